/** What PostgreSQL writes of interviews is what is made here: a query's first answer, and those of its plan after it. */
import { expect, test } from "vitest";
import { at, listAt } from "../../../conformance/kit.ts";
import { createInterview } from "../../../test/factories.ts";
import { type Company, serveCompanies } from "../../../test/hireflix-suite.ts";

const suite = serveCompanies();

const CANDIDATE =
  "candidate { __typename name fullName firstName lastName formattedName formattedFirstName formattedLastName email phone }";
const HEAD = `__typename id externalId status answered completed completedAt createdAt updatedAt expires language inviteSource notes
  disableNotifications userMetadata position { id name __typename } ${CANDIDATE}`;
const ANSWER = `answer { __typename id type encoded createdAt meta { duration }
  transcription { __typename languageCode text words { text start end __typename } } }`;
const INTERVIEW = `${HEAD} questions { __typename id title description notes answered ${ANSWER} }`;

/** The answers to a query that comes three times; it is planned from the second on. */
async function thrice(company: Company, query: string, variables: Record<string, unknown> = {}) {
  const bodies: unknown[] = [];
  for (let turn = 0; turn < 3; turn += 1) bodies.push((await company.ask(query, variables)).body);
  return bodies;
}

const NAMES = [
  { name: "Ada", given_name: null },
  { name: "Ada Lovelace", given_name: null },
  { name: "Ana Maria de Sousa", given_name: "Ana Maria" },
  { name: "Ana  Maria   Lopes", given_name: "Ana" },
  { name: "Renamed Person", given_name: "Former" },
  { name: '"Q" \\ \u2028 é 😀 O\'Neil', given_name: null },
];

/** Interviews of each kind: with names of all forms, decided, with words spoken and written, of ids that have no short form. */
async function fill(company: Company): Promise<void> {
  const { database, completedInterview } = suite;
  for (const [index, name] of NAMES.entries()) {
    const { questionIds } = await createInterview(database, company.workspace, company.positionUuid, {
      ...name,
      email: `n${index}@example.com`,
      created_at: new Date(Date.UTC(2026, 0, 1, 0, 0, index, 123)),
      ...(index === 1
        ? { decision: "shortlisted", external_id: "a'b", metadata: JSON.stringify({ a: { b: [1, "c"] } }) }
        : {}),
      ...(index === 2 ? { decision: "discarded", phone: "+34600000000" } : {}),
    });
    // Of another maker, and without a short form.
    const id = `8f14e45f-ceea-467f-a83b-01234567890${index}`;
    await database
      .updateTable("interview_questions")
      .set({ id })
      .where("id", "=", questionIds[0] ?? "")
      .execute();
  }
  const { id } = await completedInterview(company, { language: "de", notes: "Line\none" });
  const takes = await database
    .selectFrom("takes")
    .selectAll()
    .where("interview_id", "=", id)
    .where("kept", "=", true)
    .execute();
  const [spoken, typed] = takes;
  if (!spoken || !typed) throw new Error("There are two answers.");
  await database
    .insertInto("transcripts")
    .values({
      workspace_id: company.workspace,
      take_id: spoken.id,
      interview_id: id,
      state: "done",
      due_at: new Date(),
      language: "en",
      text: 'I "built"',
      words: JSON.stringify([
        { word: "I", start: 0.5, end: 0.75 },
        { word: '"built"', start: 0.8, end: 1.25 },
      ]),
      created_at: new Date(),
      updated_at: new Date(),
    })
    .execute();
  await database
    .updateTable("takes")
    .set({ text_answer: "Nothing\twent wrong.", media_state: "none", duration_ms: null })
    .where("id", "=", typed.id)
    .execute();
  await database
    .updateTable("interview_questions")
    .set({ text: "A title\n\nWith a description\n\nof two parts", expected_answer: "This" })
    .where("id", "=", typed.interview_question_id)
    .execute();
  // A later attempt stands above an earlier one.
  await database
    .insertInto("takes")
    .values({ ...spoken, id: "8f14e45f-ceea-467f-a83b-0123456789ac", attempt: 0, number: 9, duration_ms: 9000 })
    .execute();
}

