/** Job posts, pipelines and CVs without an address over the native API: what the dashboard's pages of hiring are made of. */
import { sql } from "kysely";
import { beforeAll, describe, expect, it } from "vitest";
import { newId } from "../../../shared/ids.ts";
import { createPosition } from "../../../test/factories.ts";
import { nativeSuite } from "../../../test/native-api.ts";
import { closeEnded } from "../../core/job-posts/index.ts";

const api = nativeSuite();
let project: string;
let position: string;

beforeAll(async () => {
  project = (await api.call("POST", "/projects", { body: { title: "Spring" } })).body.id;
  position = (await createPosition(api.database(), api.workspaceId())).id;
});

const createPost = async (body: Record<string, unknown> = {}) =>
  (await api.call("POST", "/job-posts", { body: { projectId: project, title: "Site engineer", ...body } })).body;
const apply = async (postId: string, email: string) =>
  (await api.call("POST", `/job-posts/${postId}/applications`, { body: { name: "Jane Doe", email } })).body;
const titles = async (query: string) =>
  (await api.call("GET", `/job-posts?${query}`)).body.data.map((post: { title: string }) => post.title);

describe("the list of job posts", () => {
  it("is narrowed to a state and to a part of the title, and tells signs from wildcards", async () => {
    const mark = crypto.randomUUID().slice(0, 8);
    const [draft, open, closed] = await Promise.all([
      createPost({ title: `Baker ${mark} 100%` }),
      createPost({ title: `Mason ${mark}` }),
      createPost({ title: `Roofer ${mark}` }),
    ]);
    for (const post of [open, closed]) await api.call("POST", `/job-posts/${post.id}/publish`);
    await api.call("POST", `/job-posts/${closed.id}/close`);
    expect(await titles(`search=${mark}&state=draft`)).toEqual([draft.title]);
    expect(await titles(`search=${mark}&state=open`)).toEqual([open.title]);
    expect(await titles(`search=${mark}&state=closed`)).toEqual([closed.title]);
    expect(await titles(`search=${encodeURIComponent(`${mark} 100%`)}`)).toEqual([draft.title]);
    expect(await titles(`search=${encodeURIComponent(`${mark}%100`)}`)).toEqual([]);
  });
});

