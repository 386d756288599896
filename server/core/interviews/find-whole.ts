/** One interview with what hangs on it, in one statement: reading an interview whole is what integrations do most. */
import { type Kysely, type Selectable, sql } from "kysely";
import type { DecisionRecord } from "../../../shared/native.ts";
import { PREPARED } from "../../platform/database/connect.ts";
import type { Schema } from "../../platform/database/schema.ts";
import type { WorkspaceId } from "../actor.ts";
import type { FieldValues } from "../fields/index.ts";
import { notHidden } from "../not-hidden.ts";
import { type AnswerRow, answerRows } from "../recordings/index.ts";
import { presentDecision } from "./decisions.ts";
import type { InterviewRowRecord } from "./interviews.store.ts";

type Row<Table extends keyof Schema> = Selectable<Schema[Table]>;

export interface InterviewDetails {
  questions: Row<"interview_questions">[];
  mails: Omit<Row<"mails">, "content">[];
  visits: Row<"room_visits">[];
  facts: Row<"room_facts">[];
  resume: { id: string; name: string } | null;
  fields: FieldValues;
  latestDecision: DecisionRecord | null;
}

const MAXIMUM_DETAILS = 500;

/** How the statement names the interview that a list is of: by its first two values, or as a row of the many that were asked for. */
type Of =
  | "workspace_id = $1 and interview_id = $2"
  | "workspace_id = asked.workspace_id and interview_id = asked.interview_id";

/** A table's rows of the interview as one JSON list; columns is what is read of a row, more its order and bound. */
const rowsOf = (of: Of, table: string, columns: string, more: string) =>
  sql.raw(`coalesce((select json_agg(found) from (
    select ${columns} from ${table} where ${of} ${more}) as found), '[]')`);

const MAIL_COLUMNS = `workspace_id, id, interview_id, purpose, to_email, to_name, state, send_at, subject, message_id, outbox_file, attempts,
  last_error, created_at, sending_at, sent_at, delivery, delivery_at`;

/** JSON has no dates. */
type Written<Value> = {
  [Name in keyof Value]: Date extends Value[Name] ? string | Exclude<Value[Name], Date> : Value[Name];
};

interface Found {
  interview: Written<Omit<Row<"interviews">, "code_hash">>;
  position_title: string;
  answered: number;
  questions: Row<"interview_questions">[];
  mails: Written<InterviewDetails["mails"][number]>[];
  visits: Written<Row<"room_visits">>[];
  facts: Written<Row<"room_facts">>[];
  resume: { id: string; name: string } | null;
  fields: FieldValues | null;
  latest_decision: Written<Row<"decisions">> | null;
  answers: Written<AnswerRow>[] | null;
}

const orNull = (text: string | null): Date | null => (text === null ? null : new Date(text));

export interface WholeInterview {
  row: InterviewRowRecord;
  details: InterviewDetails;
  answers: AnswerRow[];
}

/** Null for what is deleted, of a hidden position or another workspace's. Each list ends at 500 rows, the newest of them. */
export async function findWhole(
  database: Kysely<Schema>,
  workspaceId: WorkspaceId,
  interviewId: string,
  hidden: readonly string[] = [],
): Promise<WholeInterview | null> {
  // The two values stand first, so that the lists can name them by their numbers.
  const asked = sql`${sql.raw(hidden.length === 0 ? PREPARED : "")}
    with asked as (select ${workspaceId}::uuid as workspace_id, ${interviewId}::uuid as interview_id)`;
  const statement = sql<Found>`${asked} ${foundOf("workspace_id = $1 and interview_id = $2")} and ${notHidden(hidden, "interviews.position_id")}`;
  const { rows } = await statement.execute(database);
  return rows[0] ? wholeOf(rows[0]) : null;
}

/** Some interviews by their ids, in one statement; what findWhole would not find is left out. */
export async function findWholes(
  database: Kysely<Schema>,
  workspaceId: WorkspaceId,
  interviewIds: readonly string[],
): Promise<WholeInterview[]> {
  const { rows } = await sql<Found>`
    with asked as (select ${workspaceId}::uuid as workspace_id, unnest(${interviewIds}::uuid[]) as interview_id)
    ${foundOf("workspace_id = asked.workspace_id and interview_id = asked.interview_id")}`.execute(database);
  return rows.map(wholeOf);
}

