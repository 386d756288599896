/** Has the text of a stored file read. */
import { sql } from "kysely";
import type { Change } from "../change.ts";
import { readDocumentJob } from "./read-document.job.ts";

/** The file's row is there already. What was read before stays. */
export async function queueDocument(change: Change, fileId: string): Promise<void> {
  await sql`
    insert into document_texts (workspace_id, file_id, updated_at) values (${change.workspaceId}, ${fileId}, ${change.now})
    on conflict (workspace_id, file_id) do nothing`.execute(change.transaction);
  change.enqueue(readDocumentJob, { workspaceId: change.workspaceId, fileId });
}
