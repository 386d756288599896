/**
 * The way of a change: one transaction writes the state, enqueues the jobs and, in its last statement, numbers and appends the
 * events. Nothing is sent from inside it.
 */
import { type Kysely, type RawBuilder, sql, type Transaction } from "kysely";
import { newId } from "../../shared/ids.ts";
import type { EventType } from "../../shared/native.ts";
import type { Bell } from "../platform/database/bell.ts";
import { inTransaction } from "../platform/database/in-transaction.ts";
import type { Schema } from "../platform/database/schema.ts";
import type { JobDefinition, JobOptions, Jobs } from "../platform/jobs/jobs.ts";
import type { Actor, WorkspaceId } from "./actor.ts";

export type { EventType };

export interface NewEvent {
  type: EventType;
  interviewId?: string;
  positionId?: string;
  /** Ids and the state at this moment. */
  data: Record<string, unknown>;
  /** What is personal about it (names, addresses); kept apart, where erasure can clear it. */
  personal?: Record<string, unknown>;
}

export interface AuditEntry {
  action: string;
  subjectType: string;
  subjectId: string | null;
  data?: Record<string, unknown>;
}

export interface Change {
  readonly transaction: Transaction<Schema>;
  readonly actor: Actor;
  readonly workspaceId: WorkspaceId;
  /** One moment for everything that this change writes. */
  readonly now: Date;
  record(...events: NewEvent[]): void;
  enqueue<Data extends object>(definition: JobDefinition<Data>, data: Data, options?: JobOptions): void;
  audit(...entries: AuditEntry[]): void;
}

export interface ChangeDeps {
  database: Kysely<Schema>;
  jobs: Pick<Jobs, "enqueue">;
  clock: () => Date;
  /** Rung when a change was committed that is told of; without one, who waits for changes finds out when it looks again. */
  bell?: Pick<Bell, "ring"> | undefined;
}

/** Runs a command as one change of a workspace, in a transaction of its own or the one that is open. What it throws rolls everything back. */
export async function changeWorkspace<Value>(
  deps: ChangeDeps,
  actor: Actor,
  workspaceId: WorkspaceId,
  command: (change: Change) => Promise<Value>,
): Promise<Value> {
  const events: NewEvent[] = [];
  const audits: AuditEntry[] = [];
  const value = await inTransaction(deps.database, async (transaction) => {
    const queued = new Map<JobDefinition<object>, { data: object; options?: JobOptions }[]>();
    const change: Change = {
      transaction,
      actor,
      workspaceId,
      now: deps.clock(),
      record: (...added) => void events.push(...added),
      audit: (...added) => void audits.push(...added),
      enqueue(definition, data, options) {
        const key = definition as unknown as JobDefinition<object>;
        const jobs = queued.get(key) ?? [];
        jobs.push(options ? { data, options } : { data });
        queued.set(key, jobs);
      },
    };
    const made = await command(change);
    for (const [definition, jobs] of queued) await deps.jobs.enqueue(transaction, definition, jobs);
    if (audits.length > 0) await appendAudit(change, audits);
    if (events.length > 0) await appendEvents(change, events);
    return made;
  });
  if (events.length > 0 || audits.length > 0) deps.bell?.ring();
  return value;
}

/** The same change without its events and audit entries: for what happens in a preview, which is nobody's history. */
export const quietly = (change: Change): Change => ({ ...change, record: () => {}, audit: () => {} });

async function appendAudit({ transaction, actor, workspaceId, now }: Change, entries: AuditEntry[]): Promise<void> {
  const rows = entries.map((entry) => ({
    id: newId(now),
    action: entry.action,
    subject_type: entry.subjectType,
    subject_id: entry.subjectId,
    data: entry.data ?? {},
  }));
  await sql`
    insert into audit_entries (workspace_id, id, at, actor_kind, actor_id, actor_name, medium, ip, host, referer, action, subject_type, subject_id, data)
    select ${workspaceId}, entry.id, ${now}, ${actor.kind}, ${actor.id}, ${actor.name}, ${actor.medium}, ${actor.ip}, ${actor.host}, ${actor.referer},
      entry.action, entry.subject_type, entry.subject_id, entry.data
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as entry (id uuid, action text, subject_type text, subject_id uuid, data jsonb)`.execute(transaction);
}

/**
 * Appends the events and raises the workspace's counter: the row lock on the counter is held only until the commit. Events of interviews
 * that this very change creates are one statement. Others take a second one: the number among an interview's own events is
 * looked up once the counter is locked, by a statement that sees what the holder before has committed.
 */
async function appendEvents({ transaction, workspaceId, now }: Change, events: NewEvent[]): Promise<void> {
  const created = new Set(events.filter(({ type }) => type === "interview.created").map((event) => event.interviewId));
  const counts = new Map<string, number>();
  const rows = events.map((event, index) => {
    const own = event.interviewId === undefined ? null : (counts.get(event.interviewId) ?? 0) + 1;
    if (event.interviewId !== undefined && own !== null) counts.set(event.interviewId, own);
    return {
      place: index + 1,
      own,
      id: newId(now),
      type: event.type,
      interview_id: event.interviewId ?? null,
      position_id: event.positionId ?? null,
      data: event.data,
      personal: event.personal ?? null,
    };
  });
  const raised = sql`
    update event_counters set sequence = sequence + ${rows.length}
    where workspace_id = ${workspaceId} returning sequence - ${rows.length} as base`;
  const fresh = [...counts.keys()].every((id) => created.has(id));
  const base = fresh ? null : await raisedTo(transaction, raised);
  const earlier = sql`coalesce((
    select past.interview_sequence from events as past
    where past.workspace_id = ${workspaceId} and past.interview_id = given.interview_id
    order by past.interview_sequence desc limit 1), 0)`;
  await sql`
    with counter as (${base === null ? raised : sql`select ${base}::bigint as base`}
    ), given as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as event (place int, own int, id uuid, type text, interview_id uuid, position_id uuid, data jsonb, personal jsonb)
    ), appended as (
      insert into events (workspace_id, sequence, id, type, at, interview_id, interview_sequence, position_id, data)
      select ${workspaceId}, counter.base + given.place, given.id, given.type, ${now}, given.interview_id,
        given.own + ${fresh ? sql`0` : earlier}, given.position_id, given.data
      from given, counter
    )
    insert into event_personal (workspace_id, sequence, data)
    select ${workspaceId}, counter.base + given.place, given.personal from given, counter where given.personal is not null
  `.execute(transaction);
}

async function raisedTo(transaction: Transaction<Schema>, raised: RawBuilder<unknown>): Promise<number> {
  const { rows } = await sql<{ base: number }>`${raised}`.execute(transaction);
  const [counter] = rows;
  if (!counter) throw new Error("The workspace has no counter of events.");
  return counter.base;
}
