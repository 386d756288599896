/** The Flowmingo wire as a client sees it: an interview set, a project and a job post of its own, and its calls. */
import assert from "node:assert/strict";
import { type Answer, at, type CallOptions, type Deployment, listAt, textAt } from "../kit.ts";

export interface FlowmingoWire {
  deployment: Deployment;
  setId: string;
  projectId: string;
  jobPostId: string;
  stageIds: string[];
  invite(body: unknown, options?: CallOptions): Promise<Answer>;
  get(path: string): Promise<Answer>;
  post(path: string, body: unknown): Promise<Answer>;
}

const BASE = "/company/integration";

/** Makes what the cases need by the native API. */
export async function openFlowmingo(deployment: Deployment): Promise<FlowmingoWire> {
  const make = async (path: string, body: unknown): Promise<unknown> => {
    const answer = await deployment.call("POST", `/api/v1${path}`, body);
    assert.equal(answer.status, 201, `${path} could not be made by the native API: ${answer.text}`);
    return answer.body;
  };
  const projectId = textAt(await make("/projects", { title: "Conformance" }), "id");
  const questions = [{ text: "What have you built?", thinkSeconds: 10, answerSeconds: 60, retakes: 1 }];
  const setId = textAt(await make("/positions", { title: "Conformance set", projectId, questions }), "id");
  const post = await make("/job-posts", { title: "Conformance post", projectId, positionId: setId });
  return {
    deployment,
    setId,
    projectId,
    jobPostId: textAt(post, "id"),
    stageIds: listAt(post, "stages").map((stage) => textAt(stage, "id")),
    invite: (body, options) => deployment.call("POST", `${BASE}/interview/candidate/invite/v1`, body, options),
    get: (path) => deployment.call("GET", `${BASE}${path}`),
    post: (path, body) => deployment.call("POST", `${BASE}${path}`, body),
  };
}

/** The results of a call that succeeded, as many as were asked for. @throws AssertionError showing the body. */
export function resultsOf(answer: Answer, count: number): unknown[] {
  assert.equal(answer.status, 200, `expected 200, got ${answer.status}: ${answer.text.slice(0, 500)}`);
  const results = listAt(answer.body, "results");
  assert.equal(results.length, count, "there must be a result per candidate");
  return results;
}

/** An error of the whole request in the wire's own body. */
export function expectProblem(answer: Answer, status: number): void {
  assert.equal(answer.status, status, `expected ${status}, got ${answer.status}: ${answer.text.slice(0, 500)}`);
  assert.equal(at(answer.body, "statusCode"), status);
  assert.ok(textAt(answer.body, "error").length > 0 && textAt(answer.body, "message").length > 0);
}
