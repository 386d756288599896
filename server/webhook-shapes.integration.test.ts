/** What leaves the building in each shape, checked by the standard verifier and by each vendor's documented receiver. */
import { createHmac } from "node:crypto";
import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { uuidToHex } from "../shared/ids.ts";
import type { EventType } from "../shared/native.ts";
import { createTestDatabase, type TestDatabase } from "../test/database.ts";
import { createInterview, createPosition, createWorkspace, testKeyring } from "../test/factories.ts";
import { type Received, startReceiver, type WebhookReceiver } from "../test/webhook-receiver.ts";
import { systemActor, type WorkspaceId } from "./core/actor.ts";
import { type Change, changeWorkspace } from "./core/change.ts";
import { createEndpoint, revealSharedSecret, rotateSecret, startCourier } from "./core/webhooks/index.ts";
import { createGuardedClient } from "./platform/http/guarded-client.ts";
import { webhookShapes } from "./webhook-shapes.ts";

let db: TestDatabase;
let receiver: WebhookReceiver;
let courier: { stop(): Promise<void> };
let workspace: WorkspaceId;
let positionId: string;
let interview: { id: string };
const guarded = createGuardedClient({ allowPrivateTargets: true, connections: null });
const deps = () => ({
  database: db.database,
  jobs: { enqueue: async () => undefined },
  clock: () => new Date(),
  keyring: testKeyring,
  guarded,
  webhookShapes: webhookShapes({ keyring: testKeyring, publicUrl: "https://team.example" }),
  log: { warn: () => undefined },
});
const change = <Value>(command: (step: Change) => Promise<Value>) =>
  changeWorkspace(deps(), systemActor("test"), workspace, command);
const endpoint = (shape: string, events = ["*"]) =>
  change((step) => createEndpoint(deps(), step, { url: `${receiver.url}/${shape}`, events, shape }));
const happens = (type: EventType, data: Record<string, unknown> = {}) =>
  change(async (step) =>
    step.record({
      type,
      interviewId: interview.id,
      positionId,
      data: { interviewId: interview.id, positionId, ...data },
      personal: { name: "Zoë O’Neill 🎬", email: "zoe@example.com" },
    }),
  );
const standard = (secret: string, { body, headers }: Received) =>
  new Webhook(secret).verify(body, {
    "webhook-id": String(headers["webhook-id"]),
    "webhook-timestamp": String(headers["webhook-timestamp"]),
    "webhook-signature": String(headers["webhook-signature"]),
  });
const first = (received: readonly Received[]): Received => {
  const [one] = received;
  if (!one) throw new Error("Nothing was received.");
  return one;
};

beforeAll(async () => {
  db = await createTestDatabase({ poolSize: 10 });
  receiver = await startReceiver();
  courier = startCourier(deps(), { lookMs: 100 });
});
beforeEach(async () => {
  workspace = (await createWorkspace(db.database)).id;
  positionId = (await createPosition(db.database, workspace, { title: "Site engineer" })).id;
  interview = await createInterview(db.database, workspace, positionId, {
    name: "Zoë O’Neill 🎬",
    email: "zoe@example.com",
    external_id: "ats/42",
    review_average: 4.5,
  });
  receiver.received.length = 0;
});
afterAll(async () => {
  await courier.stop();
  await receiver.close();
  await guarded.close();
  await db.drop();
});

const COMPLETED = { admission: "admitted", progress: "completed", decision: "undecided" };
const EVALUATED = { ...COMPLETED, progress: "evaluated" };

