/** Every filter that a list of the native API or of the Flowmingo wire offers is served by an index: few rows are read to find few. */
import { sql } from "kysely";
import pg from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { newId } from "../shared/ids.ts";
import { createPosition } from "./factories.ts";
import { nativeSuite } from "./native-api.ts";

/** Rows of each long table, those of them that a filter lets through, and how many a statement may visit to find these. */
const ALL = 8_000;
const RARE = 40;
/** Positions and job posts that all others are spread over. */
const USUAL = 20;
const MOST_VISITED = 3_000;

const suite = nativeSuite();

/** By a filter's name, or by the operation's and the filter's, the values that it is tried with: each lets few through. */
let values: Readonly<Record<string, readonly string[]>>;

/** What the server asks of the database while a call runs. */
const statements: { text: string; values: unknown[] }[] = [];
let recording = false;
const { query: realQuery } = pg.Client.prototype;

beforeAll(async () => {
  pg.Client.prototype.query = function record(this: pg.Client, ...given: unknown[]) {
    const [first, second] = given;
    const text = typeof first === "string" ? first : Reflect.get(Object(first), "text");
    const parameters = Reflect.get(Object(first), "values") ?? second;
    if (recording && typeof text === "string" && /^\s*(?:--.*\s+|\/\*.*?\*\/\s*)*(?:with|select)\b/i.test(text)) {
      statements.push({ text, values: Array.isArray(parameters) ? parameters : [] });
    }
    return Reflect.apply(realQuery, this, given);
  };
  values = await fill();
}, 300_000);
afterAll(() => {
  pg.Client.prototype.query = realQuery;
});

const documentSchema = z.object({
  paths: z.record(
    z.string(),
    z.object({
      get: z
        .object({
          operationId: z.string(),
          parameters: z
            .array(
              z.object({
                name: z.string(),
                in: z.string(),
                schema: z.object({ enum: z.array(z.string()).optional() }),
              }),
            )
            .default([]),
        })
        .optional(),
    }),
  ),
});
/** What says how much and where, and lets nothing less through. */
const NO_FILTERS = new Set(["limit", "page", "cursor", "fields", "sort", "wait", "after"]);

/** Every list with its filters: those calls that take a limit and name no one thing. */
async function listsOf(documentPath: string) {
  const answer = await fetch(new URL(documentPath, suite.url()));
  const { paths } = documentSchema.parse(await answer.json());
  return Object.entries(paths).flatMap(([path, { get }]) => {
    if (!get || path.includes("{")) return [];
    const query = get.parameters.filter((parameter) => parameter.in === "query");
    if (!query.some(({ name }) => name === "limit")) return [];
    const filters = query.filter(({ name }) => !NO_FILTERS.has(name));
    return [{ id: get.operationId, path, filters: filters.map(({ name, schema }) => ({ name, words: schema.enum })) }];
  });
}

interface Plan {
  "Node Type": string;
  "Relation Name"?: string;
  "Actual Rows"?: number;
  "Actual Loops"?: number;
  "Rows Removed by Filter"?: number;
  "Rows Removed by Index Recheck"?: number;
  "Rows Removed by Join Filter"?: number;
  Plans?: Plan[];
}
const nodesOf = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];

/** The most rows of one table that a statement visits. */
async function visitedBy({ text, values: given }: { text: string; values: unknown[] }): Promise<number> {
  const client = await suite.pool().connect();
  try {
    const { rows } = await client.query({ text: `explain (analyze, timing off, format json) ${text}`, values: given });
    const plan: Plan = rows[0]["QUERY PLAN"][0].Plan;
    return Math.max(
      0,
      ...nodesOf(plan)
        .filter((node) => node["Relation Name"])
        .map(
          (node) =>
            ((node["Actual Rows"] ?? 0) +
              (node["Rows Removed by Filter"] ?? 0) +
              (node["Rows Removed by Index Recheck"] ?? 0)) *
            (node["Actual Loops"] ?? 1),
        ),
    );
  } finally {
    client.release();
  }
}

