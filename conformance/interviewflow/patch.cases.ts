/** Custom fields written back. */
import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { at, type Case, freshEmail, textAt } from "../kit.ts";
import { expectAnswer, expectError, fetchIds, type Wire } from "./wire.ts";

export function patchCases(wire: Wire): Case[] {
  const run = randomBytes(4).toString("hex");
  const [score, review, flag] = [`patch score ${run}`, `patch review ${run}`, `patch flag ${run}`];
  let id = "";
  const patch = (candidateAdditionalFields: unknown) => wire.patch({ interviewId: id, candidateAdditionalFields });
  const set = async (sent: unknown, expected: Record<string, unknown>) => {
    const body = expectAnswer(await patch(sent), 200);
    assert.equal(at(body, "message"), "Custom fields updated successfully");
    assert.deepEqual(at(body, "data"), { interviewId: id, candidateAdditionalFields: expected });
    const record = at(expectAnswer(await wire.fetch({ interviewerId: wire.publicId, interviewId: id }), 200), "data");
    assert.deepEqual(at(record, "additionalFields"), expected);
  };
  const found = async (additionalFields: Record<string, unknown>) =>
    (await fetchIds(wire, { interviewerId: wire.publicId, additionalFields })).ids;
  return [
    {
      name: "patch: merges, gives the whole set, and is visible and filterable at once",
      line: 9,
      async run() {
        const person = {
          name: "Pat",
          email: freshEmail("pat"),
          jobId: wire.publicId,
          additionalFields: { [score]: 40 },
        };
        id = textAt(expectAnswer(await wire.single(person), 201), "data", "id");
        assert.deepEqual(await found({ [score]: 50 }), []);
        await set({ [score]: 72, [review]: "yes", [flag]: true }, { [score]: 72, [review]: "yes", [flag]: true });
        assert.deepEqual(await found({ [score]: 50, [review]: "yes", [flag]: true }), [id]);
      },
    },
    {
      name: "patch: null removes",
      line: 9,
      async run() {
        await set({ [review]: null }, { [score]: 72, [flag]: true });
        assert.deepEqual(await found({ [review]: "yes" }), []);
      },
    },
    { name: "patch: nothing changes nothing", run: () => set({}, { [score]: 72, [flag]: true }) },
    {
      name: "patch: removing what is not there is fine",
      run: () => set({ [`none ${run}`]: null }, { [score]: 72, [flag]: true }),
    },
    {
      name: "patch: values are coerced by type",
      run: () => set({ [score]: "73", [flag]: "false" }, { [score]: 73, [flag]: false }),
    },
    {
      name: "patch: additionalFields is taken for candidateAdditionalFields",
      run: async () =>
        void expectAnswer(await wire.patch({ interviewId: id, additionalFields: { [review]: "later" } }), 200),
    },
    {
      name: "patch: one value that does not fit refuses the whole",
      async run() {
        expectError(await patch({ [review]: "changed", [score]: "high" }), 400, `candidateAdditionalFields.${score}`);
        expectError(await patch({ [review]: { deep: 1 } }), 400, `candidateAdditionalFields.${review}`);
        expectError(await patch({ [review]: "a\0b" }), 400, `candidateAdditionalFields.${review}`);
        expectError(await patch({ [`${"k".repeat(121)}`]: 1 }), 400);
        await set({}, { [score]: 73, [flag]: false, [review]: "later" });
      },
    },
    {
      name: "patch: concurrent merges both survive",
      async run() {
        await Promise.all([patch({ [`one ${run}`]: 1 }), patch({ [`two ${run}`]: 2 }), patch({ [`three ${run}`]: 3 })]);
        await set(
          {},
          { [score]: 73, [flag]: false, [review]: "later", [`one ${run}`]: 1, [`two ${run}`]: 2, [`three ${run}`]: 3 },
        );
      },
    },
    {
      name: "patch: an unknown interview is 404",
      run: async () =>
        expectError(
          await wire.patch({
            interviewId: "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee",
            candidateAdditionalFields: { a: 1 },
          }),
          404,
        ),
    },
    {
      name: "patch: a malformed or missing id and missing fields are 400",
      async run() {
        expectError(await wire.patch({ interviewId: "x", candidateAdditionalFields: {} }), 400, "interviewId");
        expectError(await wire.patch({ candidateAdditionalFields: {} }), 400, "interviewId");
        expectError(await wire.patch({ interviewId: id }), 400, "candidateAdditionalFields");
        expectError(
          await wire.patch({ interviewId: id, candidateAdditionalFields: "x" }),
          400,
          "candidateAdditionalFields",
        );
      },
    },
  ];
}
