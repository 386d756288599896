/** The example of an operation, and the ids that all examples speak of. */

export interface Example {
  /** Values of the path; {id} is otherwise the id that belongs to the path's first word (ID_OF_PATH). */
  params?: Record<string, string>;
  query?: Record<string, string>;
  body?: unknown;
  /** Sent by a signed-in member instead of a key: what concerns a person and no workspace. */
  member?: true;
  /** Sent with a test key, which works in the sandbox. */
  test?: true;
  /** What the tests expect where only a secret that was mailed, or an empty instance, lets the call succeed. */
  refused?: { status: number; why: string };
}

/** Well-known ids: the tests put what they make in their place, and them into what is answered. */
export const EXAMPLE_IDS = {
  workspace: "01999c2e-4b10-7001-8000-000000000000",
  member: "01999c2e-4b10-7002-8000-000000000000",
  colleague: "01999c2e-4b10-7003-8000-000000000000",
  memberInvitation: "01999c2e-4b10-7004-8000-000000000000",
  key: "01999c2e-4b10-7005-8000-000000000000",
  project: "01999c2e-4b10-7006-8000-000000000000",
  position: "01999c2e-4b10-7007-8000-000000000000",
  emptyPosition: "01999c2e-4b10-7008-8000-000000000000",
  questionSet: "01999c2e-4b10-7009-8000-000000000000",
  customField: "01999c2e-4b10-7010-8000-000000000000",
  candidate: "01999c2e-4b10-7011-8000-000000000000",
  interview: "01999c2e-4b10-7012-8000-000000000000",
  draftInterview: "01999c2e-4b10-7013-8000-000000000000",
  expiredInterview: "01999c2e-4b10-7014-8000-000000000000",
  completedInterview: "01999c2e-4b10-7015-8000-000000000000",
  question: "01999c2e-4b10-7016-8000-000000000000",
  interviewQuestion: "01999c2e-4b10-7017-8000-000000000000",
  mail: "01999c2e-4b10-7018-8000-000000000000",
  comment: "01999c2e-4b10-7019-8000-000000000000",
  decision: "01999c2e-4b10-7020-8000-000000000000",
  export: "01999c2e-4b10-7021-8000-000000000000",
  criterion: "01999c2e-4b10-7022-8000-000000000000",
  take: "01999c2e-4b10-7023-8000-000000000000",
  newTake: "01999c2e-4b10-7041-8000-000000000000",
  review: "01999c2e-4b10-7024-8000-000000000000",
  share: "01999c2e-4b10-7031-8000-000000000000",
  webhook: "01999c2e-4b10-7025-8000-000000000000",
  webhookDelivery: "01999c2e-4b10-7026-8000-000000000000",
  jobPost: "01999c2e-4b10-7051-8000-000000000000",
  stage: "01999c2e-4b10-7052-8000-000000000000",
  application: "01999c2e-4b10-7053-8000-000000000000",
  candidateEntry: "01999c2e-4b10-7054-8000-000000000000",
  failedEntry: "01999c2e-4b10-7055-8000-000000000000",
  unwantedEntry: "01999c2e-4b10-7056-8000-000000000000",
  sandbox: "01999c2e-4b10-7061-8000-000000000000",
  sandboxInterview: "01999c2e-4b10-7062-8000-000000000000",
} as const;
export type ExampleId = keyof typeof EXAMPLE_IDS;

/** What {id} means below each path. */
const ID_OF_PATH: Readonly<Record<string, ExampleId>> = {
  applications: "application",
  "candidate-entries": "candidateEntry",
  candidates: "candidate",
  comments: "comment",
  "custom-fields": "customField",
  exports: "export",
  interviews: "interview",
  "job-posts": "jobPost",
  keys: "key",
  mails: "mail",
  members: "member",
  "member-invitations": "memberInvitation",
  positions: "position",
  projects: "project",
  "question-sets": "questionSet",
  reviews: "review",
  shares: "share",
  takes: "take",
  webhooks: "webhook",
};

/** The values of a path's parameters in its example. */
export function exampleParams(path: string, example: Example | undefined): Record<string, string> {
  const name = ID_OF_PATH[path.split("/")[1] ?? ""];
  return { ...(name && /[:{]id\b/.test(path) ? { id: EXAMPLE_IDS[name] } : {}), ...example?.params };
}
