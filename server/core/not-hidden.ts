/** The condition that keeps rows of positions which are hidden from the caller out of a query. */
import { type RawBuilder, type SqlBool, sql } from "kysely";

/**
 * True for rows whose position is none of the hidden ones (hiddenFrom of actor.ts), and for rows without a position.
 * column is what names the position, such as "interviews.position_id". Where nothing is hidden the plan stays what it was.
 */
export function notHidden(hidden: readonly string[], column: string): RawBuilder<SqlBool> {
  if (hidden.length === 0) return sql<SqlBool>`true`;
  const position = sql.ref(column);
  return sql<SqlBool>`(${position} is null or ${position} <> all(${hidden}::uuid[]))`;
}

/** True for rows whose interview belongs to none of the hidden positions, and for rows without an interview. */
export function interviewNotHidden(
  hidden: readonly string[],
  table: string,
  column = "interview_id",
): RawBuilder<SqlBool> {
  if (hidden.length === 0) return sql<SqlBool>`true`;
  return sql<SqlBool>`not exists (
    select from interviews as hidden_interview where hidden_interview.workspace_id = ${sql.ref(`${table}.workspace_id`)}
      and hidden_interview.id = ${sql.ref(`${table}.${column}`)} and hidden_interview.position_id = any(${hidden}::uuid[]))`;
}

/** True for entries of the audit log that are about none of the hidden positions: nor about their interviews or candidates. */
export function auditNotHidden(hidden: readonly string[]): RawBuilder<SqlBool> {
  if (hidden.length === 0) return sql<SqlBool>`true`;
  const of = (subject: RawBuilder<unknown>) => sql`select from interviews as subject_interview
    where subject_interview.workspace_id = audit_entries.workspace_id and ${subject}`;
  return sql<SqlBool>`(audit_entries.subject_id is null or audit_entries.subject_id <> all(${hidden}::uuid[]) and case subject_type
    when 'interview' then not exists (${of(sql`subject_interview.id = audit_entries.subject_id
      and subject_interview.position_id = any(${hidden}::uuid[])`)})
    when 'candidate' then not exists (${of(sql`subject_interview.candidate_id = audit_entries.subject_id
      and subject_interview.position_id = any(${hidden}::uuid[])`)})
    else true end)`;
}
