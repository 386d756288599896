/** The speech adapter against a real endpoint on loopback: what it sends, what it makes of answers, and how failures come out. */
import { mkdtemp, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type SpeechReply, startSpeechPeer, TEXT_ALONE, WITH_WORDS, WITHOUT_WORDS } from "../../../test/speech-peer.ts";
import { openSpeech } from "./open-speech.ts";

let folder: string;
let path: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "greenroom-speech-"));
  path = join(folder, "answer");
  await writeFile(path, "the sound of an answer");
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function asked(reply: SpeechReply, options: { timeLimitMs?: number; language?: string; key?: string } = {}) {
  const peer = await startSpeechPeer(reply);
  const { timeLimitMs, language = null, key = null } = options;
  const speech = openSpeech({ url: peer.url, key, model: "whisper-1", ...(timeLimitMs ? { timeLimitMs } : {}) });
  try {
    const answer = await speech.transcribe({ path, contentType: "audio/webm", language });
    return { answer, call: peer.calls[0] };
  } finally {
    await peer.close();
    await speech.close();
  }
}

describe("a transcription", () => {
  it("is asked for with words and segments, the key, the sound and the language", async () => {
    const { call } = await asked({ json: WITH_WORDS }, { key: "sk-secret", language: "de-AT" });
    expect(call).toEqual({
      path: "/v1/audio/transcriptions",
      authorization: "Bearer sk-secret",
      fields: {
        model: ["whisper-1"],
        response_format: ["verbose_json"],
        "timestamp_granularities[]": ["word", "segment"],
        language: ["de"],
      },
      file: { name: "answer.webm", type: "audio/webm", bytes: Buffer.from("the sound of an answer") },
    });
  });

  it("leaves the language and the key out when there is none", async () => {
    const { call } = await asked({ json: WITH_WORDS });
    expect(call?.authorization).toBeUndefined();
    expect(call?.fields).not.toHaveProperty("language");
  });

  it("has text, words with seconds, segments and the language as a code", async () => {
    const { answer } = await asked({ json: WITH_WORDS });
    expect(answer).toEqual({
      ok: true,
      spoken: {
        text: "We built a bridge. It stands.",
        language: "en",
        words: WITH_WORDS.words,
        parts: [
          { start: 0, end: 1.5, text: "We built a bridge." },
          { start: 1.9, end: 3, text: "It stands." },
        ],
      },
    });
  });

  it("finds words that a server puts into its segments", async () => {
    const { words, ...rest } = WITH_WORDS;
    const segments = [{ ...rest.segments[0], words }];
    const { answer } = await asked({ json: { ...rest, segments } });
    expect(answer).toMatchObject({ ok: true, spoken: { words } });
  });

  it.each([
    ["without words", WITHOUT_WORDS, 2],
    ["of text alone", TEXT_ALONE, 0],
    ["with odd parts", { ...WITHOUT_WORDS, words: "none", segments: [{ text: "a" }, WITHOUT_WORDS.segments[1]] }, 1],
  ])("%s is one too", async (_name, json, parts) => {
    const { answer } = await asked({ json });
    expect(answer).toMatchObject({ ok: true, spoken: { text: WITH_WORDS.text, words: [] } });
    expect(answer.ok && answer.spoken.parts.length).toBe(parts);
  });

  it("keeps times in order", async () => {
    const words = [
      { word: "b", start: 2, end: 1 },
      { word: "a", start: "0.5", end: 1 },
    ];
    const { answer } = await asked({ json: { text: "a b", words } });
    expect(answer).toMatchObject({
      spoken: {
        words: [
          { word: "a", start: 0.5, end: 1 },
          { word: "b", start: 2, end: 2 },
        ],
      },
    });
  });
});

it("is asked for the text alone of a model that gives no times, and of that one from then on", async () => {
  const peer = await startSpeechPeer(
    { status: 400, json: { error: { param: "response_format" } } },
    { json: TEXT_ALONE },
  );
  const speech = openSpeech({ url: peer.url, key: null, model: "gpt-4o-transcribe" });
  const sound = { path, contentType: "audio/webm", language: "de" };
  const answers = [await speech.transcribe(sound), await speech.transcribe(sound)];
  await peer.close();
  await speech.close();
  for (const answer of answers)
    expect(answer).toMatchObject({ ok: true, spoken: { text: TEXT_ALONE.text, words: [] } });
  expect(peer.calls.map(({ fields }) => fields.response_format)).toEqual([["verbose_json"], ["json"], ["json"]]);
  expect(peer.calls[2]).toMatchObject({
    fields: { model: ["gpt-4o-transcribe"], language: ["de"] },
    file: { name: "answer.webm", bytes: Buffer.from("the sound of an answer") },
  });
});

describe("a failure", () => {
  it.each<[string, SpeechReply, object]>([
    [
      "over quota, for as long as it says",
      { status: 429, headers: { "retry-after": "90" } },
      { failure: "over_quota", retryAfterMs: 90_000 },
    ],
    ["with a fault", { status: 503 }, { failure: "faulty", retryAfterMs: null }],
    ["of the key", { status: 401 }, { failure: "not_allowed" }],
    ["refused", { status: 400, json: { error: { message: "no" } } }, { failure: "refused" }],
    ["with JSON that breaks off", { text: '{"text": "We bu' }, { failure: "broken" }],
    ["with JSON that says nothing", { json: { ok: true } }, { failure: "broken" }],
    ["that leads elsewhere", { status: 302, headers: { location: "http://127.0.0.1:9/" } }, { failure: "faulty" }],
  ])("%s", async (_name, reply, expected) => {
    const { answer } = await asked(reply, { key: "sk-secret" });
    expect(answer).toMatchObject({ ok: false, ...expected });
    expect(JSON.stringify(answer)).not.toContain("sk-secret");
  });

  it("is the end of waiting for a slow answer", async () => {
    const { answer } = await asked("never", { timeLimitMs: 50 });
    expect(answer).toMatchObject({ ok: false, failure: "too_slow" });
  });

  it("is an endpoint that is not there", async () => {
    const speech = openSpeech({ url: "http://127.0.0.1:9/v1", key: null, model: "whisper-1" });
    const answer = await speech.transcribe({ path, contentType: "audio/webm", language: null });
    await speech.close();
    expect(answer).toMatchObject({ ok: false, failure: "unreachable" });
  });

  it("is sound that no endpoint takes, and it is not sent", async () => {
    const large = join(folder, "large");
    await writeFile(large, "");
    await truncate(large, 26 * 1024 * 1024);
    const speech = openSpeech({ url: "http://127.0.0.1:9/v1", key: null, model: "whisper-1" });
    const answer = await speech.transcribe({ path: large, contentType: "audio/webm", language: null });
    await speech.close();
    expect(answer).toMatchObject({ ok: false, failure: "refused" });
  });
});
