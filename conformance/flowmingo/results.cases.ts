/** What is read of a submission, and who sees a new set (contract sections 5 and 6). */
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { at, type Case, freshEmail, listAt, textAt } from "../kit.ts";
import { expectProblem, type FlowmingoWire, resultsOf } from "./wire.ts";

export const resultCases = (wire: FlowmingoWire): Case[] => [
  {
    name: "a submission says results, words, recording, signals and its invitation, also before anybody has answered",
    line: 10,
    async run() {
      const email = freshEmail();
      const body = { com_interview_set_id: wire.setId, candidates: [{ email }] };
      const [item] = resultsOf(await wire.invite(body), 1);
      const { body: read } = await wire.get(`/hiring/submissions/${textAt(item, "submission", "id")}/v1`);
      assert.deepEqual(at(read, "scores"), { cv: null, interview: null, holistic: null });
      assert.deepEqual([listAt(read, "questions"), listAt(read, "requirements")], [[], []]);
      assert.deepEqual([at(read, "transcript"), at(read, "recording_url")], [null, null]);
      assert.deepEqual(listAt(read, "integrity_signals", "events"), []);
      assert.equal(at(read, "invitation", "id"), textAt(item, "invitation", "id"));
      assert.equal(at(read, "invitation", "email"), email);
      assert.match(textAt(read, "invitation", "status_text"), /^(pending|sent)$/);
      const report = await fetch(textAt(read, "submission_url"));
      assert.equal(report.status, 200);
      assert.match(report.headers.get("content-type") ?? "", /^text\/html/);
      const id = textAt(item, "submission", "id");
      const built = `/company/ai-interview-candidates?set_id=${wire.setId}&submissionId=${id}`;
      const led = await wire.deployment.call("GET", built, undefined, { key: false });
      assert.equal(led.headers.location, `/app/interviews/${id}`);
    },
  },
  {
    name: "com_accesses shares a new set with the members it names; somebody unknown is a 400",
    async run() {
      const members = await wire.deployment.call("GET", "/api/v1/members");
      const [member] = listAt(members.body, "data");
      const set = (user_id: string) =>
        wire.post("/interview/set/v1", { title: "Shared with few", com_accesses: [{ user_id, role: "viewer" }] });
      expectProblem(await set(randomUUID()), 400);
      expectProblem(await set("nobody"), 400);
      if (member === undefined) return;
      const made = await set(textAt(member, "id"));
      assert.equal(made.status, 200, made.text);
      const position = await wire.deployment.call("GET", `/api/v1/positions/${textAt(made.body, "results", "id")}`);
      assert.equal(at(position.body, "access"), "chosen");
    },
  },
];
