/** Fetches the resume that an ingestion named, through the guarded client, and stores it when it is a PDF. */
import { z } from "zod";
import { newId } from "../../../shared/ids.ts";
import type { Files } from "../../platform/files/files.ts";
import { type GuardedClient, readPdf } from "../../platform/http/guarded-client.ts";
import type { JobDefinition, JobRun } from "../../platform/jobs/jobs.ts";
import { workspaceId as brand } from "../actor.ts";
import type { ChangeDeps } from "../change.ts";

const MAXIMUM_BYTES = 10 * 1024 * 1024;
const TIMEOUT_MS = 20_000;

export const fetchResumeJob: JobDefinition<{ workspaceId: string; interviewId: string }> = {
  name: "fetch-resume",
  data: z.object({ workspaceId: z.string(), interviewId: z.string() }),
  retryLimit: 3,
  retryDelaySeconds: 10,
  expireInSeconds: 120,
  concurrency: 4,
};

/** Running it again changes nothing: only a resume that is still pending is fetched. What can not work is not retried. */
export async function fetchResume(
  deps: Pick<ChangeDeps, "database" | "clock"> & { guarded: GuardedClient; files: Files },
  data: { workspaceId: string; interviewId: string },
  run: Pick<JobRun, "lastAttempt">,
): Promise<void> {
  const tenant = brand(data.workspaceId);
  const row = await deps.database
    .selectFrom("interviews")
    .select("resume_url")
    .where("workspace_id", "=", tenant)
    .where("id", "=", data.interviewId)
    .where("resume_status", "=", "pending")
    .where("deleted_at", "is", null)
    .executeTakeFirst();
  if (!row?.resume_url) return;
  const answer = await deps.guarded.fetch(row.resume_url, {
    method: "GET",
    timeoutMs: TIMEOUT_MS,
    maximumBytes: MAXIMUM_BYTES,
    maximumRedirects: 5,
  });
  const settle = async (status: "stored" | "failed", error: string | null, fileId: string | null) => {
    await deps.database
      .updateTable("interviews")
      .set({ resume_status: status, resume_error: error, resume_file_id: fileId, updated_at: deps.clock() })
      .where("workspace_id", "=", tenant)
      .where("id", "=", data.interviewId)
      .where("resume_status", "=", "pending")
      .execute();
  };
  if (!answer.ok) {
    const passing = answer.reason === "network" || answer.reason === "timeout";
    if (passing && !run.lastAttempt) throw new Error(`The resume could not be fetched yet: ${answer.reason}`);
    await settle("failed", answer.message, null);
    return;
  }
  if (answer.status >= 500 && !run.lastAttempt) throw new Error(`The resume's server answered ${answer.status}.`);
  if (answer.status < 200 || answer.status > 299) {
    await settle("failed", `The address answered with status ${answer.status}.`, null);
    return;
  }
  if (!readPdf(answer.body)) {
    await settle("failed", "What the address gave is not a PDF.", null);
    return;
  }
  const fileId = newId(deps.clock());
  const key = `${tenant}/resumes/${fileId}.pdf`;
  const stored = await deps.files.put(key, answer.body, { contentType: "application/pdf" });
  await deps.database
    .insertInto("files")
    .values({
      workspace_id: tenant,
      id: fileId,
      key,
      content_type: "application/pdf",
      name: "resume.pdf",
      bytes: stored.bytes,
      sha256: stored.sha256,
      created_at: deps.clock(),
    })
    .execute();
  await settle("stored", null, fileId);
}
