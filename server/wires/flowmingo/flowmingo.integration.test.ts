/** The invite call on a real database: what it leaves behind, tenants, races, and everything that an answer alone does not show. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { at, deploymentAt, listAt, textAt } from "../../../conformance/kit.ts";
import { newId } from "../../../shared/ids.ts";
import { createTestDatabase, type TestDatabase } from "../../../test/database.ts";
import {
  createApiKey,
  createInterview,
  createKeptTake,
  createPosition,
  createWorkspace,
} from "../../../test/factories.ts";
import { serveOn, type TestServing } from "../../../test/serving.ts";
import type { WorkspaceId } from "../../core/actor.ts";

const INVITE = "/company/integration/interview/candidate/invite/v1";

let db: TestDatabase;
let serving: TestServing;
let ours: Tenant;
let theirs: Tenant;

interface Tenant {
  workspace: WorkspaceId;
  positionId: string;
  key: string;
}

beforeAll(async () => {
  db = await createTestDatabase({ poolSize: 12 });
  serving = await serveOn(db.connection.url);
});
afterAll(async () => {
  await serving?.close();
  await db?.drop();
});
beforeEach(async () => {
  [ours, theirs] = [await makeTenant(), await makeTenant()];
});

async function makeTenant(): Promise<Tenant> {
  const { id: workspace } = await createWorkspace(db.database);
  const { id: positionId } = await createPosition(db.database, workspace);
  return { workspace, positionId, key: await createApiKey(db.database, workspace) };
}

const invite = (tenant: Tenant, body: Record<string, unknown>) =>
  deploymentAt(serving.url, tenant.key).call("POST", INVITE, body);
const native = (tenant: Tenant, method: string, path: string, body?: unknown) =>
  deploymentAt(serving.url, tenant.key).call(method, `/api/v1${path}`, body);

const mailsOf = ({ workspace }: Tenant) =>
  db.database.selectFrom("mails").selectAll().where("workspace_id", "=", workspace).orderBy("created_at").execute();
const countIn = async ({ workspace }: Tenant, table: "interviews" | "candidates" | "applications" | "mails") =>
  (await db.database.selectFrom(table).select("workspace_id").where("workspace_id", "=", workspace).execute()).length;

async function makePost(tenant: Tenant, post: Record<string, unknown> = {}) {
  const project = await native(tenant, "POST", "/projects", { title: "Autumn" });
  const projectId = textAt(project.body, "id");
  const made = await native(tenant, "POST", "/job-posts", { projectId, title: "Site engineer", ...post });
  expect(made.status).toBe(201);
  return { projectId, postId: textAt(made.body, "id"), stages: listAt(made.body, "stages") };
}

describe("another company's ids", () => {
  test("are unknown, and nothing comes of the call", async () => {
    const { projectId, postId } = await makePost(theirs, { positionId: theirs.positionId });
    const own = await makePost(ours);
    const candidates = [{ email: "a@example.com" }];
    const answers = await Promise.all([
      invite(ours, { com_interview_set_id: theirs.positionId, candidates }),
      invite(ours, { com_project_id: projectId, candidates }),
      invite(ours, { com_job_post_id: postId, candidates }),
      invite(ours, { com_project_id: own.projectId, com_job_post_id: postId, candidates }),
      invite(ours, { com_project_id: own.projectId, com_interview_set_id: theirs.positionId, candidates }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual(Array(5).fill(404));
    expect(answers.map(({ body }) => at(body, "error"))).toEqual(Array(5).fill("not_found"));
    expect([await countIn(ours, "interviews"), await countIn(theirs, "interviews")]).toEqual([0, 0]);
    expect([await countIn(ours, "candidates"), await countIn(ours, "applications")]).toEqual([0, 0]);
  });
});

describe("mail", () => {
  test("carries the caller's words with the variables known to the product, and the vendor's unknown ones untouched", async () => {
    await invite(ours, {
      com_interview_set_id: ours.positionId,
      candidates: [{ email: "Alex@Example.com", name: "Alex Doe" }],
      invitation_message:
        "<p>{{ Candidate_Name }}, {{firstname}}: {{position_name}} at {{company_name}} {{salary}}</p>",
    });
    const [mail] = await mailsOf(ours);
    expect(mail).toMatchObject({ purpose: "invitation", to_email: "alex@example.com", state: "scheduled" });
    expect(mail?.content.message?.body).toBe(
      "<p>{{fullName}}, {{firstName}}: {{jobTitle}} at {{companyName}} {{salary}}</p>",
    );
  });

  test("a silent invite plans none, and no reminder can follow", async () => {
    const answer = await invite(ours, {
      com_interview_set_id: ours.positionId,
      candidates: [{ email: "quiet@example.com" }],
      send_invite: false,
    });
    expect(Object.keys(Object(at(answer.body, "results", 0))).sort()).toEqual([
      "email_address",
      "interview_link",
      "submission",
    ]);
    expect(await mailsOf(ours)).toEqual([]);
    const [row] = await db.database
      .selectFrom("interviews")
      .select("mailing")
      .where("workspace_id", "=", ours.workspace)
      .execute();
    expect(row?.mailing).toBe("never");
  });

  test("a re-invite mails afresh and takes back the invitation that still waits", async () => {
    const body = { com_interview_set_id: ours.positionId, candidates: [{ email: "again@example.com" }] };
    const first = await invite(ours, body);
    const second = await invite(ours, body);
    expect(at(second.body, "results", 0, "submission")).toEqual(at(first.body, "results", 0, "submission"));
    expect(at(second.body, "results", 0, "invitation", "id")).not.toBe(
      at(first.body, "results", 0, "invitation", "id"),
    );
    const mails = await mailsOf(ours);
    expect(mails.map(({ state }) => state).sort()).toEqual(["cancelled", "scheduled"]);
  });
});

describe("inviting again", () => {
  test("with words of its own mails those, and one without mails the product's", async () => {
    const body = { com_interview_set_id: ours.positionId, candidates: [{ email: "again@example.com" }] };
    await invite(ours, body);
    await invite(ours, { ...body, invitation_message: "<p>Once more, {{firstname}}: please come.</p>" });
    const waiting = async () => (await mailsOf(ours)).filter(({ state }) => state === "scheduled");
    expect((await waiting()).map(({ content }) => content.message?.body)).toEqual([
      "<p>Once more, {{firstName}}: please come.</p>",
    ]);
    await invite(ours, body);
    expect((await waiting()).map(({ content }) => content.message)).toEqual([undefined]);
  });

  test("somebody who is through answers the same submission with why there is no invitation, and mails nothing", async () => {
    const body = { com_interview_set_id: ours.positionId, candidates: [{ email: "done@example.com" }] };
    const first = await invite(ours, { ...body, send_invite: false });
    await db.database
      .updateTable("interviews")
      .set({ progress: "completed", started_at: new Date(), completed_at: new Date() })
      .where("workspace_id", "=", ours.workspace)
      .execute();
    const again = await invite(ours, body);
    const id = textAt(first.body, "results", 0, "submission", "id");
    expect([again.status, at(again.body, "results", 0)]).toEqual([
      200,
      {
        email_address: "done@example.com",
        submission: { id, status_text: "completed" },
        invitation_error_message: expect.stringMatching(/\.$/),
        interview_link: textAt(first.body, "results", 0, "interview_link"),
      },
    ]);
    expect(await mailsOf(ours)).toEqual([]);
    expect(await countIn(ours, "interviews")).toBe(1);
  });
});

describe("races", () => {
  test("ten calls at once for one address make one submission, which all of them answer", async () => {
    const answers = await Promise.all(
      Array.from({ length: 10 }, () =>
        invite(ours, { com_interview_set_id: ours.positionId, candidates: [{ email: "race@example.com" }] }),
      ),
    );
    const ids = answers.map(({ body }) => textAt(body, "results", 0, "submission", "id"));
    expect(new Set(ids).size).toBe(1);
    expect(await countIn(ours, "interviews")).toBe(1);
  });
});

describe("projects and job posts", () => {
  test("a project stands for its latest job post, whose interview is used and whose pipeline is joined in the stage of interviews", async () => {
    const { projectId, stages } = await makePost(ours, { title: "Older" });
    const latest = await native(ours, "POST", "/job-posts", {
      projectId,
      title: "Latest",
      positionId: ours.positionId,
    });
    const answer = await invite(ours, { com_project_id: projectId, candidates: [{ email: "p@example.com" }] });
    expect(answer.status).toBe(200);
    const stage = listAt(latest.body, "stages").find((one) => at(one, "kind") === "interview");
    expect(at(answer.body, "results", 0, "application", "stage_id")).toBe(at(stage, "id"));
    expect(stages.map((one) => at(one, "id"))).not.toContain(at(stage, "id"));
    expect(at(answer.body, "results", 0, "submission", "status_text")).toBe("need_interview");
  });

  test("a job post without an interview takes applications alone, the same one again", async () => {
    const { postId, stages } = await makePost(ours);
    const body = { com_job_post_id: postId, candidates: [{ email: "a@example.com", name: "A" }] };
    const first = await invite(ours, body);
    const second = await invite(ours, body);
    expect(Object.keys(Object(at(first.body, "results", 0))).sort()).toEqual(["application", "email_address"]);
    expect(at(first.body, "results", 0, "application", "stage_id")).toBe(at(stages[0], "id"));
    expect(at(second.body, "results", 0)).toEqual(at(first.body, "results", 0));
    expect([await countIn(ours, "applications"), await countIn(ours, "candidates")]).toEqual([1, 1]);
  });

  test("a thousand candidates come in with one request", async () => {
    const { postId } = await makePost(ours, { positionId: ours.positionId });
    const candidates = Array.from({ length: 1000 }, (_, index) => ({
      email: `c${index}@example.com`,
      name: `Candidate ${index}`,
      ats_candidate_id: String(index),
    }));
    const answer = await invite(ours, { com_job_post_id: postId, candidates });
    expect(listAt(answer.body, "results").map((item) => at(item, "email_address"))).toEqual(
      candidates.map(({ email }) => email),
    );
    expect([
      await countIn(ours, "interviews"),
      await countIn(ours, "mails"),
      await countIn(ours, "applications"),
    ]).toEqual([1000, 1000, 1000]);
  });
});

describe("a CV without an address", () => {
  test("is nobody's: a queued entry and no candidate, until a person says whose it is", async () => {
    const { postId } = await makePost(ours, { positionId: ours.positionId });
    const answer = await invite(ours, {
      com_job_post_id: postId,
      candidates: [{ cv_link: "https://cv.example.com/x.pdf", ats_candidate_id: 17 }],
    });
    expect(at(answer.body, "results", 0, "candidate_entry", "status_text")).toBe("queued");
    expect(await countIn(ours, "candidates")).toBe(0);
    const entryId = textAt(answer.body, "results", 0, "candidate_entry", "id");
    expect((await native(theirs, "GET", `/candidate-entries/${entryId}`)).status).toBe(404);
    const person = { name: "Jane Doe", email: "jane@example.com" };
    expect((await native(ours, "POST", `/candidate-entries/${entryId}/confirm`, person)).status).toBe(409);
    await db.database
      .updateTable("candidate_entries")
      .set({ state: "failed" })
      .where("workspace_id", "=", ours.workspace)
      .execute();
    const confirmed = await native(ours, "POST", `/candidate-entries/${entryId}/confirm`, person);
    expect(confirmed.status).toBe(200);
    expect([
      await countIn(ours, "candidates"),
      await countIn(ours, "applications"),
      await countIn(ours, "mails"),
    ]).toEqual([1, 1, 0]);
    const interview = await native(ours, "GET", `/interviews/${textAt(confirmed.body, "interviewId")}`);
    expect(at(interview.body, "candidate", "email")).toBe("jane@example.com");
    expect((await native(ours, "POST", `/candidate-entries/${entryId}/confirm`, person)).status).toBe(409);
  });
});

describe("the results of a submission", () => {
  test("are the means of people's scores to 10, with the words, and seen by nobody else's key", async () => {
    const base = "/company/integration";
    const call = (tenant: Tenant, method: string, path: string, body?: unknown) =>
      deploymentAt(serving.url, tenant.key).call(method, path, body);
    const set = await call(ours, "POST", `${base}/interview/set/v1`, {
      title: "Engineer",
      iai_questions: [{ title: "Work", content: "What have you built?" }],
      iai_requirements: [{ title: "Clarity", cfg_importance_id: 3 }],
    });
    const setId = textAt(set.body, "results", "id");
    const { id, questionIds } = await createInterview(db.database, ours.workspace, setId, {
      progress: "completed",
      started_at: new Date(),
      completed_at: new Date(),
    });
    const [questionId = ""] = questionIds;
    await createKeptTake(db.database, ours.workspace, id, questionId, "A bridge.");
    await db.database
      .insertInto("room_facts")
      .values({
        workspace_id: ours.workspace,
        id: newId(),
        interview_id: id,
        kind: "page_hidden",
        at: new Date(),
        ip: null,
        user_agent: null,
        data: "{}",
      })
      .execute();
    const whole = await call(ours, "GET", `${base}/hiring/interview-sets/${setId}/v1`);
    const criterionId = textAt(whole.body, "requirements", 0, "id");
    const second = { ...ours, key: await createApiKey(db.database, ours.workspace) };
    for (const [tenant, score] of [
      [ours, 5],
      [second, 4],
    ] as const) {
      const reviewed = await native(tenant, "PUT", `/interviews/${id}/reviews/mine`, {
        scores: [{ criterionId, score }],
        answers: [{ questionId, score }],
      });
      expect(reviewed.status, reviewed.text).toBe(200);
    }
    const path = `${base}/hiring/submissions/${id}/v1`;
    const read = await call(ours, "GET", path);
    expect(read.body).toMatchObject({
      status_text: "evaluated",
      scores: { cv: null, interview: 9, holistic: null },
      reviews: 2,
      requirements: [{ title: "Clarity", importance: 3, score: 9 }],
      questions: [
        {
          title: "What have you built?",
          score: 9,
          transcript: { language: "en", text: "A bridge.", source: "machine" },
        },
      ],
      transcript: "What have you built?\nA bridge.",
      integrity_signals: { events: [{ kind: "page_hidden" }], page_hidden: 1, network_lost: 0 },
      invitation: null,
    });
    expect((await call(theirs, "GET", path)).status).toBe(404);
  });
});
