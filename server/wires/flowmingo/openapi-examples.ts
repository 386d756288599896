/** The example of each call; the tests send it to a workspace that has the ids. */
import type { OperationExample } from "../openapi-document.ts";

const IDS = {
  set: "01999c2e-4b10-7007-8000-000000000000",
  submission: "01999c2e-4b10-7012-8000-000000000000",
  project: "01999c2e-4b10-7006-8000-000000000000",
  jobPost: "01999c2e-4b10-7051-8000-000000000000",
  stage: "01999c2e-4b10-7052-8000-000000000000",
  application: "01999c2e-4b10-7053-8000-000000000000",
} as const;

const page = { page: "1", limit: "20" };

export const FLOWMINGO_EXAMPLES: Readonly<Record<string, OperationExample>> = {
  inviteCandidates: {
    body: {
      com_interview_set_id: IDS.set,
      candidates: [{ ats_candidate_id: "9999", email: "ada@example.com", name: "Ada Example" }],
      invitation_message:
        '<p>Dear {{candidate_name}}, we invite you for {{position_name}}: <a href="{{interview_link}}">open the interview</a>.</p>',
      send_invite: true,
    },
  },
  createSet: {
    body: {
      title: "Site engineer",
      set_type: 1,
      interview_duration: 30,
      number_of_retakes: 1,
      iai_questions: [{ title: "Work", content: "What have you built?", question_type: "video", priority: 1 }],
      iai_requirements: [{ title: "Clarity", cfg_importance_id: 2, priority: 1 }],
    },
  },
  listSetsShort: { query: page },
  listSets: { query: page },
  getSet: { params: { id: IDS.set } },
  listProjects: { query: page },
  getProject: { params: { id: IDS.project } },
  listJobPosts: { query: { ...page, com_project_id: IDS.project } },
  getJobPost: { params: { id: IDS.jobPost } },
  listStages: { params: { id: IDS.jobPost } },
  listApplications: { query: { ...page, com_job_post_id: IDS.jobPost } },
  getApplication: { params: { id: IDS.application } },
  moveApplication: { params: { id: IDS.application }, body: { stage_id: IDS.stage, note: "Spoke well." } },
  rejectApplication: {
    params: { id: IDS.application },
    body: {
      reason: "The place is taken.",
      send_email: true,
      message: "<p>Dear {{candidate_name}}, the place as {{position_name}} is taken. Thank you.</p>",
    },
  },
  listSubmissions: { query: { ...page, com_interview_set_id: IDS.set, status: "need_interview" } },
  getSubmission: { params: { id: IDS.submission } },
  listPublicJobPosts: { query: { organization_id: "1", page: "1", limit: "20" } },
};