describe("the last day to apply", () => {
  it("is a day that is not over, and can be changed and taken away", async () => {
    const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
    const post = await createPost({ validThrough: tomorrow });
    expect(post).toMatchObject({ validThrough: tomorrow, closedAt: null });
    for (const day of ["2020-01-31", "2999-01-01", "2026-02-30", "tomorrow", `${tomorrow}T00:00:00Z`]) {
      const refused = await api.call("PATCH", `/job-posts/${post.id}`, { body: { validThrough: day } });
      expect([day, refused.status, JSON.stringify(refused.body).includes("validThrough")]).toEqual([
        day,
        expect.toSatisfy((status: number) => status === 400 || status === 422),
        true,
      ]);
    }
    expect((await api.call("PATCH", `/job-posts/${post.id}`, { body: { title: "Else" } })).body).toMatchObject({
      validThrough: tomorrow,
    });
    expect((await api.call("PATCH", `/job-posts/${post.id}`, { body: { validThrough: null } })).body).toMatchObject({
      validThrough: null,
    });
  });

  it("closes a post once it is over everywhere, which is told once; a draft stays one, and opening it again takes it away", async () => {
    const mark = crypto.randomUUID().slice(0, 8);
    const today = new Date().toISOString().slice(0, 10);
    const made = await createPost({ title: `Over ${mark}`, validThrough: today });
    const draft = await createPost({ title: `Draft ${mark}`, validThrough: today });
    await api.call("POST", `/job-posts/${made.id}/publish`);
    const readPost = async (id: string) => (await api.call("GET", `/job-posts/${id}`)).body;
    expect((await readPost(made.id)).closedAt).toBe(null);
    const [ended] = await api
      .database()
      .updateTable("job_posts")
      .set({ ends_at: sql`ends_at - interval '3 days'` })
      .where("id", "in", [made.id, draft.id])
      .returning(["ends_at"])
      .execute();
    const over = await readPost(made.id);
    expect(over).toMatchObject({ closedAt: ended?.ends_at?.toISOString(), publicUrl: null });
    expect(await titles(`search=${mark}&state=open`)).toEqual([]);
    expect(await titles(`search=${mark}&state=closed`)).toEqual([`Over ${mark}`]);
    expect(await titles(`search=${mark}&state=draft`)).toEqual([`Draft ${mark}`]);

    const jobs = { enqueue: async () => {} };
    const sweep = () => closeEnded({ database: api.database(), jobs, clock: () => new Date() });
    const told = async () => {
      const rows = await api
        .database()
        .selectFrom("events")
        .select("data")
        .where("workspace_id", "=", api.workspaceId())
        .where("type", "=", "job_post.changed")
        .execute();
      return rows.filter(({ data }) => data.jobPostId === made.id && data.change === "closed");
    };
    expect(await told()).toHaveLength(0);
    await sweep();
    await sweep();
    expect(await told()).toHaveLength(1);
    expect(await readPost(made.id)).toEqual(over);

    const form = { title: `Over ${mark}`, validThrough: over.validThrough };
    expect((await api.call("PATCH", `/job-posts/${made.id}`, { body: form })).status).toBe(200);
    const { body: again } = await api.call("POST", `/job-posts/${made.id}/publish`);
    expect(again).toMatchObject({ validThrough: null, closedAt: null, publicUrl: expect.any(String) });
  });

  it("closes the posts of others while somebody holds the one that ended first, which the next run closes", async () => {
    const database = api.database();
    const validThrough = new Date().toISOString().slice(0, 10);
    const key = api.foreignKey();
    const { body: elsewhere } = await api.call("POST", "/projects", { key, body: { title: "Autumn" } });
    const body = { projectId: elsewhere.id, title: "Held", validThrough };
    const { body: held } = await api.call("POST", "/job-posts", { key, body });
    const post = await createPost({ validThrough });
    await api.call("POST", `/job-posts/${held.id}/publish`, { key });
    await api.call("POST", `/job-posts/${post.id}/publish`);
    for (const [id, days] of [
      [held.id, 4],
      [post.id, 3],
    ] as const) {
      const ends_at = sql<Date>`ends_at - ${days} * interval '1 day'`;
      await database.updateTable("job_posts").set({ ends_at }).where("id", "=", id).execute();
    }
    const closed = async () => {
      const rows = await database
        .selectFrom("job_posts")
        .select("id")
        .where("id", "in", [held.id, post.id])
        .where("closed_at", "is not", null)
        .execute();
      return rows.map(({ id }) => id);
    };
    const sweep = () => closeEnded({ database, jobs: { enqueue: async () => {} }, clock: () => new Date() });
    await database.transaction().execute(async (transaction) => {
      await sql`select from job_posts where id = ${held.id} for update`.execute(transaction);
      await sweep();
      expect(await closed()).toEqual([post.id]);
    });
    await sweep();
    expect((await closed()).sort()).toEqual([held.id, post.id].sort());
  });

  it("that is moved on after its end does not open the post", async () => {
    const today = new Date().toISOString().slice(0, 10);
    const post = await createPost({ validThrough: today });
    await api.call("POST", `/job-posts/${post.id}/publish`);
    await api
      .database()
      .updateTable("job_posts")
      .set({ ends_at: sql`ends_at - interval '3 days'` })
      .where("id", "=", post.id)
      .execute();
    const { body } = await api.call("PATCH", `/job-posts/${post.id}`, { body: { validThrough: today } });
    expect(body).toMatchObject({ validThrough: today, closedAt: expect.any(String), publicUrl: null });
  });
});

