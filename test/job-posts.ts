/** Public job posts for tests: made by the native API, read and applied to as a browser does. */
import { cp, mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { z } from "zod";

const madeSchema = z.object({ id: z.string() });

export interface JobCaller {
  url: string;
  key: string;
}

/** A call of the native API; gives the answer's body. @throws Error when it is refused. */
export async function callNative(
  { url, key }: JobCaller,
  method: string,
  path: string,
  body?: unknown,
): Promise<unknown> {
  const answer = await fetch(`${url}/api/v1${path}`, {
    method,
    headers: { "x-api-key": key, ...(body === undefined ? {} : { "content-type": "application/json" }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  return answer.json();
}

const idOf = async (answer: Promise<unknown>): Promise<string> => madeSchema.parse(await answer).id;

/** A job post of a project of its own, published unless told otherwise. */
export async function createJob(
  caller: JobCaller,
  { published = true, projectId, ...post }: Record<string, unknown> & { published?: boolean; projectId?: string } = {},
): Promise<{ id: string; projectId: string }> {
  const project = projectId ?? (await idOf(callNative(caller, "POST", "/projects", { title: "Bridges" })));
  const id = await idOf(
    callNative(caller, "POST", "/job-posts", { title: "Site engineer", projectId: project, ...post }),
  );
  if (published) await callNative(caller, "POST", `/job-posts/${id}/publish`);
  return { id, projectId: project };
}

/** The sources of the pages of jobs as if they were built: enough for what the server writes into them. */
export async function jobPagesDir(): Promise<{ webDir: string; remove(): Promise<void> }> {
  const webDir = await mkdtemp(join(tmpdir(), "greenroom-job-pages-"));
  await mkdir(join(webDir, "jobs"));
  await mkdir(join(webDir, "assets"));
  await cp(resolve(import.meta.dirname, "../web/jobs/index.html"), join(webDir, "jobs/index.html"));
  return { webDir, remove: () => rm(webDir, { recursive: true, force: true }) };
}

/** A page with one line of text, written by hand; readers rebuild the missing table of places. */
export function pdfOf(text: string): Buffer<ArrayBuffer> {
  const stream = `BT /F1 12 Tf 72 720 Td (${text}) Tj ET`;
  return Buffer.from(
    [
      "%PDF-1.4",
      "1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj",
      "2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj",
      "3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >> endobj",
      `4 0 obj << /Length ${stream.length} >> stream\n${stream}\nendstream endobj`,
      "5 0 obj << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> endobj",
      "trailer << /Root 1 0 R >>",
      "%%EOF",
    ].join("\n"),
  );
}