test("interviews of a position, and a page of them, come alike", async () => {
  const { ours } = suite;
  await fill(ours);
  const variables = { id: ours.positionId };
  const [made, ...written] = await thrice(
    ours,
    `query ($id: String!) { position(id: $id) { id name older: interviews(orderBy: { field: createdAt, direction: asc }) { ${INTERVIEW} } } }`,
    variables,
  );
  expect(listAt(made, "data", "position", "older")).toHaveLength(NAMES.length + 1);
  for (const body of written) expect(body).toEqual(made);

  const [paged, ...pages] = await thrice(
    ours,
    `query ($id: String!) { position(id: $id) { name interviewList(input: { pagination: { limit: 3 }, sort: [{ field: createdAt, direction: ASC }] }) {
      __typename total count lastCursor some: results { ${INTERVIEW} } } } }`,
    variables,
  );
  expect(at(paged, "data", "position", "interviewList", "count")).toBe(3);
  for (const body of pages) expect(body).toEqual(paged);

  const [all, ...others] = await thrice(
    ours,
    `{ interviews(position: "${ours.positionId}") { ...I } positions { interviews { ...I } interviewList { results { id questions { id } } } } }
      fragment I on InterviewType { who: candidate { ...C } id ... on InterviewType { id status } } fragment C on CandidateType { name }`,
  );
  expect(listAt(all, "data", "interviews")).toHaveLength(NAMES.length + 1);
  for (const body of others) expect(body).toEqual(all);
});

test("very many names for one thing", async () => {
  const { ours } = suite;
  await fill(ours);
  const names = Array.from({ length: 280 }, (_none, index) => `n${index}: lastName`).join(" ");
  const [made, ...written] = await thrice(
    ours,
    `query ($id: String!) { position(id: $id) { interviews { id candidate { ${names} } } } }`,
    { id: ours.positionId },
  );
  expect(Object.keys(Object(at(made, "data", "position", "interviews", 0, "candidate")))).toHaveLength(280);
  for (const body of written) expect(body).toEqual(made);
});

test("what is made here is so in a plan too: addresses, codes, scores, steps", async () => {
  const { ours } = suite;
  await suite.completedInterview(ours);
  const [made, ...planned] = await thrice(
    ours,
    `query ($id: String!) { position(id: $id) { interviews { id hash url { public } score { value } thumbnail ipAddresses
      questions { id score media { url } } steps(input: { index: 1 }) { __typename id title
      ... on InterviewStepTextQuestionWithVideoAnswer { answers(input: { onlyMostRecent: false }) { ip createdAt } } } } } }`,
    { id: ours.positionId },
  );
  expect(at(made, "data", "position", "interviews", 0, "hash")).toEqual(expect.any(String));
  for (const body of planned) expect(body).toEqual(made);
});

test("a position without interviews, an unknown one and another company's", async () => {
  const { ours, theirs } = suite;
  await suite.completedInterview(theirs);
  const LIST =
    "query ($id: String!) { position(id: $id) { id name interviewList { total count lastCursor results { id } } } }";
  const [none, ...written] = await thrice(ours, LIST, { id: ours.positionId });
  expect(at(none, "data", "position")).toEqual({
    id: ours.positionId,
    name: expect.any(String),
    interviewList: { total: 0, count: 0, lastCursor: null, results: [] },
  });
  for (const body of written) expect(body).toEqual(none);
  for (const id of [theirs.positionId, "0".repeat(24), "nothing"]) {
    expect(await thrice(ours, LIST, { id })).toEqual(Array.from({ length: 3 }, () => ({ data: { position: null } })));
  }
});

test("what is wrong with a page is said where the page stands", async () => {
  const { ours } = suite;
  const bodies = await thrice(
    ours,
    "query ($id: String!, $n: Int) { position(id: $id) { name interviewList(input: { pagination: { limit: $n } }) { total } } }",
    { id: ours.positionId, n: 0 },
  );
  for (const body of bodies) {
    expect(at(body, "errors", 0, "path")).toEqual(["position", "interviewList"]);
    expect(at(body, "errors", 0, "message")).toBe("The limit is a number from 1 to 1000.");
    expect(at(body, "data")).toEqual({ position: null });
  }
});

test("one selection in two places, with more beside it in one of them", async () => {
  const { ours } = suite;
  await fill(ours);
  const bodies = await thrice(
    ours,
    `query ($id: String!) {
      less: position(id: $id) { ...Lists }
      more: position(id: $id) { ...Lists interviews { ${CANDIDATE} questions { title } thumbnail } interviewList { total results { ${HEAD} } } }
    }
    fragment Lists on PositionType { interviews { id } interviewList { results { id } } }`,
    { id: ours.positionId },
  );
  for (const body of bodies) {
    expect(at(body, "errors")).toBeUndefined();
    expect(listAt(body, "data", "less", "interviews").map((one) => Object.keys(Object(one)))).toEqual(
      Array.from({ length: NAMES.length + 1 }, () => ["id"]),
    );
    const [last] = listAt(body, "data", "more", "interviews");
    expect(listAt(last, "questions")).toHaveLength(2);
    expect(at(last, "thumbnail")).toEqual(expect.stringContaining("/media/"));
    expect(at(body, "data", "more", "interviewList", "total")).toBe(NAMES.length + 1);
    expect(body).toEqual(bodies[0]);
  }
});
