/** What a candidate of the invite call may hold (contract section 3): every name of a field, what is wrong with one alone, and the keys that may not call. */
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { at, type Case, freshEmail, listAt, textAt } from "../kit.ts";
import { expectProblem, type FlowmingoWire, openFlowmingo, resultsOf } from "./wire.ts";

const first = { firstname: "Robin", lastname: "Example" };
/** Every name that a client is known to send a field under, with what comes of it. */
const NAMES: readonly (readonly [sent: Record<string, unknown>, name: string])[] = [
  [{ name: "Alex Doe" }, "Alex Doe"],
  [{ full_name: "Alex Doe" }, "Alex Doe"],
  [{ candidate_name: "Alex Doe" }, "Alex Doe"],
  [{ contact_name: "Alex Doe" }, "Alex Doe"],
  [first, "Robin Example"],
  [{ first_name: "Robin", last_name: "Example" }, "Robin Example"],
  [{ firstname: "Robin", last_name: "Example" }, "Robin Example"],
  [{ first_name: "Robin" }, "Robin"],
  [{ last_name: "Example" }, "Example"],
  // An alias stands only where the documented key is missing, also when that is empty or null.
  [{ name: "Alex Doe", full_name: "Somebody Else", candidate_name: "Somebody", contact_name: "Else" }, "Alex Doe"],
  [{ name: "", full_name: "Alex Doe" }, "Alex Doe"],
  [{ name: null, candidate_name: "Alex Doe" }, "Alex Doe"],
  [{ ...first, first_name: "Somebody", last_name: "Else" }, "Robin Example"],
  [{ name: "Alex Doe", ...first }, "Robin Example"],
  // A client repeats the first name where there is no last one.
  [{ name: "Alex Doe", firstname: "Alex", lastname: "Alex" }, "Alex Doe"],
  [{ firstname: "Alex", lastname: "Alex" }, "Alex"],
  [{ name: "  Alex Doe  ", unknown: { of: ["nobody"] } }, "Alex Doe"],
];

