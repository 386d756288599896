/** A candidate as far as a benchmark needs one: in the room, with a take that is being recorded. */
import { request } from "undici";
import { z } from "zod";
import { type BenchServer, call } from "./server.ts";

export interface OpenSegment {
  url: string;
  headers: Record<string, string>;
  segmentId: string;
  code: string;
  fence: number;
}

const roomSchema = z.object({ questions: z.array(z.object({ id: z.string() })) });

async function room(server: BenchServer, code: string, path: string, body?: object): Promise<unknown> {
  const answer = await fetch(`${server.url}/api/room${path}`, {
    method: body ? "POST" : "GET",
    headers: { "x-room-code": code, ...(body ? { "content-type": "application/json" } : {}) },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${text.slice(0, 300)}`);
  return JSON.parse(text);
}

/** Invites somebody, opens the room and starts a take of the first question. */
export async function startTake(server: BenchServer, position: string, name: string): Promise<OpenSegment> {
  const invited = z.object({ data: z.object({ interviewLink: z.string() }) }).parse(
    await call(server, "POST", "/api/external/ingest/candidate", {
      name,
      email: `${name}@example.com`,
      jobId: position,
      status: "shortlisted",
    }),
  );
  const code = new URL(invited.data.interviewLink).searchParams.get("key") ?? "";
  await room(server, code, "/consent", {});
  const entered = roomSchema.parse(await room(server, code, "/enter", {}));
  const question = entered.questions[0]?.id ?? "";
  const { fence } = z
    .object({ fence: z.number() })
    .parse(await room(server, code, "/hold", { tabId: name, takeOver: true }));
  await room(server, code, `/questions/${question}/show`, {});
  const { segmentId } = z
    .object({ segmentId: z.string() })
    .parse(
      await room(server, code, `/questions/${question}/takes`, { fence, contentType: "video/webm;codecs=vp9,opus" }),
    );
  return {
    url: `${server.url}/api/room/uploads/${segmentId}`,
    headers: { "x-room-code": code, "x-room-fence": String(fence) },
    segmentId,
    code,
    fence,
  };
}

export const finishSegment = (server: BenchServer, segment: OpenSegment, facts: { bytes: number; sha256: string }) =>
  room(server, segment.code, `/segments/${segment.segmentId}/finish`, {
    ...facts,
    fence: segment.fence,
    durationMs: 1000,
    interrupted: false,
  });

/** Sends one chunk as the room does; the offset that the server acknowledged. */
export async function sendChunk(
  url: string,
  headers: Record<string, string>,
  offset: number,
  chunk: Buffer,
): Promise<number> {
  const answer = await request(url, {
    method: "PATCH",
    headers: {
      ...headers,
      "tus-resumable": "1.0.0",
      "content-type": "application/offset+octet-stream",
      "upload-offset": String(offset),
    },
    body: chunk,
  });
  const text = await answer.body.text();
  if (answer.statusCode !== 204) throw new Error(`PATCH at ${offset}: ${answer.statusCode} ${text.slice(0, 300)}`);
  return Number(answer.headers["upload-offset"]);
}
