/** What comes in a second time, CVs that find their place, and lists that agree with what they show. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { at, deploymentAt, listAt, textAt } from "../../../conformance/kit.ts";
import { createTestDatabase, type TestDatabase } from "../../../test/database.ts";
import { createApiKey, createInterview, createPosition, createWorkspace } from "../../../test/factories.ts";
import { serveOn, type TestServing } from "../../../test/serving.ts";
import type { WorkspaceId } from "../../core/actor.ts";

const BASE = "/company/integration";
const CV = "https://cv.example.com/jane.pdf";

let db: TestDatabase;
let serving: TestServing;
let workspace: WorkspaceId;
let positionId: string;
let key: string;

beforeAll(async () => {
  db = await createTestDatabase({ poolSize: 12 });
  serving = await serveOn(db.connection.url);
});
afterAll(async () => {
  await serving?.close();
  await db?.drop();
});
beforeEach(async () => {
  workspace = (await createWorkspace(db.database)).id;
  positionId = (await createPosition(db.database, workspace)).id;
  key = await createApiKey(db.database, workspace);
});

const call = (method: string, path: string, body?: unknown) => deploymentAt(serving.url, key).call(method, path, body);
const invite = (body: Record<string, unknown>) => call("POST", `${BASE}/interview/candidate/invite/v1`, body);
const entriesOf = () =>
  db.database.selectFrom("candidate_entries").selectAll().where("workspace_id", "=", workspace).execute();

const candidatesCalled = (email: string) =>
  db.database
    .selectFrom("candidates")
    .select("id")
    .where("workspace_id", "=", workspace)
    .where("email", "=", email)
    .execute();

async function makePost(post: Record<string, unknown> = {}): Promise<string> {
  const project = await call("POST", "/api/v1/projects", { title: "Autumn" });
  const projectId = textAt(project.body, "id");
  const made = await call("POST", "/api/v1/job-posts", { projectId, title: "Site engineer", ...post });
  expect(made.status).toBe(201);
  return textAt(made.body, "id");
}

/** A CV that was fetched and read, as the job leaves it. */
async function markRead(entryId: string): Promise<string> {
  const fileId = entryId;
  await db.database
    .insertInto("files")
    .values({
      workspace_id: workspace,
      id: fileId,
      key: `${workspace}/cvs/${fileId}.pdf`,
      content_type: "application/pdf",
      name: "cv.pdf",
      bytes: 10,
      sha256: "0".repeat(64),
      created_at: new Date(),
    })
    .execute();
  await db.database
    .updateTable("candidate_entries")
    .set({ state: "read", cv_file_id: fileId })
    .where("id", "=", entryId)
    .execute();
  return fileId;
}

