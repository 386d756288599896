/** The operations that the vendor's pages and public clients send (sections 4 to 6), through each of the clients. */
import assert from "node:assert/strict";
import { at, type Case, freshEmail, listAt, textAt } from "../kit.ts";
import { type Client, dataOf, type Hireflix, INVITE, SAVE_POSITION } from "./wire.ts";

/** The documented call for a page of interviews. */
const LIST = `query List($id: String!, $email: String!) {
  position(id: $id) {
    name
    interviewList(input: { pagination: { limit: 5 }, sort: [{ field: createdAt, direction: DESC }], filter: { email: { regex: $email } } }) {
      count total lastCursor
      results { id status candidate { name email } }
    }
  }
}`;

/** What public clients read of one interview, nested as they nest it. */
const INTERVIEW = `query Interview($id: String!) {
  interview(id: $id) {
    __typename id hash externalId status answered completed archived finalist createdAt
    position { id name }
    candidate { name fullName firstName lastName formattedName email phone }
    url { public short private }
    externalLink { id url expires labels }
    questions { id title description answered answer { id url thumbnail encoded createdAt transcription { languageCode text words { text start end } } } }
    score { value type }
    scores { id computedScore overridenScore { value createdAt updatedAt } scorer { name } }
    comments { id value createdAt author { name } }
    thumbnails ipAddresses userAgents
    steps(input: {}) {
      id index title completed
      ... on InterviewStepTextQuestionWithVideoAnswer { answers(input: { onlyMostRecent: false }) { userAgent ip } }
      ... on InterviewStepVideoQuestionWithVideoAnswer { videoAnswers: answers(input: { onlyMostRecent: false }) { userAgent ip } }
    }
  }
}`;

const CREATED = "MutationArchivePositionSuccess";

export const guideCases = (wire: Hireflix): Case[] => wire.clients.flatMap((client) => casesOf(wire, client));