describe("hireflix", () => {
  it("tells of a finished interview twice, in the documented envelope and order", async () => {
    await endpoint("hireflix");
    await happens("interview.completed", COMPLETED);
    await receiver.until(2);
    const bodies = receiver.received.map(({ body }) => JSON.parse(body));
    expect(bodies.map(({ event }) => event)).toEqual(["interview.finish", "interview.status-change"]);
    const [finish] = bodies;
    expect(Object.keys(finish)).toEqual(["event", "data", "date"]);
    expect(Object.keys(finish.data).slice(0, 7)).toEqual([
      "id",
      "position",
      "externalId",
      "status",
      "hash",
      "createdAt",
      "candidate",
    ]);
    expect(finish.date).toEqual(expect.any(Number));
    expect(finish.data).toMatchObject({
      id: uuidToHex(interview.id),
      position: { id: uuidToHex(positionId), name: "Site engineer" },
      externalId: "ats/42",
      status: "completed",
      hash: testKeyring.roomCode(interview.id, 1),
      candidate: { name: "Zoë O’Neill 🎬", firstName: "Zoë", lastName: "O’Neill 🎬", email: "zoe@example.com" },
    });
  });

  it.each(["shortlisted", "discarded"])(
    "tells that a candidate is %s, with the phone and the three addresses",
    async (decision) => {
      await db.database
        .updateTable("interviews")
        .set({ phone: "+351 912 345 678", completed_at: new Date("2026-07-01T10:00:00Z") })
        .where("id", "=", interview.id)
        .execute();
      await endpoint("hireflix");
      await happens("interview.decided", { ...EVALUATED, decision });
      await happens("interview.deleted", { ...EVALUATED, decision });
      await receiver.until(2);
      const code = testKeyring.roomCode(interview.id, 1);
      expect(receiver.received.map(({ body }) => JSON.parse(body))).toMatchObject([
        {
          event: "interview.status-change",
          data: {
            status: decision,
            completed: Date.parse("2026-07-01T10:00:00Z"),
            candidate: { email: "zoe@example.com", phone: "+351 912 345 678" },
            url: {
              short: `https://team.example/c/${code}`,
              private: `https://team.example/app/interviews/${interview.id}`,
              public: `https://team.example/${code}`,
            },
          },
        },
        { event: "interview.delete" },
      ]);
    },
  );

  it.each([
    ["Ana Maria de Sousa", "Ana Maria", "de Sousa"],
    ["Ana Lopes", "Ana Maria", "Lopes"],
    ["Ana", "Ana", ""],
  ])("tells the parts of %s as the queries do, given %s", async (name, given_name, lastName) => {
    await db.database.updateTable("interviews").set({ name, given_name }).where("id", "=", interview.id).execute();
    await endpoint("hireflix", ["interview.finish"]);
    await happens("interview.completed", COMPLETED);
    await receiver.until(1);
    const { data } = JSON.parse(first(receiver.received).body);
    expect(data.candidate).toMatchObject({
      name,
      firstName: name.startsWith(given_name) ? given_name : "Ana",
      lastName,
    });
  });

  it("is verified by the vendor's documented receiver, which signs the body that it parsed and wrote again", async () => {
    const { secret } = await endpoint("hireflix", ["interview.finish"]);
    await happens("interview.completed", COMPLETED);
    await receiver.until(1);
    const one = first(receiver.received);
    const recomputed = createHmac("sha256", secret)
      .update(JSON.stringify(JSON.parse(one.body)))
      .digest("base64");
    expect(one.headers["x-hireflix-signature"]).toBe(recomputed);
    expect(standard(secret, one)).toBeTruthy();
    expect(one.headers["content-type"]).toBe("application/json");
  });

  it("has one secret for all endpoints of a workspace, and another in each workspace", async () => {
    const [one, two] = [await endpoint("hireflix"), await endpoint("hireflix")];
    expect(one.secret).toBe(two.secret);
    expect(await change((step) => revealSharedSecret(step, testKeyring, "hireflix"))).toBe(one.secret);
    workspace = (await createWorkspace(db.database)).id;
    expect((await endpoint("hireflix")).secret).not.toBe(one.secret);
  });

  it("tells of a score only when it changes, and of nothing that it has no name for", async () => {
    await endpoint("hireflix");
    await happens("review.updated", { scoreChanged: false });
    await happens("interview.archived");
    await happens("review.submitted", { scoreChanged: true });
    await receiver.until(1);
    expect(receiver.received.map(({ body }) => JSON.parse(body))).toMatchObject([
      { event: "interview.score-updated", data: { score: { value: 4.5 } } },
    ]);
  });
});

