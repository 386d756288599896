/** The application form: contact data, portfolio, screening answers and the knock-outs that follow from them. */
import type { FormRequest } from "../../../shared/room.ts";
import { applyMove } from "../interviews/index.ts";
import { unwrap } from "../refusal.ts";
import type { OpenRoom } from "./change-room.ts";
import { requireStage } from "./change-room.ts";
import { refuseRoom } from "./room-refusal.ts";
import { knockOutReason, readScreening } from "./screening.ts";

/**
 * Stores the form once; sent again it changes nothing. A failed must-have refuses the candidate, and everything that was
 * answered stays readable for the team, who can take the refusal back.
 */
export async function submitForm(room: OpenRoom, form: FormRequest): Promise<void> {
  const { change, interview, position } = room;
  if (interview.form_submitted_at && room.stage !== "form") return;
  requireStage(room, "form");
  const { settings } = position;
  if (settings.resumeRequired && !interview.resume_file_id && interview.resume_status !== "pending") {
    refuseRoom("invalid", "A resume is required.");
  }
  const portfolioUrl = form.portfolioUrl?.trim() || null;
  if (settings.portfolioRequired && !portfolioUrl && !interview.portfolio_url) {
    refuseRoom("invalid", "A link to your portfolio is required.");
  }
  const screening = unwrap(readScreening(settings.preScreening, form.answers));
  const name = form.name.trim();
  await change.transaction
    .updateTable("interviews")
    .set({
      name,
      phone: form.phone?.trim() || interview.phone,
      portfolio_url: portfolioUrl ?? interview.portfolio_url,
      form: JSON.stringify(screening),
      form_submitted_at: change.now,
      updated_at: change.now,
    })
    .where("workspace_id", "=", change.workspaceId)
    .where("id", "=", interview.id)
    .execute();
  const reason = knockOutReason(screening);
  change.record({
    type: "interview.form_submitted",
    interviewId: interview.id,
    positionId: interview.position_id,
    data: { interviewId: interview.id, positionId: interview.position_id, passed: reason === null },
    personal: { name },
  });
  if (reason === null) return;
  await applyMove(change, interview, "knock_out", "interview.refused", { admission_reason: reason });
  change.audit({
    action: "interview.knocked_out",
    subjectType: "interview",
    subjectId: interview.id,
    data: { reason },
  });
}
