/** A dashboard of a server of its own process, in a real browser that the owner is signed in with; the native API beside it. */
import type { Page } from "playwright-core";
import { z } from "zod";
import { type Deployment, deploy, setUp } from "../deployment.ts";
import { type Candidate, heading, startCandidate } from "./candidate.ts";
import { signIn } from "./dashboard.ts";

export interface DeployedDashboard {
  deployment: Deployment;
  key: string;
  browser: Candidate;
  /** The tab that is signed in. */
  page: Page;
  /** Goes to an address of the dashboard, "/positions". */
  go(path: string): Promise<unknown>;
  /** One call of the native API; its answer as the shape says. @throws Error when it is refused */
  call<Shape extends z.ZodType>(shape: Shape, method: string, path: string, body?: unknown): Promise<z.infer<Shape>>;
  close(): Promise<void>;
}

/** What answers that name one thing have. */
export const named = z.object({ id: z.string() });

/** Starts a server, and signs the owner in. */
export async function deployDashboard(settings: NodeJS.ProcessEnv = {}): Promise<DeployedDashboard> {
  const [browser, deployment] = await Promise.all([startCandidate(), deploy(settings)]);
  const { key, email, password } = await setUp(deployment);
  const page = await browser.open(`${deployment.url}/app`);
  await signIn(page, email, password);
  await heading(page, "Positions").first().waitFor();
  return {
    deployment,
    key,
    browser,
    page,
    go: (path) => page.goto(`${deployment.url}/app${path}`),
    async call(shape, method, path, body) {
      const answer = await fetch(`${deployment.url}/api/v1${path}`, {
        method,
        headers: { "x-api-key": key, ...(body === undefined ? {} : { "content-type": "application/json" }) },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
      return shape.parse(answer.status === 204 ? null : await answer.json());
    },
    async close() {
      await browser.close();
      await deployment.stop();
    },
  };
}
