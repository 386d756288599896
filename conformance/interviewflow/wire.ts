/** The InterviewFlowAI wire as a client sees it: its calls, fresh interviewers, and what every answer has in common. */
import assert from "node:assert/strict";
import { type Answer, at, type CallOptions, type Deployment, textAt } from "../kit.ts";

export interface Positions {
  publicId: string;
  privateId: string;
}

export interface Wire extends Positions {
  deployment: Deployment;
  /** True when the positions are the kit's own and nobody else's candidates are in them. */
  ownPositions: boolean;
  batch(body: unknown, options?: CallOptions): Promise<Answer>;
  single(body: unknown, options?: CallOptions): Promise<Answer>;
  fetch(body: unknown, options?: CallOptions): Promise<Answer>;
  patch(body: unknown, options?: CallOptions): Promise<Answer>;
}

export const ROUTES = [
  ["POST", "/api/external/ingest/candidates"],
  ["POST", "/api/external/ingest/candidate"],
  ["POST", "/api/external/fetch/candidates"],
  ["PATCH", "/api/interview/custom-fields"],
] as const;

/** Opens the wire; without ids it makes a public and a private position by the native API. */
export async function openWire(deployment: Deployment, given: Partial<Positions>): Promise<Wire> {
  const publicId = given.publicId ?? (await createPosition(deployment, "public"));
  const privateId = given.privateId ?? (await createPosition(deployment, "private"));
  const call =
    ([method, path]: readonly [string, string]) =>
    (body: unknown, options?: CallOptions) =>
      deployment.call(method, path, body, options);
  return {
    deployment,
    publicId,
    privateId,
    ownPositions: given.publicId === undefined && given.privateId === undefined,
    batch: call(ROUTES[0]),
    single: call(ROUTES[1]),
    fetch: call(ROUTES[2]),
    patch: call(ROUTES[3]),
  };
}

async function createPosition(deployment: Deployment, visibility: "public" | "private"): Promise<string> {
  const answer = await deployment.call("POST", "/api/v1/positions", {
    title: `Conformance, ${visibility}`,
    visibility,
    questions: [
      { text: "What have you built that you are proud of?", thinkSeconds: 10, answerSeconds: 60, retakes: 1 },
    ],
  });
  assert.equal(answer.status, 201, `A position could not be made by the native API: ${answer.text}`);
  return textAt(answer.body, "id");
}

/** The status of an answer, its envelope's code being the same. @throws AssertionError showing the body. */
export function expectAnswer(answer: Answer, status: number): unknown {
  assert.equal(answer.status, status, `expected ${status}, got ${answer.status}: ${answer.text.slice(0, 500)}`);
  assert.match(String(answer.headers["content-type"]), /^application\/json/);
  assert.equal(at(answer.body, "code"), status, "the body's code must equal the HTTP status");
  assert.ok(textAt(answer.body, "message").length > 0, "a message must be given");
  return answer.body;
}

/** An error in the envelope: data is null and errors are a list of field and message. */
export function expectError(answer: Answer, status: number, field?: string): void {
  const body = expectAnswer(answer, status);
  assert.equal(at(body, "data"), null);
  const errors = at(body, "errors");
  assert.ok(Array.isArray(errors), "errors must be a list");
  if (field !== undefined) {
    const fields = errors.map((error) => at(error, "field"));
    assert.ok(fields.includes(field), `errors must name ${field}, they name ${JSON.stringify(fields)}`);
  }
}

/** Ids of the candidates that a filter or page gives, with the total. */
export async function fetchIds(wire: Wire, body: Record<string, unknown>): Promise<{ ids: string[]; total: number }> {
  const answer = expectAnswer(await wire.fetch({ limit: 100, ...body }), 200);
  const data = at(answer, "data");
  assert.ok(Array.isArray(data));
  return { ids: data.map((record) => textAt(record, "id")), total: Number(at(answer, "pagination", "total")) };
}

/** The mails of an interview by the native API; null where there is none to ask. */
export async function mailsOf(wire: Wire, interviewId: string): Promise<unknown[] | null> {
  const answer = await wire.deployment.call("GET", `/api/v1/interviews/${interviewId}`);
  const mails = at(answer.body, "mails");
  return answer.status === 200 && Array.isArray(mails) ? mails : null;
}
