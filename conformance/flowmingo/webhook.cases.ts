/** Webhooks (contract sections 8 and 13): where they may go, which of them, how they are signed. */
import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { at, type Case, type ConformanceReceiver, freshEmail, textAt } from "../kit.ts";
import { verifyStandard } from "../standard-webhook.ts";
import { type FlowmingoWire, resultsOf } from "./wire.ts";

const NAMES = [
  ...["delivered", "opened", "clicked", "accepted", "failed", "spam"].map(
    (state) => `invitation.status.update.invitation_email_${state}`,
  ),
  "interview.status.update.started",
  "interview.status.update.completed",
  ...["interview", "cv", "holistic"].map((type) => `interview.evaluation.update.${type}`),
];

type Received = Awaited<ReturnType<ConformanceReceiver["received"]>>[number];

/** The seconds and the body of a message whose signatures are right: the documented one, by the whole secret over `t.body`, and the standard one. */
function verified({ headers, body }: Received, secret: string): { t: number; message: unknown } {
  const [, t = "", v1] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(headers["x-webhook-signature"])) ?? [];
  assert.equal(v1, createHmac("sha256", secret).update(`${t}.${body}`).digest("hex"));
  assert.ok(Math.abs(Date.now() / 1000 - Number(t)) < 300);
  const message: unknown = JSON.parse(body);
  assert.deepEqual(verifyStandard({ headers, body }, secret), message);
  assert.equal(headers["webhook-timestamp"], t);
  return { t: Number(t), message };
}

export function webhookCases(wire: FlowmingoWire, receiver: ConformanceReceiver | null): Case[] {
  const create = (url: string, events: string[]) =>
    wire.deployment.call("POST", "/api/v1/webhooks", { url, events, shape: "flowmingo" });
  const cases: Case[] = [
    {
      name: "an address that is private, loopback or a cloud's metadata is refused",
      line: 12,
      async run() {
        // A deployment that is told to reach private networks does so; none takes what is no address.
        for (const url of [
          "http://169.254.169.254/latest/meta-data",
          "https://127.0.0.1/",
          "https://10.0.0.1/",
          "https://[::1]/",
        ]) {
          if (receiver === null) assert.equal((await create(url, ["*"])).status, 400, url);
        }
        assert.equal((await create("ftp://example.com/", ["*"])).status, 400);
      },
    },
    {
      name: "every sub-event can be subscribed to by itself, their parent for all of them; an unknown name is refused",
      line: 9,
      async run() {
        const url = receiver?.url ?? "https://hooks.example.com/x";
        const made = await create(url, NAMES);
        assert.equal(made.status, 201, made.text);
        const family = await create(url, ["invitation.status.update"]);
        assert.equal(family.status, 201, family.text);
        assert.equal((await create(url, ["invitation.status.update.unheard_of"])).status, 400);
        const singles = [];
        for (const name of NAMES) {
          const single = await create(url, [name]);
          assert.equal(single.status, 201, single.text);
          singles.push(single);
        }
        for (const { body } of [made, family, ...singles])
          await wire.deployment.call("DELETE", `/api/v1/webhooks/${textAt(body, "id")}`);
      },
    },
  ];
  return receiver ? [...cases, ...receivedCases(wire, receiver, create)] : cases;
}

