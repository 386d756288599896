/** The mutations of POST /me over HTTP: both styles side by side, their unions and errors, and what they leave behind. */
import { describe, expect, test } from "vitest";
import { at, textAt } from "../../../conformance/kit.ts";
import { createPosition } from "../../../test/factories.ts";
import { serveCompanies } from "../../../test/hireflix-suite.ts";
import { hexOf } from "./wire-ids.ts";

const suite = serveCompanies();

const INVITE = `mutation Invite($input: InviteCandidateToInterviewInput!) {
  inviteCandidateToInterview(input: $input) {
    __typename
    ... on InterviewType { id hash status externalId disableNotifications userMetadata url { short public }
      candidate { name fullName firstName lastName formattedName email phone } }
    ... on InterviewAlreadyExistsInPositionError { m1: message code name }
    ... on InterviewExternalIdAlreadyExistsInPositionError { m2: message code name }
    ... on ExceededInvitesThisPeriodError { m3: message code name }
    ... on PositionNotFoundError { m4: message code name }
    ... on PositionNotReadyToAcceptInvitesError { m5: message code name }
    ... on ValidationError { code name validationMessage: message fieldErrors { flattenedPath message } }
  }
}`;

const jane = { email: "jane@example.com", firstName: "Mary Jane", lastName: "Doe" };
const invite = (input: Record<string, unknown>) => suite.ours.ask(INVITE, { input });
const outcome = async (input: Record<string, unknown>) =>
  at((await invite(input)).body, "data", "inviteCandidateToInterview");

/** An interview of ours, invited over the older mutation. */
async function invited(email = "someone@example.com"): Promise<string> {
  const { body } = await suite.ours.ask(
    `mutation ($id: String, $candidate: inputCandidate) { Position(id: $id) { invite(candidate: $candidate) { id } } }`,
    { id: suite.ours.positionId, candidate: { name: "Some One", email } },
  );
  return textAt(body, "data", "Position", "invite", "id");
}

const onInterview = async (id: string, verb: string) =>
  (await suite.ours.ask(`mutation { Interview(id: "${id}") { ${verb} } }`)).body;

describe("inviteCandidateToInterview", () => {
  test("gives the interview itself, with links that open the room", async () => {
    const made = await outcome({
      positionId: suite.ours.positionId,
      candidate: { ...jane, phone: "+1 (415) 555-0123" },
      externalId: "ats-1",
      metadata: { source: "ats" },
    });
    expect(made).toEqual({
      __typename: "InterviewType",
      id: expect.stringMatching(/^[0-9a-f]{24}$/),
      hash: expect.stringMatching(/^[A-Za-z0-9]{11}$/),
      status: "pending",
      externalId: "ats-1",
      disableNotifications: false,
      userMetadata: { source: "ats" },
      url: { public: `${suite.url}/${textAt(made, "hash")}`, short: `${suite.url}/c/${textAt(made, "hash")}` },
      candidate: {
        name: "Mary Jane Doe",
        fullName: "Mary Jane Doe",
        firstName: "Mary Jane",
        lastName: "Doe",
        formattedName: "Mary Jane Doe",
        email: "jane@example.com",
        phone: "+14155550123",
      },
    });
    for (const form of ["public", "short"]) {
      const page = await fetch(textAt(made, "url", form), { redirect: "manual" });
      expect(page.headers.get("location")).toBe(`/i/${textAt(made, "hash")}`);
    }
  });

  test.each([
    [
      "the same address, in other letters",
      { candidate: { ...jane, email: "JANE@example.com" } },
      "InterviewAlreadyExistsInPositionError",
      409,
    ],
    [
      "the same external id",
      { candidate: { ...jane, email: "other@example.com" } },
      "InterviewExternalIdAlreadyExistsInPositionError",
      409,
    ],
    ["a position that nobody has", { positionId: "0123456789abcdef01234567" }, "PositionNotFoundError", 404],
    ["a position's id that is none", { positionId: "nothing" }, "PositionNotFoundError", 404],
  ])("%s is a type of its own", async (_name, change, type, code) => {
    const base = { positionId: suite.ours.positionId, candidate: jane, externalId: "ats-1" };
    await outcome(base);
    const again = await outcome({ ...base, ...change });
    expect(again).toEqual(expect.objectContaining({ __typename: type, name: type, code }));
  });

  test("an archived position, and one without questions, takes no invites", async () => {
    const { id } = await createPosition(suite.database, suite.ours.workspace, { questions: [] });
    await suite.ours.ask(`mutation { Position(id: "${suite.ours.positionId}") { archive(archive: true) { id } } }`);
    for (const positionId of [hexOf(id), suite.ours.positionId]) {
      expect(await outcome({ positionId, candidate: jane })).toEqual(
        expect.objectContaining({ __typename: "PositionNotReadyToAcceptInvitesError" }),
      );
    }
  });

  test.each([
    ["an empty last name", { candidate: { ...jane, lastName: "  " } }, "input.candidate.lastName"],
    [
      "a first name of 51 characters",
      { candidate: { ...jane, firstName: "a".repeat(51) } },
      "input.candidate.firstName",
    ],
    ["a phone without country code", { candidate: { ...jane, phone: "4155550123" } }, "input.candidate.phone"],
    ["an external id of 256 characters", { externalId: "a".repeat(256) }, "input.externalId"],
    [
      "26 keys of metadata",
      { metadata: Object.fromEntries(Array.from({ length: 26 }, (_, i) => [`k${i}`, i])) },
      "input.metadata",
    ],
    ["metadata of four levels", { metadata: { a: { b: { c: { d: 1 } } } } }, "input.metadata"],
  ])("%s is a ValidationError", async (_name, change, path) => {
    expect(await outcome({ positionId: suite.ours.positionId, candidate: jane, ...change })).toEqual({
      __typename: "ValidationError",
      code: 400,
      name: "ValidationError",
      validationMessage: expect.any(String),
      fieldErrors: [{ flattenedPath: path, message: expect.any(String) }],
    });
  });

  test("without last name, and without mail when notifications are disabled", async () => {
    const input = { positionId: suite.ours.positionId, candidate: { email: "q@example.com", firstName: "Quiet" } };
    const made = await outcome({ ...input, disableNotifications: true });
    expect(made).toEqual(expect.objectContaining({ disableNotifications: true }));
    expect(
      await suite.database.selectFrom("mails").selectAll().where("workspace_id", "=", suite.ours.workspace).execute(),
    ).toEqual([]);
    await outcome({ ...input, candidate: { ...input.candidate, email: "loud@example.com" } });
    const mails = await suite.database
      .selectFrom("mails")
      .select("to_email")
      .where("workspace_id", "=", suite.ours.workspace)
      .execute();
    expect(mails.map((mail) => mail.to_email)).toContain("loud@example.com");
  });

  test("what is no address is refused by the scalar", async () => {
    const { status, body } = await invite({
      positionId: suite.ours.positionId,
      candidate: { ...jane, email: "nobody" },
    });
    expect([status, at(body, "errors", 0, "extensions", "code")]).toEqual([200, 400]);
  });

  test("a hundred aliases invite a hundred", async () => {
    const fields = Array.from(
      { length: 100 },
      (_, index) => `c${index}: inviteCandidateToInterview(input: { positionId: "${suite.ours.positionId}",
        candidate: { email: "bulk${index}@example.com", firstName: "C${index}" } }) { __typename ... on InterviewType { id } }`,
    );
    const { body } = await suite.ours.ask(`mutation { ${fields.join("\n")} }`);
    const answers = Object.values(at(body, "data") ?? {});
    expect(new Set(answers.map((answer) => textAt(answer, "id"))).size).toBe(100);
  });
});