describe("interviewflow", () => {
  it("sends the contract's body with a signature by time and body", async () => {
    const { secret } = await endpoint("interviewflow");
    await happens("interview.report_available", EVALUATED);
    await receiver.until(1);
    const one = first(receiver.received);
    const body = JSON.parse(one.body);
    expect(body).toMatchObject({
      id: expect.stringMatching(/^evt_[0-9a-f]{32}$/),
      event: "interview.report_available",
      createdAt: expect.stringMatching(/Z$/),
      data: {
        interviewId: interview.id,
        jobId: positionId,
        name: "Zoë O’Neill 🎬",
        email: "zoe@example.com",
        status: "report_available",
        additionalFields: {},
        metadata: {},
        score: 4.5,
        reportUrl: `https://team.example/app/interviews/${interview.id}`,
      },
    });
    const [, timestamp, signature] =
      /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(one.headers["x-webhook-signature"])) ?? [];
    expect(signature).toBe(createHmac("sha256", secret).update(`${timestamp}.${one.body}`).digest("hex"));
    expect(one.headers).toMatchObject({ "x-webhook-id": body.id, "x-webhook-event": "interview.report_available" });
    expect(standard(secret, one)).toBeTruthy();
  });
});

describe("flowmingo", () => {
  it("keeps the sub-event out of event_type, and sends it to whoever asked for the parent or for it alone", async () => {
    const { secret } = await endpoint("flowmingo", [
      "invitation.status.update",
      "interview.evaluation.update.interview",
    ]);
    await happens("invitation.failed", { mailId: interview.id, purpose: "invitation" });
    await happens("invitation.failed", { mailId: interview.id, purpose: "reminder" });
    await happens("invitation.failed", { mailId: interview.id, purpose: "receipt" });
    await happens("interview.completed", COMPLETED);
    await happens("interview.report_available", EVALUATED);
    await receiver.until(2);
    const bodies = receiver.received.map(({ body }) => JSON.parse(body));
    expect(bodies).toMatchObject([
      { event_type: "invitation.status.update", data: { status: "invitation_email_failed" } },
      { event_type: "interview.evaluation.update", data: { evaluation_type: "interview", evaluation_score: 9 } },
    ]);
    expect(bodies[0]).toMatchObject({
      schema_version: "1.0.0",
      organization_id: expect.any(Number),
      is_test: false,
      data: {
        candidate_email: "zoe@example.com",
        interview_set_id: positionId,
        timestamp: expect.any(Number),
        ats_candidate_id: "ats/42",
      },
    });
    const one = first(receiver.received);
    const [, timestamp, signature] =
      /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(one.headers["x-webhook-signature"])) ?? [];
    expect(signature).toBe(createHmac("sha256", secret).update(`${timestamp}.${one.body}`).digest("hex"));
    expect(standard(secret, one)).toBeTruthy();
  });
});

describe("every shape", () => {
  it("signs by the earlier secret as well for the time that was chosen; the vendor's header by the new one alone", async () => {
    const made = await endpoint("flowmingo");
    const { secret } = await change((step) => rotateSecret(step, testKeyring, made.id, 24));
    expect(secret).not.toBe(made.secret);
    await happens("interview.started", { ...COMPLETED, progress: "started" });
    await receiver.until(1);
    const one = first(receiver.received);
    expect(standard(secret, one)).toBeTruthy();
    expect(standard(made.secret, one)).toBeTruthy();
    const [, timestamp, signature] = /^t=(\d+),v1=(.*)$/.exec(String(one.headers["x-webhook-signature"])) ?? [];
    expect(signature).toBe(createHmac("sha256", secret).update(`${timestamp}.${one.body}`).digest("hex"));
    await change((step) => rotateSecret(step, testKeyring, made.id, 0));
    await happens("interview.completed", COMPLETED);
    await receiver.until(2);
    const [, two] = receiver.received;
    if (!two) throw new Error("Nothing was received.");
    expect(() => standard(secret, two)).toThrow();
  });

  it("gives a native endpoint the row of the feed", async () => {
    const { secret } = await endpoint("native", ["interview.*"]);
    await happens("interview.completed", COMPLETED);
    await happens("review.submitted", { reviewId: interview.id });
    await happens("interview.archived");
    await receiver.until(2);
    expect(receiver.received.map(({ body }) => JSON.parse(body))).toMatchObject([
      { type: "interview.completed", interviewId: interview.id, data: { candidate: { email: "zoe@example.com" } } },
      { type: "interview.archived" },
    ]);
    expect(standard(secret, first(receiver.received))).toMatchObject({ type: "interview.completed" });
  });
});