it.each([
  ["the native API", "/api/v1/openapi.json", "/api/v1"],
  ["Flowmingo", "/company/integration/openapi.json", ""],
])("%s visits few rows to find few", { timeout: 300_000 }, async (_name, documentPath, prefix) => {
  const lists = await listsOf(documentPath);
  expect(lists.flatMap(({ filters }) => filters).length).toBeGreaterThan(5);
  const slow: Record<string, number> = {};
  const unknown: string[] = [];
  for (const { id, path, filters } of lists) {
    for (const { name, words } of filters) {
      const tried = values[`${id}.${name}`] ?? values[name] ?? words;
      if (!tried) unknown.push(`${id}.${name}`);
      for (const value of tried ?? []) {
        statements.length = 0;
        recording = true;
        const answer = await fetch(`${suite.url()}${prefix}${path}?limit=25&${name}=${encodeURIComponent(value)}`, {
          headers: { "x-api-key": suite.key() },
        });
        recording = false;
        const text = await answer.text();
        expect(answer.status, `${id}?${name}=${value}: ${text}`).toBe(200);
        for (const statement of [...statements]) {
          const visited = await visitedBy(statement);
          const key = `${id}?${name}=${value}`;
          if (visited > MOST_VISITED) slow[key] = Math.max(slow[key] ?? 0, visited);
        }
      }
    }
  }
  expect({ slow, unknown }).toEqual({ slow: {}, unknown: [] });
});

