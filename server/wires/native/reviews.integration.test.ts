import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { newId } from "../../../shared/ids.ts";
import { type Browser, createMember, openBrowser, PASSWORD } from "../../../test/browser.ts";
import { createTestDatabase, type TestDatabase } from "../../../test/database.ts";
import { createApiKey, createInterview, createPosition, createWorkspace } from "../../../test/factories.ts";
import { serveOn, type TestServing } from "../../../test/serving.ts";
import { systemActor, type WorkspaceId } from "../../core/actor.ts";
import { changeWorkspace } from "../../core/change.ts";
import { eraseCandidate } from "../../core/exports/index.ts";
import { openSignIn } from "../../platform/sign-in/sign-in.ts";

let db: TestDatabase;
let serving: TestServing;
let passwordHash: string;
let workspace: WorkspaceId;
let key: string;
let foreignKey: string;
let team: Record<"owner" | "recruiter" | "reviewer" | "second" | "viewer", { id: string; browser: Browser }>;
let interview: { id: string; questionIds: string[]; email: string; takeId: string; positionId: string };
const CRITERIA = [
  { id: newId(), name: "Judgement", description: "", weight: 3 },
  { id: newId(), name: "Clarity", description: "", weight: 1 },
];

async function byKey(method: string, path: string, body?: unknown, headers: Record<string, string> = {}, as = key) {
  const answer = await fetch(`${serving.url}/api/v1${path}`, {
    method,
    headers: { "x-api-key": as, ...(body === undefined ? {} : { "content-type": "application/json" }), ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  return { status: answer.status, body: text ? JSON.parse(text) : null };
}

async function member(role: "owner" | "recruiter" | "reviewer" | "viewer", name: string) {
  const email = `${name}@example.com`;
  const id = await createMember(db.database, workspace, passwordHash, { email, role, name });
  const browser = openBrowser(serving.url);
  expect((await browser.signIn(email, PASSWORD)).status).toBe(200);
  return { id, browser };
}

beforeAll(async () => {
  db = await createTestDatabase();
  serving = await serveOn(db.connection.url, { TRUST_PROXY: "loopback", PUBLIC_URL: "http://team.example" });
  passwordHash = await openSignIn({
    pool: db.pool,
    secretKey: "of no account here",
    publicUrl: "http://team.example",
  }).hashPassword(PASSWORD);
  workspace = (await createWorkspace(db.database)).id;
  key = await createApiKey(db.database, workspace);
  foreignKey = await createApiKey(db.database, (await createWorkspace(db.database, { name: "Other" })).id);
  team = {
    owner: await member("owner", "olive"),
    recruiter: await member("recruiter", "rosa"),
    reviewer: await member("reviewer", "rene"),
    second: await member("reviewer", "rita"),
    viewer: await member("viewer", "vera"),
  };
});
afterAll(async () => {
  await serving?.close();
  await db?.drop();
});

beforeEach(async () => {
  const position = await createPosition(db.database, workspace, { settings: { rubric: CRITERIA } });
  const made = await createInterview(db.database, workspace, position.id, {
    progress: "completed",
    started_at: new Date(),
    answering_at: new Date(),
    completed_at: new Date(),
  });
  const takeId = newId();
  await db.database
    .insertInto("takes")
    .values({
      workspace_id: workspace,
      id: takeId,
      interview_id: made.id,
      interview_question_id: made.questionIds[0] ?? "",
      attempt: 1,
      number: 1,
      state: "finished",
      kept: true,
      started_at: new Date(),
      ended_at: new Date(),
      duration_ms: 10_000,
    })
    .execute();
  interview = { ...made, takeId, positionId: position.id };
});

const mine = () => `/interviews/${interview.id}/reviews/mine`;
const reviews = () => `/interviews/${interview.id}/reviews`;
const whole = async () => (await byKey("GET", `/interviews/${interview.id}`)).body;
const eventTypes = async () =>
  (await byKey("GET", `/interviews/${interview.id}/events`)).body.data.map((event: { type: string }) => event.type);

describe("reviews", () => {
  it("weigh the criteria, evaluate the interview once and average in its row", async () => {
    const first = await team.reviewer.browser.call("PUT", mine(), {
      scores: [
        { criterionId: CRITERIA[0]?.id, score: 5 },
        { criterionId: CRITERIA[1]?.id, score: 2 },
      ],
      answers: [{ questionId: interview.questionIds[0], score: 4 }],
      recommendation: "yes",
      words: "Calm and exact.",
    });
    expect(first.status).toBe(200);
    expect(first.body).toMatchObject({ state: "submitted", score: 4.25, mine: true, version: 1, overall: null });
    expect(first.body.scores[0]).toEqual({ criterionId: CRITERIA[0]?.id, name: "Judgement", weight: 3, score: 5 });
    expect(await whole()).toMatchObject({ progress: "evaluated", reviewCount: 1, reviewAverage: 4.25 });
    expect((await byKey("PUT", mine(), { overall: 2 })).body).toMatchObject({ author: { kind: "key" }, score: 2 });
    expect(await whole()).toMatchObject({ reviewCount: 2, reviewAverage: 3.13 });
    const changed = await byKey("PUT", mine(), { overall: 3 }, { "if-match": '"1"' });
    expect(changed.body).toMatchObject({ version: 2, score: 3 });
    expect(await eventTypes()).toEqual([
      "interview.report_available",
      "review.submitted",
      "review.submitted",
      "review.updated",
    ]);
    expect((await byKey("DELETE", `/reviews/${changed.body.id}`)).status).toBe(204);
    expect(await whole()).toMatchObject({ progress: "evaluated", reviewCount: 1, reviewAverage: 4.25 });
    const row = (await byKey("GET", `/interviews?positionId=${interview.positionId}`)).body.data[0];
    expect(row).toMatchObject({ reviewCount: 1, reviewAverage: 4.25 });
    const audit = await db.database
      .selectFrom("audit_entries")
      .select(["action", "data"])
      .where("subject_id", "=", interview.id)
      .orderBy("id")
      .execute();
    expect(audit.map(({ action }) => action)).toEqual([
      "review.submitted",
      "review.submitted",
      "review.updated",
      "review.withdrawn",
    ]);
    expect(audit[2]?.data).toMatchObject({ before: { overall: 2 } });
  });

  it("refuse what does not fit, each with its place", async () => {
    const wrong = async (body: unknown, status: number, pointer?: string) => {
      const answer = await byKey("PUT", mine(), body);
      expect([body, answer.status]).toEqual([body, status]);
      if (pointer) expect(answer.body.errors[0].pointer).toBe(pointer);
    };
    await wrong({ overall: 6 }, 400, "/overall");
    await wrong({ overall: 3.25 }, 400, "/overall");
    await wrong({ words: "no score" }, 400, "/overall");
    await wrong({ scores: [{ criterionId: newId(), score: 3 }] }, 400, "/scores/0/criterionId");
    await wrong({ overall: 3, answers: [{ questionId: newId(), score: 3 }] }, 400, "/answers/0/questionId");
    const twice = { criterionId: CRITERIA[0]?.id, score: 3 };
    await wrong({ scores: [twice, twice] }, 400, "/scores/1/criterionId");
    expect((await byKey("PUT", mine(), { overall: 3 }, { "if-match": '"4"' })).status).toBe(412);
    expect((await byKey("PUT", mine(), { overall: 3 }, { "if-match": '"0"' })).status).toBe(200);
    await wrong({ overall: 3, state: "draft" }, 409);
    await db.database
      .updateTable("interviews")
      .set({ progress: "answering", completed_at: null })
      .where("id", "=", interview.id)
      .execute();
    await wrong({ overall: 3 }, 409);
  });

  it("of two that are submitted at once both count", async () => {
    const people = [team.owner, team.recruiter, team.reviewer, team.second];
    const answers = await Promise.all(
      people.map(({ browser }, index) => browser.call("PUT", mine(), { overall: index + 1 })),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(await whole()).toMatchObject({ reviewCount: 4, reviewAverage: 2.5 });
    expect((await eventTypes()).filter((type: string) => type === "interview.report_available")).toHaveLength(1);
    const twice = await Promise.all([1, 5].map((overall) => byKey("PUT", mine(), { overall })));
    expect(twice.map(({ status }) => status)).toEqual([200, 200]);
    expect((await whole()).reviewCount).toBe(5);
  });

  it("of others are hidden from a reviewer who has not submitted one, in every answer", async () => {
    await team.owner.browser.call("PUT", mine(), { overall: 5, words: "Hire." });
    await team.second.browser.call("PUT", mine(), { overall: 4, state: "draft" });
    const seen = async (who: Browser) => {
      const [list, one, row] = await Promise.all([
        who.call("GET", reviews()),
        who.call("GET", `/interviews/${interview.id}`),
        who.call("GET", `/interviews?positionId=${interview.positionId}`),
      ]);
      return [
        list.body.data.length,
        list.body.hidden,
        one.body.reviewAverage,
        row.body.data[0].reviewAverage,
        row.body.data[0].reviewCount,
      ];
    };
    expect(await seen(team.reviewer.browser)).toEqual([0, 1, null, null, 1]);
    expect(await seen(team.second.browser)).toEqual([1, 1, null, null, 1]);
    expect(await seen(team.recruiter.browser)).toEqual([1, 0, 5, 5, 1]);
    expect(await seen(team.viewer.browser)).toEqual([1, 0, 5, 5, 1]);
    const feed = await team.reviewer.browser.call("GET", `/interviews/${interview.id}/events`);
    expect(JSON.stringify(feed.body)).not.toContain("Hire.");
    await team.reviewer.browser.call("PUT", mine(), { overall: 3 });
    expect(await seen(team.reviewer.browser)).toEqual([2, 0, 4, 4, 2]);
    const settings = (on: boolean) =>
      team.owner.browser.call("PATCH", "/workspace", { settings: { hideScoresUntilReviewed: on } });
    expect((await settings(false)).status).toBe(200);
    expect(await seen(team.second.browser)).toEqual([3, 0, 4, 4, 2]);
    expect((await settings(true)).status).toBe(200);
  });

  it("are written by those who may, and taken away by their author or an owner", async () => {
    const comment = { words: "Watch this." };
    const routes: [string, string, unknown, Record<string, number>][] = [
      ["PUT", mine(), { overall: 3 }, { owner: 200, recruiter: 200, reviewer: 200, viewer: 403 }],
      [
        "POST",
        `/interviews/${interview.id}/comments`,
        comment,
        { owner: 201, recruiter: 201, reviewer: 201, viewer: 403 },
      ],
      [
        "POST",
        `/interviews/${interview.id}/decide`,
        { decision: "shortlisted" },
        { reviewer: 403, viewer: 403, recruiter: 200 },
      ],
      [
        "POST",
        `/interviews/${interview.id}/undo-decision`,
        { decisionId: newId() },
        { reviewer: 403, viewer: 403, owner: 409 },
      ],
      ["GET", `/interviews/${interview.id}/decisions`, undefined, { reviewer: 200, viewer: 200 }],
      ["GET", `/interviews/${interview.id}/takes`, undefined, { reviewer: 200, viewer: 200 }],
      ["GET", `/interviews/${interview.id}/mentionable`, undefined, { reviewer: 200 }],
    ];
    const browsers = team as Record<string, { browser: Browser }>;
    for (const [method, path, body, expected] of routes) {
      for (const [who, status] of Object.entries(expected)) {
        const answer = await browsers[who]?.browser.call(method, path, body);
        expect([method, path, who, answer?.status]).toEqual([method, path, who, status]);
      }
    }
    const own = (await byKey("GET", reviews())).body.data.find(
      (review: { author: { id: string } }) => review.author.id === team.reviewer.id,
    );
    expect((await team.recruiter.browser.call("DELETE", `/reviews/${own.id}`)).status).toBe(403);
    expect((await team.owner.browser.call("DELETE", `/reviews/${own.id}`)).status).toBe(204);
    const draft = await team.second.browser.call("PUT", mine(), { state: "draft", words: "not yet" });
    expect((await team.recruiter.browser.call("DELETE", `/reviews/${draft.body.id}`)).status).toBe(404);
  });
});

describe("comments", () => {
  it("stand on the interview or on a moment of an answer, name members, and are their author's", async () => {
    const path = `/interviews/${interview.id}/comments`;
    const first = await team.reviewer.browser.call("POST", path, { words: "Good start." });
    const second = await team.reviewer.browser.call("POST", path, {
      words: "Listen to this, Rosa.",
      questionId: interview.questionIds[0],
      atMs: 4200,
      mentions: [team.recruiter.id],
    });
    expect(second.status).toBe(201);
    expect(second.body).toMatchObject({
      takeId: interview.takeId,
      atMs: 4200,
      mine: true,
      version: 1,
      mentions: [{ id: team.recruiter.id, name: "rosa" }],
    });
    const page = await byKey("GET", `${path}?limit=1`);
    expect(page.body.data).toMatchObject([{ id: second.body.id, mine: false }]);
    expect((await byKey("GET", `${path}?limit=1&cursor=${page.body.next}`)).body).toMatchObject({
      data: [{ id: first.body.id }],
      next: null,
    });
    const edit = `/comments/${first.body.id}`;
    expect((await team.second.browser.call("PATCH", edit, { words: "Taken." })).status).toBe(403);
    const edited = await team.reviewer.browser.call("PATCH", edit, { words: "Good." });
    expect(edited.body).toMatchObject({ words: "Good.", version: 2, editedAt: expect.any(String) });
    expect((await team.reviewer.browser.call("PATCH", edit, { words: "x" }, { "if-match": '"1"' })).status).toBe(412);
    expect((await team.recruiter.browser.call("DELETE", edit)).status).toBe(403);
    expect((await team.owner.browser.call("DELETE", edit)).status).toBe(204);
    for (const [body, pointer] of [
      [{ words: "  " }, "/words"],
      [{ words: "x", atMs: 5 }, "/questionId"],
      [{ words: "x", questionId: interview.questionIds[1] }, "/questionId"],
      [{ words: "x", questionId: interview.questionIds[0], atMs: 60_000 }, "/atMs"],
      [{ words: "x", mentions: [newId()] }, "/mentions/0"],
    ] as const) {
      const answer = await byKey("POST", path, body);
      expect([body, answer.status, answer.body.errors[0].pointer]).toEqual([body, 400, pointer]);
    }
    expect(await eventTypes()).toEqual(["comment.added", "comment.added", "comment.updated", "comment.deleted"]);
  });

  it("and reviews leave nothing behind when the candidate is erased", async () => {
    await byKey("POST", `/interviews/${interview.id}/comments`, { words: "Zanzibar was mentioned" });
    const put = await byKey("PUT", mine(), { overall: 4, words: "Zanzibar again" });
    await byKey("PUT", mine(), { overall: 5, words: "Zanzibar once more" });
    await byKey("DELETE", `/reviews/${put.body.id}`);
    await byKey("PUT", mine(), { overall: 2, words: "Zanzibar at last" });
    await byKey("POST", `/interviews/${interview.id}/decide`, { decision: "discarded", reason: "Zanzibar" });
    await changeWorkspace(
      { database: db.database, jobs: { enqueue: async () => undefined }, clock: () => new Date() },
      systemActor("test"),
      workspace,
      (change) => eraseCandidate(change, { fileOf: (id) => id }, interview.email),
    );
    for (const table of ["reviews", "comments", "decisions", "audit_entries", "events", "event_personal"] as const) {
      const rows = await db.database.selectFrom(table).selectAll().where("workspace_id", "=", workspace).execute();
      expect([table, JSON.stringify(rows).includes("Zanzibar")]).toEqual([table, false]);
    }
  });
});

describe("decisions", () => {
  it("are kept with their reason, and the latest is taken back once", async () => {
    const decide = (decision: string, reason?: string) =>
      team.recruiter.browser.call("POST", `/interviews/${interview.id}/decide`, { decision, reason });
    const undo = (decisionId: string) =>
      team.recruiter.browser.call("POST", `/interviews/${interview.id}/undo-decision`, { decisionId });
    const first = await decide("shortlisted", "Best answer of the week");
    expect(first.body.latestDecision).toMatchObject({
      from: "undecided",
      to: "shortlisted",
      reason: "Best answer of the week",
      by: { kind: "member", name: "rosa" },
    });
    expect((await decide("shortlisted")).body.latestDecision.id).toBe(first.body.latestDecision.id);
    const second = await decide("discarded");
    expect((await undo(first.body.latestDecision.id)).status).toBe(409);
    const race = await Promise.all([1, 2, 3].map(() => undo(second.body.latestDecision.id)));
    expect(race.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    expect(await whole()).toMatchObject({
      decision: "shortlisted",
      latestDecision: { id: first.body.latestDecision.id },
    });
    expect((await undo(first.body.latestDecision.id)).body).toMatchObject({
      decision: "undecided",
      latestDecision: null,
    });
    const list = await byKey("GET", `/interviews/${interview.id}/decisions`);
    expect(list.body.data).toMatchObject([
      { to: "discarded", undoneBy: "rosa", undoneAt: expect.any(String) },
      { to: "shortlisted", undoneBy: "rosa" },
    ]);
  });
});

describe("what hangs on an interview", () => {
  it("is read by its own workspace alone, and not when its position is hidden", async () => {
    const review = (await byKey("PUT", mine(), { overall: 3 })).body;
    const comment = (await byKey("POST", `/interviews/${interview.id}/comments`, { words: "Ours." })).body;
    const decided = (await byKey("POST", `/interviews/${interview.id}/decide`, { decision: "shortlisted" })).body;
    const routes: [string, string, unknown?][] = [
      ["GET", reviews()],
      ["PUT", mine(), { overall: 1 }],
      ["GET", `/interviews/${interview.id}/comments`],
      ["POST", `/interviews/${interview.id}/comments`, { words: "taken" }],
      ["PATCH", `/comments/${comment.id}`, { words: "taken" }],
      ["DELETE", `/comments/${comment.id}`],
      ["DELETE", `/reviews/${review.id}`],
      ["GET", `/interviews/${interview.id}/mentionable`],
      ["GET", `/interviews/${interview.id}/decisions`],
      ["POST", `/interviews/${interview.id}/undo-decision`, { decisionId: decided.latestDecision.id }],
      ["GET", `/interviews/${interview.id}/takes`],
      ["GET", `/takes/${interview.takeId}`],
      ["GET", `/interviews/${interview.id}/invitations`],
    ];
    for (const [method, path, body] of routes) {
      expect([path, (await byKey(method, path, body, {}, foreignKey)).status]).toEqual([path, 404]);
    }
    await db.database
      .updateTable("positions")
      .set({ access: "chosen" })
      .where("id", "=", interview.positionId)
      .execute();
    for (const [method, path, body] of routes) {
      const answer = await team.recruiter.browser.call(method, path, body);
      expect([path, answer.status]).toEqual([path, 404]);
    }
    const names = (await byKey("GET", `/interviews/${interview.id}/mentionable`)).body.data;
    expect(names).toEqual([{ id: team.owner.id, name: "olive" }]);
    expect(await whole()).toMatchObject({ decision: "shortlisted", reviewCount: 1, reviewAverage: 3 });
  });

  it("takes are listed with segments, every attempt of them", async () => {
    const { body } = await byKey("GET", `/interviews/${interview.id}/takes`);
    expect(body.data).toMatchObject([
      { id: interview.takeId, kept: true, attempt: 1, number: 1, durationMs: 10_000, original: null, segments: [] },
    ]);
    expect((await byKey("GET", `/takes/${interview.takeId}`)).body).toEqual(body.data[0]);
  });
});
