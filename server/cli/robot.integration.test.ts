/** The robot against the server as an operator starts it: what it says it sent is what the API gives back. */
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFile, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { newId } from "../../shared/ids.ts";
import { createTestDatabase, type TestDatabase } from "../../test/database.ts";
import { createApiKey, createWorkspace } from "../../test/factories.ts";
import { serveOn, type TestServing } from "../../test/serving.ts";
import { followLink } from "./robot-link.ts";
import { createRoomClient } from "./robot-room.ts";
import { uploadBytes } from "./robot-upload.ts";

const positionSchema = z.object({ id: z.string() });
const interviewSchema = z.object({
  id: z.string(),
  link: z.string(),
  admission: z.string(),
  progress: z.string(),
  questions: z.array(z.object({ id: z.string() })),
  answers: z.array(
    z.object({ questionId: z.string(), url: z.string().nullable(), bytes: z.number(), sha256: z.string() }),
  ),
  postScreening: z.array(z.object({ answer: z.string() })),
  resume: z.object({ status: z.string().nullable() }),
});
const resultSchema = z.object({
  interviewId: z.string(),
  answers: z.array(z.object({ questionId: z.string(), bytes: z.number(), sha256: z.string() })),
});

let database: TestDatabase;
let serving: TestServing;
let key: string;
let folder: string;

beforeAll(async () => {
  database = await createTestDatabase();
  const workspace = await createWorkspace(database.database);
  key = await createApiKey(database.database, workspace.id);
  serving = await serveOn(database.connection.url, { ROLES: "web,worker" });
  folder = await mkdtemp(join(tmpdir(), "greenroom-robot-"));
});

afterAll(async () => {
  await serving?.close();
  await database?.drop();
  await rm(folder, { recursive: true, force: true });
});