/** Long tables in which every value but one is had by a few rows. Gives the filters' values. */
async function fill(): Promise<Record<string, readonly string[]>> {
  const database = suite.database();
  const workspace = suite.workspaceId();
  const make = async (path: string, body: object): Promise<{ id: string; stages: { id: string }[] }> => {
    const answer = await suite.call("POST", path, { body });
    expect(answer.status, answer.text).toBe(201);
    return answer.body;
  };
  const [project, usualProject] = [
    await make("/projects", { title: "Rare" }),
    await make("/projects", { title: "Usual" }),
  ];
  const usual: string[] = [];
  for (let count = 0; count < USUAL; count++) usual.push((await createPosition(database, workspace)).id);
  const rare = await createPosition(database, workspace, { visibility: "public" });
  await database.updateTable("positions").set({ project_id: project.id }).where("id", "=", rare.id).execute();
  const posts: Awaited<ReturnType<typeof make>>[] = [];
  for (let count = 0; count < USUAL; count++)
    posts.push(await make("/job-posts", { projectId: usualProject.id, title: "Usual" }));
  // A list of job posts counts the applications of those that it shows: those with many are published, and not asked for.
  const published = { published_at: new Date() };
  await database.updateTable("job_posts").set(published).where("workspace_id", "=", workspace).execute();
  const rarePost = await make("/job-posts", { projectId: project.id, title: "Rare" });
  const field = await make("/custom-fields", { key: "reach", label: "Reach", type: "text" });
  const [actorId, subjectId] = [newId(), newId()];
  /** Rows 1 to RARE of a value have it, then those of the next; nobody else has any of them. */
  const oneOf = (words: readonly string[], usually: string) =>
    sql`coalesce((array[${sql.join(words.map((word) => sql.lit(word)))}])[(n + ${sql.lit(RARE - 1)}) / ${sql.lit(RARE)}], ${sql.lit(usually)})`;
  const among = (words: readonly string[]) =>
    sql`(array[${sql.join(words.map((word) => sql.lit(word)))}])[1 + n % ${sql.lit(words.length)}]`;
  const ifRare = (yes: string, ...no: readonly string[]) =>
    sql`case when n <= ${sql.lit(RARE)} then ${sql.lit(yes)} else ${among(no)} end`;
  const uuid = (kind: string) => sql`md5(${sql.lit(workspace + kind)} || n)::uuid`;
  const at = sql`timestamptz '2026-01-01' + (n * 7919 % ${sql.lit(ALL)}) * interval '1 minute'`;
  const rows = sql`generate_series(1, ${sql.lit(ALL)}) n`;
  await sql`insert into candidates (workspace_id, id, email, name, created_at, updated_at)
    select ${workspace}, ${uuid("c")}, 'c' || n || '@example.com', ${ifRare("Rara", "Usual")}, ${at}, ${at} from ${rows}`.execute(
    database,
  );
  await sql`insert into interviews (workspace_id, id, position_id, candidate_id, name, email, admission, progress, decision, source,
      mailing, tags, code_hash, link_seconds, created_at, updated_at, completed_at, archived_at)
    select ${workspace}, ${uuid("i")}, ${ifRare(rare.id, ...usual)}::uuid, ${uuid("c")}, ${ifRare("Rara", "Usual")},
      'c' || n || '@example.com', ${oneOf(["draft", "refused"], "admitted")},
      ${oneOf(["created", "started", "answering", "completed", "evaluated", "expired", "withdrawn"], "invited")},
      ${oneOf(["shortlisted", "discarded"], "undecided")}, ${ifRare("rare", "native")}, 'never',
      case when n <= ${sql.lit(RARE)} then '{"stage": "onsite"}'::jsonb else '{}' end, sha256(('i' || n)::bytea), 345600, ${at}, ${at},
      ${at}, case when n > ${sql.lit(ALL - RARE)} then ${at} end
    from ${rows}`.execute(database);
  await sql`insert into custom_field_values (workspace_id, interview_id, field_id, position_id, created_at, text_value)
    select workspace_id, id, ${field.id}, position_id, created_at, case when name = 'Rara' then 'far' else 'near' end
    from interviews where workspace_id = ${workspace}`.execute(database);
  await sql`insert into applications (workspace_id, id, job_post_id, candidate_id, stage_id, state, source, created_at, updated_at)
    select ${workspace}, ${uuid("a")}, ${ifRare(rarePost.id, ...posts.map(({ id }) => id))}::uuid, ${uuid("c")},
      ${ifRare(rarePost.stages[0]?.id ?? "", ...posts.map(({ stages }) => stages[0]?.id ?? ""))}::uuid, ${oneOf(["rejected"], "active")}, 'native', ${at}, ${at}
    from ${rows}`.execute(database);
  await sql`insert into candidate_entries (workspace_id, id, position_id, cv_url, state, created_at, updated_at)
    select ${workspace}, ${uuid("e")}, ${among(usual)}::uuid, 'https://cv.example.com/' || n,
      ${oneOf(["queued", "processing", "failed", "confirmed"], "read")}, ${at}, ${at} from ${rows}`.execute(database);
  await sql`insert into audit_entries (workspace_id, id, at, actor_kind, actor_id, actor_name, medium, action, subject_type, subject_id)
    select ${workspace}, ${uuid("u")}, ${at}, 'key', ${ifRare(actorId, newId())}::uuid, 'Test', 'api',
      ${ifRare("interview.rare", "interview.changed")}, 'interview', ${ifRare(subjectId, newId())}::uuid from ${rows}`.execute(
    database,
  );
  const { sequence } = await database
    .updateTable("event_counters")
    .set(({ eb }) => ({ sequence: eb("sequence", "+", ALL) }))
    .where("workspace_id", "=", workspace)
    .returning("sequence")
    .executeTakeFirstOrThrow();
  await sql`insert into events (workspace_id, sequence, id, type, at, interview_id, interview_sequence, position_id, data)
    select ${workspace}, ${sql.lit(sequence - ALL)} + n, ${uuid("v")}, ${ifRare("interview.refused", "interview.created")}, ${at},
      ${uuid("i")}, 1, ${ifRare(rare.id, ...usual)}::uuid, '{}' from ${rows}`.execute(database);
  await sql`vacuum analyze`.execute(database);
  const { rows: some } = await sql<{ interview: string; candidate: string }>`
    select ${uuid("i")} as interview, ${uuid("c")} as candidate from generate_series(1, 1) n`.execute(database);
  const [{ interview, candidate } = { interview: "", candidate: "" }] = some;
  const { number } = await database
    .selectFrom("workspaces")
    .select("number")
    .where("id", "=", workspace)
    .executeTakeFirstOrThrow();
  const [early, late] = ["2026-01-01T00:30:00Z", "2026-01-06T12:50:00Z"];
  return {
    positionId: [rare.id],
    projectId: [project.id],
    candidateId: [candidate],
    interviewId: [interview],
    com_project_id: [project.id],
    com_interview_set_id: [rare.id],
    com_job_post_id: [rarePost.id],
    jobPostId: [rarePost.id],
    stageId: [rarePost.stages[0]?.id ?? ""],
    stage_id: [rarePost.stages[0]?.id ?? ""],
    email: ["c17@example.com"],
    updated_since: [late],
    visibility: ["public"],
    "listJobPosts.state": ["draft", "closed"],
    organization_id: [String(number)],
    // Who has not begun is most of them, and counted.
    "listSubmissions.status": ["in_progress", "completed", "evaluated", "expired", "rejected", "need_cv", "processing"],
    search: ["rara"],
    tag: ["stage=onsite"],
    field: ["reach:far"],
    source: ["rare"],
    progress: ["created", "started", "answering", "completed", "evaluated", "expired", "withdrawn", "created,started"],
    archived: ["true"],
    createdFrom: [late],
    completedFrom: [late],
    from: [late],
    createdTo: [early],
    completedTo: [early],
    to: [early],
    actorId: [actorId],
    subjectId: [subjectId],
    action: ["interview.rare", "interview.r"],
    type: ["interview.refused"],
  };
}
