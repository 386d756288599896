/** What people do with an application: move it to another stage, reject it, take that back. */

import type { Message } from "../../../shared/native.ts";
import { hiddenFrom } from "../actor.ts";
import type { Change } from "../change.ts";
import { lockInterview } from "../interviews/index.ts";
import { cancelRejection, planRejection, replanRemindersOf } from "../invitations/index.ts";
import { findJobPost } from "../job-posts/index.ts";
import { checkVersion, refuse } from "../refusal.ts";
import { type ApplicationRecord, lockApplication, readApplication } from "./applications.store.ts";

/** @throws RefusedError "not_found"; "invalid" for a stage of another post; "conflict" when it is rejected; "stale". */
export async function moveApplication(
  change: Change,
  id: string,
  { stageId, note }: { stageId: string; note?: string | undefined },
  expectedVersion?: number,
): Promise<ApplicationRecord> {
  const application = await lockApplication(change, id);
  checkVersion(application.version, expectedVersion, "this application");
  const post = await findJobPost(change.transaction, change.workspaceId, application.jobPostId);
  if (!post?.stages.some((stage) => stage.id === stageId)) {
    refuse("invalid", "This is no stage of the application's job post.", { path: ["stageId"] });
  }
  if (application.state === "rejected") refuse("conflict", "This application is rejected. Reopen it first.");
  if (application.stageId === stageId) return application;
  await write(change, application, { stage_id: stageId, stage_since: change.now });
  change.record({
    type: "application.moved",
    ...positionOf(application),
    data: { applicationId: id, jobPostId: application.jobPostId, stageId, fromStageId: application.stageId },
  });
  change.audit({
    action: "application.moved",
    subjectType: "application",
    subjectId: id,
    data: { from: application.stageId, to: stageId, ...(note === undefined ? {} : { note }) },
  });
  return readApplication(change.transaction, change.workspaceId, id, hiddenFrom(change.actor));
}

/**
 * Rejects an application, or takes it back into its stage, with a rejection's mail that has not left yet. Reminders of the interview go with it,
 * unless the candidate has another application for it, and come back with it. With mail, the candidate is
 * told, in the message's words or in the product's; what is rejected already stays as it is, and nobody is told again.
 * @throws RefusedError "not_found" or "stale"; "conflict" for mail to a candidate without an address.
 */
export async function rejectApplication(
  change: Change,
  id: string,
  {
    rejected,
    reason,
    mail,
  }: { rejected: boolean; reason?: string | undefined; mail?: { message?: Message | undefined } | undefined },
  expectedVersion?: number,
): Promise<ApplicationRecord> {
  // The interview is held before its application, as everywhere.
  const { interviewId } = await readApplication(change.transaction, change.workspaceId, id, hiddenFrom(change.actor));
  const interview = interviewId === null ? null : await lockInterview(change, interviewId);
  const application = await lockApplication(change, id);
  checkVersion(application.version, expectedVersion, "this application");
  if ((application.state === "rejected") === rejected) return application;
  await write(change, application, {
    state: rejected ? "rejected" : "active",
    rejection_reason: rejected ? (reason ?? null) : null,
  });
  if (!rejected) await cancelRejection(change, id);
  else if (mail) await planRejection(change, application, mail.message);
  if (interview) await replanRemindersOf(change, [interview]);
  const type = rejected ? "application.rejected" : "application.reopened";
  change.record({
    type,
    ...positionOf(application),
    data: { applicationId: id, jobPostId: application.jobPostId, stageId: application.stageId },
  });
  change.audit({
    action: type,
    subjectType: "application",
    subjectId: id,
    data: {
      stage: application.stageId,
      ...(reason === undefined ? {} : { reason }),
      ...(mail ? { mailed: true } : {}),
    },
  });
  return readApplication(change.transaction, change.workspaceId, id, hiddenFrom(change.actor));
}

const positionOf = ({ positionId }: ApplicationRecord) => (positionId === null ? {} : { positionId });

const write = (
  change: Change,
  { id, version }: ApplicationRecord,
  values: { stage_id?: string; stage_since?: Date; state?: "active" | "rejected"; rejection_reason?: string | null },
) =>
  change.transaction
    .updateTable("applications")
    .set({ ...values, version: version + 1, updated_at: change.now })
    .where("workspace_id", "=", change.workspaceId)
    .where("id", "=", id)
    .execute();
