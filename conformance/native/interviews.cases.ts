/** A candidate's way through the API: created, admitted, annotated, decided, archived, deleted. */
import assert from "node:assert/strict";
import { at, type Case, freshEmail, listAt, textAt } from "../kit.ts";
import { expectProblem, expectStatus, type Native } from "./wire.ts";

export function interviewCases(native: Native): Case[] {
  const { get, post, patch, remove, positionId } = native;
  const act = (id: unknown, action: string, body: unknown = {}) => post(`/interviews/${id}/${action}`, body);
  return [
    {
      name: "an interview is answered whole, with its questions, state and link",
      async run() {
        const email = freshEmail("Native").toUpperCase();
        const made = await native.interview({ email, customFields: { team: "red" }, metadata: { z: 1, a: [2] } });
        assert.equal(at(made, "candidate", "email"), email.toLowerCase());
        assert.deepEqual(made.customFields, { team: "red" });
        assert.deepEqual(Object.keys(Object(made.metadata)), ["z", "a"]);
        assert.deepEqual([made.admission, made.progress, made.decision], ["draft", "created", "undecided"]);
        assert.equal(listAt(made, "questions").length, 1);
        assert.match(textAt(made, "link"), /\/i\/[0-9A-Za-z]{11}$/);
        assert.deepEqual(expectStatus(await get(`/interviews/${made.id}`), 200).id, made.id);
      },
    },
    {
      name: "one address has one interview in a position, until it is deleted",
      async run() {
        const email = freshEmail("once");
        const made = await native.interview({ email });
        const again = { positionId, name: "Jane", email: email.toUpperCase() };
        expectProblem(await post("/interviews", again), 409, "duplicate", "/email");
        assert.equal((await remove(`/interviews/${made.id}`)).status, 204);
        expectProblem(await get(`/interviews/${made.id}`), 404, "not_found");
        expectStatus(await post("/interviews", again), 201);
      },
    },
    {
      name: "what is wrong is named by JSON pointers, all of it at once",
      async run() {
        const answer = await post("/interviews", { positionId, name: " ", email: "nobody" });
        expectProblem(answer, 400, "invalid", "/name");
        expectProblem(answer, 400, "invalid", "/email");
      },
    },
    {
      name: "a candidate is admitted, refused and admitted again",
      async run() {
        const { id } = await native.interview();
        assert.equal(expectStatus(await act(id, "admit"), 200).admission, "admitted");
        assert.equal(expectStatus(await act(id, "refuse", { reason: "Not now" }), 200).admissionReason, "Not now");
        assert.equal(expectStatus(await act(id, "admit"), 200).admission, "admitted");
      },
    },
    {
      name: "a decision is taken and taken back",
      async run() {
        const { id } = await native.interview();
        for (const decision of ["shortlisted", "discarded", "undecided"]) {
          assert.equal(expectStatus(await act(id, "decide", { decision }), 200).decision, decision);
        }
        expectProblem(await act(id, "decide", { decision: "perhaps" }), 400, "invalid", "/decision");
      },
    },
    {
      name: "more days move the end, and a state that has no end refuses them",
      async run() {
        const { id, expiresAt } = await native.interview({ admission: "admitted" });
        const later = expectStatus(await act(id, "extend", { days: 3 }), 200);
        assert.ok(new Date(textAt(later, "expiresAt")) > new Date(String(expiresAt)));
        expectProblem(await act(id, "reopen"), 409, "conflict");
      },
    },
    {
      name: "custom fields merge, and null removes",
      async run() {
        const { id } = await native.interview({ customFields: { grade: "B", city: "Bonn" } });
        const changed = await patch(`/interviews/${id}`, { customFields: { grade: "A", city: null } });
        assert.deepEqual(expectStatus(changed, 200).customFields, { grade: "A" });
      },
    },
    {
      name: "an archived interview leaves the list and comes back",
      async run() {
        const { id } = await native.interview();
        const listed = async (archived: boolean) => {
          const page = await get(`/interviews?positionId=${positionId}&archived=${archived}&limit=200&fields=id`);
          return listAt(page.body, "data").some((row) => at(row, "id") === id);
        };
        assert.equal(await listed(false), true);
        expectStatus(await act(id, "archive"), 200);
        assert.deepEqual([await listed(false), await listed(true)], [false, true]);
        expectStatus(await act(id, "unarchive"), 200);
        assert.equal(await listed(false), true);
      },
    },
    {
      name: "many are created in one call, and a refused row never blocks another",
      async run() {
        const rows = [
          { name: "Ada", email: freshEmail("many") },
          { name: "", email: freshEmail("many") },
          { name: "Bob", email: "nobody" },
          { name: "Cleo", email: freshEmail("many") },
        ];
        const body = { positionId, sendInvitation: false, rows };
        const dry = expectStatus(await post("/interviews/batch", { ...body, dryRun: true }), 200);
        assert.deepEqual(
          listAt(dry, "results").map((row) => at(row, "status")),
          ["valid", "refused", "refused", "valid"],
        );
        const made = expectStatus(await post("/interviews/batch", body), 200);
        assert.deepEqual([made.created, made.refused], [2, 2]);
        assert.equal(at(made, "results", 1, "pointer"), "/rows/1/name");
        const again = expectStatus(await post("/interviews/batch", body), 200);
        assert.deepEqual([again.created, at(again, "results", 0, "code")], [0, "duplicate"]);
      },
    },
  ];
}