describe("a CV", () => {
  test("that is sent again, also at the same time, is the same entry; another address, id or opening is another", async () => {
    const body = { com_interview_set_id: positionId, candidates: [{ cv_link: CV, ats_candidate_id: "1" }] };
    const answers = await Promise.all([1, 2, 3, 4].map(() => invite(body)));
    const ids = answers.map((answer) => textAt(answer.body, "results", 0, "candidate_entry", "id"));
    expect(new Set(ids).size).toBe(1);
    const post = await makePost();
    const others = [
      { com_interview_set_id: positionId, candidates: [{ cv_link: CV, ats_candidate_id: "2" }] },
      { com_interview_set_id: positionId, candidates: [{ cv_link: `${CV}?2`, ats_candidate_id: "1" }] },
      { com_job_post_id: post, candidates: [{ cv_link: CV, ats_candidate_id: "1" }] },
    ];
    for (const other of others) await invite(other);
    expect(await entriesOf()).toHaveLength(4);
  });

  test("that could not be fetched is fetched afresh when it is sent again", async () => {
    const body = { com_interview_set_id: positionId, candidates: [{ cv_link: CV }] };
    const first = textAt((await invite(body)).body, "results", 0, "candidate_entry", "id");
    await db.database.updateTable("candidate_entries").set({ state: "failed" }).where("id", "=", first).execute();
    const second = (await invite(body)).body;
    expect(textAt(second, "results", 0, "candidate_entry", "id")).not.toBe(first);
    expect(at(second, "results", 0, "candidate_entry", "status_text")).toBe("queued");
  });

  test("of somebody with an address is kept where a job post has no interview, with the address proposed, and ends beside the application", async () => {
    const post = await makePost();
    const answer = await invite({ com_job_post_id: post, candidates: [{ email: "Jane@example.com", cv_link: CV }] });
    const item = at(answer.body, "results", 0);
    expect(Object.keys(Object(item)).sort()).toEqual(["application", "candidate_entry", "cv_link", "email_address"]);
    const entryId = textAt(item, "candidate_entry", "id");
    const fileId = await markRead(entryId);
    const entry = await call("GET", `/api/v1/candidate-entries/${entryId}`);
    expect(at(entry.body, "proposedEmail")).toBe("jane@example.com");
    const person = { name: "Jane Doe", email: "jane@example.com" };
    const confirmed = await call("POST", `/api/v1/candidate-entries/${entryId}/confirm`, person);
    expect(confirmed.status, confirmed.text).toBe(200);
    const application = await db.database
      .selectFrom("applications")
      .select(["id", "cv_file_id"])
      .where("workspace_id", "=", workspace)
      .execute();
    expect(application).toEqual([{ id: textAt(item, "application", "id"), cv_file_id: fileId }]);
  });

  test("is confirmed for somebody who has an interview, and stands beside that one", async () => {
    const candidates = [{ cv_link: CV }, { email: "jane@example.com" }];
    const { body } = await invite({ com_interview_set_id: positionId, candidates, send_invite: false });
    const entryId = textAt(body, "results", 0, "candidate_entry", "id");
    const fileId = await markRead(entryId);
    const person = { name: "Jane Doe", email: "jane@example.com" };
    const confirmed = await call("POST", `/api/v1/candidate-entries/${entryId}/confirm`, person);
    expect(at(confirmed.body, "interviewId")).toBe(textAt(body, "results", 1, "submission", "id"));
    const interview = await db.database
      .selectFrom("interviews")
      .select(["resume_file_id", "resume_status"])
      .where("workspace_id", "=", workspace)
      .executeTakeFirst();
    expect(interview).toEqual({ resume_file_id: fileId, resume_status: "stored" });
  });

  test("that is confirmed with the invitation ticked mails the link again, or says why it cannot", async () => {
    const candidates = [{ cv_link: CV, ats_candidate_id: "17" }, { cv_link: `${CV}?2` }, { email: "jane@example.com" }];
    const { body } = await invite({ com_interview_set_id: positionId, candidates, send_invite: false });
    const interviewId = textAt(body, "results", 2, "submission", "id");
    const [first, second] = [0, 1].map((index) => textAt(body, "results", index, "candidate_entry", "id"));
    const mails = () =>
      db.database.selectFrom("mails").select(["purpose", "to_email"]).where("interview_id", "=", interviewId).execute();
    const person = { name: "Jane Doe", email: "jane@example.com", invite: true };
    await markRead(`${first}`);
    const confirmed = await call("POST", `/api/v1/candidate-entries/${first}/confirm`, person);
    expect([confirmed.status, at(confirmed.body, "interviewId")]).toEqual([200, interviewId]);
    expect(await mails()).toEqual([{ purpose: "resend", to_email: "jane@example.com" }]);
    const set = db.database.updateTable("interviews").where("id", "=", interviewId);
    expect(await set.set({ progress: "expired" }).returning("external_id").execute()).toEqual([{ external_id: "17" }]);
    await markRead(`${second}`);
    const refused = await call("POST", `/api/v1/candidate-entries/${second}/confirm`, person);
    expect([refused.status, textAt(refused.body, "detail")]).toEqual([
      409,
      "The link cannot be mailed: The link has expired. Extend it first, then send it again. You can confirm the CV without mailing it.",
    ]);
    const silent = await call("POST", `/api/v1/candidate-entries/${second}/confirm`, { ...person, invite: false });
    expect([silent.status, (await mails()).length]).toEqual([200, 1]);
  });

  test("that comes with a second invitation is fetched when there is none yet, and replaces none", async () => {
    const target = { com_interview_set_id: positionId, send_invite: false };
    const resume = () =>
      db.database
        .selectFrom("interviews")
        .select(["resume_url", "resume_status"])
        .where("workspace_id", "=", workspace)
        .executeTakeFirst();
    await invite({ ...target, candidates: [{ email: "jane@example.com" }] });
    expect(await resume()).toEqual({ resume_url: null, resume_status: null });
    await invite({ ...target, candidates: [{ email: "jane@example.com", cv_link: CV }] });
    expect(await resume()).toEqual({ resume_url: CV, resume_status: "pending" });
    await invite({ ...target, candidates: [{ email: "jane@example.com", cv_link: `${CV}?other` }] });
    expect(await resume()).toEqual({ resume_url: CV, resume_status: "pending" });
  });
});