describe("the applications of a stage", () => {
  it("are those that are active in it, since when, with how far the interview is", async () => {
    const post = await createPost({ positionId: position });
    const [applied, interview] = post.stages;
    const moved = await apply(post.id, "moved@example.com");
    const stays = await apply(post.id, "stays@example.com");
    const rejected = await apply(post.id, "rejected@example.com");
    const made = await api.call("POST", "/interviews", {
      body: { positionId: position, name: "Jane Doe", email: "moved@example.com" },
    });
    expect(made.status).toBe(201);
    const before = Date.now();
    await api.call("POST", `/applications/${moved.id}/move`, { body: { stageId: interview.id } });
    await api.call("POST", `/applications/${rejected.id}/reject`, { body: { reason: "No licence" } });

    const idsOf = async (query: string) =>
      (await api.call("GET", `/applications?${query}`)).body.data.map((row: { id: string }) => row.id);
    expect(await idsOf(`stageId=${applied.id}&state=active`)).toEqual([stays.id]);
    expect(await idsOf(`jobPostId=${post.id}&state=rejected`)).toEqual([rejected.id]);
    expect(await idsOf(`candidateId=${moved.candidate.id}`)).toEqual([moved.id]);
    const [row] = (await api.call("GET", `/applications?stageId=${interview.id}&state=active`)).body.data;
    expect(row).toMatchObject({
      id: moved.id,
      stageName: "Interview",
      jobPostTitle: "Site engineer",
      interviewId: made.body.id,
      interview: { id: made.body.id, progress: "created", decision: "undecided", reviewCount: 0, reviewAverage: null },
    });
    expect(new Date(row.stageSince).getTime()).toBeGreaterThanOrEqual(before);
    expect(stays.stageSince).toBe(stays.createdAt);
    const { body: read } = await api.call("GET", `/job-posts/${post.id}`);
    expect(read.stages.map((stage: { applicationCount: number }) => stage.applicationCount)).toEqual([1, 1, 0, 0, 0]);
    expect(read.stages.map((stage: { rejectedCount: number }) => stage.rejectedCount)).toEqual([1, 0, 0, 0, 0]);
  });

  it("are read and counted along an index, however many are in it and were rejected from it", async () => {
    const post = await createPost({ title: "Many" });
    const [stage] = post.stages;
    const workspace = api.workspaceId();
    await sql`
      with people as (
        insert into candidates (workspace_id, id, name, email, created_at, updated_at)
        select ${workspace}, gen_random_uuid(), 'P ' || n, 'many' || n || '@example.com', now(), now() from generate_series(1, 4000) n
        returning id, email
      )
      insert into applications (workspace_id, id, job_post_id, candidate_id, stage_id, state, source, created_at, updated_at)
      select ${workspace}, gen_random_uuid(), ${post.id}, id, ${stage.id},
        case when random() < 0.75 then 'rejected' else 'active' end, 'native', now() - random() * interval '90 days', now() from people
    `.execute(api.database());
    await sql`vacuum analyze applications, candidates`.execute(api.database());
    for (const [where, index] of [
      [sql`stage_id = ${stage.id} and state = 'active'`, "applications_in_stage"],
      [sql`job_post_id = ${post.id} and state = 'rejected'`, "applications_rejected"],
    ] as const) {
      const { rows } = await sql<{ "QUERY PLAN": unknown }>`
        explain (format json) select id from applications where workspace_id = ${workspace} and ${where}
        order by created_at desc, id desc limit 26`.execute(api.database());
      expect(JSON.stringify(rows)).toContain(index);
      expect(JSON.stringify(rows)).not.toContain('"Sort"');
    }
    const seen = new Set<string>();
    let cursor: string | null = "";
    while (cursor !== null) {
      const after: string = cursor === "" ? "" : `&cursor=${cursor}`;
      const { body } = await api.call("GET", `/applications?stageId=${stage.id}&state=active&limit=200${after}`);
      for (const { id } of body.data) seen.add(id);
      cursor = body.next;
    }
    const { body } = await api.call("GET", `/job-posts/${post.id}`);
    expect(seen.size).toBe(body.stages[0].applicationCount);
  });

  it("of another workspace are not there", async () => {
    const post = await createPost();
    const application = await apply(post.id, "secret@example.com");
    const key = api.foreignKey();
    expect((await api.call("GET", `/applications?jobPostId=${post.id}`, { key })).body.data).toEqual([]);
    expect((await api.call("GET", `/applications?candidateId=${application.candidate.id}`, { key })).body.data).toEqual(
      [],
    );
    expect((await api.call("GET", "/job-posts?search=Site", { key })).body.data).toEqual([]);
  });
});