/** What is read of each asked interview. The row is one value: the driver reads one JSON text much faster than sixty columns. */
const foundOf = (of: Of) => sql`
    select to_json(interviews) as interview, positions.title as position_title,
      (select count(*) from takes
        where takes.workspace_id = interviews.workspace_id and takes.interview_id = interviews.id
          and takes.attempt = interviews.attempt and takes.kept) as answered,
      ${rowsOf(of, "interview_questions", "*", "order by ordinal")} as questions,
      ${rowsOf(of, "mails", MAIL_COLUMNS, `order by created_at desc, id desc limit ${MAXIMUM_DETAILS}`)} as mails,
      ${rowsOf(of, "room_visits", "*", `order by first_seen_at, ip, user_agent limit ${MAXIMUM_DETAILS}`)} as visits,
      ${rowsOf(of, "room_facts", "*", `order by at desc, id desc limit ${MAXIMUM_DETAILS}`)} as facts,
      (select json_build_object('id', files.id, 'name', files.name) from files
        where files.workspace_id = interviews.workspace_id and files.id = interviews.resume_file_id) as resume,
      (select json_object_agg(field.key, coalesce(to_json(value.text_value), to_json(value.boolean_value), to_json(value.number_value))
          order by field.created_at, field.key)
        from custom_field_values as value
        join custom_fields as field on field.workspace_id = value.workspace_id and field.id = value.field_id
        where value.workspace_id = asked.workspace_id and value.interview_id = asked.interview_id) as fields,
      (select to_json(decisions) from decisions
        where decisions.workspace_id = asked.workspace_id and decisions.interview_id = asked.interview_id and undone_at is null
        order by created_at desc, id desc limit 1) as latest_decision,
      (select json_agg(answer) from (
        ${answerRows(sql`asked.workspace_id`, sql`= asked.interview_id`)}) as answer) as answers
    from asked
    join interviews on interviews.workspace_id = asked.workspace_id and interviews.id = asked.interview_id
    join positions on positions.workspace_id = interviews.workspace_id and positions.id = interviews.position_id
    where interviews.deleted_at is null`;

function wholeOf(found: Found): WholeInterview {
  const {
    interview,
    position_title,
    answered,
    questions,
    mails,
    visits,
    facts,
    resume,
    fields,
    latest_decision,
    answers,
  } = found;
  return {
    answers: (answers ?? []).map((answer) => ({
      ...answer,
      started_at: new Date(answer.started_at),
      ended_at: orNull(answer.ended_at),
    })),
    row: {
      ...interview,
      position_title,
      answered,
      question_count: questions.length,
      form_submitted_at: orNull(interview.form_submitted_at),
      consented_at: orNull(interview.consented_at),
      questions_frozen_at: orNull(interview.questions_frozen_at),
      invited_at: orNull(interview.invited_at),
      started_at: orNull(interview.started_at),
      answering_at: orNull(interview.answering_at),
      completed_at: orNull(interview.completed_at),
      expires_at: orNull(interview.expires_at),
      more_time_asked_at: orNull(interview.more_time_asked_at),
      holder_seen_at: orNull(interview.holder_seen_at),
      reminders_stopped_at: orNull(interview.reminders_stopped_at),
      created_at: new Date(interview.created_at),
      updated_at: new Date(interview.updated_at),
      archived_at: orNull(interview.archived_at),
      deleted_at: orNull(interview.deleted_at),
    },
    details: {
      questions,
      mails: mails.map((mail) => ({
        ...mail,
        send_at: new Date(mail.send_at),
        created_at: new Date(mail.created_at),
        sending_at: orNull(mail.sending_at),
        sent_at: orNull(mail.sent_at),
        delivery_at: orNull(mail.delivery_at),
      })),
      visits: visits.map((visit) => ({
        ...visit,
        first_seen_at: new Date(visit.first_seen_at),
        last_seen_at: new Date(visit.last_seen_at),
      })),
      facts: facts.map((fact) => ({ ...fact, at: new Date(fact.at) })),
      resume,
      fields: fields ?? {},
      latestDecision:
        latest_decision &&
        presentDecision({
          ...latest_decision,
          created_at: new Date(latest_decision.created_at),
          undone_at: orNull(latest_decision.undone_at),
        }),
    },
  };
}
