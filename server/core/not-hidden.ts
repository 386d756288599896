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
