/** The latest calls that a workspace received with an API key, on whichever wire: what an integrating engineer looks at first. */
import { type Kysely, sql } from "kysely";
import { newId } from "../../../shared/ids.ts";
import type { ApiCall } from "../../../shared/native.ts";
import type { Schema } from "../../platform/database/schema.ts";
import type { WorkspaceId } from "../actor.ts";

export const KEPT_CALLS = 50;

export interface ReceivedCall {
  workspaceId: WorkspaceId;
  at: Date;
  keyId: string;
  keyName: string;
  method: string;
  /** Without its query, which may hold a name. */
  path: string;
  status: number;
  durationMs: number;
  /** What was wrong, in the answer's own words; null for a call that went well. */
  problem: string | null;
  requestId: string;
}

/** Appends calls and lets go of all but the newest of each workspace: two statements whatever the number. */
export async function recordCalls(database: Kysely<Schema>, calls: readonly ReceivedCall[]): Promise<void> {
  if (calls.length === 0) return;
  const rows = calls.map((call) => ({
    workspace_id: call.workspaceId,
    id: newId(call.at),
    at: call.at,
    key_id: call.keyId,
    key_name: call.keyName,
    method: call.method,
    path: call.path,
    status: call.status,
    duration_ms: call.durationMs,
    problem: call.problem,
    request_id: call.requestId,
  }));
  await sql`
    insert into api_calls (workspace_id, id, at, key_id, key_name, method, path, status, duration_ms, problem, request_id)
    select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as call (workspace_id uuid, id uuid, at timestamptz,
      key_id uuid, key_name text, method text, path text, status int, duration_ms int, problem text, request_id text)`.execute(
    database,
  );
  const workspaces = [...new Set(calls.map((call) => call.workspaceId))];
  await sql`
    delete from api_calls as call using unnest(${workspaces}::uuid[]) as workspace (id)
    where call.workspace_id = workspace.id and (call.at, call.id) < (
      select at, id from api_calls where workspace_id = workspace.id order by at desc, id desc
      offset ${KEPT_CALLS - 1} limit 1)`.execute(database);
}

/** The newest calls first. */
export async function listCalls(database: Kysely<Schema>, workspace: WorkspaceId): Promise<ApiCall[]> {
  const rows = await database
    .selectFrom("api_calls")
    .selectAll()
    .where("workspace_id", "=", workspace)
    .orderBy("at", "desc")
    .orderBy("id", "desc")
    .limit(KEPT_CALLS)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    at: row.at.toISOString(),
    key: { id: row.key_id, name: row.key_name },
    method: row.method,
    path: row.path,
    status: row.status,
    durationMs: row.duration_ms,
    problem: row.problem,
    requestId: row.request_id,
  }));
}
