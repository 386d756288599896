/** Section 7: webhooks made, listed, changed and looked at by /me; what they say and how they are signed. */
import assert from "node:assert/strict";
import { createHmac, randomBytes } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { at, type Case, type ConformanceReceiver, listAt, textAt } from "../kit.ts";
import { verifyStandard } from "../standard-webhook.ts";
import { dataOf, errorOf, type Hireflix } from "./wire.ts";

const EVENTS = [
  "interview.create",
  "interview.finish",
  "interview.status-change",
  "interview.delete",
  "interview.score-updated",
];
const CREATE = `mutation Create($url: String!, $events: [String!], $external: String) {
  createWebhook(url: $url, events: $events, external: $external) { id url events active external owner }
}`;
const UPDATE = `mutation Update($id: String!, $url: String, $events: [String!], $active: Boolean) {
  updateWebhook(id: $id, url: $url, events: $events, active: $active) { id url events active external }
}`;
const LOGS = "query Logs($id: String!) { webhookLogs(id: $id) { id date emitter status url request response } }";
const NOBODY = "000000000000000000000000";

/** An address that no other webhook has; nothing is sent to it by what these cases do. */
const freshUrl = () => `https://hooks.example.com/${randomBytes(6).toString("hex")}`;

/** receiver: where webhooks can be received; without it what they say is not looked at. */
export const webhookCases = (wire: Hireflix, receiver: ConformanceReceiver | null): Case[] => [
  ...settingCases(wire),
  ...(receiver ? receivedCases(wire, receiver) : []),
];

/** The webhook at an address as the native API knows it: this wire has no deletion and no test message. */
async function nativePath({ deployment }: Hireflix, url: string): Promise<string> {
  const listed = await deployment.call("GET", "/api/v1/webhooks?limit=100");
  const found = listAt(listed.body, "data").find((row) => at(row, "url") === url);
  return `/api/v1/webhooks/${textAt(found, "id")}`;
}

async function remove(wire: Hireflix, url: string): Promise<void> {
  const gone = await wire.deployment.call("DELETE", await nativePath(wire, url));
  assert.ok(gone.status < 300, gone.text);
}

function settingCases(wire: Hireflix): Case[] {
  const { ask, post } = wire;
  return [
    ...wire.clients.map(({ name, run }) => ({
      name: `${name}: a webhook is made, listed, changed, switched off; deleted, it is null`,
      async run() {
        const url = freshUrl();
        const made = at(
          dataOf(await run(CREATE, { url, events: ["interview.finish"], external: "ats-7" })),
          "createWebhook",
        );
        const id = textAt(made, "id");
        assert.match(id, /^[0-9a-f]{24}$/);
        assert.ok(textAt(made, "owner").length > 0);
        const { owner: _owner, ...given } = Object(made);
        assert.deepEqual(
          { ...given, __typename: undefined },
          { id, url, events: ["interview.finish"], active: true, external: "ats-7", __typename: undefined },
        );
        const told = dataOf(
          await run("query W($id: String!) { webhooks { id url } webhook(id: $id) { id events active } }", { id }),
        );
        assert.equal(listAt(told, "webhooks").filter((row) => at(row, "id") === id).length, 1);
        assert.equal(at(told, "webhook", "active"), true);
        const changed = dataOf(await run(UPDATE, { id, events: ["interview.delete"], url: null }));
        assert.deepEqual(at(changed, "updateWebhook", "events"), ["interview.delete"]);
        assert.equal(at(changed, "updateWebhook", "url"), url, "what is null stays");
        const off = dataOf(await run(UPDATE, { id, active: false }));
        assert.equal(at(off, "updateWebhook", "active"), false);
        assert.deepEqual(at(off, "updateWebhook", "events"), ["interview.delete"]);
        assert.deepEqual(at(dataOf(await run(LOGS, { id })), "webhookLogs"), []);
        await remove(wire, url);
        const gone = dataOf(await run("query W($id: String!) { webhooks { id } webhook(id: $id) { id } }", { id }));
        assert.equal(at(gone, "webhook"), null);
        assert.ok(listAt(gone, "webhooks").every((row) => at(row, "id") !== id));
      },
    })),
    {
      name: "every documented event can be asked for; an event or an address that is none makes no webhook",
      async run() {
        const url = freshUrl();
        const made = await ask(CREATE, { url, events: EVENTS });
        assert.deepEqual(listAt(made, "createWebhook", "events").toSorted(), EVENTS.toSorted());
        await remove(wire, url);
        const before = listAt(await ask("{ webhooks { id } }"), "webhooks").length;
        for (const variables of [{ url: freshUrl(), events: ["interview.started"] }, { url: "nowhere" }]) {
          assert.equal(at(errorOf(await post("/me", { query: CREATE, variables })), "code"), 400);
        }
        assert.equal(listAt(await ask("{ webhooks { id } }"), "webhooks").length, before);
        for (const [query, variables] of [
          [UPDATE, { id: NOBODY, active: true }],
          [LOGS, { id: NOBODY }],
        ]) {
          assert.equal(at(errorOf(await post("/me", { query, variables })), "code"), 404);
        }
      },
    },
    {
      name: "the secret is one for the account, whichever webhook it signs",
      async run() {
        const secret = textAt(await ask("{ webhooksSecretKey }"), "webhooksSecretKey");
        assert.ok(secret.length >= 32);
        const url = freshUrl();
        await ask(CREATE, { url, events: ["interview.finish"] });
        assert.equal(textAt(await ask("{ webhooksSecretKey }"), "webhooksSecretKey"), secret);
        await remove(wire, url);
      },
    },
  ];
}

