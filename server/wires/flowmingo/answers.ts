/** What the calls of this wire answer, as its document states it. */
import { z } from "zod";
import { EMPLOYMENT_TYPES, mailStateSchema, SALARY_PERIODS, STAGE_KINDS } from "../../../shared/native.ts";

const id = z.guid();
const moment = z.iso.datetime();
const score = z.number().min(0).max(10).nullable();
const open = z.literal([0, 1]).meta({ description: "1 is active or open, anything else closed." });

const SUBMISSION_STATES = ["need_interview", "in_progress", "completed", "evaluated", "expired", "rejected"] as const;

/** A list in this wire's envelope. */
export const listOf = (row: z.ZodType) =>
  z.strictObject({
    data: z.array(row),
    pagination: z.strictObject({ page: z.int(), limit: z.int(), total: z.int() }),
  });

const submissionState = z.enum(SUBMISSION_STATES);
const invitationState = mailStateSchema.shape.delivery;
const message = z.string().optional();

export const invitedSchema = z.strictObject({
  results: z
    .array(
      z
        .strictObject({
          email_address: z.string().optional(),
          cv_link: z.string().optional(),
          ats_candidate_id: z.string().optional(),
          invitation: z.strictObject({ id, email: z.string(), status_text: z.literal("pending") }).optional(),
          submission: z.strictObject({ id, status_text: submissionState }).optional(),
          application: z
            .strictObject({ id, stage_id: id, status_text: z.enum(["active", "rejected"]) })
            .optional()
            .meta({ description: "Where a project or a job post was named." }),
          candidate_entry: z
            .strictObject({ id, status_text: z.enum(["queued", "processing", "failed"]) })
            .optional()
            .meta({
              description: "A CV without an address, or without an interview to stand beside: it waits for a person.",
            }),
          interview_link: z.string().optional().meta({ description: "Only where no invitation carries it." }),
          error_message: message,
          invitation_error_message: message,
          application_error_message: message,
          submission_error_message: message,
          candidate_entry_error_message: message,
        })
        .meta({ id: "InvitedCandidate" }),
    )
    .meta({ description: "In the order and number of candidates." }),
});

export const meSchema = z.strictObject({
  organization_id: z.int(),
  organization_name: z.string(),
  scopes: z.array(z.string()).meta({ description: "None means everything." }),
});

export const projectSchema = z
  .strictObject({ id, title: z.string(), status: open, created_at: moment })
  .meta({ id: "Project" });

const post = {
  id,
  title: z.string(),
  status: open,
  com_project_id: id,
  com_interview_set_id: id.nullable(),
  description: z.string(),
  location: z.string(),
  employment_type: z.enum(EMPLOYMENT_TYPES).nullable(),
  salary_min: z.number().nullable(),
  salary_max: z.number().nullable(),
  salary_currency: z.string().nullable(),
  salary_period: z.enum(SALARY_PERIODS).nullable(),
  created_at: moment,
};
export const postSchema = z.strictObject(post).meta({ id: "JobPost" });
export const publicPostsSchema = z.strictObject({
  items: z.array(z.strictObject({ ...post, company_name: z.string() }).meta({ id: "PublicJobPost" })),
  pagination: z.strictObject({ page: z.int(), limit: z.int(), total: z.int() }),
});

export const stageSchema = z
  .strictObject({ id, name: z.string(), position: z.int(), kind: z.enum(STAGE_KINDS) })
  .meta({ id: "Stage" });

const minutes = z.int().nullable().meta({ description: "Minutes." });
const set = {
  id,
  title: z.string(),
  status: open,
  set_type: z.literal(1).meta({ description: "Interview." }),
  com_project_id: id.nullable(),
  created_at: moment,
};
export const setRowSchema = z.strictObject(set).meta({ id: "InterviewSet" });
export const wholeSetSchema = z
  .strictObject({
    ...set,
    description: z.string(),
    interview_duration: minutes,
    number_of_retakes: z.int(),
    languages: z.array(z.string()),
    questions: z.array(
      z.strictObject({
        id,
        title: z.string(),
        content: z.string(),
        question_mode: z.literal("interview"),
        question_type: z.enum(["video", "audio", "text"]),
        priority: z.int(),
      }),
    ),
    requirements: z.array(
      z.strictObject({ id, title: z.string(), content: z.string(), importance: z.number(), priority: z.int() }),
    ),
    public_link: z.string().nullable(),
  })
  .meta({ id: "WholeInterviewSet" });
