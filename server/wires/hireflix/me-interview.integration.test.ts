/** What POST /me tells of one interview, and what a person does with it: over HTTP, on completed interviews. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { at, listAt, textAt } from "../../../conformance/kit.ts";
import { createApiKey } from "../../../test/factories.ts";
import { graphql } from "../../../test/graphql.ts";
import { serveCompanies } from "../../../test/hireflix-suite.ts";
import { writeMmdb } from "../../../test/mmdb.ts";
import { hexOf } from "./wire-ids.ts";

const folder = mkdtempSync(join(tmpdir(), "greenroom-geo-"));
writeMmdb(join(folder, "city.mmdb"), "81.2.69.2");
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const suite = serveCompanies({ GEO_DATABASE: join(folder, "city.mmdb") });
let interview: Awaited<ReturnType<typeof suite.completedInterview>>;

beforeEach(async () => {
  interview = await suite.completedInterview(suite.ours, {
    name: "Jane Doe",
    email: "jane@example.com",
    external_id: "ats-7",
    metadata: JSON.stringify({ a: 1 }),
  });
});

const read = async (selection: string, id = interview.hex) => {
  const { body } = await suite.ours.ask(`query ($id: String!) { interview(id: $id) { ${selection} } }`, { id });
  return at(body, "data", "interview");
};
const act = async (verb: string, id = interview.hex) => {
  const { body } = await suite.ours.ask(`mutation { Interview(id: "${id}") { ${verb} } }`);
  return body;
};
const acted = async (verb: string, name: string) => at(await act(verb), "data", "Interview", name);

describe("an interview", () => {
  test("is told in both generations of fields, moments as milliseconds", async () => {
    expect(
      await read(`__typename id externalId status answered completed archived finalist completedAt shortlistedAt discardedAt
        createdAt updatedAt expires language inviteSource notes disableNotifications retakes timeToThink timeToAnswer
        position { __typename id name } candidate { __typename name firstName lastName email } url { __typename private }
        externalLink { url } score { value type } scores { id } comments { id } userMetadata location { city latitude } tracking { date }`),
    ).toEqual({
      __typename: "InterviewType",
      id: interview.hex,
      externalId: "ats-7",
      status: "completed",
      answered: true,
      completed: interview.at,
      archived: null,
      finalist: null,
      completedAt: interview.at,
      shortlistedAt: null,
      discardedAt: null,
      createdAt: expect.any(Number),
      updatedAt: expect.any(Number),
      expires: null,
      language: "en",
      inviteSource: "test",
      notes: "",
      disableNotifications: false,
      retakes: 1,
      timeToThink: 30,
      timeToAnswer: 120,
      position: { __typename: "InterviewPositionType", id: suite.ours.positionId, name: "Site engineer" },
      candidate: {
        __typename: "CandidateType",
        name: "Jane Doe",
        firstName: "Jane",
        lastName: "Doe",
        email: "jane@example.com",
      },
      url: { __typename: "InterviewUrlType", private: `${suite.url}/app/interviews/${interview.id}` },
      externalLink: null,
      score: null,
      scores: [],
      comments: [],
      userMetadata: { a: 1 },
      location: { city: "London", latitude: 51.5 },
      tracking: [],
    });
  });

  test("has its questions under the lower-case names, with the answer that was kept", async () => {
    const told = await read(`questions { __typename id title description answered score scores { id } media { url }
      answer { __typename id type url thumbnail encoded createdAt meta { duration } transcription { text } } }`);
    const [first] = listAt(told, "questions");
    expect(first).toEqual({
      __typename: "question",
      id: hexOf(interview.questionIds[0] ?? ""),
      title: "What have you built?",
      description: null,
      answered: interview.at,
      score: null,
      scores: [],
      media: null,
      answer: {
        __typename: "media",
        id: hexOf(interview.questionIds[0] ?? ""),
        type: "video",
        url: expect.stringContaining(`${suite.url}/media/`),
        thumbnail: expect.stringContaining(`${suite.url}/media/`),
        encoded: true,
        createdAt: interview.at,
        meta: { duration: 1.5 },
        transcription: null,
      },
    });
  });

  test("has steps that keep every take with address and program", async () => {
    const told = await read(`ipAddresses userAgents thumbnail thumbnails all: steps { id index title completed
      ... on InterviewStepTextQuestionWithVideoAnswer { latest: answers(input: {}) { __typename ip userAgent }
        every: answers(input: { onlyMostRecent: false }) { ip userAgent url createdAt } } }
      second: steps(input: { index: 1 }) { __typename id title }
      byId: steps(input: { id: "${hexOf(interview.questionIds[0] ?? "")}" }) { title }
      byUuid: steps(input: { id: "${interview.questionIds[0] ?? ""}" }) { title }
      byNone: steps(input: { id: "nothing" }) { title }`);
    expect(told).toEqual({
      ipAddresses: ["81.2.69.1", "81.2.69.2"],
      userAgents: ["Browser 1"],
      thumbnail: expect.stringContaining("/media/"),
      thumbnails: [expect.stringContaining("/media/"), expect.stringContaining("/media/")],
      all: [0, 1].map((index) => ({
        id: hexOf(interview.questionIds[index] ?? ""),
        index,
        title: expect.any(String),
        completed: true,
        latest: [
          { __typename: "InterviewStepTextQuestionWithVideoAnswerAnswer", ip: "81.2.69.2", userAgent: "Browser 2" },
        ],
        every: [2, 1].map((number) => ({
          ip: `81.2.69.${number}`,
          userAgent: `Browser ${number}`,
          url: expect.stringContaining("/media/"),
          createdAt: interview.at,
        })),
      })),
      second: [
        {
          __typename: "InterviewStepTextQuestionWithVideoAnswer",
          id: hexOf(interview.questionIds[1] ?? ""),
          title: "What went wrong?",
        },
      ],
      byId: [{ title: "What have you built?" }],
      byUuid: [{ title: "What have you built?" }],
      byNone: [],
    });
  });
});

test("what was said comes with its words, in seconds, once it is known", async () => {
  const take = await suite.database
    .selectFrom("takes")
    .select("id")
    .where("interview_question_id", "=", interview.questionIds[0] ?? "")
    .where("kept", "=", true)
    .executeTakeFirstOrThrow();
  const at = new Date();
  await suite.database
    .insertInto("transcripts")
    .values({
      workspace_id: suite.ours.workspace,
      take_id: take.id,
      interview_id: interview.id,
      state: "waiting",
      reason: null,
      due_at: at,
      language: "en",
      text: "I built",
      words: JSON.stringify([
        { word: "I", start: 0.5, end: 0.75 },
        { word: "built", start: 0.8, end: 1.2 },
      ]),
      edited_by: null,
      created_at: at,
      updated_at: at,
    })
    .execute();
  const heard = async () =>
    listOf(await read("questions { answer { transcription { languageCode text words { text start end } } } }"));
  expect(await heard()).toEqual([null, null]);
  await suite.database.updateTable("transcripts").set({ state: "done" }).where("take_id", "=", take.id).execute();
  expect(await heard()).toEqual([
    {
      languageCode: "en",
      text: "I built",
      words: [
        { text: "I", start: 0.5, end: 0.75 },
        { text: "built", start: 0.8, end: 1.2 },
      ],
    },
    null,
  ]);
});

const listOf = (told: unknown) => listAt(told, "questions").map((question) => at(question, "answer", "transcription"));

describe("scores", () => {
  const SCORE =
    "id score { value } scores { computedScore overridenScore { __typename value createdAt updatedAt } scorer { name email type deleted } }";

  test("come in halves, change in place, and null clears them", async () => {
    expect(await acted(`score(score: 4.5) { ${SCORE} }`, "score")).toEqual({
      id: interview.hex,
      score: { value: 4.5 },
      scores: [
        {
          computedScore: 0,
          overridenScore: {
            __typename: "InterviewTeamMemberOverridenScore",
            value: 4.5,
            createdAt: expect.any(Number),
            updatedAt: expect.any(Number),
          },
          scorer: { name: "Test", email: null, type: "api-key", deleted: false },
        },
      ],
    });
    expect(at(await acted(`score(score: 0.5) { ${SCORE} }`, "score"), "score")).toEqual({ value: 0.5 });
    expect(await acted(`score(score: null) { score { value } scores { id } }`, "score")).toEqual({
      score: null,
      scores: [],
    });
  });

  test.each([0, 0.25, 5.5, -1])("%d is refused", async (score) => {
    const body = await act(`score(score: ${score}) { id }`);
    expect([at(body, "data", "Interview", "score"), at(body, "errors", 0, "code")]).toEqual([null, 400]);
  });

  test("of several reviewers give their mean", async () => {
    await act("score(score: 4.5) { id }");
    const second = await createApiKey(suite.database, suite.ours.workspace);
    const { body } = await graphql(
      `${suite.url}/me`,
      `mutation { Interview(id: "${interview.hex}") { score(score: 3) { score { value } scores { id } } } }`,
      {},
      { "x-api-key": second },
    );
    expect(at(body, "data", "Interview", "score", "score")).toEqual({ value: 3.75 });
    expect(listAt(body, "data", "Interview", "score", "scores")).toHaveLength(2);
  });

  test("of a candidate who has not answered yet are taken too", async () => {
    const { body } = await suite.ours.ask(
      `mutation { Position(id: "${suite.ours.positionId}") { invite(candidate: { name: "N", email: "n@example.com" }) { id } } }`,
    );
    const id = textAt(body, "data", "Position", "invite", "id");
    expect(at(await act("score(score: 2) { status score { value } }", id), "data", "Interview", "score")).toEqual({
      status: "pending",
      score: { value: 2 },
    });
  });

  test("are seen by the native API as reviews", async () => {
    await act("score(score: 4.5) { id }");
    const answer = await fetch(`${suite.url}/api/v1/interviews/${interview.id}/reviews`, {
      headers: { "x-api-key": suite.ours.key },
    });
    expect(at(await answer.json(), "data", 0, "overall")).toBe(4.5);
  });
});

test("comments are a list that grows", async () => {
  await act(`comment(comment: "First") { id }`);
  const told = await acted(
    `comment(comment: "Second") { comments { id value createdAt updatedAt author { name type } } }`,
    "comment",
  );
  expect(listAt(told, "comments")).toEqual(
    ["First", "Second"].map((value) => ({
      id: expect.stringMatching(/^[0-9a-f]{24}$/),
      value,
      createdAt: expect.any(Number),
      updatedAt: expect.any(Number),
      author: { name: "Test", type: "api-key" },
    })),
  );
});

test("finalist and archive move the status there and back, and take back no other decision", async () => {
  const FIELDS = "status finalist archived shortlistedAt discardedAt";
  const moment = expect.any(Number);
  const back = { status: "completed", finalist: null, archived: null, shortlistedAt: null, discardedAt: null };
  const shortlisted = { ...back, status: "shortlisted", finalist: moment, shortlistedAt: moment };
  const discarded = { ...back, status: "discarded", archived: moment, discardedAt: moment };
  expect(await acted(`finalist(finalist: true) { ${FIELDS} }`, "finalist")).toEqual(shortlisted);
  expect(await acted(`archive(archive: false) { ${FIELDS} }`, "archive")).toEqual(shortlisted);
  expect(await acted(`finalist(finalist: false) { ${FIELDS} }`, "finalist")).toEqual(back);
  expect(await acted(`archive(archive: true) { ${FIELDS} }`, "archive")).toEqual(discarded);
  expect(await acted(`finalist(finalist: false) { ${FIELDS} }`, "finalist")).toEqual(discarded);
  expect(await acted(`archive(archive: false) { ${FIELDS} }`, "archive")).toEqual(back);
});

describe("share", () => {
  const DAY = 86_400_000;
  const LINK = "externalId externalLink { id url expires labels interviewId positionId }";

  test("gives a link for 75 days unless told otherwise, and the same link lives on", async () => {
    const before = Date.now();
    const first = at(await acted(`share(labels: ["client"]) { ${LINK} }`, "share"), "externalLink");
    expect(first).toEqual({
      id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/),
      url: `${suite.url}/s/${textAt(first, "id")}`,
      expires: expect.any(Number),
      labels: ["client"],
      interviewId: interview.hex,
      positionId: suite.ours.positionId,
    });
    expect(Math.round((Number(at(first, "expires")) - before) / DAY)).toBe(75);
    const again = at(await acted(`share(durationInDays: 100) { ${LINK} }`, "share"), "externalLink");
    expect([textAt(again, "id"), at(again, "labels")]).toEqual([textAt(first, "id"), ["client"]]);
    expect(Math.round((Number(at(again, "expires")) - before) / DAY)).toBe(100);
    expect(await read("externalLink { id }")).toEqual({ externalLink: { id: textAt(first, "id") } });
  });

  test.each([0, -1, 99_999])("no link lives for %d days", async (days) => {
    const body = await act(`share(durationInDays: ${days}) { id }`);
    expect(at(body, "errors", 0)).toEqual(
      expect.objectContaining({ message: expect.stringMatching(/^durationInDays: /), code: 400 }),
    );
    expect(await read("externalLink { id }")).toEqual({ externalLink: null });
  });

  test("is found among the links of its position while it is open, by nobody else", async () => {
    const links = async (company = suite.ours, args = "", key = company.key) => {
      const LINKS = `shareableLinks${args} { id name companyId positionId owner labels expires dynamic allowEvaluation displayFunnelInformation createdAt updatedAt }`;
      const query = `{ position(id: "${suite.ours.positionId}") { ${LINKS} } positions { ${LINKS} } }`;
      const { body } = await graphql(`${suite.url}/me`, query, {}, { "x-api-key": key });
      const one = at(body, "data", "position");
      if (one !== null) expect(at(body, "data", "positions", 0)).toEqual(one);
      return one === null ? null : at(one, "shareableLinks");
    };
    expect(await links()).toEqual([]);
    const made = at(await acted(`share(labels: ["client"]) { ${LINK} }`, "share"), "externalLink");
    const link = {
      id: textAt(made, "id"),
      name: "Jane Doe",
      companyId: hexOf(suite.ours.workspace),
      positionId: suite.ours.positionId,
      owner: "Test",
      labels: ["client"],
      expires: at(made, "expires"),
      dynamic: false,
      allowEvaluation: false,
      displayFunnelInformation: false,
      createdAt: expect.any(Number),
      updatedAt: expect.any(Number),
    };
    expect(await links()).toEqual([link]);
    expect(await links(suite.ours, `(id: "${link.id}")`)).toEqual([link]);
    expect(await links(suite.ours, '(id: "4744d2f1-0618-481c-8374-f6ef37934e16")')).toEqual([]);
    expect(await links(suite.theirs)).toBeNull();
    const reader = await createApiKey(suite.database, suite.ours.workspace, ["positions:read", "interviews:read"]);
    expect(await links(suite.ours, "", reader)).toBeNull();
    await act("unshare");
    expect(await links()).toEqual([]);
  });

  test("is taken away", async () => {
    await act("share { id }");
    expect(await act("unshare")).toEqual({ data: { Interview: { unshare: true } } });
    expect(await read("externalLink { id }")).toEqual({ externalLink: null });
  });

  test("is not shown to a key that may only read", async () => {
    await act("share { id }");
    const reader = await createApiKey(suite.database, suite.ours.workspace, ["interviews:read"]);
    const { body } = await graphql(
      `${suite.url}/me`,
      `{ interview(id: "${interview.hex}") { hash externalLink { id } url { public } } }`,
      {},
      { "x-api-key": reader },
    );
    expect(at(body, "data", "interview")).toEqual({
      hash: "***********",
      externalLink: null,
      url: { public: `${suite.url}/***********` },
    });
  });
});

test("an external id is set, is unique in its position, and an empty one takes it away", async () => {
  const other = await suite.completedInterview(suite.ours, { email: "other@example.com" });
  expect(at(await act(`externalId(externalId: "ats-7") { id }`, other.hex), "errors", 0, "code")).toBe(409);
  expect(await acted(`externalId(externalId: "") { externalId }`, "externalId")).toEqual({ externalId: null });
  expect(
    at(await act(`externalId(externalId: "ats-7") { externalId }`, other.hex), "data", "Interview", "externalId"),
  ).toEqual({
    externalId: "ats-7",
  });
});

test("mutation fields inside one namespace run one after another, and each answer shows its own state", async () => {
  const { body } = await suite.ours.ask(`mutation { Interview(id: "${interview.hex}") {
    a: comment(comment: "1") { comments { value } } b: finalist(finalist: true) { status comments { value } }
    c: comment(comment: "2") { status comments { value } } d: finalist(finalist: false) { status }
    e: comment(comment: "3") { status comments { value } } } }`);
  const values = (name: string) => listAt(body, "data", "Interview", name, "comments").map((one) => at(one, "value"));
  expect([values("a"), values("b"), values("c"), values("e")]).toEqual([["1"], ["1"], ["1", "2"], ["1", "2", "3"]]);
  expect(["b", "c", "d", "e"].map((name) => at(body, "data", "Interview", name, "status"))).toEqual([
    "shortlisted",
    "shortlisted",
    "completed",
    "completed",
  ]);
});

test("one that fails leaves the others standing", async () => {
  const body = await act(`a: score(score: 9) { id } b: comment(comment: "Fine") { comments { value } }`);
  expect(at(body, "data", "Interview")).toEqual({ a: null, b: { comments: [{ value: "Fine" }] } });
  expect(at(body, "errors", 0, "path")).toEqual(["Interview", "a"]);
});
