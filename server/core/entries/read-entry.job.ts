/** Fetches the CV of a candidate entry through the guarded client, stores it, and reads its text for a person to judge. */
import { z } from "zod";
import { type DocumentReader, whyUnknown } from "../../platform/documents/document-reader.ts";
import type { Files } from "../../platform/files/files.ts";
import type { GuardedClient } from "../../platform/http/guarded-client.ts";
import type { JobDefinition, JobRun } from "../../platform/jobs/jobs.ts";
import { workspaceId as brand, systemActor, type WorkspaceId } from "../actor.ts";
import { type ChangeDeps, changeWorkspace } from "../change.ts";
import { dropBytes, type FileFacts, putFile, recordFile } from "../files/index.ts";
import { whySandboxFull } from "../sandbox-bounds.ts";
import { proposePerson } from "./propose-person.ts";

const MAXIMUM_BYTES = 10 * 1024 * 1024;
const TIMEOUT_MS = 20_000;
/** Of the text that is kept: more is no CV. */
const MAXIMUM_TEXT = 100_000;

export const readEntryJob: JobDefinition<{ workspaceId: string; entryId: string }> = {
  name: "read-entry",
  data: z.object({ workspaceId: z.string(), entryId: z.string() }),
  retryLimit: 3,
  retryDelaySeconds: 10,
  expireInSeconds: 120,
  concurrency: 2,
};

export interface ReadEntryDeps extends ChangeDeps {
  guarded: GuardedClient;
  files: Files;
  documents: DocumentReader;
}

/** After so long without a word no attempt is under way any more. */
export const PATIENCE_MS =
  (readEntryJob.retryLimit + 1) * (readEntryJob.expireInSeconds + readEntryJob.retryDelaySeconds) * 1000;

/** Running it again changes nothing: only an entry that still waits is read. What can not work is not retried. */
export async function readEntry(
  deps: ReadEntryDeps,
  data: { workspaceId: string; entryId: string },
  run: Pick<JobRun, "lastAttempt">,
): Promise<void> {
  try {
    await attempt(deps, data, run);
  } catch (error) {
    if (run.lastAttempt) {
      await finish(deps, brand(data.workspaceId), data.entryId, { error: "The CV could not be stored." });
    }
    throw error;
  }
}

async function attempt(
  deps: ReadEntryDeps,
  data: { workspaceId: string; entryId: string },
  run: Pick<JobRun, "lastAttempt">,
): Promise<void> {
  const tenant = brand(data.workspaceId);
  const entry = await deps.database
    .updateTable("candidate_entries")
    .set({ state: "processing", updated_at: deps.clock() })
    .where("workspace_id", "=", tenant)
    .where("id", "=", data.entryId)
    .where("state", "in", ["queued", "processing"])
    .returning(["cv_url", "name"])
    .executeTakeFirst();
  if (!entry) return;
  const full = await whySandboxFull(deps.database, tenant);
  if (full !== null) return finish(deps, tenant, data.entryId, { error: full });
  const answer = await deps.guarded.fetch(entry.cv_url, {
    method: "GET",
    timeoutMs: TIMEOUT_MS,
    maximumBytes: MAXIMUM_BYTES,
    maximumRedirects: 5,
  });
  if (!answer.ok) {
    const passing = answer.reason === "network" || answer.reason === "timeout";
    if (passing && !run.lastAttempt) throw new Error(`The CV could not be fetched yet: ${answer.reason}`);
    return finish(deps, tenant, data.entryId, { error: answer.message });
  }
  if (answer.status >= 500 && !run.lastAttempt) throw new Error(`The CV's server answered ${answer.status}.`);
  if (answer.status < 200 || answer.status > 299) {
    return finish(deps, tenant, data.entryId, { error: `The address answered with status ${answer.status}.` });
  }
  const document = await deps.documents.read(answer.body);
  if (document.kind === "unknown") {
    return finish(deps, tenant, data.entryId, { error: whyUnknown(answer.body) });
  }
  const { kind, contentType } = document;
  const stored = await putFile(deps.files, tenant, answer.body, {
    folder: "cvs",
    extension: kind,
    contentType,
    name: `cv.${kind}`,
    maximumBytes: MAXIMUM_BYTES,
    now: deps.clock(),
  });
  if (!stored.ok) return finish(deps, tenant, data.entryId, { error: stored.refusal.message });
  const text = document.text?.slice(0, MAXIMUM_TEXT) ?? null;
  // What fails here leaves no row that an erasure could find the file by, so the file goes with it.
  await finish(deps, tenant, data.entryId, {
    file: stored.value,
    text,
    error: text === null ? document.reason : null,
    ...proposePerson(text ?? "", entry.name),
  }).catch(async (error: unknown) => {
    await dropBytes(deps, tenant, stored.value.key);
    throw error;
  });
}

async function finish(
  deps: ReadEntryDeps,
  tenant: WorkspaceId,
  entryId: string,
  found: {
    error: string | null;
    file?: FileFacts;
    text?: string | null;
    proposedName?: string | null;
    proposedEmail?: string | null;
  },
): Promise<void> {
  const kept = await changeWorkspace(deps, systemActor("cv"), tenant, async (change) => {
    const entry = await change.transaction
      .selectFrom("candidate_entries")
      .select(["state", "position_id", "proposed_email"])
      .where("workspace_id", "=", tenant)
      .where("id", "=", entryId)
      .forUpdate()
      .executeTakeFirst();
    if (entry?.state !== "processing") return false;
    if (found.file) await recordFile(change, found.file);
    await change.transaction
      .updateTable("candidate_entries")
      .set({
        state: found.file ? "read" : "failed",
        error: found.error,
        cv_file_id: found.file?.id ?? null,
        cv_text: found.text ?? null,
        proposed_name: found.proposedName ?? null,
        // What whoever sent the CV said is worth more than what stands in it.
        proposed_email: entry.proposed_email ?? found.proposedEmail ?? null,
        updated_at: change.now,
      })
      .where("workspace_id", "=", tenant)
      .where("id", "=", entryId)
      .execute();
    change.record({
      type: "candidate_entry.changed",
      ...(entry.position_id === null ? {} : { positionId: entry.position_id }),
      data: { entryId, change: found.file ? "read" : "failed" },
    });
    return true;
  });
  if (!kept && found.file) await dropBytes(deps, tenant, found.file.key);
}
