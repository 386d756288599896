/** Every type of event, what its data holds, and the feed's rows. One entry here makes a type known everywhere. */
import { z } from "zod";
import { ADMISSIONS, DECISIONS, PROGRESSES } from "./interviews.ts";
import { momentSchema, pageOf } from "./page.ts";
import { ROLES } from "./roles.ts";

const id = z.guid();
const position = { positionId: id };
const interview = { interviewId: id, positionId: id };
const state = {
  ...interview,
  admission: z.enum(ADMISSIONS),
  progress: z.enum(PROGRESSES),
  decision: z.enum(DECISIONS),
};
/** What is personal; missing once the candidate was erased, and for callers that may not read interviews. */
const candidate = z.strictObject({ name: z.string().optional(), email: z.string().optional() }).optional();
const words = z.record(z.string(), z.unknown()).optional();
const mail = { ...interview, mailId: id, purpose: z.string() };

const moved = z.strictObject({ ...state, candidate });

export const EVENT_DATA = {
  "position.created": z.strictObject({ ...position, visibility: z.enum(["public", "private"]) }),
  "position.updated": z.strictObject({ ...position, version: z.number().int() }),
  "position.archived": z.strictObject(position),
  "position.unarchived": z.strictObject(position),
  "position.deleted": z.strictObject(position),
  "interview.created": z.strictObject({
    ...interview,
    admission: z.enum(ADMISSIONS),
    progress: z.literal("created"),
    source: z.string(),
    candidate,
  }),
  "interview.invited": moved,
  "interview.admitted": moved,
  "interview.refused": moved,
  "interview.form_submitted": z.strictObject({ ...interview, passed: z.boolean(), candidate }),
  "interview.started": moved,
  "interview.answering": moved,
  "interview.answered": z.strictObject({
    ...interview,
    questionId: id,
    takeId: id,
    attempt: z.number().int(),
  }),
  "answer.transcription_requested": z.strictObject({ ...interview, questionId: id, takeId: id }),
  "answer.transcribed": z.strictObject({
    ...interview,
    questionId: id,
    takeId: id,
    language: z.string().nullable(),
    source: z.enum(["machine", "person"]),
    version: z.number().int(),
  }),
  "answer.transcription_failed": z.strictObject({ ...interview, questionId: id, takeId: id }),
  "interview.completed": moved,
  "interview.report_available": z.looseObject({ ...interview, reviewId: id.optional() }),
  "interview.expired": moved,
  "interview.extended": z.strictObject({ ...interview, expiresAt: momentSchema }),
  "interview.reopened": moved,
  "interview.withdrawn": moved,
  "interview.archived": z.strictObject(interview),
  "interview.unarchived": z.strictObject(interview),
  "interview.deleted": z.strictObject(interview),
  "interview.decided": z.looseObject(state),
  "interview.updated": z.strictObject({
    ...interview,
    changed: z.array(z.enum(["notes", "tags", "questions", "address", "link"])),
  }),
  "interview.fields_updated": z.strictObject({
    set: z.array(z.string()),
    removed: z.array(z.string()),
    candidate: words,
  }),
  "interview.more_time_asked": z.strictObject({ ...interview, candidate: words }),
  "review.submitted": z.looseObject(interview),
  "review.updated": z.looseObject(interview),
  "review.withdrawn": z.looseObject(interview),
  "comment.added": z.looseObject(interview),
  "comment.updated": z.looseObject(interview),
  "comment.deleted": z.looseObject(interview),
  "share.created": z.strictObject({ ...interview, shareId: id }),
  "share.updated": z.strictObject({ ...interview, shareId: id }),
  "share.opened": z.strictObject({ ...interview, shareId: id }),
  "share.ended": z.strictObject({ ...interview, shareId: id }),
  "candidate.updated": z.strictObject({ candidateId: id }),
  "candidate.erased": z.strictObject({ candidateId: id, interviewIds: z.array(id) }),
  "export.changed": z.strictObject({ exportId: id, change: z.enum(["requested", "deleted"]) }),
  "export.ready": z.looseObject({ exportId: id }),
  "export.failed": z.looseObject({ exportId: id }),
  "member.invited": z.strictObject({ invitationId: id, role: z.enum(ROLES), member: words }),
  "member.joined": z.strictObject({ memberId: id, invitationId: id, role: z.enum(ROLES), member: words }),
  "member_invitation.changed": z.strictObject({ invitationId: id, change: z.enum(["resent", "revoked"]) }),
  "member.updated": z.strictObject({ memberId: id }),
  "member.role_changed": z.strictObject({ memberId: id, role: z.enum(ROLES), formerRole: z.enum(ROLES) }),
  "member.removed": z.strictObject({ memberId: id, role: z.enum(ROLES), member: words }),
  "workspace.updated": z.strictObject({ changed: z.array(z.string()) }),
  "project.changed": z.strictObject({
    projectId: id,
    change: z.enum(["created", "updated", "archived", "unarchived"]),
  }),
  "job_post.changed": z.strictObject({
    jobPostId: id,
    projectId: id,
    change: z.enum(["created", "updated", "published", "closed"]),
  }),
  "application.created": z.strictObject({ applicationId: id, jobPostId: id, stageId: id, candidateId: id }),
  "application.moved": z.strictObject({ applicationId: id, jobPostId: id, stageId: id, fromStageId: id }),
  "application.rejected": z.strictObject({ applicationId: id, jobPostId: id, stageId: id }),
  "application.reopened": z.strictObject({ applicationId: id, jobPostId: id, stageId: id }),
  "candidate_entry.changed": z.strictObject({
    entryId: id,
    change: z.enum(["queued", "read", "failed", "confirmed", "discarded"]),
  }),
  "question_set.changed": z.strictObject({ questionSetId: id, change: z.enum(["created", "updated", "deleted"]) }),
  "custom_field.changed": z.strictObject({ fieldId: id, change: z.enum(["created", "updated", "deleted"]) }),
  "key.changed": z.strictObject({ keyId: id, change: z.enum(["created", "updated", "rotated", "revoked"]) }),
  "webhook.changed": z.strictObject({
    webhookId: id,
    change: z.enum(["created", "updated", "deleted", "disabled", "secret_rotated", "sent"]),
  }),
  "sandbox.changed": z.strictObject({
    sandboxId: id,
    change: z.enum(["created", "robot_set", "clock_moved", "emptied"]),
  }),
  "invitation.sent": z.looseObject(mail),
  "invitation.failed": z.looseObject(mail),
  "invitation.uncertain": z.looseObject(mail),
  "invitation.delivered": z.looseObject(mail),
  "invitation.opened": z.looseObject(mail),
  "invitation.clicked": z.looseObject(mail),
  "invitation.accepted": z.looseObject(mail),
  "invitation.marked_spam": z.looseObject(mail),
  "invitation.expired": z.looseObject(mail),
} as const satisfies Record<string, z.ZodObject>;

/** Dotted, past tense. Every type is listed, so that a reader of the feed can rely on the list. */
export type EventType = keyof typeof EVENT_DATA;
export const EVENT_TYPES = Object.keys(EVENT_DATA) as [EventType, ...EventType[]];

/** A row of GET /api/v1/events */
export const eventRowSchema = z
  .strictObject({
    sequence: z.number().int().meta({ description: "Numbers of a workspace have no gaps." }),
    interviewSequence: z
      .number()
      .int()
      .nullable()
      .meta({ description: "The number among the interview's own events, from 1 without gaps; null without one." }),
    id,
    type: z.enum(EVENT_TYPES),
    at: momentSchema,
    interviewId: id.nullable(),
    positionId: id.nullable(),
    data: z
      .record(z.string(), z.unknown())
      .meta({ description: "Ids and the state at that moment; its properties for each type stand under webhooks." }),
  })
  .meta({ id: "Event" });
export type EventRow = z.infer<typeof eventRowSchema>;
export const eventPageSchema = pageOf(eventRowSchema);