export const madeSetSchema = z.strictObject({
  results: z.strictObject({ id, title: z.string(), status: open, set_type: z.literal(1), created_at: moment }),
});
export const setListSchema = z.strictObject({
  results: z.array(
    z.strictObject({ id, title: z.string(), description: z.string(), interview_duration: minutes, created_at: moment }),
  ),
});

const scores = z.strictObject({ cv: score, interview: score, holistic: score }).meta({
  description: "0 to 10. The mean of people's reviews stands in interview; null where nobody has scored.",
});
const submission = {
  id,
  com_interview_set_id: id,
  interview_name: z.string(),
  candidate: z.strictObject({ id, name: z.string(), email: z.string() }),
  ats_candidate_id: z.string().nullable(),
  status_text: submissionState,
  scores,
  submission_url: z.string().meta({ description: "The report's page, behind the login." }),
  created_at: moment,
  updated_at: moment,
};
export const submissionSchema = z.strictObject(submission).meta({ id: "Submission" });
const transcript = z
  .strictObject({ language: z.string().nullable(), text: z.string(), source: z.enum(["machine", "person"]) })
  .nullable();
export const wholeSubmissionSchema = z
  .strictObject({
    ...submission,
    invitation: z.strictObject({ id, email: z.string(), status_text: invitationState }).nullable(),
    questions: z.array(
      z.strictObject({
        id,
        title: z.string(),
        score,
        text_answer: z.string().nullable(),
        recording_url: z.string().nullable().meta({ description: "Signed; it expires." }),
        duration_ms: z.int().nullable(),
        transcript,
      }),
    ),
    requirements: z.array(z.strictObject({ id, title: z.string(), importance: z.number(), score })),
    reviews: z.int().meta({ description: "How many people's scores these are." }),
    recording_url: z.string().nullable().meta({ description: "The first answer's." }),
    transcript: z.string().nullable().meta({ description: "What was asked and answered, as far as it is words." }),
    integrity_signals: z
      .strictObject({
        events: z.array(z.strictObject({ kind: z.string(), at: moment, data: z.record(z.string(), z.unknown()) })),
        page_hidden: z.int(),
        network_lost: z.int(),
        track_ended: z.int(),
        addresses: z.int(),
        devices: z.int(),
      })
      .meta({ description: "What the room has noted. It judges nothing, and nothing of it was prevented." }),
  })
  .meta({ id: "WholeSubmission" });

const application = {
  id,
  com_job_post_id: id,
  com_project_id: id,
  stage: z.strictObject({ id, name: z.string() }),
  stage_id: id,
  status_text: z.enum(["active", "rejected"]),
  rejection_reason: z.string().nullable(),
  candidate: z.strictObject({ id, name: z.string(), email: z.string() }),
  submission_id: id.nullable(),
  scores,
  created_at: moment,
  updated_at: moment,
};
export const applicationSchema = z.strictObject(application).meta({ id: "Application" });
export const wholeApplicationSchema = z
  .strictObject({
    ...application,
    submissions: z.array(submissionSchema),
    evaluations: z.array(
      z.strictObject({ evaluation_type: z.literal("interview"), evaluation_score: z.number().min(0).max(10) }),
    ),
  })
  .meta({ id: "WholeApplication" });

export const problemSchema = z
  .strictObject({
    error: z.string(),
    message: z.string(),
    statusCode: z.int(),
    errors: z.array(z.strictObject({ field: z.string(), message: z.string() })).optional(),
  })
  .meta({ id: "Problem" });
