/** The native API as a client sees it: its calls, its own document, and what every answer has in common. */
import assert from "node:assert/strict";
import { type Answer, at, type CallOptions, type Deployment, freshEmail, listAt, textAt } from "../kit.ts";

export interface Operation {
  id: string;
  method: string;
  /** With {id} and the like still in it. */
  path: string;
  /** False for what anybody may call. */
  needsKey: boolean;
  takesBody: boolean;
}

export interface Native {
  deployment: Deployment;
  /** From the document that the deployment serves. */
  operations: Operation[];
  /** A position of the kit's own. */
  positionId: string;
  get(path: string, options?: CallOptions): Promise<Answer>;
  post(path: string, body?: unknown, options?: CallOptions): Promise<Answer>;
  patch(path: string, body?: unknown, options?: CallOptions): Promise<Answer>;
  remove(path: string, options?: CallOptions): Promise<Answer>;
  /** A new interview of a new candidate in the kit's position. */
  interview(more?: Record<string, unknown>): Promise<Record<string, unknown>>;
}

const API = "/api/v1";

/** Opens the API of a deployment, reading its document and making a position. */
export async function openNative(deployment: Deployment): Promise<Native> {
  const document = await deployment.call("GET", `${API}/openapi.json`, undefined, { key: false });
  assert.equal(document.status, 200, "the API's document is served without a key");
  const call = (method: string) => (path: string, body?: unknown, options?: CallOptions) =>
    deployment.call(method, API + path, body, options);
  const post = call("POST");
  const position = expectStatus(
    await post("/positions", {
      title: "Conformance of the native API",
      visibility: "private",
      questions: [{ text: "What have you built?", thinkSeconds: 10, answerSeconds: 60, retakes: 1 }],
    }),
    201,
  );
  const positionId = textAt(position, "id");
  return {
    deployment,
    operations: operationsOf(document.body),
    positionId,
    get: (path, options) => deployment.call("GET", API + path, undefined, options),
    post,
    patch: call("PATCH"),
    remove: (path, options) => deployment.call("DELETE", API + path, undefined, options),
    async interview(more = {}) {
      const body = { positionId, name: "Jane Doe", email: freshEmail("native"), sendInvitation: false, ...more };
      return expectStatus(await post("/interviews", body), 201);
    },
  };
}

const METHODS = ["get", "post", "put", "patch", "delete"];

function operationsOf(document: unknown): Operation[] {
  const paths = at(document, "paths");
  assert.ok(typeof paths === "object" && paths !== null, "the document has paths");
  const found: Operation[] = [];
  for (const [path, item] of Object.entries(paths)) {
    for (const method of METHODS) {
      const operation = at(item, method);
      if (operation === undefined) continue;
      const security = at(operation, "security");
      found.push({
        id: textAt(operation, "operationId"),
        method: method.toUpperCase(),
        path,
        needsKey: !Array.isArray(security),
        takesBody: at(operation, "requestBody", "content", "application/json") !== undefined,
      });
    }
  }
  return found;
}

/** The body of an answer with this status, an object. @throws AssertionError showing the answer. */
export function expectStatus(answer: Answer, status: number): Record<string, unknown> {
  assert.equal(answer.status, status, `expected ${status}, got ${answer.status}: ${answer.text.slice(0, 500)}`);
  const { body } = answer;
  return typeof body === "object" && body !== null ? { ...body } : {};
}

/** An RFC 9457 problem of this status and code, with a page that explains it; pointer is a place that it must name. */
export function expectProblem(answer: Answer, status: number, code: string, pointer?: string): void {
  const body = expectStatus(answer, status);
  assert.match(String(answer.headers["content-type"]), /^application\/problem\+json/);
  assert.equal(at(body, "status"), status, "the body states the status of the answer");
  assert.equal(at(body, "code"), code);
  assert.ok(textAt(body, "title").length > 0 && textAt(body, "detail").length > 0, "title and detail are words");
  assert.ok(new URL(textAt(body, "type")).pathname.endsWith(`/problems/${code}`), "type is the problem's page");
  if (pointer === undefined) return;
  const pointers = listAt(body, "errors").map((error) => at(error, "pointer"));
  assert.ok(pointers.includes(pointer), `errors must name ${pointer}, they name ${JSON.stringify(pointers)}`);
}
