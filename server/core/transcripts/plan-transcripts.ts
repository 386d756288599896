/** Plans transcripts: of a recording that has just become playable, and of what was missed. Nothing is planned without a provider. */
import { type RawBuilder, sql } from "kysely";
import type { Speech } from "../../platform/speech/speech.ts";
import { workspaceId as brand, systemActor, type WorkspaceId } from "../actor.ts";
import { type ChangeDeps, changeWorkspace } from "../change.ts";
import { type TranscribeTakeData, transcribeTakeJob } from "./transcript-jobs.ts";

export interface PlanTranscriptsDeps extends ChangeDeps {
  /** null: the operator has switched no provider on. */
  speech: Speech | null;
}

/** Answers that were chosen longer ago are transcribed when somebody asks for it: a provider may cost money. */
const LOOK_BACK_HOURS = 48;
const AT_A_TIME = 200;

/** What an answer is that can be transcribed: kept, playable, of an interview that is there (a preview never is). */
const TRANSCRIBABLE = sql`takes.kept and takes.state = 'finished' and takes.media_state = 'playable'
  and interviews.deleted_at is null`;

/** Plans the transcript of a take whose media are ready; what is no answer, or has one already, is left alone. */
export async function planTranscript(deps: PlanTranscriptsDeps, data: TranscribeTakeData): Promise<void> {
  if (deps.speech === null) return;
  await plan(deps, brand(data.workspaceId), sql`takes.id = ${data.takeId}`);
}

/** Handles the job `sweep-transcripts`. Plans what was chosen lately, and gives back to the queue what is long due. */
export async function sweepTranscripts(deps: PlanTranscriptsDeps): Promise<void> {
  if (deps.speech === null) return;
  const now = deps.clock();
  const since = new Date(now.getTime() - LOOK_BACK_HOURS * 3_600_000);
  const { rows: missed } = await sql<{ workspace_id: string; ids: string[] }>`
    select workspace_id, array_agg(id::text) as ids from (
      select takes.workspace_id, takes.id from takes
      join interviews on interviews.workspace_id = takes.workspace_id and interviews.id = takes.interview_id
      where takes.chosen_at > ${since} and ${TRANSCRIBABLE}
        and not exists (select 1 from transcripts where transcripts.workspace_id = takes.workspace_id and transcripts.take_id = takes.id)
      order by takes.chosen_at limit ${sql.lit(AT_A_TIME)}) found
    group by workspace_id`.execute(deps.database);
  for (const { workspace_id, ids } of missed)
    await plan(deps, brand(workspace_id), sql`takes.id = any(${ids}::uuid[])`);
  const { rows: due } = await sql<{ workspace_id: string; ids: string[] }>`
    select workspace_id, array_agg(take_id::text) as ids from (
      select workspace_id, take_id from transcripts
      where state = 'waiting' and due_at < ${new Date(now.getTime() - 60_000)}
      order by due_at limit ${sql.lit(AT_A_TIME)}) found
    group by workspace_id`.execute(deps.database);
  for (const { workspace_id, ids } of due) {
    await changeWorkspace(deps, systemActor("speech"), brand(workspace_id), async (change) => {
      for (const takeId of ids) change.enqueue(transcribeTakeJob, { workspaceId: workspace_id, takeId });
    });
  }
}

async function plan(deps: PlanTranscriptsDeps, workspaceId: WorkspaceId, which: RawBuilder<unknown>): Promise<void> {
  await changeWorkspace(deps, systemActor("speech"), workspaceId, async (change) => {
    const { rows } = await sql<{ take_id: string }>`
      insert into transcripts (workspace_id, take_id, interview_id, state, due_at, created_at, updated_at)
      select takes.workspace_id, takes.id, takes.interview_id, 'waiting', ${change.now}, ${change.now}, ${change.now}
      from takes join interviews on interviews.workspace_id = takes.workspace_id and interviews.id = takes.interview_id
      where takes.workspace_id = ${workspaceId} and ${which} and ${TRANSCRIBABLE}
      on conflict do nothing returning take_id`.execute(change.transaction);
    for (const { take_id } of rows) change.enqueue(transcribeTakeJob, { workspaceId, takeId: take_id });
  });
}