describe("a cv_link", () => {
  test("may begin with https:// or http://, and its item says so of any other", async () => {
    const links = [CV, CV.replace("https:", "http:"), "cv/jane.pdf", "ftp://cv.example.com/jane.pdf"];
    const candidates = links.map((cv_link) => ({ cv_link }));
    const { body } = await invite({ com_interview_set_id: positionId, candidates });
    const wrong = "The cv_link must be a whole address that begins with https:// or http://.";
    expect(listAt(body, "results").map((item) => at(item, "error_message"))).toEqual([
      undefined,
      undefined,
      wrong,
      wrong,
    ]);
    expect(await entriesOf()).toHaveLength(2);
  });
});

describe("an ats_candidate_id", () => {
  test("is taken on by a submission that has none, and by no second one", async () => {
    const target = { com_interview_set_id: positionId, send_invite: false };
    const idOf = async (email: string) => {
      const { body } = await call("GET", `${BASE}/hiring/submissions/v1?com_interview_set_id=${positionId}`);
      return at(
        listAt(body, "data").find((row) => at(row, "candidate", "email") === email),
        "ats_candidate_id",
      );
    };
    const people = [{ email: "a@example.com" }, { email: "b@example.com" }];
    await invite({ ...target, candidates: people });
    await invite({ ...target, candidates: [{ email: "a@example.com", ats_candidate_id: 17 }] });
    expect(await idOf("a@example.com")).toBe("17");
    await invite({ ...target, candidates: [{ email: "a@example.com", ats_candidate_id: 18 }] });
    const taken = await invite({ ...target, candidates: [{ email: "b@example.com", ats_candidate_id: "17" }] });
    expect([taken.status, await idOf("a@example.com"), await idOf("b@example.com")]).toEqual([200, "17", null]);
    const fresh = await invite({ ...target, candidates: [{ email: "c@example.com", ats_candidate_id: "17" }] });
    expect(at(fresh.body, "results", 0, "submission_error_message")).toBe(
      "Another candidate of this interview set has this ats_candidate_id.",
    );
    expect(await candidatesCalled("c@example.com")).toEqual([]);
  });

  test("of another candidate stops a CV from becoming somebody new, who is not stored; their own address takes it", async () => {
    const target = { com_interview_set_id: positionId, send_invite: false };
    await invite({ ...target, candidates: [{ email: "a@example.com", ats_candidate_id: "17" }] });
    const { body } = await invite({ ...target, candidates: [{ cv_link: CV, ats_candidate_id: "17" }] });
    const entryId = textAt(body, "results", 0, "candidate_entry", "id");
    await markRead(entryId);
    const confirm = (email: string) =>
      call("POST", `/api/v1/candidate-entries/${entryId}/confirm`, { name: "Ada", email });
    const refused = await confirm("b@example.com");
    expect([refused.status, refused.text]).toEqual([409, expect.stringContaining("confirm it with their address")]);
    expect(await candidatesCalled("b@example.com")).toEqual([]);
    expect((await confirm("a@example.com")).status).toBe(200);
  });

  test("that is taken leaves a candidate whom other interviews know as they are", async () => {
    const other = (await createPosition(db.database, workspace)).id;
    const target = { com_interview_set_id: positionId, send_invite: false };
    await invite({ ...target, com_interview_set_id: other, candidates: [{ email: "b@example.com" }] });
    await invite({ ...target, candidates: [{ email: "a@example.com", ats_candidate_id: "17" }] });
    await invite({ ...target, candidates: [{ email: "b@example.com", ats_candidate_id: "17" }] });
    expect(await candidatesCalled("b@example.com")).toHaveLength(1);
  });
});

describe("a submission that is refused", () => {
  test("makes no application for the job post, and its item says both; others of the request come in", async () => {
    const jobPost = await makePost({ positionId });
    await invite({ com_job_post_id: jobPost, candidates: [{ email: "a@example.com", ats_candidate_id: "17" }] });
    const candidates = [{ email: "b@example.com", ats_candidate_id: "17" }, { email: "c@example.com" }];
    const { status, body } = await invite({ com_job_post_id: jobPost, candidates });
    expect([status, at(body, "results", 0)]).toEqual([
      200,
      {
        email_address: "b@example.com",
        ats_candidate_id: "17",
        submission_error_message: "Another candidate of this interview set has this ats_candidate_id.",
        application_error_message: "No application: this candidate could not be entered into the interview set.",
      },
    ]);
    expect(Object.keys(Object(at(body, "results", 1))).sort()).toEqual([
      "application",
      "email_address",
      "invitation",
      "submission",
    ]);
    const { body: list } = await call("GET", `${BASE}/hiring/applications/v1?com_job_post_id=${jobPost}`);
    const emails = listAt(list, "data").map((row) => at(row, "candidate", "email"));
    expect(emails.sort()).toEqual(["a@example.com", "c@example.com"]);
  });

  test("says nothing of an application where no job post is meant", async () => {
    const target = { com_interview_set_id: positionId, send_invite: false };
    await invite({ ...target, candidates: [{ email: "a@example.com", ats_candidate_id: "17" }] });
    const { body } = await invite({ ...target, candidates: [{ email: "b@example.com", ats_candidate_id: "17" }] });
    expect(Object.keys(Object(at(body, "results", 0))).sort()).toEqual([
      "ats_candidate_id",
      "email_address",
      "submission_error_message",
    ]);
  });
});