function receivedCases(wire: Hireflix, receiver: ConformanceReceiver): Case[] {
  const { ask, deployment, invite, positionId } = wire;
  /**
   * The message of a request whose signatures are right: the documented one, over the body parsed and written again as the documented
   * receiver does, and the standard one.
   */
  const verified = async ({ headers, body }: Awaited<ReturnType<ConformanceReceiver["received"]>>[number]) => {
    const secret = textAt(await ask("{ webhooksSecretKey }"), "webhooksSecretKey");
    const message: unknown = JSON.parse(body);
    const signature = createHmac("sha256", secret).update(JSON.stringify(message)).digest("base64");
    assert.equal(headers["x-hireflix-signature"], signature);
    assert.equal(body, JSON.stringify(message));
    assert.deepEqual(verifyStandard({ headers, body }, secret), message);
    return message;
  };
  return [
    {
      name: "an invite is told, signed over the body as JSON.stringify writes it, and stands in the log",
      line: 11,
      async run() {
        const url = `${receiver.url}/told`;
        const id = textAt(await ask(CREATE, { url, events: ["interview.create"] }), "createWebhook", "id");
        const invited = await invite({ externalId: "told-1" });
        const [first] = await receiver.received("/told", 1);
        assert.ok(first);
        const message = await verified(first);
        assert.deepEqual(Object.keys(Object(message)), ["event", "data", "date"]);
        assert.equal(at(message, "event"), "interview.create");
        assert.ok(Math.abs(Date.now() - Number(at(message, "date"))) < 300_000);
        const data = at(message, "data");
        assert.deepEqual(Object.keys(Object(data)).slice(0, 7), [
          ...["id", "position", "externalId", "status", "hash", "createdAt", "candidate"],
        ]);
        assert.equal(at(data, "id"), invited.id);
        assert.deepEqual(at(data, "position"), { id: positionId, name: "Conformance" });
        assert.deepEqual(
          [at(data, "externalId"), at(data, "status"), at(data, "hash")],
          ["told-1", "pending", invited.hash],
        );
        assert.equal(at(data, "candidate", "email"), invited.email);
        const logged = () => ask(LOGS, { id }).then((told) => listAt(told, "webhookLogs"));
        let [entry] = await logged();
        for (let tries = 0; at(entry, "status") !== "200"; tries++) {
          assert.ok(tries < 100, `the log must tell of the answer within 10 seconds: ${JSON.stringify(entry)}`);
          await wait(100);
          [entry] = await logged();
        }
        assert.equal(at(entry, "emitter"), "interview.create");
        assert.equal(at(entry, "url"), url);
        assert.ok(Number(at(entry, "date")) > 1.6e12);
        assert.deepEqual(at(entry, "request"), message, "JSON, without a selection");
        assert.equal(at(entry, "response", "status"), 200);
        assert.equal((await logged()).length, 1);
        await remove(wire, url);
      },
    },
    {
      name: "a webhook hears the events that it asked for, and nothing while it is switched off",
      async run() {
        const url = `${receiver.url}/chosen`;
        const id = textAt(await ask(CREATE, { url, events: ["interview.delete"] }), "createWebhook", "id");
        await ask(UPDATE, { id, active: false });
        const deleted = async () => {
          const invited = await invite();
          await ask("mutation D($id: String!) { Interview(id: $id) { delete } }", { id: invited.id });
          return invited.id;
        };
        await deleted();
        await ask(UPDATE, { id, active: true });
        const second = await deleted();
        const [first] = await receiver.received("/chosen", 1);
        assert.ok(first);
        const message = await verified(first);
        assert.equal(at(message, "event"), "interview.delete");
        assert.equal(at(message, "data", "id"), second, "what happened while it was off is not told later");
        await remove(wire, url);
      },
    },
    {
      name: "a test message has the form and the signature of a true one",
      line: 11,
      async run() {
        const url = `${receiver.url}/tests`;
        await ask(CREATE, { url, events: EVENTS });
        const path = await nativePath(wire, url);
        for (const event of EVENTS) {
          const sent = await deployment.call("POST", `${path}/test`, { event });
          assert.ok(sent.status < 300, sent.text);
        }
        const messages = await Promise.all((await receiver.received("/tests", EVENTS.length)).map(verified));
        assert.deepEqual(messages.map((message) => textAt(message, "event")).toSorted(), EVENTS.toSorted());
        for (const message of messages) assert.equal(typeof at(message, "data", "candidate", "email"), "string");
        const finish = messages.find((message) => at(message, "event") === "interview.finish");
        assert.equal(at(finish, "data", "status"), "completed");
        await remove(wire, url);
      },
    },
  ];
}
