/** Webhooks in this wire's shape (contract section 8): three parents with their sub-events, the vendor's header. */
import { createHmac } from "node:crypto";
import type { EventType } from "../../../shared/native.ts";
import { INVITING } from "../../core/mail-delivery/index.ts";
import type { ToldMessage, WebhookShape } from "../../core/webhooks/index.ts";
import { outOfTen } from "./score.ts";

/** Parent and sub-event of each event that the vendor has a name for. */
const NAMES: Readonly<Partial<Record<EventType, readonly [parent: string, sub: string]>>> = {
  "invitation.delivered": ["invitation.status.update", "invitation_email_delivered"],
  "invitation.opened": ["invitation.status.update", "invitation_email_opened"],
  "invitation.clicked": ["invitation.status.update", "invitation_email_clicked"],
  "invitation.accepted": ["invitation.status.update", "invitation_email_accepted"],
  "invitation.failed": ["invitation.status.update", "invitation_email_failed"],
  "invitation.marked_spam": ["invitation.status.update", "invitation_email_spam"],
  "interview.started": ["interview.status.update", "started"],
  "interview.completed": ["interview.status.update", "completed"],
  "interview.report_available": ["interview.evaluation.update", "interview"],
};
/** Named by the vendor, and asked for by its clients; there is no such evaluation here, so only a test is ever sent. */
const NEVER_TOLD = ["interview.evaluation.update.cv", "interview.evaluation.update.holistic"] as const;
const nameOf = ([parent, sub]: readonly [string, string]): string => `${parent}.${sub}`;
const INVITES: ReadonlySet<string> = new Set(INVITING);
const SAMPLES: Readonly<Record<string, EventType>> = {
  ...Object.fromEntries(Object.entries(NAMES).map(([type, pair]) => [nameOf(pair), type as EventType])),
  ...Object.fromEntries(NEVER_TOLD.map((name) => [name, "interview.report_available" as const])),
};

/**
 * submissionUrl: the address of the page that shows an interview. betaNames: event_name and payload stand beside event_type and data, for
 * clients that were written against the vendor's beta.
 */
export const flowmingoWebhook = ({
  submissionUrl,
  betaNames = false,
}: {
  submissionUrl: (interviewId: string) => string;
  betaNames?: boolean;
}): WebhookShape => ({
  names: Object.keys(SAMPLES),
  oneSecret: false,
  namesOf({ type, data }) {
    const pair = NAMES[type];
    // Reminders and receipts are no invitations.
    if (pair === undefined || (type.startsWith("invitation.") && !INVITES.has(String(data.purpose)))) return [];
    return [nameOf(pair)];
  },
  sampleOf(name) {
    const type = SAMPLES[name] ?? "interview.completed";
    if (type === "interview.report_available") return { type, data: { reviewAverage: 4 } };
    return { type, data: type.startsWith("invitation.") ? { purpose: "invitation" } : {} };
  },
  compose(message) {
    const pair = NAMES[message.event.type];
    if (!message.interview || !pair) return null;
    const [parent] = pair;
    const untold = NEVER_TOLD.find((name) => name === message.name);
    const sub = untold ? untold.slice(parent.length + 1) : pair[1];
    const data = {
      ...dataOf(message.interview, message.event.data, [parent, sub]),
      timestamp: message.event.at.getTime(),
      submission_url: submissionUrl(message.interview.id),
    };
    return {
      schema_version: "1.0.0",
      event_type: parent,
      event_id: message.event.id,
      timestamp: message.event.at.toISOString(),
      organization_id: message.workspaceNumber,
      is_test: message.test,
      data,
      ...(betaNames ? { event_name: parent, payload: data } : {}),
    };
  },
  sign: ({ secret, timestamp, body }) => ({
    // The whole secret is the key, its prefix included.
    "x-webhook-signature": `t=${timestamp},v1=${createHmac("sha256", secret).update(`${timestamp}.${body}`).digest("hex")}`,
  }),
});

/** Clients match by whatever of it they know, so it names every record that the event is about. */
function dataOf(
  interview: NonNullable<ToldMessage["interview"]>,
  { mailId }: Record<string, unknown>,
  [parent, sub]: readonly [string, string],
) {
  const isEvaluation = parent === "interview.evaluation.update";
  return {
    candidate_id: interview.candidateId,
    candidate_email: interview.email,
    candidate_name: interview.name,
    interview_set_id: interview.positionId,
    interview_id: interview.id,
    interview_name: interview.positionName,
    ...(isEvaluation ? { evaluation_type: sub, evaluation_score: outOfTen(interview.reviewAverage) } : { status: sub }),
    ats_candidate_id: interview.externalId,
    // As the invite call gave it: the mail.
    invitation_id: typeof mailId === "string" ? mailId : interview.invitationId,
    submission_id: interview.id,
    com_project_id: interview.projectId,
    com_job_post_id: interview.jobPostId,
  };
}
