/** The six bodies that the vendor's guides publish, with only host, key and ids changed. */
import assert from "node:assert/strict";
import { at, type Case, freshEmail, listAt, textAt } from "../kit.ts";
import { expectAnswer, type Wire } from "./wire.ts";

export function guideCases(wire: Wire): Case[] {
  let john = "";
  let jane = "";
  // In positions that are not the kit's own the guides' people may exist already.
  const email = (published: string) => (wire.ownPositions ? published : freshEmail("guide"));
  const batch = (metadata: Record<string, unknown>, address: string) => ({
    status: "shortlisted",
    interviewerId: wire.publicId,
    data: [
      {
        name: "John Doe",
        email: address,
        skills: ["nodejs", "aws", "mongodb"],
        additionalFields: { "Manual Score": 72, isSynced: "true" },
        metadata: { "External ID": "candidate_12345", Phone: "+1-555-123-4567", ...metadata },
      },
    ],
  });
  return [
    {
      name: "guide: batch",
      line: 1,
      async run() {
        const answer = expectAnswer(await wire.batch(batch({}, email("john.doe@example.com"))), 201);
        assert.equal(at(answer, "message"), "Candidates ingested successfully");
        assert.deepEqual(at(answer, "summary"), { received: 1, created: 1, rejected: 0 });
        assert.deepEqual(at(answer, "errors"), []);
        assert.equal(at(answer, "data", 0, "status"), "shortlisted");
        john = textAt(answer, "data", 0, "id");
      },
    },
    {
      name: "guide: batch with a delayed mail",
      line: 1,
      async run() {
        const body = { ...batch({ sendEmailAfter: 1 }, email("john.doe@example.com")), interviewerId: wire.privateId };
        const answer = expectAnswer(await wire.batch(body), 201);
        const created = Date.parse(textAt(answer, "data", 0, "createdAt"));
        const scheduled = Date.parse(textAt(answer, "data", 0, "emailScheduledAt"));
        assert.ok(Math.abs(scheduled - created - 3_600_000) < 60_000, "the mail must wait an hour");
      },
    },
    {
      name: "guide: single",
      line: 1,
      async run() {
        const answer = expectAnswer(
          await wire.single({
            name: "Jane Doe",
            email: email("jane.doe@example.com"),
            jobId: wire.publicId,
            status: "shortlisted",
            metadata: { externalCandidateId: "candidate_12345" },
          }),
          201,
        );
        jane = textAt(answer, "data", "id");
      },
    },
    {
      name: "guide: fetch a page",
      line: 1,
      async run() {
        const answer = expectAnswer(await wire.fetch({ interviewerId: wire.publicId, page: 1, limit: 20 }), 200);
        const ids = listAt(answer, "data").map((record) => at(record, "id"));
        assert.ok(ids.includes(john) && ids.includes(jane), "both candidates must be on the page");
        assert.equal(at(answer, "pagination", "page"), 1);
        assert.equal(at(answer, "pagination", "limit"), 20);
      },
    },
    {
      name: "guide: fetch one candidate",
      line: 1,
      async run() {
        const answer = expectAnswer(await wire.fetch({ interviewerId: wire.publicId, interviewId: john }), 200);
        assert.equal(at(answer, "data", "id"), john);
        assert.deepEqual(at(answer, "data", "additionalFields"), { "Manual Score": 72, isSynced: true });
        assert.deepEqual(at(answer, "data", "metadata"), {
          "External ID": "candidate_12345",
          Phone: "+1-555-123-4567",
        });
        assert.deepEqual(at(answer, "data", "skills"), ["nodejs", "aws", "mongodb"]);
        assert.equal(at(answer, "pagination"), undefined);
      },
    },
    {
      name: "guide: patch",
      line: 1,
      async run() {
        const answer = expectAnswer(
          await wire.patch({
            interviewId: john,
            candidateAdditionalFields: { score: 72, review: "yes", isSynced: true },
          }),
          200,
        );
        assert.deepEqual(at(answer, "data"), {
          interviewId: john,
          candidateAdditionalFields: { "Manual Score": 72, score: 72, review: "yes", isSynced: true },
        });
      },
    },
    {
      name: "guide: fetch by custom fields",
      line: 1,
      async run() {
        const body = {
          interviewerId: wire.publicId,
          page: 1,
          limit: 20,
          additionalFields: { score: 50, review: "yes" },
        };
        const answer = expectAnswer(await wire.fetch(body), 200);
        const ids = listAt(answer, "data").map((record) => at(record, "id"));
        assert.ok(ids.includes(john), "the candidate with score 72 and review yes must be found");
        assert.ok(!ids.includes(jane), "the candidate without these fields must not be found");
      },
    },
  ];
}
