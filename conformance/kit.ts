/** What a conformance case is, how it calls a deployment, and how a list of cases is run and reported. */
import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { request as httpRequest } from "node:http";
import { request as httpsRequest } from "node:https";
import { setTimeout as wait } from "node:timers/promises";

export interface Case {
  name: string;
  /** The line of the contract's checklist that the case stands for. */
  line?: number;
  run: () => Promise<void>;
}

export interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  /** The body as JSON; undefined when it is none. */
  body: unknown;
  text: string;
}

export interface CallOptions {
  /** Exactly as spelled; the key is added as X-API-KEY unless key is false. */
  headers?: Record<string, string>;
  key?: boolean;
}

export interface Deployment {
  url: string;
  key: string;
  /** Calls the deployment; a body that is no string and no bytes is sent as JSON. A full minute is waited out. */
  call(method: string, path: string, body?: unknown, options?: CallOptions): Promise<Answer>;
}

/** A receiver of webhooks, where the deployment can reach one. */
export interface ConformanceReceiver {
  url: string;
  /** Answers the next request to a path with this status, then with 200 again. */
  failNext(path: string, status: number): void;
  /** The requests to a path, once there are so many of them. */
  received(
    path: string,
    count: number,
  ): Promise<{ headers: Record<string, string | string[] | undefined>; body: string }[]>;
}

const SECONDS_TO_MS = 1000;

/** A deployment known by its address and an API key alone. */
export function deploymentAt(url: string, key: string): Deployment {
  const call = async (method: string, path: string, body?: unknown, options: CallOptions = {}): Promise<Answer> => {
    const headers = {
      ...(body === undefined ? {} : { "Content-Type": "application/json" }),
      ...(options.key === false ? {} : { "X-API-KEY": key }),
      ...options.headers,
    };
    const bytes = body === undefined ? null : bytesOf(body);
    const answer = await send(method, new URL(path, url), headers, bytes);
    const again = Number(answer.headers["retry-after"]);
    if (answer.status !== 429 || !(again >= 0 && again <= 60)) return answer;
    await wait((again + 1) * SECONDS_TO_MS);
    return send(method, new URL(path, url), headers, bytes);
  };
  return { url, key, call };
}

function bytesOf(body: unknown): Buffer {
  if (body instanceof Uint8Array) return Buffer.from(body);
  return Buffer.from(typeof body === "string" ? body : JSON.stringify(body));
}

/** By node:http and not by fetch, which would write every header's name in small letters. */
function send(method: string, url: URL, headers: Record<string, string>, body: Buffer | null): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const start = url.protocol === "https:" ? httpsRequest : httpRequest;
    const length = body ? { "Content-Length": String(body.byteLength) } : {};
    const request = start(url, { method, headers: { ...headers, ...length }, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () => {
        const text = Buffer.concat(chunks).toString("utf8");
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: jsonOf(text), text });
      });
    });
    // A server may answer a body that is too large and close before all of it is sent.
    request.on("error", (error) => reject(error));
    request.end(body ?? undefined);
  });
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** An address that no earlier run has used. */
export const freshEmail = (name = "candidate"): string => `${name}.${randomBytes(6).toString("hex")}@example.com`;

/** Follows a path of keys through JSON; undefined where it leads nowhere. */
export function at(value: unknown, ...path: (string | number)[]): unknown {
  let found = value;
  for (const key of path) {
    if (typeof found !== "object" || found === null) return undefined;
    found = Reflect.get(found, key);
  }
  return found;
}

/** The text at a path. @throws AssertionError when there is none. */
export function textAt(value: unknown, ...path: (string | number)[]): string {
  const found = at(value, ...path);
  assert.equal(typeof found, "string", `${path.join(".")} must be a string`);
  return String(found);
}

/** The list at a path. @throws AssertionError when there is none. */
export function listAt(value: unknown, ...path: (string | number)[]): unknown[] {
  const found = at(value, ...path);
  assert.ok(Array.isArray(found), `${path.join(".")} must be a list`);
  return found;
}

/** Runs the cases in their order and writes a line for each (TAP); the number of failed ones. */
export async function runCases(cases: readonly Case[], write: (line: string) => void): Promise<number> {
  let failed = 0;
  write("TAP version 13");
  for (const [index, { name, line, run }] of cases.entries()) {
    const title = `${index + 1} - ${line === undefined ? "" : `[${line}] `}${name}`;
    try {
      await run();
      write(`ok ${title}`);
    } catch (error) {
      failed += 1;
      write(`not ok ${title}`);
      const message = error instanceof Error ? error.message : String(error);
      for (const part of message.split("\n")) write(`  # ${part}`);
    }
  }
  write(`1..${cases.length}`);
  write(`# ${cases.length - failed} passed, ${failed} failed, ${cases.length} in all`);
  return failed;
}