describe("submissions by state", () => {
  test("are those that show it: who was refused is rejected and nothing else", async () => {
    const waiting = await createInterview(db.database, workspace, positionId, { progress: "invited" });
    const refused = await createInterview(db.database, workspace, positionId, { admission: "refused" });
    const withdrawn = await createInterview(db.database, workspace, positionId, { progress: "withdrawn" });
    const by = async (status: string) => {
      const { body } = await call("GET", `${BASE}/hiring/submissions/v1?status=${status}`);
      const rows = listAt(body, "data");
      expect(rows.every((row) => at(row, "status_text") === status)).toBe(true);
      expect(at(body, "pagination", "total")).toBe(rows.length);
      return rows.map((row) => at(row, "id"));
    };
    expect(await by("need_interview")).toEqual([waiting.id]);
    expect((await by("rejected")).sort()).toEqual([refused.id, withdrawn.id].sort());
    for (const status of ["need_cv", "processing", "in_progress", "completed", "evaluated", "expired"])
      expect(await by(status)).toEqual([]);
    expect((await call("GET", `${BASE}/hiring/submissions/v1?status=unheard`)).status).toBe(400);
  });
});

describe("an application", () => {
  test("tells the people's scores of its interview", async () => {
    const post = await makePost({ positionId });
    const { body } = await invite({ com_job_post_id: post, candidates: [{ email: "a@example.com" }] });
    const id = textAt(body, "results", 0, "application", "id");
    const none = { cv: null, interview: null, holistic: null };
    const before = await call("GET", `${BASE}/hiring/applications/${id}/v1`);
    expect([at(before.body, "scores"), at(before.body, "evaluations")]).toEqual([none, []]);
    await db.database
      .updateTable("interviews")
      .set({ progress: "evaluated", review_count: 2, review_average: 3.75 })
      .where("workspace_id", "=", workspace)
      .execute();
    const [row] = listAt((await call("GET", `${BASE}/hiring/applications/v1`)).body, "data");
    expect(at(row, "scores")).toEqual({ ...none, interview: 7.5 });
    const after = await call("GET", `${BASE}/hiring/applications/${id}/v1`);
    expect(at(after.body, "evaluations")).toEqual([{ evaluation_type: "interview", evaluation_score: 7.5 }]);
  });
});

describe("a set that a client makes", () => {
  test("keeps what its requirements mean, in their order, asks no practice question and has an open link", async () => {
    const made = await call("POST", `${BASE}/interview/set/v1`, {
      title: "Engineer",
      description: "Builds bridges.",
      interview_duration: 45,
      iai_questions: [
        { content: "Warm up.", question_mode: "practice", priority: 1 },
        { content: "What have you built?", question_mode: "interview", priority: 2 },
      ],
      iai_requirements: [
        { title: "Second", priority: 2 },
        { title: "First", content: "Says it simply", cfg_importance_id: 3, priority: 1 },
      ],
    });
    const id = textAt(made.body, "results", "id");
    const set = (await call("GET", `${BASE}/hiring/interview-sets/${id}/v1`)).body;
    expect(listAt(set, "questions").map((question) => at(question, "content"))).toEqual(["What have you built?"]);
    expect(listAt(set, "requirements")).toMatchObject([
      { title: "First", content: "Says it simply", importance: 3, priority: 1 },
      { title: "Second", content: "", importance: 2, priority: 2 },
    ]);
    expect(at(set, "public_link")).toBe(`${serving.url}/interview/${id}`);
    const short = listAt((await call("GET", `${BASE}/interview/set/v1`)).body, "results");
    expect(short.find((row) => at(row, "id") === id)).toMatchObject({
      title: "Engineer",
      description: "Builds bridges.",
      interview_duration: 45,
    });
  });
});
