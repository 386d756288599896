/** Candidates read back: pages, filters, one by its id. */
import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { at, type Case, freshEmail, listAt, textAt } from "../kit.ts";
import { expectAnswer, expectError, fetchIds, type Wire } from "./wire.ts";

const RECORD_KEYS = [
  ...["id", "interviewId", "jobId", "interviewerId", "name", "email", "status", "createdAt", "updatedAt", "invitedAt"],
  ...["startedAt", "completedAt", "expiresAt", "interviewLink", "resumeUrl", "resumeStatus", "portfolioUrl", "skills"],
  ...[
    "additionalFields",
    "metadata",
    "candidateAdditionalFields",
    "tags",
    "notes",
    "archived",
    "visibility",
    "attempts",
  ],
  ...["screening", "resumeScreening", "score", "trustScore", "report"],
];

export function fetchCases(wire: Wire): Case[] {
  // Keys of this run alone, so that other candidates of the account are never among the found.
  const run = randomBytes(4).toString("hex");
  const [score, review, flag, grade] = [`score ${run}`, `review ${run}`, `flag ${run}`, `grade ${run}`];
  const ids: Record<string, string> = {};
  const people: Record<string, Record<string, unknown>> = {
    low: { [score]: 49, [review]: "yes", [flag]: true },
    even: { [score]: 50, [review]: "yes", [flag]: false, [grade]: "n/a" },
    high: { [score]: 72, [review]: "no", [flag]: "true", [grade]: "72" },
    numericText: { [score]: "60", [grade]: "49.5" },
    bare: {},
  };
  const find = async (additionalFields: Record<string, unknown>, expected: string[]) => {
    const found = await fetchIds(wire, { interviewerId: wire.publicId, additionalFields });
    const names = Object.keys(ids).filter((name) => found.ids.includes(ids[name] ?? ""));
    assert.deepEqual([names.sort(), found.total], [[...expected].sort(), expected.length]);
  };
  const filter = (name: string, fields: Record<string, unknown>, expected: string[]): Case => ({
    name: `fetch: ${name}`,
    line: 8,
    run: () => find(fields, expected),
  });
  const page = (more: Record<string, unknown>) => wire.fetch({ interviewerId: wire.publicId, ...more });
  const refused = (name: string, body: Record<string, unknown>, field: string): Case => ({
    name: `fetch: ${name}`,
    run: async () => expectError(await wire.fetch(body), 400, field),
  });
  return [
    {
      name: "fetch: candidates with fields to filter by",
      line: 8,
      async run() {
        for (const [name, additionalFields] of Object.entries(people)) {
          const answer = await wire.single({
            name,
            email: freshEmail(name.toLowerCase()),
            jobId: wire.publicId,
            additionalFields,
          });
          ids[name] = textAt(expectAnswer(answer, 201), "data", "id");
        }
      },
    },
    filter("50 finds 50 and more, not 49", { [score]: 50 }, ["even", "high", "numericText"]),
    filter("a text finds exactly itself", { [review]: "yes" }, ["low", "even"]),
    filter("a text differs by its letters' case", { [review]: "Yes" }, []),
    filter("two filters must both hold", { [score]: 50, [review]: "yes" }, ["even"]),
    filter("a boolean finds true and the text of it", { [flag]: true }, ["low", "high"]),
    filter("false is not missing", { [flag]: false }, ["even"]),
    filter("a number compares numeric texts by their number", { [grade]: 50 }, ["high"]),
    filter("an unknown field finds nobody", { [`none ${run}`]: 1 }, []),
    filter("an unknown field finds nobody beside a known one", { [score]: 1, [`none ${run}`]: "x" }, []),
    {
      name: "fetch: null and objects are refused as filters",
      async run() {
        for (const value of [null, {}, [1]]) {
          expectError(await page({ additionalFields: { [score]: value } }), 400, `additionalFields.${score}`);
        }
      },
    },
    {
      name: "fetch: the record has every field of the contract",
      async run() {
        const record = at(expectAnswer(await page({ interviewId: ids.high }), 200), "data");
        const keys = Object.keys(Object(record));
        assert.deepEqual(
          RECORD_KEYS.filter((key) => !keys.includes(key)),
          [],
        );
        assert.equal(at(record, "id"), at(record, "interviewId"));
        assert.equal(at(record, "jobId"), wire.publicId);
        assert.equal(at(record, "interviewerId"), wire.publicId);
        assert.deepEqual(at(record, "additionalFields"), { [score]: 72, [review]: "no", [flag]: true, [grade]: "72" });
        assert.deepEqual(at(record, "candidateAdditionalFields"), at(record, "additionalFields"));
        assert.deepEqual(at(record, "attempts"), { used: 0, allowed: 1 });
        assert.equal(at(record, "archived"), false);
        assert.equal(at(record, "report"), null);
        assert.match(textAt(record, "interviewLink"), /\/form\?interviewId=/);
      },
    },
    {
      name: "fetch: pages are newest first, do not overlap and miss nobody",
      async run() {
        const key = `page ${run}`;
        const rows = Array.from({ length: 25 }, (_, index) => ({
          name: `P ${index}`,
          email: freshEmail(),
          additionalFields: { [key]: index },
        }));
        expectAnswer(await wire.batch({ interviewerId: wire.publicId, data: rows }), 201);
        for (const additionalFields of [{ [key]: 0 }, undefined]) {
          const read: string[] = [];
          const times: string[] = [];
          for (let number = 1; number <= 3; number++) {
            const body = expectAnswer(
              await page({ page: number, limit: 10, ...(additionalFields ? { additionalFields } : {}) }),
              200,
            );
            for (const record of listAt(body, "data")) {
              read.push(textAt(record, "id"));
              times.push(textAt(record, "createdAt"));
            }
            if (additionalFields)
              assert.deepEqual(at(body, "pagination"), { page: number, limit: 10, total: 25, totalPages: 3 });
          }
          assert.equal(new Set(read).size, read.length, "no candidate twice");
          if (additionalFields) assert.equal(read.length, 25);
          assert.deepEqual(times, [...times].sort().reverse(), "newest first");
        }
      },
    },
    {
      name: "fetch: the first page of 20 is the default",
      async run() {
        const body = expectAnswer(await page({}), 200);
        assert.deepEqual([at(body, "pagination", "page"), at(body, "pagination", "limit")], [1, 20]);
        assert.ok(listAt(body, "data").length <= 20);
      },
    },
    {
      name: "fetch: a page beyond the last is empty",
      async run() {
        const body = expectAnswer(await page({ page: 100_000, additionalFields: { [score]: 1 } }), 200);
        assert.deepEqual(at(body, "data"), []);
        assert.equal(at(body, "pagination", "total"), 4);
      },
    },
    {
      name: "fetch: jobId is taken for interviewerId",
      line: 7,
      run: async () => void expectAnswer(await wire.fetch({ jobId: wire.publicId }), 200),
    },
    {
      name: "fetch: unknown ids are 404, and so is another interviewer's interview",
      async run() {
        const unknown = "9786b00b-d110-454f-9e6f-1732daec8916";
        expectError(await wire.fetch({ interviewerId: unknown }), 404);
        expectError(await page({ interviewId: unknown }), 404);
        expectError(await wire.fetch({ interviewerId: wire.privateId, interviewId: ids.high }), 404);
      },
    },
    refused("a missing interviewer is refused", { page: 1 }, "interviewerId"),
    refused("a malformed interviewer id is refused", { interviewerId: "x" }, "interviewerId"),
    refused("a malformed interview id is refused", { interviewerId: wire.publicId, interviewId: "x" }, "interviewId"),
    refused("page 0 is refused", { interviewerId: wire.publicId, page: 0 }, "page"),
    refused("a page that is a text is refused", { interviewerId: wire.publicId, page: "1" }, "page"),
    refused("half a page is refused", { interviewerId: wire.publicId, page: 1.5 }, "page"),
    refused("a limit of 101 is refused", { interviewerId: wire.publicId, limit: 101 }, "limit"),
    refused(
      "filters that are no object are refused",
      { interviewerId: wire.publicId, additionalFields: "x" },
      "additionalFields",
    ),
  ];
}
