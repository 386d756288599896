/** A transcription endpoint on loopback that speaks OpenAI's protocol and answers as a test tells it to. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** What one request sent: the fields of its form, and the sound. */
export interface SpeechCall {
  path: string;
  authorization: string | undefined;
  fields: Record<string, string[]>;
  file: { name: string; type: string; bytes: Buffer } | null;
}

/** A body as JSON, or as text that is no JSON; "never" keeps the caller waiting. */
export type SpeechReply =
  | "never"
  | { status?: number; headers?: Record<string, string>; json?: unknown; text?: string };

export interface SpeechPeer {
  /** The base address, as SPEECH_URL takes it. */
  url: string;
  calls: SpeechCall[];
  /** What the next calls are answered, one after the other; the last one goes on. */
  replies: SpeechReply[];
  close(): Promise<void>;
}

/** "We built a bridge. It stands." with a time for each word, as whisper gives them: words without their punctuation. */
export const WITH_WORDS = {
  task: "transcribe",
  language: "english",
  duration: 3.2,
  text: "We built a bridge. It stands.",
  words: [
    { word: "We", start: 0, end: 0.3 },
    { word: "built", start: 0.3, end: 0.7 },
    { word: "a", start: 0.7, end: 0.8 },
    { word: "bridge", start: 0.8, end: 1.4 },
    { word: "It", start: 1.9, end: 2.1 },
    { word: "stands", start: 2.1, end: 2.9 },
  ],
  segments: [
    { id: 0, start: 0, end: 1.5, text: " We built a bridge." },
    { id: 1, start: 1.9, end: 3, text: " It stands." },
  ],
};

const { words: _words, ...withoutWords } = WITH_WORDS;
export const WITHOUT_WORDS = withoutWords;
export const TEXT_ALONE = { text: "We built a bridge. It stands." };

export async function startSpeechPeer(...replies: SpeechReply[]): Promise<SpeechPeer> {
  const calls: SpeechCall[] = [];
  const script = replies.length > 0 ? replies : [{ json: WITH_WORDS }];
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const form = await new Response(new Uint8Array(Buffer.concat(parts)), {
      headers: { "content-type": request.headers["content-type"] ?? "" },
    }).formData();
    const fields: SpeechCall["fields"] = {};
    let file: SpeechCall["file"] = null;
    for (const [name, value] of form.entries()) {
      if (typeof value === "string") fields[name] = [...(fields[name] ?? []), value];
      else file = { name: value.name, type: value.type, bytes: Buffer.from(await value.arrayBuffer()) };
    }
    calls.push({ path: request.url ?? "", authorization: request.headers.authorization, fields, file });
    const reply = script.length > 1 ? script.shift() : script[0];
    if (reply === undefined || reply === "never") return;
    response.writeHead(reply.status ?? 200, { "content-type": "application/json", ...reply.headers });
    response.end(reply.text ?? JSON.stringify(reply.json ?? {}));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/v1`,
    calls,
    replies: script,
    async close() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