function receivedCases(
  wire: FlowmingoWire,
  receiver: ConformanceReceiver,
  create: (url: string, events: string[]) => ReturnType<FlowmingoWire["post"]>,
): Case[] {
  return [
    {
      name: "a test message is signed with the whole secret, names its parent alone and says that it is a test",
      line: 8,
      async run() {
        const { body } = await create(`${receiver.url}/tests`, ["*"]);
        for (const event of NAMES) {
          const sent = await wire.deployment.call("POST", `/api/v1/webhooks/${textAt(body, "id")}/test`, { event });
          assert.ok(sent.status < 300, sent.text);
        }
        const messages = (await receiver.received("/tests", NAMES.length)).map(
          (one) => verified(one, textAt(body, "secret")).message,
        );
        const told = messages.map((message) => {
          assert.equal(at(message, "is_test"), true);
          assert.equal(at(message, "schema_version"), "1.0.0");
          assert.equal(typeof at(message, "organization_id"), "number");
          assert.equal(at(message, "data", "candidate_email"), "test@example.com");
          assert.match(textAt(message, "data", "interview_set_id"), /^[0-]+$/);
          return `${at(message, "event_type")}.${at(message, "data", "status") ?? at(message, "data", "evaluation_type")}`;
        });
        assert.deepEqual([...told].sort(), [...NAMES].sort());
        const evaluation = messages.find((message) => at(message, "event_type") === "interview.evaluation.update");
        const score = at(evaluation, "data", "evaluation_score");
        assert.ok(typeof score === "number" && score >= 0 && score <= 10, String(score));
      },
    },
    {
      name: "the beta's names stand beside the others where a webhook asks for them, and nowhere else",
      async run() {
        const beta = await wire.deployment.call("POST", "/api/v1/webhooks", {
          url: `${receiver.url}/beta`,
          shape: "flowmingo_beta",
        });
        const test = (id: string) => wire.deployment.call("POST", `/api/v1/webhooks/${id}/test`, { event: NAMES[0] });
        await test(textAt(beta.body, "id"));
        const [received] = await receiver.received("/beta", 1);
        assert.ok(received);
        const { message } = verified(received, textAt(beta.body, "secret"));
        assert.equal(textAt(message, "event_name"), textAt(message, "event_type"));
        assert.deepEqual(at(message, "payload"), at(message, "data"));
        const [plain] = await receiver.received("/tests", 1);
        assert.ok(plain && !plain.body.includes("event_name") && !plain.body.includes("payload"));
      },
    },
    {
      name: "a message that was not taken comes again with the same event_id and a fresh t",
      line: 8,
      async run() {
        const clicked = "invitation.status.update.invitation_email_clicked";
        const { body } = await create(`${receiver.url}/again`, [clicked]);
        receiver.failNext("/again", 503);
        const invitationId = await openInvitation(wire);
        const [first, second] = (await receiver.received("/again", 2)).map((one) =>
          verified(one, textAt(body, "secret")),
        );
        assert.equal(textAt(first?.message, "event_id"), textAt(second?.message, "event_id"));
        assert.ok((second?.t ?? 0) > (first?.t ?? 0));
        assert.equal(at(second?.message, "event_type"), "invitation.status.update");
        assert.equal(at(second?.message, "data", "status"), "invitation_email_clicked");
        assert.equal(at(second?.message, "data", "invitation_id"), invitationId);
      },
    },
    {
      name: "a subscription to one sub-event hears nothing of its siblings",
      line: 9,
      async run() {
        const failed = await create(`${receiver.url}/failed`, ["invitation.status.update.invitation_email_failed"]);
        const all = await create(`${receiver.url}/all`, ["invitation.status.update"]);
        assert.deepEqual([failed.status, all.status], [201, 201]);
        await openInvitation(wire);
        await receiver.received("/all", 1);
        assert.deepEqual(await receiver.received("/failed", 0), []);
      },
    },
  ];
}

/** Invites somebody, and once the mail has left opens its link as the candidate's page does. */
async function openInvitation(wire: FlowmingoWire): Promise<string> {
  const body = { com_interview_set_id: wire.setId, candidates: [{ email: freshEmail() }] };
  const [item] = resultsOf(await wire.invite(body), 1);
  const submission = `/hiring/submissions/${textAt(item, "submission", "id")}/v1`;
  const mailId = textAt(item, "invitation", "id");
  for (let tries = 0; at((await wire.get(submission)).body, "invitation", "status_text") !== "sent"; tries++) {
    assert.ok(tries < 200, "the mail must leave within 20 seconds");
    await wait(100);
  }
  const mail = await wire.deployment.call("GET", `/api/v1/mails/${mailId}`);
  const [, code = ""] = /\/i\/([0-9A-Za-z]{11})/.exec(textAt(mail.body, "text")) ?? [];
  const room = await wire.deployment.call("GET", "/api/room", undefined, {
    key: false,
    headers: { "x-room-code": code },
  });
  assert.equal(room.status, 200, room.text);
  assert.equal(at((await wire.get(submission)).body, "invitation", "status_text"), "clicked");
  return mailId;
}