function casesOf(wire: Hireflix, { name, run }: Client): Case[] {
  const ask = async (operation: string, variables?: Record<string, unknown>) => dataOf(await run(operation, variables));
  const titled = (words: string, line?: number) => ({
    name: `${name}: ${words}`,
    ...(line === undefined ? {} : { line }),
  });
  return [
    {
      ...titled("lists positions with tags, times in milliseconds and the archived flag", 3),
      async run() {
        const data = await ask("query Positions { positions { id name archived active createdAt tags } }");
        const found = listAt(data, "positions").find((row) => at(row, "id") === wire.positionId);
        assert.match(textAt(found, "id"), /^[0-9a-f]{24}$/);
        assert.equal(at(found, "archived"), null);
        assert.ok(
          Number.isInteger(at(found, "createdAt")) && Math.abs(Date.now() - Number(at(found, "createdAt"))) < 3_600_000,
        );
        assert.ok(Array.isArray(at(found, "tags")));
      },
    },
    {
      ...titled("creates a position by Position.save, changes it, and replaces its questions", 6),
      async run() {
        const position = { name: "Made by a client", questions: [{ title: "One" }, { title: "Two" }] };
        const made = await ask(SAVE_POSITION, { position });
        const id = textAt(made, "Position", "save", "id");
        assert.equal(listAt(made, "Position", "save", "questions").length, 2);
        const renamed = await ask(SAVE_POSITION, { id, position: { name: "Renamed" } });
        assert.equal(at(renamed, "Position", "save", "name"), "Renamed");
        assert.equal(listAt(renamed, "Position", "save", "questions").length, 2, "what is not sent stays");
        const replaced = await ask(SAVE_POSITION, {
          id,
          position: { questions: [{ title: "Three", timeToAnswer: 90 }] },
        });
        const [question] = listAt(replaced, "Position", "save", "questions");
        assert.equal(at(question, "title"), "Three");
        assert.equal(at(question, "timeToAnswer"), 90);
        await ask("mutation Gone($id: String) { Position(id: $id) { delete } }", { id });
        assert.equal(at(await ask("query P($id: String!) { position(id: $id) { id } }", { id }), "position"), null);
      },
    },
    {
      ...titled("archives a position: a union with the position in data, or an error with code 404", 7),
      async run() {
        const archive = `mutation Archive($id: String!) { archivePosition(input: { id: $id }) {
          __typename
          ... on ${CREATED} { data { id name archived } }
          ... on PositionNotFoundError { code message name } } }`;
        const made = await ask(SAVE_POSITION, { position: { name: "To be archived", questions: [{ title: "One" }] } });
        const id = textAt(made, "Position", "save", "id");
        const archived = at(await ask(archive, { id }), "archivePosition");
        assert.equal(at(archived, "__typename"), CREATED);
        assert.ok(Number(at(archived, "data", "archived")) > 1.6e12);
        const missing = at(await ask(archive, { id: "000000000000000000000000" }), "archivePosition");
        assert.deepEqual(missing, {
          __typename: "PositionNotFoundError",
          code: 404,
          message: "Position not found",
          name: "PositionNotFoundError",
        });
        const input = {
          positionId: id,
          candidate: { email: freshEmail(), firstName: "Late" },
          disableNotifications: true,
        };
        const late = await ask(INVITE, { input });
        assert.equal(at(late, "invited", "__typename"), "PositionNotReadyToAcceptInvitesError");
        const back = await ask(
          "mutation Back($id: String) { Position(id: $id) { archive(archive: false) { archived } } }",
          { id },
        );
        assert.equal(at(back, "Position", "archive", "archived"), null);
      },
    },
    {
      ...titled("invites by the input mutation: the interview itself, or a member of the union for each failure", 7),
      async run() {
        const email = freshEmail("union");
        const externalId = `ext-${email}`;
        const candidate = { email, firstName: "Jane", lastName: "Doe" };
        const input = {
          positionId: wire.positionId,
          candidate,
          externalId,
          metadata: { from: "kit" },
          disableNotifications: true,
        };
        const invited = at(await ask(INVITE, { input }), "invited");
        assert.equal(at(invited, "__typename"), "InterviewType");
        assert.equal(at(invited, "status"), "pending");
        assert.equal(at(invited, "candidate", "name"), "Jane Doe");
        assert.deepEqual(at(invited, "userMetadata"), { from: "kit" });
        assert.ok(URL.canParse(textAt(invited, "url", "short")) && URL.canParse(textAt(invited, "url", "public")));
        const outcome = async (given: Record<string, unknown>) =>
          at(await ask(INVITE, { input: { ...input, ...given } }), "invited");
        assert.equal(at(await outcome({}), "__typename"), "InterviewAlreadyExistsInPositionError");
        const other = { ...candidate, email: freshEmail("union") };
        const taken = await outcome({ candidate: other });
        assert.equal(at(taken, "__typename"), "InterviewExternalIdAlreadyExistsInPositionError");
        const nowhere = await outcome({ positionId: "000000000000000000000000" });
        assert.equal(at(nowhere, "__typename"), "PositionNotFoundError");
        const nameless = await outcome({ externalId: null, candidate: { ...other, lastName: "" } });
        assert.equal(at(nameless, "__typename"), "ValidationError");
        assert.match(textAt(listAt(nameless, "fieldErrors")[0], "flattenedPath"), /lastName/);
      },
    },
    {
      ...titled("invites by the older mutation; a duplicate is an error at the top", 13),
      async run() {
        const invite = `mutation Old($id: String, $candidate: inputCandidate) {
          Position(id: $id) { invite(candidate: $candidate) { id hash candidate { name email } } } }`;
        const candidate = { name: "Ann Lee", email: freshEmail("older"), phone: null };
        const invited = at(await ask(invite, { id: wire.positionId, candidate }), "Position", "invite");
        assert.equal(at(invited, "candidate", "name"), "Ann Lee");
        const { errors } = await run(invite, { id: wire.positionId, candidate });
        assert.equal(at(errors, 0, "message"), "candidate-already-exists");
        assert.equal(at(errors, 0, "extensions", "code"), 409);
      },
    },
    {
      ...titled("reads one interview with all that clients read of it", 5),
      async run() {
        const { id, email, hash } = await wire.invite();
        const interview = at(await ask(INTERVIEW, { id }), "interview");
        assert.equal(at(interview, "__typename"), "InterviewType");
        assert.equal(at(interview, "hash"), hash);
        assert.equal(at(interview, "candidate", "email"), email);
        assert.equal(at(interview, "answered"), false);
        for (const empty of ["completed", "archived", "finalist", "externalId", "externalLink", "score"]) {
          assert.equal(at(interview, empty), null, empty);
        }
        assert.deepEqual(at(interview, "scores"), []);
        assert.deepEqual(at(interview, "comments"), []);
        const [question] = listAt(interview, "questions");
        assert.equal(at(question, "answered"), null);
        assert.equal(at(question, "answer"), null);
        assert.equal(listAt(interview, "steps").length, 2);
        const missing = await ask(INTERVIEW, { id: "000000000000000000000000" });
        assert.equal(at(missing, "interview"), null);
      },
    },
    {
      ...titled("finds an interview by a part of its address", 9),
      async run() {
        const { id, email } = await wire.invite();
        const found = at(await ask(LIST, { id: wire.positionId, email }), "position", "interviewList");
        assert.deepEqual([at(found, "count"), at(found, "total")], [1, 1]);
        assert.equal(typeof at(found, "lastCursor"), "string");
        assert.equal(at(listAt(found, "results")[0], "id"), id);
      },
    },
    {
      ...titled("scores, comments, shortlists and discards", 4),
      async run() {
        const { id } = await wire.invite();
        const interview = (fields: string) =>
          ask(`mutation Do($id: String!) { Interview(id: $id) { ${fields} } }`, { id });
        const scored = await interview(
          "score(score: 4.5) { id score { value } scores { computedScore overridenScore { value } scorer { name } } }",
        );
        assert.equal(at(scored, "Interview", "score", "score", "value"), 4.5);
        assert.equal(at(scored, "Interview", "score", "scores", 0, "overridenScore", "value"), 4.5);
        const cleared = await interview("score(score: null) { score { value } }");
        assert.equal(at(cleared, "Interview", "score", "score"), null);
        const { errors } = await run("mutation Bad($id: String!) { Interview(id: $id) { score(score: 4.2) { id } } }", {
          id,
        });
        assert.equal(errors.length, 1, "a score that is no half is refused");
        const both = await interview(
          'a: comment(comment: "First") { comments { value } } b: comment(comment: "Second") { comments { value author { name } } }',
        );
        const words = listAt(both, "Interview", "b", "comments").map((comment) => at(comment, "value"));
        assert.deepEqual(words.toSorted(), ["First", "Second"], "fields of one selection run one after another");
        const chosen = await interview("finalist(finalist: true) { status finalist shortlistedAt }");
        assert.ok(Number(at(chosen, "Interview", "finalist", "shortlistedAt")) > 1.6e12);
        assert.equal(at(chosen, "Interview", "finalist", "status"), "shortlisted");
        const discarded = await interview("archive(archive: true) { id status discardedAt archived }");
        assert.ok(Number(at(discarded, "Interview", "archive", "discardedAt")) > 1.6e12);
        const back = await interview("archive(archive: false) { discardedAt status }");
        assert.equal(at(back, "Interview", "archive", "discardedAt"), null);
        assert.equal(at(back, "Interview", "archive", "status"), "pending");
      },
    },
    {
      ...titled("shares, gives an external id, takes the link away, deletes", 10),
      async run() {
        const { id } = await wire.invite();
        const interview = (fields: string) =>
          ask(`mutation Do($id: String!) { Interview(id: $id) { ${fields} } }`, { id });
        const shared = await interview(
          'share(durationInDays: 100, labels: ["kit"]) { id externalId externalLink { id url expires labels } }',
        );
        const link = at(shared, "Interview", "share", "externalLink");
        assert.match(textAt(link, "id"), /^[0-9a-f]{8}-[0-9a-f]{4}-4/);
        const days = (Number(at(link, "expires")) - Date.now()) / 86_400_000;
        assert.ok(days > 99 && days < 101, `the link ends after 100 days, not ${days}`);
        assert.ok(textAt(link, "url").endsWith(textAt(link, "id")) && URL.canParse(textAt(link, "url")));
        const opened = await wire.deployment.call("GET", "/api/share", undefined, {
          key: false,
          headers: { "X-Share": textAt(link, "id") },
        });
        assert.equal(opened.status, 200, "the link opens without a sign-in");
        const usual = await interview("share { externalLink { expires } }");
        const usualDays =
          (Number(at(usual, "Interview", "share", "externalLink", "expires")) - Date.now()) / 86_400_000;
        assert.ok(usualDays > 74 && usualDays < 76, `75 days unless told, not ${usualDays}`);
        assert.equal(at(await interview("unshare"), "Interview", "unshare"), true);
        assert.equal(at(await ask(INTERVIEW, { id }), "interview", "externalLink"), null);
        const named = await interview('externalId(externalId: "ats-7") { externalId }');
        assert.equal(at(named, "Interview", "externalId", "externalId"), "ats-7");
        assert.equal(at(await interview("delete"), "Interview", "delete"), true);
        assert.equal(at(await ask(INTERVIEW, { id }), "interview"), null);
      },
    },
  ];
}
