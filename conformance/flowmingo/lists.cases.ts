/** The lists of contract section 6: their pages, their limits, their filters, and the words of section 4 that they are asked by. */
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { at, type Case, freshEmail, listAt, textAt } from "../kit.ts";
import { expectProblem, type FlowmingoWire, openFlowmingo, resultsOf } from "./wire.ts";

const LISTS = ["projects", "job-posts", "interview-sets", "applications", "submissions"] as const;
const STATES = [
  ...["need_interview", "need_cv", "in_progress", "processing", "completed", "evaluated", "expired", "rejected"],
];
const MOST = 200;

export function listCases(wire: FlowmingoWire): Case[] {
  const list = (name: string, query = "") => wire.get(`/hiring/${name}/v1?${query}`);
  const idsOf = (body: unknown) => listAt(body, "data").map((row) => textAt(row, "id"));
  /** Three people of a job post of their own, in the order of their invitations. */
  const invited = async () => {
    const other = await openFlowmingo(wire.deployment);
    const emails = [freshEmail(), freshEmail(), freshEmail()];
    const candidates = emails.map((email) => ({ email }));
    const results = resultsOf(await wire.invite({ com_job_post_id: other.jobPostId, candidates }), 3);
    const ids = (what: string) => results.map((item) => textAt(item, what, "id"));
    return { ...other, emails, applications: ids("application"), submissions: ids("submission") };
  };

  return [
    {
      name: "every list comes in pages, each row once, and says how many there are",
      line: 11,
      async run() {
        const { jobPostId, setId, applications, submissions } = await invited();
        for (const [name, filter, expected] of [
          ["applications", `com_job_post_id=${jobPostId}`, applications],
          ["submissions", `com_interview_set_id=${setId}`, submissions],
        ] as const) {
          const seen: string[] = [];
          for (const page of [1, 2, 3]) {
            const { body } = await list(name, `${filter}&page=${page}&limit=1`);
            assert.deepEqual(at(body, "pagination"), { page, limit: 1, total: 3 });
            seen.push(...idsOf(body));
          }
          assert.deepEqual(seen.toSorted(), expected.toSorted(), name);
          const { body: beyond } = await list(name, `${filter}&page=4&limit=1`);
          assert.deepEqual([idsOf(beyond), at(beyond, "pagination", "total")], [[], 3], name);
        }
        for (const name of LISTS) {
          const [one, two] = [await list(name, "limit=2"), await list(name, "page=2&limit=1")];
          assert.deepEqual(idsOf(two.body), idsOf(one.body).slice(1, 2), `${name}: the second row is the second page`);
        }
      },
    },
    {
      name: "a list without page and limit is the first 50; more than 200 and what is no number are a 400",
      async run() {
        for (const name of LISTS) {
          const { body } = await list(name);
          assert.equal(at(body, "pagination", "page"), 1);
          assert.equal(at(body, "pagination", "limit"), 50);
          assert.equal(at((await list(name, `limit=${MOST}`)).body, "pagination", "limit"), MOST);
          for (const wrong of ["limit=0", `limit=${MOST + 1}`, "limit=few", "page=0", "page=-1", "page=1.5"])
            expectProblem(await list(name, wrong), 400);
        }
      },
    },
    {
      name: "job posts are found by their project",
      async run() {
        const { projectId, jobPostId } = await openFlowmingo(wire.deployment);
        const { body } = await list("job-posts", `com_project_id=${projectId.toUpperCase()}`);
        assert.deepEqual([idsOf(body), at(body, "pagination", "total")], [[jobPostId], 1]);
        assert.deepEqual(idsOf((await list("job-posts", `com_project_id=${randomUUID()}`)).body), []);
        expectProblem(await list("job-posts", "com_project_id=nothing"), 400);
      },
    },
    {
      name: "applications are found by job post, stage, address and change, and by all of them at once",
      async run() {
        const { jobPostId, stageIds, emails, applications } = await invited();
        const [moved = "", second = ""] = applications;
        const post = `com_job_post_id=${jobPostId}`;
        const stage_id = stageIds.at(-1) ?? "";
        const since = textAt((await wire.get(`/hiring/applications/${second}/v1`)).body, "updated_at");
        const found = async (query: string) => {
          const { body } = await list("applications", query);
          assert.equal(at(body, "pagination", "total"), idsOf(body).length, query);
          return idsOf(body).toSorted();
        };
        assert.deepEqual(await found(post), applications.toSorted());
        const answer = await wire.post(`/hiring/applications/${moved}/move/v1`, { stage_id });
        assert.equal(answer.status, 200, answer.text);
        assert.deepEqual(await found(`${post}&stage_id=${stage_id}`), [moved]);
        assert.deepEqual(await found(`stage_id=${stage_id}`), [moved]);
        assert.deepEqual(await found(`${post}&email=${encodeURIComponent(emails[1] ?? "")}`), [second]);
        assert.deepEqual(await found(`email=${encodeURIComponent((emails[1] ?? "").toUpperCase())}`), [second]);
        assert.deepEqual(await found(`${post}&stage_id=${stage_id}&email=${encodeURIComponent(emails[1] ?? "")}`), []);
        const changed = textAt(answer.body, "updated_at");
        assert.ok(changed > since, "a move is a change");
        assert.deepEqual(await found(`${post}&updated_since=${encodeURIComponent(changed)}`), [moved]);
        assert.deepEqual(await found(`${post}&updated_since=${encodeURIComponent(since)}`), applications.toSorted());
        assert.deepEqual(await found(`com_job_post_id=${randomUUID()}`), []);
        for (const wrong of ["com_job_post_id=1", "stage_id=1", "updated_since=yesterday"])
          expectProblem(await list("applications", wrong), 400);
      },
    },
    {
      name: "submissions are found by set and by every word of their state, and show the word they were asked by",
      async run() {
        const { setId, submissions } = await invited();
        for (const status of STATES) {
          const { body } = await list("submissions", `com_interview_set_id=${setId}&status=${status}`);
          const expected = status === "need_interview" ? submissions.toSorted() : [];
          assert.deepEqual(idsOf(body).toSorted(), expected, status);
          for (const row of listAt((await list("submissions", `status=${status}`)).body, "data"))
            assert.equal(at(row, "status_text"), status);
        }
        for (const wrong of ["status=unheard", "com_interview_set_id=1"])
          expectProblem(await list("submissions", wrong), 400);
      },
    },
    {
      name: "what is unknown is a 404 in every call that names an id, and what is no id a 400",
      async run() {
        const paths = [
          ...LISTS.map((name) => (id: string) => `/hiring/${name}/${id}/v1`),
          (id: string) => `/hiring/job-posts/${id}/stages/v1`,
        ];
        for (const path of paths) {
          expectProblem(await wire.get(path(randomUUID())), 404);
          expectProblem(await wire.get(path("nothing")), 400);
        }
        for (const verb of ["move", "reject"]) {
          const body = { stage_id: wire.stageIds[0] };
          expectProblem(await wire.post(`/hiring/applications/${randomUUID()}/${verb}/v1`, body), 404);
        }
      },
    },
    {
      name: "the public list comes in pages, and an unknown organization is a 404",
      async run() {
        const { jobPostId } = await openFlowmingo(wire.deployment);
        const published = await wire.deployment.call("POST", `/api/v1/job-posts/${jobPostId}/publish`, {});
        assert.equal(published.status, 200, published.text);
        const organization = at((await wire.get("/me/v1")).body, "organization_id");
        const open = (query: string) =>
          wire.deployment.call("GET", `/seeker/post/jobs?${query}`, undefined, { key: false });
        const { body } = await open(`organization_id=${organization}&page=1&limit=1`);
        assert.equal(listAt(body, "items").length, 1);
        for (const key of ["id", "salary_min", "salary_max", "salary_currency", "salary_period"])
          assert.ok(key in Object(at(body, "items", 0)), key);
        assert.equal(at(body, "pagination", "limit"), 1);
        expectProblem(await open("organization_id=1999999999"), 404);
        expectProblem(await open("organization_id=x"), 400);
        expectProblem(await open(""), 400);
      },
    },
  ];
}
