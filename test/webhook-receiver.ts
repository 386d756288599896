/** A receiver of webhooks as an integrator writes one: it keeps what came, and answers as a test tells it to. */
import { once } from "node:events";
import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { ConformanceReceiver } from "../conformance/kit.ts";

export interface Received {
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
}

export interface WebhookReceiver {
  url: string;
  received: Received[];
  /** Answers the next requests; 200 unless set. */
  answer: (request: Received, response: ServerResponse) => void;
  /** Resolves when so many have come. */
  until(count: number): Promise<void>;
  close(): Promise<void>;
}

/** Starts one on a free port. */
export async function startReceiver(): Promise<WebhookReceiver> {
  const waiting: { count: number; resolve: () => void }[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const one = { path: request.url ?? "/", headers: request.headers, body: Buffer.concat(chunks).toString("utf8") };
      receiver.received.push(one);
      receiver.answer(one, response);
      for (const { count, resolve } of waiting) if (receiver.received.length >= count) resolve();
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const receiver: WebhookReceiver = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received: [],
    answer: (_request, response) => void response.end(),
    until: (count) =>
      receiver.received.length >= count
        ? Promise.resolve()
        : new Promise<void>((resolve) => waiting.push({ count, resolve })),
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
  return receiver;
}

/** A receiver as the conformance kit sees it. */
export const conformanceReceiver = (receiver: WebhookReceiver): ConformanceReceiver => ({
  url: receiver.url,
  failNext(path, status) {
    let left = 1;
    receiver.answer = (request, response) => {
      if (request.path === path && left-- > 0) response.statusCode = status;
      response.end();
    };
  },
  async received(path, count) {
    const found = () => receiver.received.filter((one) => one.path === path);
    while (found().length < count) await receiver.until(receiver.received.length + 1);
    return found();
  },
});
