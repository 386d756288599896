/** Which rows of each table belong to an archive, as a condition made from the links of the tables. */
import { type RawBuilder, sql } from "kysely";
import type { WorkspaceId } from "../actor.ts";
import { type ExportedTable, type Link, TABLES } from "./tables.ts";

export type Subject = { kind: "workspace" } | { kind: "position" | "candidate"; id: string };
/** Rows of some interviews and candidates: what an erasure counts. */
export interface People {
  kind: "people";
  interviewIds: readonly string[];
  candidateIds: readonly string[];
}

/** The condition on rows of the table; they are named as the table is. */
export function rowsOf(table: ExportedTable, workspaceId: WorkspaceId, subject: Subject | People): RawBuilder<unknown> {
  const own = sql`${sql.ref(`${table}.workspace_id`)} = ${sql.lit(workspaceId)}`;
  if (subject.kind === "workspace") return own;
  const { within } = ruleOf(table);
  if (within === "workspace") return sql`false`;
  if (within === "root") return sql`${own} and ${ofRoot(table, workspaceId, subject)}`;
  const links = within.map((link) => linked(table, workspaceId, subject, link));
  return sql`${own} and (${sql.join(links, sql` or `)})`;
}

function linked(
  table: ExportedTable,
  workspaceId: WorkspaceId,
  subject: Subject | People,
  { by, to, as = "id" }: Link,
): RawBuilder<unknown> {
  return sql`${sql.ref(`${table}.${by}`)} in (
    select ${sql.ref(`${to}.${as}`)} from ${sql.table(to)} where ${rowsOf(to, workspaceId, subject)})`;
}

function ofRoot(
  table: ExportedTable,
  workspaceId: WorkspaceId,
  subject: Exclude<Subject | People, { kind: "workspace" }>,
): RawBuilder<unknown> {
  const id = sql.ref(`${table}.id`);
  if (subject.kind === "people") {
    if (table === "positions") return sql`false`;
    return sql`${id} = any(${idList(table === "interviews" ? subject.interviewIds : subject.candidateIds)})`;
  }
  const one = sql`${sql.lit(subject.id)}::uuid`;
  const column = subject.kind === "position" ? sql.ref("position_id") : sql.ref("candidate_id");
  // What was deleted is on its way out; only the whole workspace's archive, which is moved, carries it on.
  if (table === "interviews") return sql`${column} = ${one} and deleted_at is null`;
  if (table === (subject.kind === "position" ? "positions" : "candidates")) return sql`${id} = ${one}`;
  const other = table === "positions" ? sql.ref("interviews.position_id") : sql.ref("interviews.candidate_id");
  return sql`${id} in (
    select ${other} from interviews where ${rowsOf("interviews", workspaceId, subject)})`;
}

const idList = (ids: readonly string[]) => sql`${sql.lit(`{${ids.join(",")}}`)}::uuid[]`;

function ruleOf(table: ExportedTable) {
  const rule = TABLES.find(({ name }) => name === table);
  if (!rule) throw new Error(`The table ${table} is in no export.`);
  return rule;
}
