/** What an imported workspace was in the middle of: recordings are closed, background work is asked for again. */
import { sql, type Transaction } from "kysely";
import type { Schema } from "../../platform/database/schema.ts";
import type { Jobs } from "../../platform/jobs/jobs.ts";
import { workspaceId as brand, type WorkspaceId } from "../actor.ts";
import { readDocumentJob } from "../documents/index.ts";
import { recordFiles } from "../files/index.ts";
import { drawSkillQuestionsJob, fetchResumeJob } from "../interviews/index.ts";
import { prepareMediaJob } from "../recordings/index.ts";
import { keyOf, type Manifest, type ManifestFile } from "./manifest.ts";

const FILES_AT_A_TIME = 500;

interface ResumeDeps {
  transaction: Transaction<Schema>;
  jobs: Pick<Jobs, "enqueue">;
  clock: () => Date;
}

/** Sets the event counter, closes recordings that were being made, and enqueues what was pending. Gives the number of closed ones. */
export async function resumeWork(deps: ResumeDeps, manifest: Manifest): Promise<number> {
  const workspaceId = brand(manifest.workspace.id);
  await sql`
    insert into event_counters (workspace_id, sequence)
    select ${workspaceId}, coalesce(max(sequence), 0) from events where workspace_id = ${workspaceId}
  `.execute(deps.transaction);
  const closed = await closeRecordings(deps, workspaceId, manifest);
  await enqueuePending(deps, workspaceId);
  return closed;
}

/** The tab that recorded knows nothing of this deployment, so an open segment can not go on: it keeps what had arrived. */
async function closeRecordings(
  { transaction, clock }: ResumeDeps,
  workspaceId: WorkspaceId,
  manifest: Manifest,
): Promise<number> {
  const now = clock();
  const open = await transaction
    .selectFrom("segments")
    .select(["id", "take_id", "file_key", "content_type"])
    .where("workspace_id", "=", workspaceId)
    .where("state", "=", "open")
    .execute();
  if (open.length === 0) return 0;
  const media = new Map(manifest.files.map((file) => [keyOf(file), file]));
  const ended = open.map(({ id, file_key }) => ({ id, ...received(media.get(file_key)) }));
  await sql`
    update segments set state = 'interrupted', bytes = ended.bytes, sha256 = ended.sha256, ended_at = ${now}
    from json_to_recordset(${JSON.stringify(ended)}) as ended (id uuid, bytes bigint, sha256 text)
    where workspace_id = ${workspaceId} and segments.id = ended.id`.execute(transaction);
  const takeIds = open.map(({ take_id }) => take_id);
  await sql`
    update takes set state = 'interrupted'
    where workspace_id = ${workspaceId} and id = any(${takeIds}::uuid[]) and state = 'recording'`.execute(transaction);
  const files = open.flatMap(({ id, file_key: key, content_type: contentType }) => {
    const held = media.get(key);
    const name = `recording${key.slice(key.lastIndexOf("."))}`;
    return held ? [{ id, key, contentType, name, bytes: held.bytes, sha256: held.sha256 }] : [];
  });
  for (let start = 0; start < files.length; start += FILES_AT_A_TIME) {
    await recordFiles({ transaction, workspaceId, now }, files.slice(start, start + FILES_AT_A_TIME));
  }
  return open.length;
}

const received = (held: ManifestFile | undefined) => ({ bytes: held?.bytes ?? 0, sha256: held?.sha256 ?? null });

/** Jobs are idempotent: each looks at what is there and does what is missing. */
async function enqueuePending({ transaction, jobs }: ResumeDeps, workspaceId: WorkspaceId): Promise<void> {
  const takes = await transaction
    .selectFrom("takes")
    .innerJoin("interviews", (join) =>
      join
        .onRef("interviews.workspace_id", "=", "takes.workspace_id")
        .onRef("interviews.id", "=", "takes.interview_id"),
    )
    .select("takes.id")
    .where("takes.workspace_id", "=", workspaceId)
    .where((where) =>
      where.or([
        where("takes.media_state", "=", "preparing"),
        where.and([
          where("takes.state", "in", ["recording", "interrupted"]),
          where("interviews.progress", "=", "expired"),
        ]),
      ]),
    )
    .execute();
  const prepared = takes.map(({ id }) => ({ data: { workspaceId, takeId: id } }));
  await jobs.enqueue(transaction, prepareMediaJob, prepared);
  const unread = await transaction
    .selectFrom("document_texts")
    .select("file_id")
    .where("workspace_id", "=", workspaceId)
    .where("state", "=", "queued")
    .execute();
  const texts = unread.map(({ file_id }) => ({ data: { workspaceId, fileId: file_id } }));
  await jobs.enqueue(transaction, readDocumentJob, texts);
  const interviews = await transaction
    .selectFrom("interviews")
    .select(["id", "questions_ready", "resume_status"])
    .where("workspace_id", "=", workspaceId)
    .where((where) => where.or([where("questions_ready", "=", false), where("resume_status", "=", "pending")]))
    .execute();
  const jobOf = ({ id }: { id: string }) => ({ data: { workspaceId, interviewId: id } });
  const undrawn = interviews.filter((interview) => !interview.questions_ready);
  await jobs.enqueue(transaction, drawSkillQuestionsJob, undrawn.map(jobOf));
  const unfetched = interviews.filter((interview) => interview.resume_status === "pending");
  await jobs.enqueue(transaction, fetchResumeJob, unfetched.map(jobOf));
}