describe("Position(id).invite", () => {
  test("tells a duplicate in the vendor's exact words", async () => {
    const id = await invited("twice@example.com");
    expect(id).toMatch(/^[0-9a-f]{24}$/);
    const { status, body } = await suite.ours.ask(
      `mutation { Position(id: "${suite.ours.positionId}") { invite(candidate: { name: "A", email: "twice@example.com" }) { id } } }`,
    );
    expect(status).toBe(200);
    expect(at(body, "data", "Position")).toEqual({ invite: null });
    expect(at(body, "errors", 0)).toEqual(
      expect.objectContaining({ message: "candidate-already-exists", code: 409, extensions: { code: 409 } }),
    );
  });

  test("leaves out a phone number that can not be read", async () => {
    const { body } = await suite.ours.ask(
      `mutation { Position(id: "${suite.ours.positionId}") { invite(candidate: { name: "A B", email: "p@example.com", phone: "123" }) { candidate { phone firstName lastName } } } }`,
    );
    expect(at(body, "data", "Position", "invite", "candidate")).toEqual({ phone: null, firstName: "A", lastName: "B" });
  });

  test("an address that was deleted can be invited again", async () => {
    const id = await invited("again@example.com");
    expect(await onInterview(id, "delete")).toEqual({ data: { Interview: { delete: true } } });
    expect(await invited("again@example.com")).not.toBe(id);
    expect((await suite.ours.ask(`{ interview(id: "${id}") { id } }`)).body).toEqual({ data: { interview: null } });
  });
});

