/** The samples of a position, as curl and as TypeScript: each works when it is pasted where GREENROOM_KEY is set. */

export interface SampleContext {
  /** Where this Greenroom answers, without a slash at its end. */
  publicUrl: string;
  positionId: string;
  /** An interview of the position; null while there is none. */
  interviewId: string | null;
}

export interface Sample {
  id: string;
  title: string;
  /** What it does, in one or two sentences. */
  text: string;
  curl: string;
  /** A script for Node 20 or later, to be saved as SCRIPT. */
  typescript: string;
}

/** Where a script is saved: by its ending it is a module in every folder, and may await. As .ts it would need a package.json beside it. */
export const SCRIPT = "call.mts";

/** What stands for an interview while the position has none. */
export const EXAMPLE_INTERVIEW_ID = "00000000-0000-4000-8000-000000000000";

/** A word of a POSIX shell that stands for exactly this text. */
export const shellQuoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

interface Call {
  method: "GET" | "POST" | "PATCH";
  path: string;
  body?: unknown;
}

/** JSON as a person writes it: lists of plain values stay on one line. */
const readableJson = (value: unknown): string =>
  JSON.stringify(value, null, 2).replace(
    /\[\n\s+([^[\]{}]*?)\n\s+\]/g,
    (_list, items: string) => `[${items.replace(/,\n\s+/g, ", ")}]`,
  );

/** One curl call, line by line; the body as readable JSON. The key stays a variable, so that no sample carries one. */
export function curlOf(publicUrl: string, { method, path, body }: Call): string {
  const address = shellQuoted(`${publicUrl.replace(/\/+$/, "")}${path}`);
  const lines = [
    method === "GET" ? `curl ${address}` : `curl -X ${method} ${address}`,
    '-H "X-API-Key: $GREENROOM_KEY"',
    ...(body === undefined
      ? []
      : [
          `-H ${shellQuoted("Content-Type: application/json")}`,
          `-d ${shellQuoted(readableJson(body).replaceAll("\n", "\n  "))}`,
        ]),
  ];
  return lines.join(" \\\n  ");
}

/** The same call as a script without a dependency. It ends with what was answered, or with the problem. */
function typescriptOf(publicUrl: string, { method, path, body }: Call): string {
  const address = JSON.stringify(`${publicUrl.replace(/\/+$/, "")}${path}`);
  const key = 'process.env.GREENROOM_KEY ?? ""';
  return [
    `const answer = await fetch(${address}, {`,
    ...(method === "GET" ? [] : [`  method: "${method}",`]),
    body === undefined
      ? `  headers: { "X-API-Key": ${key} },`
      : `  headers: { "X-API-Key": ${key}, "Content-Type": "application/json" },`,
    ...(body === undefined ? [] : [`  body: JSON.stringify(${readableJson(body).replaceAll("\n", "\n  ")}),`]),
    "});",
    "if (!answer.ok) throw new Error(await answer.text());",
    "console.log(await answer.json());",
    "",
    "export {};",
  ].join("\n");
}

const sample = (context: SampleContext, id: string, title: string, text: string, call: Call): Sample => ({
  id,
  title,
  text,
  curl: curlOf(context.publicUrl, call),
  typescript: typescriptOf(context.publicUrl, call),
});

/** The calls of the InterviewFlowAI guide, in its order. */
export function guideSamples(context: SampleContext): Sample[] {
  const { positionId } = context;
  const interviewId = context.interviewId ?? EXAMPLE_INTERVIEW_ID;
  const fetch = "/api/external/fetch/candidates";
  return [
    sample(
      context,
      "ingest-candidates",
      "Add candidates and invite them",
      "Up to 500 at a time. Who is shortlisted goes straight to the interview; a draft fills in the form first. The invitation goes out at once, or after the hours in sendEmailAfter.",
      {
        method: "POST",
        path: "/api/external/ingest/candidates",
        body: {
          status: "shortlisted",
          interviewerId: positionId,
          data: [
            {
              name: "Ada Example",
              email: "ada@example.com",
              skills: ["nodejs", "aws"],
              additionalFields: { score: 72, review: "yes", isSynced: true },
              metadata: { "External ID": "candidate_12345", Phone: "+1-555-123-4567", sendEmailAfter: 1 },
            },
          ],
        },
      },
    ),
    sample(
      context,
      "ingest-candidate",
      "Make one link",
      "Answers with the candidate's interviewLink. It never sends mail: you pass the link on.",
      {
        method: "POST",
        path: "/api/external/ingest/candidate",
        body: {
          name: "Grace Example",
          email: "grace@example.com",
          jobId: positionId,
          status: "shortlisted",
          skills: ["nodejs"],
          customQuestions: ["What would you like to ask the team?"],
          additionalFields: { score: 64, review: "yes" },
          metadata: { "External ID": "candidate_12346" },
        },
      },
    ),
    sample(context, "fetch-page", "Read candidates, page by page", "The newest first, with their answers and fields.", {
      method: "POST",
      path: fetch,
      body: { interviewerId: positionId, page: 1, limit: 20 },
    }),
    sample(context, "fetch-one", "Read one candidate", "By the id of the interview.", {
      method: "POST",
      path: fetch,
      body: { interviewerId: positionId, interviewId },
    }),
    sample(
      context,
      "fetch-filtered",
      "Read candidates by custom fields",
      "A number finds that value and above, a text finds exactly itself. Several fields must all fit.",
      {
        method: "POST",
        path: fetch,
        body: { interviewerId: positionId, page: 1, limit: 20, additionalFields: { score: 50, review: "yes" } },
      },
    ),
    sample(
      context,
      "patch-fields",
      "Write custom fields back",
      "Merges what you send into what is there; null removes a field. Answers with the whole set.",
      {
        method: "PATCH",
        path: "/api/interview/custom-fields",
        body: { interviewId, candidateAdditionalFields: { score: 72, review: "yes", isSynced: true } },
      },
    ),
  ];
}

/** The same work through Greenroom's own API, which can do more. */
export function nativeSamples(context: SampleContext): Sample[] {
  const { positionId } = context;
  return [
    sample(context, "native-position", "Read this position", "Its settings, questions and counts.", {
      method: "GET",
      path: `/api/v1/positions/${positionId}`,
    }),
    sample(
      context,
      "native-create",
      "Create an interview",
      "One candidate, with questions and fields of their own. sendInvitation false makes the link alone.",
      {
        method: "POST",
        path: "/api/v1/interviews",
        body: {
          positionId,
          name: "Alan Example",
          email: "alan@example.com",
          admission: "admitted",
          skills: ["postgresql"],
          customQuestions: ["What would you like to ask the team?"],
          customFields: { score: 81 },
          externalId: "candidate_12347",
          sendInvitation: true,
          sendAfterHours: 0,
        },
      },
    ),
    sample(
      context,
      "native-list",
      "List interviews",
      "Filter by progress, admission, decision or search. next in the answer is the cursor of the following page.",
      { method: "GET", path: `/api/v1/interviews?positionId=${positionId}&progress=completed,evaluated&limit=50` },
    ),
    sample(
      context,
      "native-events",
      "Follow what happens",
      "Every change in order. Send the last sequence you have as after, and you miss nothing.",
      { method: "GET", path: "/api/v1/events?after=0&limit=100" },
    ),
  ];
}
