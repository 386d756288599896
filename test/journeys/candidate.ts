/** A candidate in a real browser with a fake camera, and a witness of every byte that the browser's recorders gave out. */
import { createHash } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, chromium, type Page } from "playwright-core";
import { expect, inject } from "vitest";
import { z } from "zod";
import type { Deployment } from "../deployment.ts";

const BROWSER_FLAGS = [
  "--no-sandbox",
  "--use-fake-device-for-media-stream",
  "--use-fake-ui-for-media-stream",
  "--autoplay-policy=no-user-gesture-required",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** What the recorders of a browser gave out, recorder by recorder, in order; told to this process at once, so a killed tab takes none of it. */
export interface Witness {
  recorders: Map<string, Buffer[]>;
}

export interface Candidate {
  context: BrowserContext;
  witness: Witness;
  /** The browser's own process id, to kill it with. */
  profile: string;
  open(url: string): Promise<Page>;
  /** Ends the browser's process without a word, and starts another on the same profile. */
  killBrowser(): Promise<void>;
  close(): Promise<void>;
}

/** Runs in the page before its own code: every recorder also tells the witness. */
function tellTheWitness(): void {
  const Original = window.MediaRecorder;
  const bytesOf = async (blob: Blob): Promise<string> => {
    const bytes = new Uint8Array(await blob.arrayBuffer());
    let text = "";
    for (let start = 0; start < bytes.length; start += 8192)
      text += String.fromCharCode(...bytes.subarray(start, start + 8192));
    return btoa(text);
  };
  class Witnessed extends Original {
    constructor(stream: MediaStream, options?: MediaRecorderOptions) {
      super(stream, options);
      const name = crypto.randomUUID();
      let turn = Promise.resolve();
      this.addEventListener("dataavailable", (event) => {
        turn = turn.then(async () => {
          const witnessed: unknown = Reflect.get(window, "witnessed");
          if (typeof witnessed === "function") await witnessed(name, await bytesOf(event.data));
        });
      });
    }
  }
  window.MediaRecorder = Witnessed;
}

/** Starts a browser on a profile of its own. */
export async function startCandidate(
  options: { userAgent?: string; viewport?: { width: number; height: number }; locale?: string } = {},
): Promise<Candidate> {
  const profile = await mkdtemp(join(tmpdir(), "greenroom-profile-"));
  const witness: Witness = { recorders: new Map() };
  const launch = async (): Promise<BrowserContext> => {
    const context = await chromium.launchPersistentContext(profile, {
      executablePath: inject("chromiumPath"),
      args: BROWSER_FLAGS,
      permissions: ["camera", "microphone"],
      viewport: options.viewport ?? { width: 1280, height: 900 },
      ...(options.userAgent ? { userAgent: options.userAgent } : {}),
      ...(options.locale ? { locale: options.locale } : {}),
    });
    context.setDefaultTimeout(60_000);
    await context.exposeBinding("witnessed", (_source, recorder: string, base64: string) => {
      const parts = witness.recorders.get(recorder) ?? [];
      parts.push(Buffer.from(base64, "base64"));
      witness.recorders.set(recorder, parts);
    });
    await context.addInitScript(tellTheWitness);
    return context;
  };
  const candidate: Candidate = {
    context: await launch(),
    witness,
    profile,
    async open(url) {
      const page = await candidate.context.newPage();
      await page.goto(url);
      return page;
    },
    async killBrowser() {
      const session = await candidate.context.browser()?.newBrowserCDPSession();
      const processes = await session?.send("SystemInfo.getProcessInfo");
      const browser = processes?.processInfo.find((one) => one.type === "browser");
      if (!browser) throw new Error("The browser's process was not found.");
      process.kill(browser.id, "SIGKILL");
      await candidate.context.close().catch(() => undefined);
      await rm(join(profile, "SingletonLock"), { force: true });
      candidate.context = await launch();
    },
    async close() {
      await candidate.context.close().catch(() => undefined);
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
  return candidate;
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** A page, or a frame inside one. */
export type Screen = Pick<Page, "getByRole" | "getByText">;

const button = (page: Screen, name: string | RegExp) =>
  page.getByRole("button", { name, exact: typeof name === "string" });
export const press = (page: Screen, name: string | RegExp) => button(page, name).click();
export const heading = (page: Screen, name: string | RegExp) => page.getByRole("heading", { name });

/** From the welcome to the first question, shown. */
export async function goToFirstQuestion(page: Screen): Promise<void> {
  await press(page, "Continue");
  await goOnFromConsent(page);
}

/** From what the candidate agrees to, to the first question. */
export async function goOnFromConsent(page: Screen): Promise<void> {
  await page.getByRole("checkbox").check();
  await press(page, "Agree and continue");
  await press(page, "Turn on camera and microphone");
  await goOnFromCheck(page);
}

/** From camera and microphone that work, to the first question. */
export async function goOnFromCheck(page: Screen): Promise<void> {
  await press(page, "Continue without a trial");
  await press(page, "Skip the practice");
  await press(page, "Start the interview");
  await press(page, "Show the question");
}

/** Starts recording and waits until parts are on their way. */
export async function record(page: Screen, seconds: number): Promise<void> {
  await press(page, /^Start recording/);
  await page.getByText("Recording", { exact: true }).first().waitFor();
  await pause(seconds * 1000);
}

export interface Invited {
  interviewId: string;
  link: string;
  key: string;
  deployment: Deployment;
}

const answerSchema = z.object({
  url: z.string(),
  bytes: z.number(),
  sha256: z.string(),
  durationMs: z.number().nullable(),
  mediaState: z.string(),
  playbackUrl: z.string().nullable(),
  interrupted: z.boolean(),
  segments: z.array(z.object({ bytes: z.number(), sha256: z.string(), state: z.string() })),
});
const interviewSchema = z.object({
  progress: z.string(),
  answers: z.array(answerSchema),
  facts: z.array(z.object({ kind: z.string() })),
});

/** Invites somebody to a new position by the vendor's single call, and gives the link that it answers. */
export async function invite(
  deployment: Deployment,
  key: string,
  options: { questions?: number; answerSeconds?: number; retakes?: number; settings?: object } = {},
): Promise<Invited> {
  const call = async (path: string, body: object): Promise<unknown> => {
    const answer = await fetch(`${deployment.url}${path}`, {
      method: "POST",
      headers: { "x-api-key": key, "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  };
  const position = z.object({ id: z.string() }).parse(
    await call("/api/v1/positions", {
      title: "Site engineer",
      visibility: "public",
      ...(options.settings ? { settings: options.settings } : {}),
      questions: Array.from({ length: options.questions ?? 1 }, (_none, index) => ({
        text: `What have you built, part ${index + 1}?`,
        thinkSeconds: 0,
        answerSeconds: options.answerSeconds ?? 180,
        retakes: options.retakes ?? 1,
      })),
    }),
  );
  const { data } = z.object({ data: z.object({ id: z.string(), interviewLink: z.string() }) }).parse(
    await call("/api/external/ingest/candidate", {
      name: "Jane Doe",
      email: `jane.${Date.now()}.${Math.floor(Math.random() * 1e6)}@example.com`,
      jobId: position.id,
      status: "shortlisted",
    }),
  );
  return { interviewId: data.id, link: data.interviewLink, key, deployment };
}

/** The interview as the API gives it. */
export async function readBack({ deployment, key, interviewId }: Invited): Promise<z.infer<typeof interviewSchema>> {
  const answer = await fetch(`${deployment.url}/api/v1/interviews/${interviewId}`, { headers: { "x-api-key": key } });
  return interviewSchema.parse(await answer.json());
}

const sha256 = (bytes: Buffer): string => createHash("sha256").update(bytes).digest("hex");

/**
 * Checks that every segment on the server is what one recorder gave out: all of it, or, when the page was killed, all but what the page
 * had no time to keep (its last parts). And that the answer's own address gives exactly the bytes that the API states.
 */
export async function expectRecorded(
  invited: Invited,
  witness: Witness,
  killed: { lostParts: number } = { lostParts: 0 },
): Promise<void> {
  const { answers } = await readBack(invited);
  expect(answers.length).toBeGreaterThan(0);
  for (const answer of answers) {
    const body = Buffer.from(await (await fetch(answer.url)).arrayBuffer());
    expect({ bytes: body.length, sha256: sha256(body) }).toEqual({ bytes: answer.bytes, sha256: answer.sha256 });
    for (const segment of answer.segments) {
      const match = [...witness.recorders.values()].some((parts) => {
        for (let lost = 0; lost <= killed.lostParts && lost < parts.length; lost++) {
          if (sha256(Buffer.concat(parts.slice(0, parts.length - lost))) === segment.sha256) return true;
        }
        return false;
      });
      expect(match, `segment of ${segment.bytes} bytes is what a recorder gave out`).toBe(true);
      expect(segment.bytes).toBeGreaterThan(10_000);
    }
  }
}

/** Keeps the reviewed answer and finishes. */
export async function keepAndFinish(page: Screen): Promise<void> {
  await heading(page, "Your answer is safe").waitFor({ timeout: 60_000 });
  await press(page, /^Keep (this answer|take)/);
  await press(page, /^Finish/);
  await page.getByText("SHA-256").first().waitFor({ state: "attached" });
}

/** Shares an interview by a link: its address, and how to end it. */
export async function shareOf({ deployment, key, interviewId }: Invited, options: object = {}) {
  const call = (method: string, path: string, body?: object) =>
    fetch(`${deployment.url}/api/v1${path}`, {
      method,
      headers: { "x-api-key": key, ...(body ? { "content-type": "application/json" } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
  const made = await call("POST", `/interviews/${interviewId}/shares`, options);
  const { id, url } = z.object({ id: z.string(), url: z.string() }).parse(await made.json());
  return { id, url, end: () => call("DELETE", `/shares/${id}`) };
}
