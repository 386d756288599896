/** Many candidates at once, with their invitations. */
import assert from "node:assert/strict";
import { at, type Case, freshEmail, listAt, textAt } from "../kit.ts";
import { expectAnswer, expectError, mailsOf, type Wire } from "./wire.ts";

export function batchCases(wire: Wire): Case[] {
  const row = (more: Record<string, unknown> = {}) => ({ name: "John Doe", email: freshEmail("john"), ...more });
  const batch = (data: unknown, more: Record<string, unknown> = {}) =>
    wire.batch({ interviewerId: wire.publicId, data, ...more });
  const record = async (interviewId: string) =>
    at(expectAnswer(await wire.fetch({ interviewerId: wire.publicId, interviewId }), 200), "data");
  const refused = (name: string, body: Record<string, unknown>, field: string): Case => ({
    name: `batch: ${name}`,
    run: async () => expectError(await wire.batch(body), 400, field),
  });
  const delayed = (hours: unknown) => batch([row({ metadata: { sendEmailAfter: hours, ats: "7" } })]);
  return [
    {
      name: "batch: every record has the published keys and when its mail goes out",
      async run() {
        const body = expectAnswer(await batch([row(), row()], { status: "draft" }), 201);
        assert.deepEqual(at(body, "summary"), { received: 2, created: 2, rejected: 0 });
        for (const created of listAt(body, "data")) {
          const keys = ["id", "jobId", "name", "email", "status", "createdAt", "interviewLink", "emailScheduledAt"];
          assert.deepEqual(Object.keys(Object(created)), keys);
          assert.equal(at(created, "status"), "draft");
          const mails = await mailsOf(wire, textAt(created, "id"));
          if (mails) assert.equal(mails.length, 1);
        }
      },
    },
    ...[1, 96, 1.5].map((hours) => ({
      name: `batch: a mail may wait ${hours} hours`,
      line: 6,
      async run() {
        const body = expectAnswer(await delayed(hours), 201);
        const waits =
          Date.parse(textAt(body, "data", 0, "emailScheduledAt")) - Date.parse(textAt(body, "data", 0, "createdAt"));
        assert.ok(Math.abs(waits - hours * 3_600_000) < 60_000, `the mail waits ${waits / 3_600_000} hours`);
        const found = await record(textAt(body, "data", 0, "id"));
        assert.deepEqual(at(found, "metadata"), { sendEmailAfter: hours, ats: "7" });
        assert.deepEqual(at(found, "additionalFields"), {});
      },
    })),
    ...[0, 97, "2", true, -1].map((hours) => ({
      name: `batch: a mail may not wait ${JSON.stringify(hours)} hours`,
      line: 6,
      async run() {
        const body = expectAnswer(await delayed(hours), 400);
        assert.equal(at(body, "errors", 0, "errors", 0, "field"), "metadata.sendEmailAfter");
      },
    })),
    {
      name: "batch: skills are taken at both levels, the candidate's own win",
      line: 7,
      async run() {
        const body = expectAnswer(
          await batch([row({ skills: ["aws"] }), row()], { skills: ["nodejs", "mongodb"] }),
          201,
        );
        assert.deepEqual(at(await record(textAt(body, "data", 0, "id")), "skills"), ["aws"]);
        assert.deepEqual(at(await record(textAt(body, "data", 1, "id")), "skills"), ["nodejs", "mongodb"]);
      },
    },
    {
      name: "batch: jobId is taken for interviewerId",
      line: 7,
      run: async () => void expectAnswer(await wire.batch({ jobId: wire.publicId, data: [row()] }), 201),
    },
    ...(
      [
        ["public", undefined, "shortlisted"],
        ["public", "draft", "draft"],
        ["private", undefined, "draft"],
        ["private", "shortlisted", "shortlisted"],
      ] as const
    ).map(([visibility, status, expected]) => ({
      name: `batch: ${visibility} interviewer, status ${status ?? "left out"}: ${expected}`,
      line: 5,
      async run() {
        const interviewerId = visibility === "public" ? wire.publicId : wire.privateId;
        const body = expectAnswer(
          await wire.batch({ interviewerId, data: [row()], ...(status ? { status } : {}) }),
          201,
        );
        assert.equal(at(body, "data", 0, "status"), expected);
      },
    })),
    {
      name: "batch: a row that does not fit blocks no other",
      async run() {
        const taken = row();
        expectAnswer(await batch([taken]), 201);
        const twice = row();
        const rows = [
          row(),
          row({ name: " " }),
          row({ email: "nobody" }),
          { ...taken, email: taken.email.toUpperCase() },
          twice,
          { ...twice, name: "Later" },
          "text",
          null,
          row({ skills: [5] }),
          row({ additionalFields: { deep: {} } }),
          row({ name: "Zo\0" }),
          row(),
        ];
        const body = expectAnswer(await batch(rows), 201);
        assert.deepEqual(at(body, "summary"), { received: 12, created: 3, rejected: 9 });
        assert.deepEqual(
          listAt(body, "data").map((created) => at(created, "email")),
          [at(rows[0], "email"), twice.email, at(rows[11], "email")],
        );
        const errors = listAt(body, "errors");
        assert.deepEqual(
          errors.map((error) => [at(error, "index"), at(error, "code")]),
          [1, 2, 3, 5, 6, 7, 8, 9, 10].map((index) => [index, index === 3 || index === 5 ? 409 : 400]),
        );
        assert.equal(at(errors[2], "email"), taken.email);
        assert.equal(at(errors[2], "message"), "Candidate already has an interview for this interviewer");
        assert.equal(at(errors[7], "errors", 0, "field"), "additionalFields.deep");
      },
    },
    {
      name: "batch: when no row is created the answer is 400",
      async run() {
        const body = expectAnswer(await batch([row({ email: "nobody" })]), 400);
        assert.deepEqual(at(body, "summary"), { received: 1, created: 0, rejected: 1 });
        assert.deepEqual(at(body, "data"), []);
      },
    },
    {
      name: "batch: fields are coerced by the type that they have",
      async run() {
        const rows = [
          row({ additionalFields: { kitNumber: 5 } }),
          row({ additionalFields: { kitNumber: "6" } }),
          row({ additionalFields: { kitNumber: "six" } }),
        ];
        const body = expectAnswer(await batch(rows), 201);
        assert.deepEqual(at(await record(textAt(body, "data", 1, "id")), "additionalFields"), { kitNumber: 6 });
        assert.equal(at(body, "errors", 0, "errors", 0, "field"), "additionalFields.kitNumber");
      },
    },
    {
      name: "batch: 500 candidates are taken",
      async run() {
        const rows = Array.from({ length: 500 }, () => row({ additionalFields: { kitNumber: 1 } }));
        const body = expectAnswer(await batch(rows), 201);
        assert.deepEqual(at(body, "summary"), { received: 500, created: 500, rejected: 0 });
        assert.deepEqual(
          listAt(body, "data").map((created) => at(created, "email")),
          rows.map((given) => given.email),
        );
      },
    },
    refused(
      "501 candidates are refused",
      { interviewerId: wire.publicId, data: Array.from({ length: 501 }, () => row()) },
      "data",
    ),
    refused("no candidates are refused", { interviewerId: wire.publicId, data: [] }, "data"),
    refused("missing candidates are refused", { interviewerId: wire.publicId }, "data"),
    refused("candidates that are no list are refused", { interviewerId: wire.publicId, data: {} }, "data"),
    refused("a missing interviewer is refused", { data: [row()] }, "interviewerId"),
    refused("a malformed interviewer id is refused", { interviewerId: 5, data: [row()] }, "interviewerId"),
    refused("another status is refused", { interviewerId: wire.publicId, status: "hired", data: [row()] }, "status"),
    refused(
      "skills that are no list are refused",
      { interviewerId: wire.publicId, skills: "aws", data: [row()] },
      "skills",
    ),
    {
      name: "batch: an unknown interviewer is 404",
      run: async () =>
        expectError(await wire.batch({ interviewerId: "304c0cfb-324f-4b2c-ac89-c93725c00399", data: [row()] }), 404),
    },
  ];
}
