/** Speech recognition by any endpoint that takes OpenAI's request for transcriptions: hosted, or a whisper server of one's own. */
import { readFile, stat } from "node:fs/promises";
import { Agent, FormData, fetch, type Response } from "undici";
import { readSpoken } from "./read-answer.ts";
import type { Speech, SpeechAnswer, SpeechFailure } from "./speech.ts";

/** What hosted endpoints take at most. */
const MAXIMUM_BYTES = 25 * 1024 * 1024;
const MAXIMUM_ANSWER_BYTES = 16 * 1024 * 1024;
const TIME_LIMIT_MS = 10 * 60_000;

export interface SpeechSettings {
  /** The base address: /audio/transcriptions is appended. It may be private, since the operator names it. */
  url: string;
  key: string | null;
  model: string;
  /** For the whole exchange; ten minutes unless told. */
  timeLimitMs?: number;
}

/** Opens the port; nothing is asked of the endpoint yet. */
export function openSpeech({ url, key, model, timeLimitMs = TIME_LIMIT_MS }: SpeechSettings): Speech {
  const endpoint = `${url.replace(/\/+$/, "")}/audio/transcriptions`;
  const agent = new Agent({ headersTimeout: timeLimitMs, bodyTimeout: timeLimitMs, connect: { timeout: 10_000 } });
  /** What was found out: some models give no times and refuse to be asked for them. */
  let hasTimes = true;

  async function ask(form: FormData, signal: AbortSignal): Promise<Response> {
    return fetch(endpoint, {
      method: "POST",
      body: form,
      headers: key === null ? {} : { authorization: `Bearer ${key}` },
      dispatcher: agent,
      // The key is for this endpoint and for no other.
      redirect: "manual",
      signal,
    });
  }

  return {
    async transcribe({ path, contentType, language }) {
      if ((await stat(path)).size > MAXIMUM_BYTES) {
        return failed("refused", "The sound of this answer is larger than 25 MB.");
      }
      const form = new FormData();
      const sound = new Blob([await readFile(path)], { type: contentType });
      // Endpoints tell the format by the name's ending.
      form.append("file", sound, `answer.${endingOf(contentType)}`);
      form.append("model", model);
      if (language !== null) form.append("language", language.split("-")[0] ?? language);
      const signal = AbortSignal.timeout(timeLimitMs);
      try {
        const timed = hasTimes ? await ask(asking(form, TIMED), signal) : null;
        if (timed && !REFUSES_FORM.has(timed.status)) return await answerOf(timed);
        const refusal = timed && (await bodyOf(timed));
        const answer = await answerOf(await ask(asking(form, PLAIN), signal));
        // One odd recording does not cost the others their times.
        if (answer.ok && refusal && /response_format|verbose_json|granularit/i.test(refusal)) hasTimes = false;
        return answer;
      } catch (error) {
        return isTimeout(error)
          ? failed("too_slow", `The speech service did not answer within ${Math.round(timeLimitMs / 1000)} seconds.`)
          : failed("unreachable", "The speech service could not be reached.");
      }
    },
    close: () => agent.close(),
  };
}

/** How an endpoint says that it does not know what the form asks for. */
const REFUSES_FORM: ReadonlySet<number> = new Set([400, 422]);

const TIMED = [
  ["response_format", "verbose_json"],
  ["timestamp_granularities[]", "word"],
  ["timestamp_granularities[]", "segment"],
] as const;
const PLAIN = [["response_format", "json"]] as const;

/** The form with what is asked for: times of words and sentences, or the text alone. */
function asking(form: FormData, wanted: readonly (readonly [string, string])[]): FormData {
  const whole = new FormData();
  for (const [name, value] of form) whole.append(name, value);
  for (const [name, value] of wanted) whole.append(name, value);
  return whole;
}

async function answerOf(response: Response): Promise<SpeechAnswer> {
  const { status } = response;
  if (status !== 200) {
    await response.body?.cancel();
    const failure = failureOf(status);
    return failed(failure, `${WORDS[failure]} (${status}).`, retryAfter(response.headers.get("retry-after")));
  }
  const body = await bodyOf(response);
  const spoken = body === null ? null : readSpoken(body);
  return spoken ? { ok: true, spoken } : failed("broken", "The speech service gave an answer that can not be read.");
}

type Refusal = "over_quota" | "not_allowed" | "faulty" | "refused";

const WORDS: Record<Refusal, string> = {
  over_quota: "The speech service takes no more for now",
  not_allowed: "The speech service does not accept the key of SPEECH_KEY",
  faulty: "The speech service has a fault",
  refused: "The speech service refused this recording",
};

function failureOf(status: number): Refusal {
  if (status === 429 || status === 402) return "over_quota";
  if (status === 401 || status === 403) return "not_allowed";
  // A request that came too slowly, and one that came too early, are worth another try; a redirect or a wrong path is the operator's to mend.
  if (status >= 500 || status === 408 || status === 425 || status < 400 || status === 404) return "faulty";
  return "refused";
}

const failed = (failure: SpeechFailure, message: string, retryAfterMs: number | null = null): SpeechAnswer => ({
  ok: false,
  failure,
  message,
  retryAfterMs,
});

/** In seconds or as a date. */
function retryAfter(header: string | null): number | null {
  if (header === null) return null;
  if (/^\d+(\.\d+)?$/.test(header.trim())) return Number(header) * 1000;
  const at = Date.parse(header);
  return Number.isNaN(at) ? null : Math.max(0, at - Date.now());
}

/** null when it does not end. */
async function bodyOf(response: Response): Promise<string | null> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of response.body ?? []) {
    bytes += part.length;
    if (bytes > MAXIMUM_ANSWER_BYTES) return null;
    parts.push(part);
  }
  return Buffer.concat(parts).toString("utf8");
}

function isTimeout(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error.name === "TimeoutError" || /Timeout/.test(error.name)) return true;
  return error.cause instanceof Error && /Timeout/.test(error.cause.name);
}

function endingOf(contentType: string): string {
  const [type = ""] = contentType.split(";");
  const endings: Record<string, string> = { "audio/mp4": "m4a", "video/mp4": "mp4", "audio/ogg": "ogg" };
  return endings[type] ?? type.split("/")[1] ?? "webm";
}
