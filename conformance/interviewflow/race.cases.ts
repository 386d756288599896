/** What holds when many calls come at the same moment. */
import assert from "node:assert/strict";
import { at, type Case, freshEmail, listAt, textAt } from "../kit.ts";
import { expectAnswer, type Wire } from "./wire.ts";

const CALLS = 50;
const ROWS = 500;

export const raceCases = (wire: Wire): Case[] => [
  {
    name: `of ${CALLS} equal calls at once exactly one creates`,
    async run() {
      const person = { name: "Jane Doe", email: freshEmail("race"), jobId: wire.publicId };
      const answers = await Promise.all(Array.from({ length: CALLS }, () => wire.single(person)));
      const statuses = answers.map((answer) => answer.status).sort();
      assert.deepEqual(statuses, [201, ...Array(CALLS - 1).fill(409)]);
    },
  },
  {
    name: `of two overlapping batches of ${ROWS} in opposite order each address is created once`,
    async run() {
      const rows = Array.from({ length: ROWS }, () => ({
        name: "Racer",
        email: freshEmail("race"),
        additionalFields: { kitNumber: 1 },
      }));
      const answers = await Promise.all(
        [rows, [...rows].reverse()].map((data) => wire.batch({ interviewerId: wire.publicId, data })),
      );
      const created: string[] = [];
      for (const answer of answers) {
        // The one that came later may have created nothing.
        assert.ok(answer.status === 201 || answer.status === 400, answer.text.slice(0, 300));
        const body = expectAnswer(answer, answer.status);
        const emails = listAt(body, "data").map((record) => textAt(record, "email"));
        created.push(...emails);
        assert.equal(listAt(body, "errors").length, ROWS - emails.length);
        assert.ok(listAt(body, "errors").every((error) => at(error, "code") === 409));
      }
      assert.deepEqual(created.sort(), rows.map((row) => row.email).sort());
    },
  },
];
