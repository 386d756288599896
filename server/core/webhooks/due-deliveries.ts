/** Which deliveries of an endpoint may go out now, with everything that their messages tell of: one statement for a batch. */
import { type Kysely, sql } from "kysely";
import type { Admission, Decision, EventType, Progress } from "../../../shared/native.ts";
import type { Schema } from "../../platform/database/schema.ts";
import type { WorkspaceId } from "../actor.ts";
import type { FieldValues } from "../fields/index.ts";
import { INVITING } from "../mail-delivery/index.ts";
import type { ToldEvent, ToldInterview } from "./webhook-shape.ts";

export interface DueDelivery {
  id: string;
  /** What is kept in order: deliveries of one lane go one after the other. */
  lane: string;
  name: string;
  /** Attempts of the present run, and in all. */
  tries: number;
  attempts: number;
  createdAt: Date;
  /** As it was sent before; null when this is the first time. */
  body: string | null;
  /** Null for a test. */
  event: ToldEvent | null;
  interview: ToldInterview | null;
}

interface Row {
  id: string;
  event_name: string;
  tries: number;
  attempts: number;
  created_at: Date;
  body: string | null;
  event_sequence: number | null;
  event_id: string;
  type: EventType;
  at: Date;
  interview_id: string | null;
  interview_sequence: number | null;
  position_id: string | null;
  data: Record<string, unknown>;
  personal: Record<string, unknown> | null;
  told: {
    positionId: string;
    positionName: string;
    projectId: string | null;
    candidateId: string;
    name: string;
    givenName: string | null;
    email: string;
    phone: string | null;
    externalId: string | null;
    admission: Admission;
    progress: Progress;
    decision: Decision;
    codeGeneration: number;
    metadata: unknown;
    fields: FieldValues | null;
    reviewAverage: number | null;
    createdAt: string;
    completedAt: string | null;
    discardedAt: string | null;
    invitationId: string | null;
    jobPostId: string | null;
  } | null;
}

/**
 * What is due, oldest event first. Whatever stands behind a delivery of the same interview that must wait is left out, and so is what
 * the worker has in hand.
 */
export async function readDue(
  database: Kysely<Schema>,
  endpoint: { workspaceId: WorkspaceId; id: string },
  inHand: readonly string[],
  now: Date,
  limit: number,
): Promise<DueDelivery[]> {
  const { rows } = await sql<Row>`
    with stuck as materialized (
      -- Only the first of a lane is ever tried, so these are few.
      select interview_id, event_sequence, part from webhook_deliveries
      where workspace_id = ${endpoint.workspaceId} and endpoint_id = ${endpoint.id} and state = 'waiting'
        and interview_id is not null and next_attempt_at > ${now}
    ), due as materialized (
      select * from webhook_deliveries as delivery
      where workspace_id = ${endpoint.workspaceId} and endpoint_id = ${endpoint.id} and state = 'waiting' and next_attempt_at <= ${now}
        and id <> all(${inHand}::uuid[])
        and not exists (
          select from stuck
          where stuck.interview_id = delivery.interview_id
            and (stuck.event_sequence, stuck.part) < (delivery.event_sequence, delivery.part))
      order by event_sequence, part limit ${limit}
    )
    select due.id, due.event_name, due.tries, due.attempts, due.created_at, due.body, due.event_sequence, due.interview_id,
      events.id as event_id, events.type, events.at, events.interview_sequence, events.position_id, events.data,
      event_personal.data as personal,
      case when interviews.id is not null then json_build_object(
        'positionId', interviews.position_id, 'positionName', positions.title, 'projectId', positions.project_id,
        'candidateId', interviews.candidate_id, 'name', interviews.name, 'givenName', interviews.given_name, 'email', interviews.email, 'phone', interviews.phone,
        'externalId', interviews.external_id, 'admission', interviews.admission, 'progress', interviews.progress,
        'decision', interviews.decision, 'codeGeneration', interviews.code_generation, 'metadata', interviews.metadata,
        'reviewAverage', interviews.review_average, 'createdAt', interviews.created_at, 'completedAt', interviews.completed_at,
        'invitationId', (
          select mails.id from mails
          where mails.workspace_id = interviews.workspace_id and mails.interview_id = interviews.id and mails.purpose = any(${INVITING}::text[])
          order by mails.created_at desc, mails.id desc limit 1),
        'jobPostId', (
          select job_posts.id from applications
          join job_posts on job_posts.workspace_id = applications.workspace_id and job_posts.id = applications.job_post_id
          where applications.workspace_id = interviews.workspace_id and applications.candidate_id = interviews.candidate_id
            and job_posts.position_id = interviews.position_id
          order by applications.created_at desc limit 1),
        'discardedAt', case when interviews.decision = 'discarded' then interviews.updated_at end,
        'fields', (
          select json_object_agg(field.key, coalesce(to_json(value.text_value), to_json(value.boolean_value), to_json(value.number_value)))
          from custom_field_values as value
          join custom_fields as field on field.workspace_id = value.workspace_id and field.id = value.field_id
          where value.workspace_id = interviews.workspace_id and value.interview_id = interviews.id)
      ) end as told
    from due
    left join events on events.workspace_id = due.workspace_id and events.sequence = due.event_sequence
    left join event_personal on event_personal.workspace_id = due.workspace_id and event_personal.sequence = due.event_sequence
    left join interviews on interviews.workspace_id = due.workspace_id and interviews.id = due.interview_id
    left join positions on positions.workspace_id = due.workspace_id and positions.id = interviews.position_id
    order by due.event_sequence, due.part`.execute(database);
  return rows.map(dueOf);
}

const dateOf = (text: string | null): Date | null => (text === null ? null : new Date(text));

function dueOf(row: Row): DueDelivery {
  const event: ToldEvent | null =
    row.event_sequence === null
      ? null
      : {
          id: row.event_id,
          type: row.type,
          sequence: row.event_sequence,
          interviewSequence: row.interview_sequence,
          at: row.at,
          interviewId: row.interview_id,
          positionId: row.position_id,
          data: row.data,
          personal: row.personal,
        };
  return {
    id: row.id,
    lane: row.interview_id ?? row.id,
    name: row.event_name,
    tries: row.tries,
    attempts: row.attempts,
    createdAt: row.created_at,
    body: row.body,
    event,
    interview: event && row.told && row.interview_id !== null ? interviewOf(row.interview_id, row.told, event) : null,
  };
}

/** The three states are those of the event where it names them: what comes late still tells what happened. */
function interviewOf(id: string, told: NonNullable<Row["told"]>, event: ToldEvent): ToldInterview {
  const { admission, progress, decision } = event.data as Partial<
    Pick<ToldInterview, "admission" | "progress" | "decision">
  >;
  return {
    ...told,
    id,
    admission: admission ?? told.admission,
    progress: progress ?? told.progress,
    decision: decision ?? told.decision,
    fields: told.fields ?? {},
    createdAt: new Date(told.createdAt),
    completedAt: dateOf(told.completedAt),
    discardedAt: dateOf(told.discardedAt),
  };
}