async function api(path: string, body?: unknown): Promise<unknown> {
  const response = await fetch(`${serving.url}/api/v1${path}`, {
    method: body === undefined ? "GET" : "POST",
    headers: { "x-api-key": key, "content-type": "application/json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return response.json();
}

const question = (text: string, answerKind = "video") => ({
  text,
  answerKind,
  thinkSeconds: 0,
  answerSeconds: 60,
  retakes: 1,
});

async function invite(position: Record<string, unknown>, candidate: Record<string, unknown> = {}) {
  const { id } = positionSchema.parse(await api("/positions", { title: "Site engineer", ...position }));
  const email = `${newId()}@example.com`;
  return interviewSchema.parse(await api("/interviews", { positionId: id, name: "Ada Example", email, ...candidate }));
}

const interviewOf = async (id: string) => interviewSchema.parse(await api(`/interviews/${id}`));

/** Runs the command as a person would. */
function robot(...words: string[]): Promise<{ code: number | null; output: string; errors: string }> {
  const child = spawn(process.execPath, [join(import.meta.dirname, "greenroom.js"), "robot", ...words], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  let errors = "";
  child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (errors += chunk.toString()));
  return new Promise((resolve) => child.on("exit", (code) => resolve({ code, output, errors })));
}

it("answers every kind of question, and the API gives back exactly those bytes", async () => {
  const interview = await invite(
    { questions: [question("One"), question("Two", "audio"), question("Three", "text"), question("Four")] },
    { admission: "admitted", skills: ["python"] },
  );
  const file = join(folder, "mine.webm");
  await copyFile(join(import.meta.dirname, "robot-take.webm"), file);
  const { code, output, errors } = await robot(interview.link, "--take", file, "--json");
  expect(errors).not.toContain("Error");
  expect(code).toBe(0);
  const result = resultSchema.parse(JSON.parse(output));
  expect(result.interviewId).toBe(interview.id);
  const after = await interviewOf(interview.id);
  expect(after.progress).toBe("completed");
  expect(after.questions.length).toBeGreaterThan(4);
  expect(result.answers.map(({ questionId }) => questionId)).toEqual(after.questions.map(({ id }) => id));
  const sent = await readFile(file);
  const recorded = after.answers.filter(({ url }) => url !== null);
  expect(recorded).toHaveLength(after.questions.length - 1);
  for (const { url, sha256, questionId } of recorded) {
    const stored = Buffer.from(await (await fetch(url ?? "")).arrayBuffer());
    expect(Buffer.compare(stored, sent)).toBe(0);
    expect(sha256).toBe(createHash("sha256").update(sent).digest("hex"));
    expect(result.answers).toContainEqual({ questionId, bytes: sent.length, sha256 });
  }
  const again = await robot(interview.link);
  expect(again).toMatchObject({ code: 1, output: "", errors: "The interview is completed already.\n" });
});

it("fills in the form of a draft, says that the team comes next, and goes on once admitted", async () => {
  const screening = (text: string, kind: string, more = {}) => ({ id: newId(), text, kind, mustHave: true, ...more });
  const interview = await invite(
    {
      questions: [question("One")],
      settings: {
        resumeRequired: true,
        portfolioRequired: true,
        preScreening: [
          screening("May you work here?", "yes_no", { acceptedAnswers: ["yes"] }),
          screening("How many years?", "number", { acceptedAnswers: ["3"] }),
          screening("Where?", "choice", { options: ["Oslo", "Bergen"], acceptedAnswers: ["Oslo"] }),
        ],
        postScreening: [screening("When can you start?", "text")],
      },
    },
    { admission: "draft" },
  );
  const waiting = await robot(interview.link, "--json");
  expect(waiting.code).toBe(1);
  expect(waiting.output).toBe("");
  expect(waiting.errors).toContain("The team has not admitted this candidate yet.");
  expect(await interviewOf(interview.id)).toMatchObject({ admission: "draft", resume: { status: "stored" } });
  await api(`/interviews/${interview.id}/admit`, {});
  const played = await robot(interview.link, "--json");
  expect(played.code).toBe(0);
  const after = await interviewOf(interview.id);
  expect(after.progress).toBe("completed");
  expect(after.postScreening).toHaveLength(1);
});

it("applies to a public position by its open link", async () => {
  const { id } = positionSchema.parse(
    await api("/positions", { title: "Open", visibility: "public", questions: [question("One")] }),
  );
  const link = `${serving.url}/public-application/${id}`;
  expect(await robot(link)).toMatchObject({ code: 1, errors: expect.stringContaining("--email") });
  const { code, output } = await robot(link, "--email", "robin@example.com", "--json");
  expect(code).toBe(0);
  expect((await interviewOf(resultSchema.parse(JSON.parse(output)).interviewId)).progress).toBe("completed");
  const again = await robot(link, "--email", "robin@example.com");
  expect(again).toMatchObject({
    code: 1,
    errors: expect.stringContaining("has an interview in this position already"),
  });
});

it("goes on after a run that was killed in the middle of a take, at no cost", async () => {
  const interview = await invite(
    { questions: [{ ...question("One"), retakes: 0 }, question("Two")] },
    { admission: "admitted" },
  );
  const target = await followLink(interview.link);
  const code = target.kind === "room" ? target.code : "";
  const room = createRoomClient(serving.url, code);
  await room.consent();
  await room.enter();
  const held = await room.hold({ tabId: "killed", takeOver: false });
  const fence = held.held ? held.fence : 0;
  const [first] = interview.questions;
  await room.show(first?.id ?? "");
  const { segmentId } = await room.startTake(first?.id ?? "", { fence, contentType: "video/webm" });
  await uploadBytes(
    {
      url: `${serving.url}/api/room/uploads/${segmentId}`,
      headers: { "x-room-code": code, "x-room-fence": String(fence) },
    },
    new Uint8Array(1000),
  );
  // The holder that was killed is given up after fifteen seconds; the test does not wait for them.
  await database.database
    .updateTable("interviews")
    .set({ holder_seen_at: new Date(0) })
    .execute();
  const played = await robot(interview.link, "--json");
  expect(played.code).toBe(0);
  expect(resultSchema.parse(JSON.parse(played.output)).answers).toHaveLength(2);
});

it("says that a link opens nothing", async () => {
  const wrong = await robot(`${serving.url}/i/AAAAAAAAAAA`, "--json");
  expect(wrong).toMatchObject({ code: 1, output: "", errors: "This link opens no interview.\n" });
});
