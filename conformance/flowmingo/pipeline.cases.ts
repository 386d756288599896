/** Reading, making sets, moving and rejecting (contract sections 5 to 7). */
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { at, type Case, freshEmail, listAt, textAt } from "../kit.ts";
import { expectProblem, type FlowmingoWire, resultsOf } from "./wire.ts";

export function pipelineCases(wire: FlowmingoWire): Case[] {
  const apply = async () => {
    const candidates = [{ email: freshEmail() }];
    const [item] = resultsOf(await wire.invite({ com_job_post_id: wire.jobPostId, candidates }), 1);
    return { id: textAt(item, "application", "id"), email: candidates[0]?.email ?? "" };
  };
  return [
    {
      name: "me says the organization as a number",
      line: 11,
      async run() {
        assert.equal(typeof at((await wire.get("/me/v1")).body, "organization_id"), "number");
      },
    },
    {
      name: "lists are in data; a job post is a bare object; sets say status and set_type",
      line: 11,
      async run() {
        const posts = await wire.get("/hiring/job-posts/v1?limit=1");
        const [post] = listAt(posts.body, "data");
        for (const key of ["id", "title", "status", "created_at", "com_project_id"])
          assert.ok(key in Object(post), key);
        assert.equal(at(posts.body, "pagination", "limit"), 1);
        const one = await wire.get(`/hiring/job-posts/${wire.jobPostId}/v1`);
        assert.deepEqual([at(one.body, "id"), at(one.body, "com_interview_set_id")], [wire.jobPostId, wire.setId]);
        const sets = listAt((await wire.get("/hiring/interview-sets/v1?limit=200")).body, "data");
        const set = sets.find((found) => at(found, "id") === wire.setId);
        assert.deepEqual([at(set, "status"), at(set, "set_type")], [1, 1]);
        assert.ok(listAt((await wire.get("/hiring/projects/v1")).body, "data").length > 0);
        const stages = listAt((await wire.get(`/hiring/job-posts/${wire.jobPostId}/stages/v1`)).body, "data");
        assert.deepEqual(
          stages.map((stage) => at(stage, "id")),
          wire.stageIds,
        );
        expectProblem(await wire.get(`/hiring/job-posts/${randomUUID()}/v1`), 404);
      },
    },
    {
      name: "an application is found by its candidate, moved, and rejected",
      async run() {
        const { id, email } = await apply();
        const found = await wire.get(`/hiring/applications/v1?email=${encodeURIComponent(email)}`);
        assert.deepEqual(
          listAt(found.body, "data").map((application) => at(application, "id")),
          [id],
        );
        assert.deepEqual(at(found.body, "data", 0, "scores"), { cv: null, interview: null, holistic: null });
        const stage_id = wire.stageIds[2];
        const moved = await wire.post(`/hiring/applications/${id}/move/v1`, { stage_id, note: "Well said." });
        assert.equal(at(moved.body, "stage_id"), stage_id);
        expectProblem(await wire.post(`/hiring/applications/${id}/move/v1`, { stage_id: randomUUID() }), 400);
        const rejected = await wire.post(`/hiring/applications/${id}/reject/v1`, { reason: "The place is taken." });
        assert.deepEqual(
          [at(rejected.body, "status_text"), at(rejected.body, "rejection_reason")],
          ["rejected", "The place is taken."],
        );
        expectProblem(await wire.post(`/hiring/applications/${id}/move/v1`, { stage_id }), 409);
        const whole = (await wire.get(`/hiring/applications/${id}/v1`)).body;
        assert.deepEqual([listAt(whole, "submissions").length, listAt(whole, "evaluations").length], [1, 0]);
      },
    },
    {
      name: "submissions of a set are listed by their state",
      async run() {
        await apply();
        const waiting = await wire.get(
          `/hiring/submissions/v1?com_interview_set_id=${wire.setId}&status=need_interview`,
        );
        assert.ok(listAt(waiting.body, "data").length > 0);
        const done = await wire.get(`/hiring/submissions/v1?com_interview_set_id=${wire.setId}&status=completed`);
        assert.deepEqual(listAt(done.body, "data"), []);
      },
    },
    {
      name: "a set is made with its questions and can be invited to",
      async run() {
        const made = await wire.post("/interview/set/v1", {
          title: "Made by a client",
          set_type: 1,
          interview_duration: 30,
          number_of_retakes: 1,
          cfg_lingual_ids: [1],
          iai_questions: [
            {
              title: "Second",
              content: "What went wrong?",
              question_mode: "interview",
              question_type: "text",
              priority: 2,
            },
            { title: "First", content: "What have you built?", question_type: "text", priority: 1 },
          ],
          iai_requirements: [{ title: "Clarity", content: "Says it simply", cfg_importance_id: 2, priority: 1 }],
        });
        const id = textAt(made.body, "results", "id");
        const set = await wire.get(`/hiring/interview-sets/${id}/v1`);
        assert.deepEqual(
          listAt(set.body, "questions").map((question) => at(question, "content")),
          ["What have you built?", "What went wrong?"],
        );
        resultsOf(await wire.invite({ com_interview_set_id: id, candidates: [{ email: freshEmail() }] }), 1);
        const [requirement] = listAt(set.body, "requirements");
        assert.deepEqual([at(requirement, "title"), at(requirement, "content")], ["Clarity", "Says it simply"]);
        const opened = await fetch(textAt(set.body, "public_link"));
        assert.equal(opened.status, 200);
        const short = listAt((await wire.get("/interview/set/v1?limit=200")).body, "results");
        const row = short.find((found) => at(found, "id") === id);
        for (const name of ["id", "title", "description", "interview_duration", "created_at"])
          assert.ok(name in Object(row), name);
      },
    },
    {
      name: "the public list shows job posts that are published, and no others",
      async run() {
        const organization = at((await wire.get("/me/v1")).body, "organization_id");
        const list = async () => {
          const answer = await wire.deployment.call(
            "GET",
            `/seeker/post/jobs?organization_id=${organization}&limit=200`,
            undefined,
            { key: false },
          );
          return listAt(answer.body, "items").map((post) => at(post, "id"));
        };
        const change = (verb: string) =>
          wire.deployment.call("POST", `/api/v1/job-posts/${wire.jobPostId}/${verb}`, {});
        assert.ok(!(await list()).includes(wire.jobPostId));
        await change("publish");
        assert.ok((await list()).includes(wire.jobPostId));
        await change("close");
        assert.ok(!(await list()).includes(wire.jobPostId));
      },
    },
  ];
}
