/** The invite call: the published sample, and every row of contract sections 3 and 13 that it has. */
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { at, type Case, freshEmail, textAt } from "../kit.ts";
import { expectProblem, type FlowmingoWire, openFlowmingo, resultsOf } from "./wire.ts";

/** The vendor's sample with raw line breaks inside its texts, as it is published. */
const sample = (setId: string, email: string): string => `{
"com_interview_set_id": "${setId}",
"candidates": [
{
"name": "Alex Doe",
"email": "${email}",
"cv_link": "https://storage.googleapis.com/flowmingo-demo/cv/alex.pdf"
}
],
"invitation_message": "<p>Dear <b><span>{{candidate_name}}</span></b>,</p>
<p>We invite you for the position of <b>{{position_name}}</b> at <b>{{company_name}}</b>.</p>
<p>Link to interview: <a href=\\"{{interview_link}}\\">{{interview_link}}</a></p>
<p>Sincerely,<br/>
{{company_name}}
</p>",
"send_invite": true
}`;

const keysOf = (value: unknown): string[] => Object.keys(Object(value)).sort();

export const inviteCases = (wire: FlowmingoWire): Case[] => [
  {
    name: "the published sample, raw line breaks included, is answered with exactly the published keys",
    line: 1,
    async run() {
      const email = freshEmail("alex");
      const [item] = resultsOf(await wire.invite(sample(wire.setId, email)), 1);
      assert.deepEqual(keysOf(item), ["cv_link", "email_address", "invitation", "submission"]);
      assert.deepEqual(keysOf(at(item, "invitation")), ["email", "id", "status_text"]);
      assert.deepEqual(keysOf(at(item, "submission")), ["id", "status_text"]);
      assert.equal(at(item, "email_address"), email);
      assert.equal(at(item, "invitation", "status_text"), "pending");
      assert.equal(at(item, "submission", "status_text"), "need_interview");
    },
  },
  {
    name: "results keep the order and number of the request; what fails stays inside its item",
    line: 2,
    async run() {
      const emails = [freshEmail(), freshEmail(), freshEmail()];
      const candidates = [
        { email: emails[0] },
        { email: "no address" },
        { name: "Nobody" },
        { email: emails[1] },
        { cv_link: "cv/relative.pdf" },
        { cv_link: "https://cv.example.com/x.pdf" },
        "no object",
        { email: emails[2] },
      ];
      const results = resultsOf(await wire.invite({ com_interview_set_id: wire.setId, candidates }), 8);
      assert.deepEqual(
        [0, 3, 7].map((index) => at(results[index], "email_address")),
        emails,
      );
      for (const index of [1, 2, 4, 6]) assert.ok(textAt(results[index], "error_message").length > 0);
    },
  },
  {
    name: "a number as ats_candidate_id is taken and given back; twice in one request it is a 400",
    line: 3,
    async run() {
      const id = String(Math.floor(Math.random() * 1e12));
      const one = { email: freshEmail(), ats_candidate_id: id };
      const body = { com_interview_set_id: wire.setId, candidates: [one] };
      assert.equal(at(resultsOf(await wire.invite(body), 1)[0], "ats_candidate_id"), id);
      const twice = [
        { email: freshEmail(), ats_candidate_id: "7" },
        { email: freshEmail(), ats_candidate_id: 7 },
      ];
      expectProblem(await wire.invite({ ...body, candidates: twice }), 400);
      const number = { email: freshEmail(), ats_candidate_id: Number(id) + 1 };
      const [item] = resultsOf(await wire.invite({ ...body, candidates: [number] }), 1);
      assert.equal(at(item, "ats_candidate_id"), String(number.ats_candidate_id));
    },
  },
  {
    name: "a set or a job post outside the given project is a 404",
    async run() {
      const other = await openFlowmingo(wire.deployment);
      const candidates = [{ email: freshEmail() }];
      const { setId, jobPostId } = other;
      const com_project_id = wire.projectId;
      expectProblem(await wire.invite({ com_project_id, com_interview_set_id: setId, candidates }), 404);
      expectProblem(await wire.invite({ com_project_id, com_job_post_id: jobPostId, candidates }), 404);
      resultsOf(await wire.invite({ com_project_id: other.projectId, com_interview_set_id: setId, candidates }), 1);
    },
  },
  {
    name: "a message is cleaned and filled in; unknown variables stay, and the link is added where it is missing",
    async run() {
      const mailOf = async (invitation_message: string) => {
        const candidates = [{ email: freshEmail(), name: "Alex <b>Doe</b>" }];
        const body = { com_interview_set_id: wire.setId, candidates, invitation_message };
        const [item] = resultsOf(await wire.invite(body), 1);
        const mail = await wire.deployment.call("GET", `/api/v1/mails/${textAt(item, "invitation", "id")}`);
        assert.equal(mail.status, 200, mail.text);
        return textAt(mail.body, "html");
      };
      const html = await mailOf(
        '<p onclick="steal()" style="background:url(javascript:x)">{{ Candidate_Name }} for {{POSITION_NAME}}: {{salary}}</p>' +
          '<script>steal()</script><a href="javascript:steal()">x</a>',
      );
      for (const bad of ["onclick", "steal", "javascript", "<script", "Alex <b>"])
        assert.ok(!html.includes(bad), `${bad} in ${html}`);
      assert.match(html, /Alex &(?:lt|#60);b&(?:gt|#62);/);
      for (const good of ["Conformance set", "{{salary}}"]) assert.ok(html.includes(good), `no ${good} in ${html}`);
      assert.equal(html.match(/href="https?:[^"]*\/i\//g)?.length, 2, "a button and the address in words are added");
      const withLink = await mailOf('<p>{{name}}, <a href="{{interview_link}}">come in</a></p>');
      assert.equal(withLink.match(/href="https?:[^"]*\/i\//g)?.length, 1);
    },
  },
  {
    name: "a CV that is sent twice is one entry; more than 1,000 candidates are a 400",
    async run() {
      const cv_link = `https://cv.example.com/${randomUUID()}.pdf`;
      const body = { com_interview_set_id: wire.setId, candidates: [{ cv_link }] };
      const ids = [];
      for (let times = 0; times < 2; times++)
        ids.push(textAt(resultsOf(await wire.invite(body), 1)[0], "candidate_entry", "id"));
      assert.equal(ids[0], ids[1]);
      const candidates = Array.from({ length: 1001 }, () => ({ email: freshEmail() }));
      expectProblem(await wire.invite({ ...body, candidates }), 400);
    },
  },
  {
    name: "a CV without an address is queued as a candidate entry, and nobody is invited",
    line: 4,
    async run() {
      const cv_link = "https://cv.example.com/someone.pdf";
      const [item] = resultsOf(await wire.invite({ com_interview_set_id: wire.setId, candidates: [{ cv_link }] }), 1);
      assert.deepEqual(keysOf(item), ["candidate_entry", "cv_link"]);
      assert.equal(at(item, "candidate_entry", "status_text"), "queued");
    },
  },
  {
    name: "re-inviting an address in any letter case gives the same submission and a fresh invitation",
    line: 5,
    async run() {
      const email = freshEmail();
      const body = (given: string) => ({ com_interview_set_id: wire.setId, candidates: [{ email: given }] });
      const [first] = resultsOf(await wire.invite(body(email)), 1);
      const [again] = resultsOf(await wire.invite(body(email.toUpperCase())), 1);
      assert.equal(at(again, "submission", "id"), textAt(first, "submission", "id"));
      assert.notEqual(textAt(again, "invitation", "id"), textAt(first, "invitation", "id"));
    },
  },
  {
    name: "send_invite false makes a submission and a link, and no mail",
    line: 6,
    async run() {
      const candidates = [{ email: freshEmail() }];
      const body = { com_interview_set_id: wire.setId, candidates, send_invite: false };
      const [item] = resultsOf(await wire.invite(body), 1);
      assert.equal(at(item, "invitation"), undefined);
      assert.match(textAt(item, "interview_link"), /^https?:/);
      const interview = await wire.deployment.call("GET", `/api/v1/interviews/${textAt(item, "submission", "id")}`);
      if (interview.status === 200) assert.deepEqual(at(interview.body, "mails"), []);
    },
  },
  {
    name: "a project stands for its latest job post and uses that one's set; a job post alone stands for its project",
    async run() {
      const call = async (target: Record<string, string>) =>
        resultsOf(await wire.invite({ ...target, candidates: [{ email: freshEmail() }] }), 1)[0];
      for (const target of [
        { com_project_id: wire.projectId },
        { com_job_post_id: wire.jobPostId },
        { com_project_id: wire.projectId, com_job_post_id: wire.jobPostId, com_interview_set_id: wire.setId },
      ]) {
        const item = await call(target);
        assert.ok(wire.stageIds.includes(textAt(item, "application", "stage_id")));
        assert.ok(textAt(item, "submission", "id").length > 0);
      }
    },
  },
  {
    name: "what names nothing, no candidates or too short a message is a 400; an unknown id a 404",
    async run() {
      const candidates = [{ email: freshEmail() }];
      const target = { com_interview_set_id: wire.setId };
      expectProblem(await wire.invite({ candidates }), 400);
      expectProblem(await wire.invite({ ...target, candidates: [] }), 400);
      expectProblem(await wire.invite(target), 400);
      expectProblem(await wire.invite({ ...target, candidates, invitation_message: "short" }), 400);
      expectProblem(await wire.invite({ candidates, com_interview_set_id: "no id" }), 400);
      expectProblem(await wire.invite("{"), 400);
      for (const name of ["com_interview_set_id", "com_project_id", "com_job_post_id"]) {
        expectProblem(await wire.invite({ candidates, [name]: randomUUID() }), 404);
      }
    },
  },
  {
    name: "the key's header in any letter case; none or a wrong one is a 401",
    line: 7,
    async run() {
      const body = { com_interview_set_id: wire.setId, candidates: [{ email: freshEmail() }], send_invite: false };
      const { key } = wire.deployment;
      for (const headers of [{ "X-API-Key": key }, { "x-api-key": key }, { Authorization: `Bearer ${key}` }]) {
        resultsOf(await wire.invite(body, { key: false, headers }), 1);
      }
      expectProblem(await wire.invite(body, { key: false }), 401);
      expectProblem(await wire.invite(body, { key: false, headers: { "X-API-Key": "fl_live_abcd12345.wrong" } }), 401);
    },
  },
  {
    name: "a key with scopes but without invite_candidates is a 403; with it the call works",
    line: 7,
    async run() {
      const body = { com_interview_set_id: wire.setId, candidates: [{ email: freshEmail() }], send_invite: false };
      const keyWith = async (scopes: string[]) => {
        const made = await wire.deployment.call("POST", "/api/v1/keys", { name: "Conformance", scopes });
        assert.equal(made.status, 201, made.text);
        return { key: false, headers: { "X-API-Key": textAt(made.body, "key") } };
      };
      expectProblem(await wire.invite(body, await keyWith(["read_hiring"])), 403);
      resultsOf(await wire.invite(body, await keyWith(["invite_candidates"])), 1);
    },
  },
];
