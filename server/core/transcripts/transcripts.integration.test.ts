/** Transcripts over the real protocol: a job that asks a speech service, asks again when it may help, and people who correct it. */
import { copyFile, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { newId } from "../../../shared/ids.ts";
import { createTestDatabase, type TestDatabase } from "../../../test/database.ts";
import { createInterview, createPosition, createWorkspace } from "../../../test/factories.ts";
import {
  type SpeechPeer,
  type SpeechReply,
  startSpeechPeer,
  TEXT_ALONE,
  WITH_WORDS,
  WITHOUT_WORDS,
} from "../../../test/speech-peer.ts";
import type { Files } from "../../platform/files/files.ts";
import { openFolderFiles } from "../../platform/files/folder-files.ts";
import type { JobDefinition, Jobs } from "../../platform/jobs/jobs.ts";
import { openMedia } from "../../platform/media/media.ts";
import { openSpeech } from "../../platform/speech/open-speech.ts";
import type { Speech } from "../../platform/speech/speech.ts";
import { type Actor, systemActor, type WorkspaceId } from "../actor.ts";
import { type Change, changeWorkspace } from "../change.ts";
import {
  correctTranscript,
  findTranscript,
  listFormerTranscripts,
  planTranscript,
  requestTranscript,
  sweepTranscripts,
  transcribeTake,
} from "./index.ts";

let db: TestDatabase;
let folder: string;
let files: Files;
let workspaceId: WorkspaceId;
let peer: SpeechPeer;
let speech: Speech;
let now: Date;
const queued: { name: string; data: object; startAfter: Date | undefined }[] = [];
const olive: Actor = {
  kind: "key",
  id: newId(),
  name: "Olive Owner",
  scopes: null,
  medium: "key",
  ip: "192.0.2.1",
  host: null,
  referer: null,
  userAgent: null,
};

const jobs: Pick<Jobs, "enqueue"> = {
  async enqueue<Data extends object>(
    _transaction: unknown,
    definition: JobDefinition<Data>,
    added: readonly { data: Data; options?: { startAfter?: Date } }[],
  ) {
    for (const { data, options } of added)
      queued.push({ name: definition.name, data, startAfter: options?.startAfter });
  },
};

beforeAll(async () => {
  db = await createTestDatabase();
  folder = await mkdtemp(join(tmpdir(), "greenroom-transcripts-"));
  files = openFolderFiles(join(folder, "files"));
});
afterAll(async () => {
  await db?.drop();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  workspaceId = (await createWorkspace(db.database)).id;
  now = new Date("2026-03-02T09:30:00Z");
  queued.length = 0;
});
afterEach(async () => {
  await speech?.close();
  await peer?.close();
});

const later = (ms: number) => {
  now = new Date(now.getTime() + ms);
};

async function serviceSays(...replies: SpeechReply[]) {
  peer = await startSpeechPeer(...replies);
  speech = openSpeech({ url: peer.url, key: "sk-secret", model: "whisper-1", timeLimitMs: 2000 });
}

const depsOf = async (service: Speech | null = speech) => ({
  database: db.database,
  jobs,
  clock: () => now,
  files,
  media: await openMedia({ ffmpegPath: null }),
  dataDir: folder,
  speech: service,
});

/** A kept answer whose recording plays. */
async function answered(
  recording = "vp9-opus.webm",
  options: { kept?: boolean; language?: string; preview?: boolean } = {},
): Promise<{ takeId: string; interviewId: string }> {
  const position = await createPosition(db.database, workspaceId, {
    settings: { transcriptionLanguage: options.language ?? null },
  });
  const interview = await createInterview(db.database, workspaceId, position.id, {
    preview: options.preview ?? false,
    deleted_at: options.preview ? now : null,
  });
  const [takeId, fileId] = [newId(), newId()];
  const copy = join(folder, `copy-${fileId}`);
  await copyFile(fileURLToPath(new URL(`../../platform/media/fixtures/${recording}`, import.meta.url)), copy);
  const key = `${workspaceId}/made/${takeId}/${fileId}.webm`;
  const stored = await files.moveIn(key, copy, { contentType: "video/webm" });
  const of = { workspace_id: workspaceId };
  await db.database
    .insertInto("files")
    .values({ ...of, id: fileId, key, content_type: "video/webm", name: "answer.webm", ...stored, created_at: now })
    .execute();
  await db.database
    .insertInto("takes")
    .values({
      ...of,
      id: takeId,
      interview_id: interview.id,
      interview_question_id: interview.questionIds[0] ?? "",
      attempt: 1,
      number: 1,
      state: "finished",
      kept: options.kept ?? true,
      started_at: now,
      ended_at: now,
      chosen_at: now,
      media_state: "playable",
      playable_file_id: fileId,
    })
    .execute();
  return { takeId, interviewId: interview.id };
}

/** Runs what the queue holds and is due, as a worker would. */
async function work() {
  const due = queued.filter(({ startAfter }) => startAfter === undefined || startAfter <= now);
  for (const job of due) {
    queued.splice(queued.indexOf(job), 1);
    await transcribeTake(await depsOf(), job.data as { workspaceId: string; takeId: string });
  }
}

const read = (takeId: string) => findTranscript(db.database, workspaceId, takeId);
const change = async <Value>(command: (step: Change) => Promise<Value>): Promise<Value> =>
  changeWorkspace(await depsOf(), olive, workspaceId, command);
const eventsOf = async (interviewId: string) =>
  (
    await db.database
      .selectFrom("events")
      .select(["type", "data"])
      .where("workspace_id", "=", workspaceId)
      .where("interview_id", "=", interviewId)
      .orderBy("sequence")
      .execute()
  ).filter(({ type }) => type.startsWith("answer."));

async function transcribed(recording?: string, options?: { language?: string }) {
  const { takeId, interviewId } = await answered(recording, options);
  await planTranscript(await depsOf(), { workspaceId, takeId });
  await work();
  return { takeId, interviewId };
}

describe("an answer whose recording plays", () => {
  it("is transcribed with words, by its sound alone, and the event tells no word of it", async () => {
    await serviceSays({ json: WITH_WORDS });
    const { takeId, interviewId } = await transcribed();
    expect(await read(takeId)).toMatchObject({
      state: "done",
      language: "en",
      text: "We built a bridge. It stands.",
      source: "machine",
      version: 1,
      words: [
        { word: "We", start: 0, end: 0.3 },
        { word: "built", start: 0.3, end: 0.7 },
        { word: "a", start: 0.7, end: 0.8 },
        { word: "bridge.", start: 0.8, end: 1.4 },
        { word: "It", start: 1.9, end: 2.1 },
        { word: "stands.", start: 2.1, end: 2.9 },
      ],
    });
    expect(peer.calls).toHaveLength(1);
    expect(peer.calls[0]?.file).toMatchObject({ name: "answer.webm", type: "audio/webm" });
    expect(peer.calls[0]?.fields).not.toHaveProperty("language");
    const [event] = await eventsOf(interviewId);
    expect(event).toMatchObject({ type: "answer.transcribed", data: { takeId, language: "en", source: "machine" } });
    expect(JSON.stringify(event)).not.toContain("bridge");
    expect((await readdir(join(folder, "preparing"))).length).toBe(0);
  });

  it.each([
    ["without words", WITHOUT_WORDS, 2],
    ["with text alone", TEXT_ALONE, 0],
  ])("is transcribed %s too", async (_name, json, parts) => {
    await serviceSays({ json });
    const { takeId } = await transcribed();
    const transcript = await read(takeId);
    expect(transcript).toMatchObject({ state: "done", text: "We built a bridge. It stands.", words: [] });
    expect(transcript?.parts).toHaveLength(parts);
  });

  it("is asked for in the language of its position", async () => {
    await serviceSays({ json: TEXT_ALONE });
    const { takeId } = await transcribed("h264-aac.mp4", { language: "pt-BR" });
    expect(peer.calls[0]?.fields.language).toEqual(["pt"]);
    expect((await read(takeId))?.language).toBe("pt-BR");
  });

  it("is asked for once, however often its job runs", async () => {
    await serviceSays({ json: WITH_WORDS });
    const { takeId } = await answered();
    const deps = await depsOf();
    await planTranscript(deps, { workspaceId, takeId });
    await planTranscript(deps, { workspaceId, takeId });
    await Promise.all([1, 2, 3].map(() => transcribeTake(deps, { workspaceId, takeId })));
    expect(peer.calls).toHaveLength(1);
    expect(queued).toHaveLength(1);
  });

  it("is left alone without a provider, when it is not the answer, and in a preview", async () => {
    await serviceSays({ json: WITH_WORDS });
    const { takeId } = await answered();
    await planTranscript(await depsOf(null), { workspaceId, takeId });
    const other = await answered("opus.webm", { kept: false });
    await planTranscript(await depsOf(), { workspaceId, takeId: other.takeId });
    const preview = await answered("opus.webm", { preview: true });
    await planTranscript(await depsOf(), { workspaceId, takeId: preview.takeId });
    expect(queued).toEqual([]);
    expect(await read(takeId)).toBeNull();
  });
});

describe("a service that fails", () => {
  it("over quota is asked again when it said so, and not before", async () => {
    await serviceSays({ status: 429, headers: { "retry-after": "3600" } }, { json: WITH_WORDS });
    const { takeId } = await transcribed();
    expect(await read(takeId)).toMatchObject({ state: "waiting", reason: expect.stringContaining("takes no more") });
    later(3_599_000);
    await work();
    await transcribeTake(await depsOf(), { workspaceId, takeId });
    expect(peer.calls).toHaveLength(1);
    later(1_000);
    await work();
    expect(peer.calls).toHaveLength(2);
    expect(await read(takeId)).toMatchObject({ state: "done", reason: null, version: 1 });
  });

  it.each<[string, SpeechReply]>([
    ["slow", "never"],
    ["broken", { text: "<html>" }],
    ["faulty", { status: 500 }],
  ])("for being %s is asked again a minute later", async (_name, reply) => {
    await serviceSays(reply, { json: WITH_WORDS });
    const { takeId } = await transcribed();
    expect((await read(takeId))?.state).toBe("waiting");
    later(60_000);
    await work();
    expect((await read(takeId))?.state).toBe("done");
  });

  it("for good is given up after about a day, told of, and asked again when somebody wants it", async () => {
    await serviceSays({ status: 503 });
    const { takeId, interviewId } = await transcribed();
    for (let attempt = 0; attempt < 20; attempt++) {
      later(12 * 3_600_000);
      await work();
    }
    expect(peer.calls).toHaveLength(8);
    expect(await read(takeId)).toMatchObject({ state: "failed", reason: expect.stringContaining("503") });
    expect((await eventsOf(interviewId)).map(({ type }) => type)).toEqual(["answer.transcription_failed"]);
    peer.replies.splice(0, peer.replies.length, { json: WITH_WORDS });
    await change((step) => requestTranscript(step, speech, takeId));
    await work();
    expect((await read(takeId))?.state).toBe("done");
  });

  it("by refusing the recording is not asked again", async () => {
    await serviceSays({ status: 400 });
    const { takeId } = await transcribed();
    expect((await read(takeId))?.state).toBe("failed");
    expect(queued).toEqual([]);
  });
});

describe("the sweep", () => {
  it("finds answers that were missed, and gives a lost job back to the queue", async () => {
    await serviceSays({ json: WITH_WORDS });
    const { takeId } = await answered();
    await sweepTranscripts(await depsOf());
    expect(queued.filter(({ data }) => "takeId" in data && data.takeId === takeId)).toHaveLength(1);
    queued.length = 0;
    later(2 * 60_000);
    await sweepTranscripts(await depsOf());
    expect(queued.map(({ data }) => data)).toContainEqual({ workspaceId, takeId });
    await work();
    expect((await read(takeId))?.state).toBe("done");
  });

  it("leaves answers of long ago to those who ask for them", async () => {
    await serviceSays({ json: WITH_WORDS });
    const { takeId } = await answered();
    later(49 * 3_600_000);
    await sweepTranscripts(await depsOf());
    expect(await read(takeId)).toBeNull();
  });
});

describe("a correction", () => {
  it("keeps what stood before, the times of words that stay, and tells who made it", async () => {
    await serviceSays({ json: WITH_WORDS });
    const { takeId, interviewId } = await transcribed();
    const after = await change((step) =>
      correctTranscript(step, takeId, { text: "We built the bridge. It stands." }, 1),
    );
    expect(after).toMatchObject({ source: "person", editedBy: "Olive Owner", version: 2, language: "en" });
    expect(after.words.map(({ word, start }) => [word, start])).toEqual([
      ["We", 0],
      ["built", 0.3],
      ["the", 0.7],
      ["bridge.", 0.8],
      ["It", 1.9],
      ["stands.", 2.1],
    ]);
    const page = { limit: 10, before: null };
    const { rows } = await listFormerTranscripts(db.database, workspaceId, takeId, page);
    expect(rows).toMatchObject([{ version: 1, text: "We built a bridge. It stands.", source: "machine" }]);
    const entries = await db.database
      .selectFrom("audit_entries")
      .select(["action", "actor_name", "data"])
      .where("workspace_id", "=", workspaceId)
      .where("subject_id", "=", interviewId)
      .execute();
    expect(entries).toEqual([
      { action: "transcript.corrected", actor_name: "Olive Owner", data: { takeId, version: 2 } },
    ]);
    expect((await eventsOf(interviewId)).at(-1)).toMatchObject({ data: { source: "person", version: 2 } });
  });

  it("by somebody who has read an older version is refused, and one that changes nothing is none", async () => {
    await serviceSays({ json: WITH_WORDS });
    const { takeId } = await transcribed();
    await change((step) => correctTranscript(step, takeId, { text: "We built it." }, 1));
    const stale = change((step) => correctTranscript(step, takeId, { text: "They built it." }, 1));
    await expect(stale).rejects.toMatchObject({ refusal: { code: "stale" } });
    const same = await change((step) => correctTranscript(step, takeId, { text: " We built it. " }, 2));
    expect(same.version).toBe(2);
  });

  it("of sentences keeps their times as captions", async () => {
    await serviceSays({ json: WITHOUT_WORDS });
    const { takeId } = await transcribed();
    const after = await change((step) => correctTranscript(step, takeId, { text: "We built two bridges. It stands." }));
    expect(after.words).toEqual([]);
    expect(after.parts.map(({ text }) => text)).toEqual(["We built two bridges.", "It stands."]);
    expect(after.parts[1]?.start).toBeGreaterThanOrEqual(1.9);
  });

  it("is not overwritten by a machine that was at it", async () => {
    await serviceSays({ status: 503 }, { json: WITH_WORDS });
    const { takeId } = await transcribed();
    const written = await change((step) => correctTranscript(step, takeId, { text: "Heard by a person." }));
    expect(written).toMatchObject({ state: "done", version: 1 });
    later(3_600_000);
    await work();
    expect((await read(takeId))?.text).toBe("Heard by a person.");
    expect(peer.calls).toHaveLength(1);
  });

  it("is for the own workspace alone", async () => {
    await serviceSays({ json: WITH_WORDS });
    const { takeId } = await transcribed();
    const { id: stranger } = await createWorkspace(db.database);
    const deps = await depsOf();
    const attempt = (command: (step: Change) => Promise<unknown>) =>
      changeWorkspace(deps, systemActor("stranger"), stranger, command);
    await expect(attempt((step) => correctTranscript(step, takeId, { text: "Mine" }))).rejects.toMatchObject({
      refusal: { code: "not_found" },
    });
    await expect(attempt((step) => requestTranscript(step, speech, takeId))).rejects.toMatchObject({
      refusal: { code: "not_found" },
    });
    expect(await findTranscript(db.database, stranger, takeId)).toBeNull();
    await transcribeTake(deps, { workspaceId: stranger, takeId });
    expect((await read(takeId))?.text).toBe("We built a bridge. It stands.");
  });
});
