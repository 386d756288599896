/** A real tus server on loopback behind a proxy that does to requests what bad networks do, in an order given by the test. */
import { createHash } from "node:crypto";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { FileStore } from "@tus/file-store";
import { Server as TusServer } from "@tus/server";
import type { Endpoint } from "../endpoint.ts";
import { sleep } from "../endpoint.ts";

export const FAULTS = ["pass", "drop", "lose_answer", "repeat", "truncate", "late", "unavailable", "busy"] as const;
export type Fault = (typeof FAULTS)[number];

export interface FaultyServer {
  endpoint: Endpoint;
  /** Opens an upload of unknown length, as the start of a segment does. */
  open(segmentId: string): Promise<void>;
  stored(segmentId: string): Promise<Buffer>;
  /** Faults of the next requests; when they are used up, all pass. */
  schedule(faults: Fault[]): void;
  /** What PATCH requests carried, in bytes. */
  patches: number[];
  /** Answers every request with 403 "fenced" from now on. */
  fence(): void;
  close(): Promise<void>;
}

async function bodyOf(incoming: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of incoming) parts.push(part);
  return Buffer.concat(parts);
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      if (typeof address === "object" && address) resolve(address.port);
      else reject(new Error("No port."));
    });
  });
}

function closeServer(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}

export async function startFaultyServer(): Promise<FaultyServer> {
  const directory = await mkdtemp(join(tmpdir(), "greenroom-upload-"));
  const tus = new TusServer({
    path: "/uploads",
    datastore: new FileStore({ directory }),
    namingFunction: (incoming) => incoming.headers.get("x-segment") ?? "",
  });
  const upstream = createServer((incoming, outgoing) => {
    const finish = /^\/finish\/([\w-]+)$/.exec(incoming.url ?? "");
    if (!finish) return void tus.handle(incoming, outgoing).catch(() => outgoing.destroy());
    void answerFinish(finish[1] ?? "", incoming, outgoing).catch(() => outgoing.destroy());
  });
  const upstreamPort = await listen(upstream);

  async function answerFinish(segmentId: string, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const stated: { bytes: number; sha256: string } = JSON.parse((await bodyOf(incoming)).toString());
    const held = await readFile(join(directory, segmentId));
    const sha256 = createHash("sha256").update(held).digest("hex");
    const same = held.byteLength === stated.bytes && sha256 === stated.sha256;
    outgoing.writeHead(same ? 200 : 409, { "content-type": "application/json" });
    outgoing.end(
      JSON.stringify({
        ...(same ? { segmentId, receivedAt: new Date().toISOString() } : { code: "mismatch" }),
        bytes: held.byteLength,
        sha256,
      }),
    );
  }

  let plan: Fault[] = [];
  let fenced = false;
  const patches: number[] = [];
  const late: Promise<unknown>[] = [];

  /** Passes a request on; with `only`, the connection breaks after that many bytes of the body. */
  function forward(
    incoming: IncomingMessage,
    body: Buffer,
    only?: number,
  ): Promise<{ status: number; headers: IncomingMessage["headers"]; body: Buffer }> {
    return new Promise((resolve, reject) => {
      const onward = request(
        {
          host: "127.0.0.1",
          port: upstreamPort,
          method: incoming.method,
          path: incoming.url,
          headers: { ...incoming.headers, ...(body.byteLength > 0 ? { "content-length": body.byteLength } : {}) },
        },
        (answer) => {
          bodyOf(answer).then(
            (content) => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: content }),
            reject,
          );
        },
      );
      onward.on("error", reject);
      if (only === undefined) onward.end(body);
      else onward.write(body.subarray(0, only), () => setTimeout(() => onward.destroy(new Error("cut")), 5));
    });
  }

  const proxy = createServer((incoming, outgoing) => {
    void (async () => {
      const body = await bodyOf(incoming);
      if (incoming.method === "PATCH") patches.push(body.byteLength);
      if (fenced) {
        outgoing.writeHead(403, { "content-type": "application/problem+json" });
        outgoing.end(JSON.stringify({ code: "fenced" }));
        return;
      }
      const fault =
        incoming.method === "POST" && !incoming.url?.startsWith("/finish") ? "pass" : (plan.shift() ?? "pass");
      const pass = async () => {
        const answer = await forward(incoming, body);
        outgoing.writeHead(answer.status, answer.headers);
        outgoing.end(answer.body);
      };
      switch (fault) {
        case "drop":
          outgoing.destroy();
          return;
        case "lose_answer":
          await forward(incoming, body);
          outgoing.destroy();
          return;
        case "repeat":
          await Promise.all([forward(incoming, body), pass()]);
          return;
        case "truncate":
          await forward(incoming, body, Math.floor(body.byteLength / 3)).catch(() => undefined);
          outgoing.destroy();
          return;
        case "late":
          late.push(sleep(15, new AbortController().signal).then(() => forward(incoming, body).catch(() => undefined)));
          outgoing.destroy();
          return;
        case "unavailable":
          outgoing.writeHead(503).end();
          return;
        case "busy":
          outgoing.writeHead(423).end();
          return;
        default:
          await pass();
      }
    })().catch(() => outgoing.destroy());
  });
  const port = await listen(proxy);
  const base = `http://127.0.0.1:${port}`;

  return {
    endpoint: {
      uploads: `${base}/uploads`,
      finish: (segmentId) => `${base}/finish/${segmentId}`,
      headers: () => ({ "X-Room-Code": "abc" }),
      fence: () => 1,
      // Long waits are waits for a wake-up and stay real; the waiting between tries is cut short.
      sleep: (milliseconds, signal) => sleep(milliseconds >= 60_000 ? milliseconds : Math.min(milliseconds, 4), signal),
    },
    async open(segmentId) {
      await fetch(`${base}/uploads`, {
        method: "POST",
        headers: { "Tus-Resumable": "1.0.0", "Upload-Defer-Length": "1", "x-segment": segmentId },
      });
    },
    stored: (segmentId) => readFile(join(directory, segmentId)),
    schedule(faults) {
      plan = [...faults];
    },
    patches,
    fence() {
      fenced = true;
    },
    async close() {
      await Promise.all(late);
      await closeServer(proxy);
      await closeServer(upstream);
      await rm(directory, { recursive: true, force: true });
    },
  };
}
