/** One candidate, three vendors' clients: invited through one wire, on camera in a browser, found with the same id through the others. */
import { createHmac } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { hexToUuid } from "../../shared/ids.ts";
import { type Deployment, deploy } from "../deployment.ts";
import { type Received, startReceiver, type WebhookReceiver } from "../webhook-receiver.ts";
import { type Candidate, goToFirstQuestion, keepAndFinish, press, record, startCandidate } from "./candidate.ts";

let deployment: Deployment;
let candidate: Candidate;
let receiver: WebhookReceiver;
let key: string;

beforeAll(async () => {
  deployment = await deploy({ ALLOW_PRIVATE_TARGETS: "true" });
  candidate = await startCandidate();
  receiver = await startReceiver();
  await deployment.command(z.unknown(), "setup", "--workspace", "Acme", "--owner", "ada@example.com");
  ({ key } = await deployment.command(z.object({ key: z.string() }), "keys", "create", "--name", "Clients"));
});
afterAll(async () => {
  await candidate?.close();
  await receiver?.close();
  await deployment?.stop();
});

async function call<Shape extends z.ZodType>(
  shape: Shape,
  method: string,
  path: string,
  body?: object,
): Promise<z.infer<Shape>> {
  const answer = await fetch(`${deployment.url}${path}`, {
    method,
    headers: { "X-API-Key": key, ...(body ? { "content-type": "application/json" } : {}) },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const text = await answer.text();
  expect(answer.ok, `${method} ${path}: ${answer.status} ${text}`).toBe(true);
  return shape.parse(JSON.parse(text));
}
const withId = z.object({ id: z.string() });

const inviteAnswer = z.object({
  results: z.tuple([
    z.object({
      invitation: z.object({ id: z.string(), status_text: z.literal("pending") }),
      submission: z.object({ id: z.string() }),
      application: z.object({ id: z.string() }),
    }),
  ]),
});

const envelope = z.object({
  schema_version: z.literal("1.0.0"),
  event_type: z.string(),
  event_id: z.guid(),
  timestamp: z.string(),
  organization_id: z.number(),
  is_test: z.literal(false),
  data: z.looseObject({ candidate_email: z.string(), timestamp: z.number() }),
});

/** As a client of the vendor's checks it: the whole secret, `t.body`, no older than five minutes. */
function verified({ headers, body }: Received, secret: string): z.infer<typeof envelope> {
  const [, t = "", v1 = ""] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(headers["x-webhook-signature"])) ?? [];
  expect(v1).toBe(createHmac("sha256", secret).update(`${t}.${body}`).digest("hex"));
  expect(Math.abs(Date.now() / 1000 - Number(t))).toBeLessThan(300);
  return envelope.parse(JSON.parse(body));
}

describe("one candidate", () => {
  it("is invited, answers, and is the same one through every wire and in every webhook", async () => {
    const project = await call(withId, "POST", "/api/v1/projects", { title: "Autumn" });
    const set = await call(withId, "POST", "/api/v1/positions", {
      title: "Site engineer",
      projectId: project.id,
      questions: [{ text: "What have you built?", thinkSeconds: 0, answerSeconds: 120, retakes: 1 }],
    });
    const post = await call(withId, "POST", "/api/v1/job-posts", {
      title: "Site engineer",
      projectId: project.id,
      positionId: set.id,
    });
    const webhook = await call(z.object({ secret: z.string().startsWith("whsec_") }), "POST", "/api/v1/webhooks", {
      url: receiver.url,
      shape: "flowmingo",
      events: ["*"],
    });

    const { results } = await call(inviteAnswer, "POST", "/company/integration/interview/candidate/invite/v1", {
      com_project_id: project.id,
      candidates: [{ ats_candidate_id: "9999", email: "jane.doe@example.com", name: "Jane Doe" }],
      invitation_message: "<p>Dear {{candidate_name}}, please open {{interview_link}}</p>",
    });
    const [{ invitation, submission, application }] = results;
    const { text } = await call(z.object({ text: z.string() }), "GET", `/api/v1/mails/${invitation.id}`);
    expect(text).toContain("Dear Jane Doe");

    const room = await candidate.open(/https?:\/\/\S+\/i\/[0-9A-Za-z]{11}/.exec(text)?.[0] ?? "");
    await goToFirstQuestion(room);
    await record(room, 3);
    await press(room, "Stop and review");
    await keepAndFinish(room);

    // The first submitted review is the interview's evaluation.
    await call(z.unknown(), "PUT", `/api/v1/interviews/${submission.id}/reviews/mine`, { overall: 4.5 });

    const fetched = await call(
      z.object({ data: z.array(z.looseObject({ id: z.string(), status: z.string(), recordingUrl: z.string() })) }),
      "POST",
      "/api/external/fetch/candidates",
      { interviewerId: set.id, page: 1, limit: 20 },
    );
    expect(fetched.data.map(({ id }) => id)).toEqual([submission.id]);
    const recording = await fetch(fetched.data[0]?.recordingUrl ?? "", { headers: { range: "bytes=0-99" } });
    expect(recording.status).toBe(206);

    const { data } = await call(
      z.object({ data: z.object({ interview: z.looseObject({ id: z.string() }) }) }),
      "POST",
      "/me",
      {
        query: "query ($id: String!) { interview(id: $id) { id status candidate { name email } } }",
        variables: { id: submission.id },
      },
    );
    // This vendor's ids have 24 digits: the same id in its other written form, which every wire takes.
    expect(hexToUuid(data.interview.id)).toBe(submission.id);
    expect(data.interview).toMatchObject({
      candidate: { name: "Jane Doe", email: "jane.doe@example.com" },
    });

    const read = await call(z.unknown(), "GET", `/company/integration/hiring/submissions/${submission.id}/v1`);
    expect(read).toMatchObject({ id: submission.id, status_text: "evaluated", scores: { interview: 9 } });
    expect(read).toMatchObject({
      invitation: { id: invitation.id, status_text: "accepted" },
      questions: [{ title: "What have you built?", recording_url: expect.stringContaining("/media/") }],
      recording_url: expect.stringContaining("/media/"),
    });

    const wanted = [
      "invitation.status.update invitation_email_clicked",
      "invitation.status.update invitation_email_accepted",
      "interview.status.update started",
      "interview.status.update completed",
      "interview.evaluation.update interview",
    ];
    const told = () =>
      receiver.received.map((one) => {
        const { event_type, data: about } = verified(one, webhook.secret);
        return `${event_type} ${about.status ?? about.evaluation_type}`;
      });
    await expect.poll(told).toEqual(expect.arrayContaining(wanted));
    expect([...told()].sort()).toEqual([...wanted].sort());
    const messages = receiver.received.map((one) => verified(one, webhook.secret));
    for (const message of messages) {
      expect(message.data).toMatchObject({
        candidate_email: "jane.doe@example.com",
        candidate_name: "Jane Doe",
        ats_candidate_id: "9999",
        interview_set_id: set.id,
        interview_id: submission.id,
        submission_id: submission.id,
        invitation_id: invitation.id,
        com_project_id: project.id,
        com_job_post_id: post.id,
        submission_url: `${deployment.url}/app/interviews/${submission.id}`,
      });
    }
    const evaluation = messages.find(({ event_type }) => event_type === "interview.evaluation.update");
    expect(evaluation?.data).toMatchObject({ evaluation_type: "interview", evaluation_score: 9 });
    expect(new Set(messages.map(({ event_id }) => event_id)).size).toBe(wanted.length);

    const pipeline = await call(z.unknown(), "GET", `/company/integration/hiring/applications/${application.id}/v1`);
    expect(pipeline).toMatchObject({ submission_id: submission.id, com_job_post_id: post.id });
  });
});
