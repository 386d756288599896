/** Creates and changes job posts and the stages of their pipelines. */
import { type Insertable, sql } from "kysely";
import { newId } from "../../../shared/ids.ts";
import { endOfDay, lastDayOf } from "../../../shared/last-day.ts";
import type { CreateJobPost, StageKind, UpdateJobPost } from "../../../shared/native.ts";
import type { Schema } from "../../platform/database/schema.ts";
import { hiddenFrom } from "../actor.ts";
import type { Change } from "../change.ts";
import { checkVersion, refuse } from "../refusal.ts";
import { closeEndedPosts } from "./close-ended.job.ts";
import { findJobPost, type JobPostRecord } from "./job-posts.store.ts";
import { tellOfPost } from "./tell-of-post.ts";

type StageInput = NonNullable<CreateJobPost["stages"]>[number];

const DEFAULT_STAGES: readonly StageInput[] = [
  { name: "Applied", kind: "applied" },
  { name: "Interview", kind: "interview" },
  { name: "Review", kind: "review" },
  { name: "Offer", kind: "offer" },
  { name: "Hired", kind: "hired" },
];

/** Creates a job post, not yet published. @throws RefusedError "invalid" for a project or position that is not the workspace's. */
export async function createJobPost(change: Change, input: CreateJobPost): Promise<JobPostRecord> {
  await checkProject(change, input.projectId);
  await checkPosition(change, input.positionId);
  checkSalary(input.salary);
  checkLastDay(change, input.validThrough);
  const id = newId(change.now);
  await change.transaction
    .insertInto("job_posts")
    .values({
      workspace_id: change.workspaceId,
      id,
      project_id: input.projectId,
      position_id: input.positionId ?? null,
      title: input.title,
      description: input.description ?? "",
      location: input.location ?? "",
      employment_type: input.employmentType ?? null,
      ...salaryColumns(input.salary ?? null),
      published_at: null,
      closed_at: null,
      ends_at: input.validThrough ? endOfDay(input.validThrough) : null,
      language: input.language ?? null,
      created_at: change.now,
      updated_at: change.now,
    })
    .execute();
  await replaceStages(change, id, input.stages ?? DEFAULT_STAGES);
  tellOfPost(change, { id, projectId: input.projectId, positionId: input.positionId ?? null }, "created");
  return saved(change, id);
}

/** Changes what is given; stages replace the list. @throws RefusedError "not_found", "stale", "invalid", "conflict" for a stage in use. */
export async function updateJobPost(
  change: Change,
  id: string,
  input: UpdateJobPost,
  expectedVersion?: number,
): Promise<JobPostRecord> {
  const post = await lockJobPost(change, id);
  checkVersion(post.version, expectedVersion, "this job post");
  await checkPosition(change, input.positionId);
  checkSalary(input.salary);
  const { validThrough } = input;
  const sameDay = validThrough === undefined || validThrough === (post.endsAt && lastDayOf(post.endsAt));
  if (!sameDay) checkLastDay(change, validThrough);
  await change.transaction
    .updateTable("job_posts")
    .set({
      ...(input.title === undefined ? {} : { title: input.title }),
      ...(input.positionId === undefined ? {} : { position_id: input.positionId }),
      ...(input.description === undefined ? {} : { description: input.description }),
      ...(input.location === undefined ? {} : { location: input.location }),
      ...(input.employmentType === undefined ? {} : { employment_type: input.employmentType }),
      ...(input.salary === undefined ? {} : salaryColumns(input.salary)),
      ...(input.language === undefined ? {} : { language: input.language }),
      ...(sameDay ? {} : { ends_at: validThrough ? endOfDay(validThrough) : null }),
      version: post.version + 1,
      updated_at: change.now,
    })
    .where("workspace_id", "=", change.workspaceId)
    .where("id", "=", id)
    .execute();
  if (input.stages) await replaceStages(change, id, input.stages);
  tellOfPost(change, post, "updated");
  return saved(change, id);
}

/** Shows a job post to the public, without a last day that is over, or closes it. Its applications stay. @throws RefusedError "not_found". */
export async function publishJobPost(change: Change, id: string, published: boolean): Promise<JobPostRecord> {
  const post = await lockJobPost(change, id);
  const isOpen = post.publishedAt !== null && post.closedAt === null;
  if (isOpen !== published && (published || post.closedAt === null)) {
    await change.transaction
      .updateTable("job_posts")
      .set({
        ...(published ? { published_at: change.now, closed_at: null } : { closed_at: change.now }),
        ...(published && post.endsAt && post.endsAt <= change.now ? { ends_at: null } : {}),
        version: post.version + 1,
        updated_at: change.now,
      })
      .where("workspace_id", "=", change.workspaceId)
      .where("id", "=", id)
      .execute();
    tellOfPost(change, post, published ? "published" : "closed");
  }
  return saved(change, id);
}

