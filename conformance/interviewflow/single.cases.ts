/** One candidate at a time, never mailed. */
import assert from "node:assert/strict";
import { at, type Case, freshEmail, textAt } from "../kit.ts";
import { expectAnswer, expectError, fetchIds, mailsOf, type Wire } from "./wire.ts";

const UNKNOWN = "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee";

export function singleCases(wire: Wire): Case[] {
  const person = (more: Record<string, unknown> = {}) => ({
    name: "Jane Doe",
    email: freshEmail("jane"),
    jobId: wire.publicId,
    ...more,
  });
  const record = async (interviewId: string, interviewerId = wire.publicId) =>
    at(expectAnswer(await wire.fetch({ interviewerId, interviewId }), 200), "data");
  const refused = (name: string, body: Record<string, unknown>, field: string): Case => ({
    name,
    run: async () => expectError(await wire.single(body), 400, field),
  });
  return [
    {
      name: "the answer has exactly the published keys, message and link",
      line: 3,
      async run() {
        const given = person();
        const answer = await wire.single(given);
        const body = expectAnswer(answer, 201);
        assert.deepEqual(Object.keys(Object(body)), ["data", "code", "message"]);
        assert.equal(at(body, "message"), "Interview link created successfully");
        const data = at(body, "data");
        assert.deepEqual(Object.keys(Object(data)), [
          "id",
          "jobId",
          "name",
          "email",
          "status",
          "createdAt",
          "interviewLink",
        ]);
        assert.equal(at(data, "jobId"), wire.publicId);
        assert.equal(at(data, "name"), given.name);
        assert.equal(at(data, "email"), given.email);
        assert.match(textAt(data, "createdAt"), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
        const link = new URL(textAt(data, "interviewLink"));
        assert.equal(link.pathname, "/form");
        assert.equal(link.searchParams.get("interviewId"), at(data, "id"));
        assert.match(link.searchParams.get("key") ?? "", /^[0-9A-Za-z]{11}$/);
      },
    },
    {
      name: "an address is stored in small letters, and again it creates nothing",
      line: 4,
      async run() {
        const email = freshEmail("Mixed.Case").toUpperCase();
        const first = expectAnswer(await wire.single(person({ email })), 201);
        assert.equal(at(first, "data", "email"), email.toLowerCase());
        assert.equal(at(await record(textAt(first, "data", "id")), "email"), email.toLowerCase());
        const before = await fetchIds(wire, { interviewerId: wire.publicId, limit: 1 });
        for (const again of [email, email.toLowerCase()]) {
          const answer = await wire.single(person({ email: again, name: "Another Name" }));
          expectError(answer, 409, "email");
          assert.equal(at(answer.body, "message"), "Candidate already has an interview for this interviewer");
        }
        assert.deepEqual(await fetchIds(wire, { interviewerId: wire.publicId, limit: 1 }), before);
      },
    },
    {
      name: "the same address may have an interview for another interviewer",
      async run() {
        const given = person();
        expectAnswer(await wire.single(given), 201);
        expectAnswer(await wire.single({ ...given, jobId: wire.privateId }), 201);
      },
    },
    ...(
      [
        ["public", undefined, "shortlisted"],
        ["public", "draft", "draft"],
        ["private", undefined, "draft"],
        ["private", "shortlisted", "shortlisted"],
      ] as const
    ).map(([visibility, status, expected]) => ({
      name: `${visibility} interviewer, status ${status ?? "left out"}: ${expected}`,
      line: 5,
      async run() {
        const jobId = visibility === "public" ? wire.publicId : wire.privateId;
        const answer = expectAnswer(await wire.single(person({ jobId, ...(status ? { status } : {}) })), 201);
        assert.equal(at(answer, "data", "status"), expected);
        assert.equal(at(await record(textAt(answer, "data", "id"), jobId), "status"), expected);
      },
    })),
    {
      name: "no mail is sent or scheduled",
      line: 6,
      async run() {
        const answer = expectAnswer(await wire.single(person({ metadata: { sendEmailAfter: 1 } })), 201);
        const mails = await mailsOf(wire, textAt(answer, "data", "id"));
        if (mails) assert.deepEqual(mails, []);
      },
    },
    {
      name: "interviewerId is taken for jobId",
      line: 7,
      async run() {
        const { jobId, ...rest } = person();
        expectAnswer(await wire.single({ ...rest, interviewerId: jobId }), 201);
      },
    },
    {
      name: "skills, custom questions, fields and metadata are kept",
      async run() {
        const metadata = { z: 1, a: { nested: [true, null, "ünïcödé 👩‍💻"] }, "External ID": "x" };
        const answer = expectAnswer(
          await wire.single(
            person({
              skills: ["nodejs", "Go"],
              customQuestions: [
                "Why us?",
                { question: "Why now?", expectedAnswer: "A reason", timeLimitSeconds: 90, followUps: true },
              ],
              additionalFields: { "Kit Grade": "A" },
              metadata,
            }),
          ),
          201,
        );
        const found = await record(textAt(answer, "data", "id"));
        assert.deepEqual(at(found, "skills"), ["nodejs", "Go"]);
        assert.deepEqual(at(found, "additionalFields"), { "Kit Grade": "A" });
        assert.equal(JSON.stringify(at(found, "metadata")), JSON.stringify(metadata));
      },
    },
    {
      name: "null counts as left out",
      run: async () =>
        void expectAnswer(
          await wire.single(person({ status: null, skills: null, metadata: null, resumeUrl: null })),
          201,
        ),
    },
    refused("a blank name is refused", person({ name: "   " }), "name"),
    refused("a missing name is refused", { email: freshEmail(), jobId: wire.publicId }, "name"),
    refused("a name that is no text is refused", person({ name: 5 }), "name"),
    refused("a missing address is refused", { name: "Jane", jobId: wire.publicId }, "email"),
    refused("something that is no address is refused", person({ email: "jane at example" }), "email"),
    refused("another status is refused", person({ status: "hired" }), "status"),
    refused("a missing interviewer is refused", { name: "Jane", email: freshEmail() }, "jobId"),
    refused("a malformed interviewer id is refused", person({ jobId: "12345" }), "jobId"),
    refused("skills that are no list are refused", person({ skills: "nodejs" }), "skills"),
    refused("fields that are no object are refused", person({ additionalFields: ["a"] }), "additionalFields"),
    refused(
      "a field that is an object is refused",
      person({ additionalFields: { deep: { a: 1 } } }),
      "additionalFields.deep",
    ),
    refused("metadata that is no object is refused", person({ metadata: "x" }), "metadata"),
    refused("a resume that is not on the web is refused", person({ resumeUrl: "file:///etc/passwd" }), "resumeUrl"),
    refused(
      "more than 20 custom questions are refused",
      person({ customQuestions: Array(21).fill("Why?") }),
      "customQuestions",
    ),
    refused("a custom question that is a number is refused", person({ customQuestions: [5] }), "customQuestions.0"),
    {
      name: "an unknown interviewer is 404",
      run: async () => expectError(await wire.single(person({ jobId: UNKNOWN })), 404),
    },
  ];
}
