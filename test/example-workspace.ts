/** A workspace that has everything the ids of the API's examples stand for. */
import type { Kysely } from "kysely";
import { workspaceId } from "../server/core/actor.ts";
import type { Schema } from "../server/platform/database/schema.ts";
import { EXAMPLE_IDS, type ExampleId } from "../server/wires/native/examples/index.ts";
import { newId } from "../shared/ids.ts";
import { createApiKey, createInterview, createKeptTake, createPosition, createWorkspace } from "./factories.ts";
import { addMember } from "./full-workspace.ts";

export interface ExampleWorkspace {
  key: string;
  /** A key of the sandbox. */
  testKey: string;
  /** Text with the example ids replaced by those of this workspace, and back. */
  toReal(text: string): string;
  toExample(text: string): string;
  /** Headers of a member who signs in now. */
  memberHeaders(): Promise<Record<string, string>>;
}

const replaced = (text: string, pairs: readonly (readonly [string, string])[]): string =>
  pairs.reduce((changed, [from, to]) => changed.replaceAll(from, to), text);

/** Makes one; url is a server on the database. Ids that nothing of the workspace has yet stay as they are. */
export async function exampleWorkspace(database: Kysely<Schema>, url: string): Promise<ExampleWorkspace> {
  const { id: workspace } = await createWorkspace(database);
  const key = await createApiKey(database, workspace);
  const ids: Partial<Record<ExampleId, string>> = { workspace };

  async function call(method: string, path: string, body?: unknown) {
    const answer = await fetch(`${url}/api/v1${path}`, {
      method,
      headers: { "x-api-key": key, ...(body === undefined ? {} : { "content-type": "application/json" }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  }
  const post = (path: string, body: unknown): Promise<{ id: string; link?: string }> => call("POST", path, body);
  const list = async (path: string): Promise<{ id: string }[]> => (await call("GET", path)).data;

  /** Invites somebody who accepts at once. Gives the session's cookie. */
  async function join(email: string, role: string): Promise<{ memberId: string; cookie: string }> {
    const { link = "" } = await post("/member-invitations", { email, name: "Robin Example", role });
    const token = new URL(link).searchParams.get("token") ?? new URL(link).pathname.split("/").at(-1);
    const answer = await fetch(`${url}/api/v1/member-invitations/accept`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ token, name: "Robin Example", password: "a long password of mine" }),
    });
    if (!answer.ok) throw new Error(`accept: ${answer.status} ${await answer.text()}`);
    const { memberId } = await answer.json();
    const cookie = answer.headers
      .getSetCookie()
      .map((one) => one.split(";")[0])
      .join("; ");
    return { memberId, cookie };
  }

  ids.member = await addMember(database, workspace, `olive-${workspace}@example.com`);
  ids.colleague = await addMember(database, workspace, `max-${workspace}@example.com`);
  const position = await createPosition(database, workspace);
  ids.position = position.id;
  ids.emptyPosition = (await createPosition(database, workspace, { title: "Draft of a position" })).id;
  if (position.questionIds[0]) ids.question = position.questionIds[0];
  const now = new Date();
  const states = {
    interview: {},
    draftInterview: { admission: "draft" },
    expiredInterview: { progress: "expired", invited_at: now, expires_at: now },
    completedInterview: { progress: "completed", started_at: now, completed_at: now },
  } as const;
  let expiredQuestion: string | undefined;
  for (const [name, state] of Object.entries(states)) {
    const made = await createInterview(database, workspace, position.id, {
      name: "Jane Doe",
      email: `${name.toLowerCase()}@example.com`,
      ...state,
    });
    ids[name as keyof typeof states] = made.id;
    if (name === "expiredInterview") expiredQuestion = made.questionIds[0];
    if (name === "completedInterview" && made.questionIds[0]) ids.interviewQuestion = made.questionIds[0];
  }
  const candidate = await database
    .selectFrom("interviews")
    .select("candidate_id")
    .where("id", "=", ids.interview ?? "")
    .executeTakeFirstOrThrow();
  ids.candidate = candidate.candidate_id;
  const mailed = await post(`/interviews/${ids.interview}/resend`, {});
  const mails = await database
    .selectFrom("mails")
    .select("id")
    .where("workspace_id", "=", workspace)
    .where("interview_id", "=", mailed.id)
    .executeTakeFirst();
  if (mails) ids.mail = mails.id;
  ids.key = (await post("/keys", { name: "Applicant tracking" })).id;
  ids.project = (await post("/projects", { title: "Spring hiring" })).id;
  const jobPost = await call("POST", "/job-posts", { projectId: ids.project, title: "Site engineer" });
  ids.jobPost = jobPost.id;
  ids.stage = jobPost.stages[1].id;
  ids.application = (
    await post(`/job-posts/${jobPost.id}/applications`, { name: "Jane Doe", email: "jane@example.com" })
  ).id;
  const entryId = newId();
  ids.candidateEntry = entryId;
  await database
    .insertInto("candidate_entries")
    .values({
      workspace_id: workspace,
      id: entryId,
      job_post_id: jobPost.id,
      cv_url: "https://cv.example.com/jane.pdf",
      state: "read",
      cv_text: "Jane Doe\njane@example.com",
      proposed_name: "Jane Doe",
      proposed_email: "jane@example.com",
      created_at: now,
      updated_at: now,
    })
    .execute();
  for (const name of ["failedEntry", "unwantedEntry"] as const) {
    const id = newId();
    ids[name] = id;
    await database
      .insertInto("candidate_entries")
      .values({
        workspace_id: workspace,
        id,
        job_post_id: jobPost.id,
        cv_url: "https://cv.example.com/gone.pdf",
        state: "failed",
        error: "The address answered with status 404.",
        created_at: now,
        updated_at: now,
      })
      .execute();
  }
  ids.customField = (await post("/custom-fields", { key: "score", type: "number" })).id;
  ids.questionSet = (
    await post("/question-sets", {
      name: "First conversation",
      questions: [{ text: "What have you built?", thinkSeconds: 30, answerSeconds: 120, retakes: 1 }],
    })
  ).id;
  ids.memberInvitation = (
    await post("/member-invitations", { email: `waiting-${workspace}@example.com`, role: "viewer" })
  ).id;
  const completed = `/interviews/${ids.completedInterview}`;
  ids.take = await createKeptTake(
    database,
    workspace,
    ids.completedInterview ?? "",
    ids.interviewQuestion ?? "",
    "We built.",
  );
  ids.newTake = await createKeptTake(database, workspace, ids.expiredInterview ?? "", expiredQuestion ?? "", null);
  ids.comment = (await post(`${completed}/comments`, { words: "Listen to this." })).id;
  await post(`${completed}/decide`, { decision: "shortlisted" });
  ids.decision = (await list(`${completed}/decisions`))[0]?.id ?? "";
  ids.review = (await call("PUT", `${completed}/reviews/mine`, { overall: 3 })).id;
  ids.share = (await post(`${completed}/shares`, { name: "Head of engineering" })).id;
  ids.webhook = (await post("/webhooks", { url: "https://hooks.example.com/interviews" })).id;
  ids.webhookDelivery = (await post(`/webhooks/${ids.webhook}/test`, { event: "interview.created" })).id;
  ids.export = (await post("/exports", { of: "position", id: ids.position })).id;
  const sandbox = workspaceId((await call("POST", "/sandbox")).workspaceId);
  ids.sandbox = sandbox;
  const { id: tried } = await createPosition(database, sandbox);
  const { id: visited } = await createInterview(database, sandbox, tried);
  ids.sandboxInterview = visited;
  await database
    .insertInto("sandbox_robots")
    .values({ workspace_id: sandbox, interview_id: visited, does: "answers", due_at: now })
    .execute();
  const known = () => Object.entries(ids) as [ExampleId, string][];
  return {
    key,
    testKey: await createApiKey(database, sandbox, null, "test"),
    toReal: (text) =>
      replaced(
        text,
        known().map(([name, id]) => [EXAMPLE_IDS[name], id] as const),
      ),
    toExample: (text) =>
      replaced(
        text,
        known().map(([name, id]) => [id, EXAMPLE_IDS[name]] as const),
      ),
    async memberHeaders() {
      const { cookie } = await join(`robin-${workspace}@example.com`, "owner");
      return { cookie, "x-greenroom": "dashboard" };
    },
  };
}