async function lockJobPost(change: Change, id: string): Promise<JobPostRecord> {
  await sql`
    select from job_posts where workspace_id = ${change.workspaceId} and id = ${id} for no key update`.execute(
    change.transaction,
  );
  await closeEndedPosts(change, id);
  return saved(change, id);
}

async function saved(change: Change, id: string): Promise<JobPostRecord> {
  const post = await findJobPost(change.transaction, change.workspaceId, id, hiddenFrom(change.actor));
  return post ?? refuse("not_found", "There is no such job post.");
}

type Salary = NonNullable<CreateJobPost["salary"]>;

const salaryColumns = (
  salary: Salary | null,
): Pick<
  Insertable<Schema["job_posts"]>,
  "salary_minimum" | "salary_maximum" | "salary_currency" | "salary_period"
> => ({
  salary_minimum: salary?.minimum ?? null,
  salary_maximum: salary?.maximum ?? null,
  salary_currency: salary?.currency ?? null,
  salary_period: salary?.period ?? null,
});

function checkSalary(salary: Salary | null | undefined): void {
  if (!salary) return;
  if (salary.minimum !== null && salary.maximum !== null && salary.minimum > salary.maximum) {
    refuse("invalid", "The least salary is more than the most.", { path: ["salary", "minimum"] });
  }
}

const LONGEST_MS = 10 * 366 * 86_400_000;

function checkLastDay(change: Change, day: string | null | undefined): void {
  if (day === null || day === undefined) return;
  const left = endOfDay(day).getTime() - change.now.getTime();
  if (left <= 0) refuse("invalid", "This day is over.", { path: ["validThrough"] });
  if (left > LONGEST_MS) refuse("invalid", "This day is more than ten years away.", { path: ["validThrough"] });
}

async function checkProject(change: Change, id: string): Promise<void> {
  const project = await change.transaction
    .selectFrom("projects")
    .select("id")
    .where("workspace_id", "=", change.workspaceId)
    .where("id", "=", id)
    .forKeyShare()
    .executeTakeFirst();
  if (!project) refuse("invalid", "This is no project of the workspace.", { path: ["projectId"] });
}

async function checkPosition(change: Change, id: string | null | undefined): Promise<void> {
  if (id === null || id === undefined) return;
  const position = await change.transaction
    .selectFrom("positions")
    .select("id")
    .where("workspace_id", "=", change.workspaceId)
    .where("id", "=", id)
    .forKeyShare()
    .executeTakeFirst();
  if (!position || hiddenFrom(change.actor).includes(id)) {
    refuse("invalid", "This is no position of the workspace.", { path: ["positionId"] });
  }
}

/** A stage that keeps its id keeps its applications; one that is left out must have none. */
async function replaceStages(
  change: Change,
  jobPostId: string,
  stages: readonly { id?: string | undefined; name: string; kind: StageKind }[],
): Promise<void> {
  const { transaction, workspaceId } = change;
  const existing = await transaction
    .selectFrom("stages")
    .select("id")
    .where("workspace_id", "=", workspaceId)
    .where("job_post_id", "=", jobPostId)
    .execute();
  const known = new Set(existing.map((row) => row.id));
  const used = new Set<string>();
  const rows = stages.map((stage, index) => {
    const given = stage.id?.toLowerCase();
    if (given !== undefined && (!known.has(given) || used.has(given))) {
      refuse("invalid", "This stage is not one of the job post's, or is given twice.", {
        path: ["stages", index, "id"],
      });
    }
    if (given !== undefined) used.add(given);
    return { id: given ?? newId(change.now), ordinal: index + 1, name: stage.name, kind: stage.kind };
  });
  const gone = [...known].filter((id) => !used.has(id));
  const inUse = await sql`
    select from applications where workspace_id = ${workspaceId} and stage_id = any(${gone}::uuid[]) limit 1`.execute(
    transaction,
  );
  if (inUse.rows.length > 0) {
    refuse("conflict", "A stage that has applications can not be removed. Move them first.", { path: ["stages"] });
  }
  await sql`delete from stages where workspace_id = ${workspaceId} and id = any(${gone}::uuid[])`.execute(transaction);
  await sql`
    insert into stages (workspace_id, id, job_post_id, ordinal, name, kind)
    select ${workspaceId}, id, ${jobPostId}, ordinal, name, kind
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as stage (id uuid, ordinal int, name text, kind text)
    on conflict (workspace_id, id) do update set ordinal = excluded.ordinal, name = excluded.name, kind = excluded.kind
  `.execute(transaction);
}