export const candidateCases = (wire: FlowmingoWire): Case[] => [
  {
    name: "every name that clients send a candidate's name under is read, the documented one first",
    async run() {
      const emails = NAMES.map(() => freshEmail());
      const candidates = NAMES.map(([sent], index) => ({ ...sent, email: emails[index] }));
      const body = { com_interview_set_id: wire.setId, candidates, send_invite: false };
      const results = resultsOf(await wire.invite(body), NAMES.length);
      for (const [index, [sent, name]] of NAMES.entries()) {
        const { body: read } = await wire.get(`/hiring/submissions/${textAt(results[index], "submission", "id")}/v1`);
        assert.deepEqual(
          [at(read, "candidate", "name"), at(read, "candidate", "email")],
          [name, emails[index]],
          JSON.stringify(sent),
        );
      }
    },
  },
  {
    name: "the address is read under both of its names, the documented one first, and is the name where there is none",
    async run() {
      const [one, two, three] = [freshEmail(), freshEmail(), freshEmail()];
      const candidates = [
        { email_address: one },
        { email: two, email_address: freshEmail("else") },
        { email: "", email_address: three },
      ];
      const body = { com_interview_set_id: wire.setId, candidates, send_invite: false };
      const results = resultsOf(await wire.invite(body), 3);
      assert.deepEqual(
        results.map((item) => at(item, "email_address")),
        [one, two, three],
      );
      const { body: read } = await wire.get(`/hiring/submissions/${textAt(results[0], "submission", "id")}/v1`);
      assert.equal(at(read, "candidate", "name"), one.split("@")[0]);
    },
  },
  {
    name: "what does not fit in one candidate is said in its item, which still says whose it is",
    async run() {
      const email = freshEmail();
      const WRONG: Record<string, unknown>[] = [
        { email, ats_candidate_id: "9".repeat(129) },
        { email, name: "x".repeat(201) },
        { email, cv_link: "cv/relative.pdf" },
        { email, name: { of: "nobody" } },
        { email: "no address" },
        { email_address: "no address" },
      ];
      const good = { email: freshEmail(), ats_candidate_id: `${randomUUID()}-${"9".repeat(91)}` };
      const body = { com_interview_set_id: wire.setId, candidates: [...WRONG, good], send_invite: false };
      const results = resultsOf(await wire.invite(body), WRONG.length + 1);
      for (const [index, sent] of WRONG.entries()) {
        assert.ok(textAt(results[index], "error_message").length > 0, JSON.stringify(sent));
        assert.equal(at(results[index], "email_address"), sent.email ?? sent.email_address, JSON.stringify(sent));
        assert.equal(at(results[index], "submission"), undefined);
      }
      assert.equal(at(results.at(-1), "ats_candidate_id"), good.ats_candidate_id, "128 characters fit");
    },
  },
  {
    name: "an ats_candidate_id that somebody else of the set has is that item's error, and no application comes of it",
    async run() {
      const id = randomUUID();
      const target = { com_job_post_id: wire.jobPostId, send_invite: false };
      await wire.invite({ ...target, candidates: [{ email: freshEmail(), ats_candidate_id: id }] });
      const candidates = [{ email: freshEmail(), ats_candidate_id: id }, { email: freshEmail() }];
      const [refused, taken] = resultsOf(await wire.invite({ ...target, candidates }), 2);
      assert.ok(textAt(refused, "submission_error_message").length > 0);
      assert.ok(textAt(refused, "application_error_message").length > 0);
      assert.deepEqual([at(refused, "submission"), at(refused, "application")], [undefined, undefined]);
      assert.ok(textAt(taken, "submission", "id") && textAt(taken, "application", "id"));
    },
  },
  {
    name: "somebody who can not be invited any more gives the same submission and why there is no invitation",
    async run() {
      const body = { com_interview_set_id: wire.setId, candidates: [{ email: freshEmail() }] };
      const [item] = resultsOf(await wire.invite({ ...body, send_invite: false }), 1);
      const id = textAt(item, "submission", "id");
      const code = new URL(textAt(item, "interview_link")).searchParams.get("key") ?? "";
      const headers = { "x-room-code": code };
      const gone = await wire.deployment.call("POST", "/api/room/withdraw", {}, { key: false, headers });
      assert.ok(gone.status < 300, gone.text);
      const [again] = resultsOf(await wire.invite(body), 1);
      assert.deepEqual(at(again, "submission"), { id, status_text: "rejected" });
      assert.ok(textAt(again, "invitation_error_message").length > 0);
      assert.equal(at(again, "invitation"), undefined);
    },
  },
  {
    name: "a project is entered through its latest job post, which may have no interview: an application alone",
    async run() {
      const other = await openFlowmingo(wire.deployment);
      const made = await wire.deployment.call("POST", "/api/v1/job-posts", {
        title: "Later post",
        projectId: other.projectId,
      });
      assert.equal(made.status, 201, made.text);
      const candidates = [{ email: freshEmail() }];
      const [item] = resultsOf(await wire.invite({ com_project_id: other.projectId, candidates }), 1);
      assert.deepEqual(Object.keys(Object(item)).sort(), ["application", "email_address"]);
      const stages = listAt(made.body, "stages").map((stage) => at(stage, "id"));
      assert.ok(stages.includes(textAt(item, "application", "stage_id")));
    },
  },
  {
    name: "two candidates with one address are one submission, and both items say so",
    async run() {
      const email = freshEmail();
      const candidates = [{ email, name: "Alex Doe" }, { email: email.toUpperCase() }];
      const results = resultsOf(await wire.invite({ com_interview_set_id: wire.setId, candidates }), 2);
      assert.deepEqual(at(results[1], "submission"), at(results[0], "submission"));
      assert.deepEqual(at(results[1], "invitation"), at(results[0], "invitation"));
    },
  },
  {
    name: "a key that is malformed, switched off, over its time, deleted or of another secret is a 401",
    line: 7,
    async run() {
      const { deployment } = wire;
      const body = { com_interview_set_id: wire.setId, candidates: [{ email: freshEmail() }], send_invite: false };
      const inviteBy = (key: string) => wire.invite(body, { key: false, headers: { "X-API-Key": key } });
      const make = async (more: Record<string, unknown> = {}) => {
        const made = await deployment.call("POST", "/api/v1/keys", { name: "Conformance", ...more });
        assert.equal(made.status, 201, made.text);
        const key = textAt(made.body, "key");
        return { key, path: `/api/v1/keys/${textAt(made.body, "id")}` };
      };
      const { key, path } = await make();
      resultsOf(await inviteBy(key), 1);
      const off = await deployment.call("PATCH", path, { status: "inactive" });
      assert.equal(off.status, 200, off.text);
      expectProblem(await inviteBy(key), 401);
      await deployment.call("PATCH", path, { status: "active" });
      resultsOf(await inviteBy(key), 1);
      await deployment.call("PATCH", path, { expiresAt: "2020-01-01T00:00:00Z" });
      expectProblem(await inviteBy(key), 401);
      const deleted = await make();
      const gone = await deployment.call("DELETE", deleted.path);
      assert.ok(gone.status < 300, gone.text);
      for (const wrong of [deleted.key, `${key}x`, key.split(".")[0] ?? "", "nonsense", ""])
        expectProblem(await inviteBy(wrong), 401);
      await deployment.call("DELETE", path);
    },
  },
];