describe("Position.save", () => {
  const SAVE = `mutation Save($id: String, $position: PositionInputType) { Position(id: $id) { save(position: $position) {
    id name description language location tags archived active public
    questions { id title description notes timeToThink timeToAnswer retakes } } } }`;

  test.each([
    ["no name", {}, /^name: /],
    ["a question without a title", { name: "P", questions: [{ title: "One?" }, {}] }, /^questions\.1\.title: /],
    ["too short a time", { name: "P", questions: [{ title: "?", timeToAnswer: 1 }] }, /^questions\.0\.timeToAnswer: /],
    ["a tag without a name", { name: "P", tags: ["a", ""] }, /^tags\.1\.name: /],
    [
      "a language that is none",
      { name: "P", questions: [{ title: "?", transcriptionLanguage: "klingon" }] },
      /^transcriptionLanguage: /,
    ],
  ])("%s is refused under the name that was sent", async (_name, position, words) => {
    const { errors } = await suite.ours.ask(SAVE, { position });
    expect(errors).toEqual([expect.objectContaining({ message: expect.stringMatching(words), code: 400 })]);
  });

  test("creates without an id, updates with one, and keeps questions that keep their id", async () => {
    const { body: made } = await suite.ours.ask(SAVE, {
      position: {
        name: "Crane operator",
        description: "High up",
        language: "en-US",
        location: "Rotterdam",
        tags: ["port"],
        questions: [
          {
            title: "Why?",
            description: "Take your time.",
            notes: "Listen for safety.",
            timeToAnswer: 90,
            timeToThink: 10,
            retakes: 2,
          },
          { title: "When?", timeLimit: { minutes: 1, seconds: 30 } },
        ],
      },
    });
    const position = at(made, "data", "Position", "save");
    expect(position).toEqual({
      id: expect.stringMatching(/^[0-9a-f]{24}$/),
      name: "Crane operator",
      description: "High up",
      language: "en",
      location: "Rotterdam",
      tags: ["port"],
      archived: null,
      active: true,
      public: false,
      questions: [
        expect.objectContaining({
          title: "Why?",
          description: "Take your time.",
          notes: "Listen for safety.",
          timeToAnswer: 90,
          timeToThink: 10,
          retakes: 2,
        }),
        expect.objectContaining({ title: "When?", description: null, timeToAnswer: 90 }),
      ],
    });
    const kept = textAt(position, "questions", 1, "id");
    const { body: changed } = await suite.ours.ask(SAVE, {
      id: textAt(position, "id"),
      position: { name: "Crane driver", questions: [{ id: kept, title: "When then?" }] },
    });
    expect(at(changed, "data", "Position", "save")).toEqual(
      expect.objectContaining({
        id: textAt(position, "id"),
        name: "Crane driver",
        description: "High up",
        questions: [expect.objectContaining({ id: kept, title: "When then?", timeToAnswer: 90 })],
      }),
    );
  });

  test.each([
    ["no position", { id: null, position: null }, 400],
    ["no name", { id: null, position: { name: " " } }, 400],
    ["an unknown position", { id: "0123456789abcdef01234567", position: { name: "A" } }, 404],
    [
      "an answer of one second",
      { id: null, position: { name: "A", questions: [{ title: "B", timeToAnswer: 1 }] } },
      400,
    ],
  ])("%s is refused and nothing is made", async (_name, variables, code) => {
    const { body } = await suite.ours.ask(SAVE, variables);
    expect([at(body, "data", "Position", "save"), at(body, "errors", 0, "code")]).toEqual([null, code]);
    expect((await suite.ours.ask("{ positions { id } }")).body).toEqual({
      data: { positions: [{ id: suite.ours.positionId }] },
    });
  });
});

describe("archive and delete of positions", () => {
  const ARCHIVE = `mutation ($input: ArchivePositionInput!) { archivePosition(input: $input) { __typename
    ... on MutationArchivePositionSuccess { data { id name archived active } }
    ... on PositionNotFoundError { code message name } } }`;

  test("the newer form wraps the position", async () => {
    const { body } = await suite.ours.ask(ARCHIVE, { input: { id: suite.ours.positionId } });
    expect(at(body, "data", "archivePosition")).toEqual({
      __typename: "MutationArchivePositionSuccess",
      data: { id: suite.ours.positionId, name: "Site engineer", archived: expect.any(Number), active: false },
    });
    const { body: none } = await suite.ours.ask(ARCHIVE, { input: { id: "0123456789abcdef01234567" } });
    expect(at(none, "data", "archivePosition")).toEqual({
      __typename: "PositionNotFoundError",
      code: 404,
      message: "Position not found",
      name: "PositionNotFoundError",
    });
  });

  test("the older form archives and takes it back", async () => {
    const archive = async (value: boolean) => {
      const { body } = await suite.ours.ask(
        `mutation ($id: String, $archive: Boolean) { Position(id: $id) { archive(archive: $archive) { archived } } }`,
        { id: suite.ours.positionId, archive: value },
      );
      return at(body, "data", "Position", "archive", "archived");
    };
    expect([await archive(true), await archive(false)]).toEqual([expect.any(Number), null]);
  });

  test("what has candidates is not deleted, what has none is", async () => {
    await invited();
    const remove = (id: string) =>
      suite.ours.ask(
        `mutation { deletePosition(input: { id: "${id}" }) { __typename ... on MutationDeletePositionSuccess { data { id } } } }`,
      );
    expect(at((await remove(suite.ours.positionId)).body, "errors", 0, "code")).toBe(409);
    const { id } = await createPosition(suite.database, suite.ours.workspace);
    expect(at((await remove(hexOf(id))).body, "data", "deletePosition")).toEqual({
      __typename: "MutationDeletePositionSuccess",
      data: { id: hexOf(id) },
    });
    const { id: other } = await createPosition(suite.database, suite.ours.workspace);
    const { body } = await suite.ours.ask(`mutation { Position(id: "${hexOf(other)}") { delete } }`);
    expect(body).toEqual({ data: { Position: { delete: true } } });
  });
});