describe("a CV without an address", () => {
  const enter = async (state: "failed" | "read" | "queued" | "confirmed") => {
    const id = newId();
    const now = new Date();
    const values = { workspace_id: api.workspaceId(), id, cv_url: "https://cv.example.com/a.pdf", state };
    await api
      .database()
      .insertInto("candidate_entries")
      .values({ ...values, created_at: now, updated_at: now })
      .execute();
    return id;
  };

  it("is listed by its state", async () => {
    const id = await enter("confirmed");
    const { body } = await api.call("GET", "/candidate-entries?state=confirmed");
    expect(body.data.map((row: { id: string }) => row.id)).toEqual([id]);
  });

  it("stands beside the application and the interview of whom it is said to be, unless they have another one", async () => {
    const withCv = async (values: { job_post_id?: string; position_id?: string }) => {
      const id = await enter("read");
      const fileId = newId();
      const file = { workspace_id: api.workspaceId(), id: fileId, key: `cvs/${fileId}.pdf`, name: "cv.pdf" };
      await api
        .database()
        .insertInto("files")
        .values({ ...file, content_type: "application/pdf", bytes: 1, sha256: "0".repeat(64), created_at: new Date() })
        .execute();
      await api
        .database()
        .updateTable("candidate_entries")
        .set({ cv_file_id: fileId, ...values })
        .where("id", "=", id)
        .execute();
      return { id, fileId };
    };
    const confirm = async (entry: { id: string }, email: string) => {
      const body = { name: "Jane Doe", email, invite: false };
      const answer = await api.call("POST", `/candidate-entries/${entry.id}/confirm`, { body });
      expect(answer.status).toBe(200);
      return answer.body;
    };
    const post = await createPost();
    const first = await withCv({ job_post_id: post.id });
    const { candidateId } = await confirm(first, "cv-alone@example.com");
    await confirm(await withCv({ job_post_id: post.id }), "cv-alone@example.com");
    const [application] = (await api.call("GET", `/applications?candidateId=${candidateId}`)).body.data;
    expect(application.cv).toMatchObject({ fileId: first.fileId });
    expect((await api.call("GET", `/candidates/${candidateId}`)).body.cv).toMatchObject({ fileId: first.fileId });

    const body = { positionId: position, name: "Jane Doe", email: "cv-known@example.com" };
    const known = (await api.call("POST", "/interviews", { body })).body;
    const later = await withCv({ position_id: position });
    expect(await confirm(later, "cv-known@example.com")).toMatchObject({ interviewId: known.id });
    const cvOfKnown = async () => (await api.call("GET", `/candidates/${known.candidate.id}`)).body.cv;
    expect(await cvOfKnown()).toMatchObject({ fileId: later.fileId });

    // An address that stood in its text is not whose it is.
    const agency = { positionId: position, name: "An Agency", email: "agency@example.com" };
    const erased = (await api.call("POST", "/interviews", { body: agency })).body.candidate.id;
    await api
      .database()
      .updateTable("candidate_entries")
      .set({ proposed_email: agency.email })
      .where("id", "=", later.id)
      .execute();
    expect((await api.call("DELETE", `/candidates/${erased}`)).status).toBe(200);
    expect(await cvOfKnown()).toMatchObject({ fileId: later.fileId });
  });

  it("is fetched again only when it failed, and once", async () => {
    const failed = await enter("failed");
    const again = await api.call("POST", `/candidate-entries/${failed}/retry`);
    expect(again.body).toMatchObject({ state: "queued", error: null, version: 2 });
    expect((await api.call("POST", `/candidate-entries/${failed}/retry`)).body.code).toBe("conflict");
  });

  it("is gone once it is put away, but not while it is read or when it is somebody's", async () => {
    const unwanted = await enter("read");
    expect((await api.call("DELETE", `/candidate-entries/${unwanted}`, { key: api.foreignKey() })).status).toBe(404);
    expect((await api.call("DELETE", `/candidate-entries/${unwanted}`)).status).toBe(204);
    expect((await api.call("GET", `/candidate-entries/${unwanted}`)).status).toBe(404);
    const listed = (await api.call("GET", "/candidate-entries?state=read")).body.data;
    expect(listed.map((row: { id: string }) => row.id)).not.toContain(unwanted);
    for (const state of ["queued", "confirmed"] as const) {
      expect((await api.call("DELETE", `/candidate-entries/${await enter(state)}`)).body.code).toBe("conflict");
    }
  });
});
