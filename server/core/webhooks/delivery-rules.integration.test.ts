/** What a delivery keeps to beside its order: the receiver's pause, the end of a rotation, a bounded history, the public network. */
import type { Updateable } from "kysely";
import { Webhook } from "standardwebhooks";
import { expect, it } from "vitest";
import { deliverySuite, until } from "../../../test/delivery-suite.ts";
import { TEST_SECRET_KEY, testKeyring } from "../../../test/factories.ts";
import { serveOn } from "../../../test/serving.ts";
import type { Received } from "../../../test/webhook-receiver.ts";
import type { Schema } from "../../platform/database/schema.ts";
import { attemptsOf } from "./deliveries.store.ts";
import { rotateSecret, sweepWebhooks } from "./index.ts";

const suite = deliverySuite();
const { deps, change, endpointAt, courier, move, interviewOf, happen, deliveriesOf } = suite;
const DAY_MS = 86_400_000;

it("waits as long as the receiver asks, when that is longer than its own pause", async () => {
  const [asking, plain] = [await interviewOf(), await interviewOf()];
  const { id } = await endpointAt("/hook");
  suite.receiver.answer = ({ body }, response) => {
    const asks = JSON.parse(body).interviewId === asking;
    response.writeHead(503, asks ? { "retry-after": "120" } : {}).end();
  };
  courier();
  await happen(asking, 1);
  await happen(plain, 1);
  const attempts = async () => (await deliveriesOf(id)).map((one) => one.attempts);
  await until(async () => (await attempts()).join() === "1,1");
  await suite.released(id);
  move(60);
  await until(async () => (await attempts())[1] === 2);
  expect(await attempts()).toEqual([1, 2]);
  await suite.released(id);
  move(70);
  await until(async () => (await attempts())[0] === 2);
  expect(await attempts()).toEqual([2, 2]);
});

it("signs by the earlier secret until the hour that was chosen is over", async () => {
  const interviewId = await interviewOf();
  const made = await endpointAt("/hook");
  const { secret } = await change((step) => rotateSecret(step, testKeyring, made.id, 1));
  courier();
  await happen(interviewId, 1);
  await suite.receiver.until(1);
  await suite.released(made.id);
  move(3601);
  await happen(interviewId, 1);
  await suite.receiver.until(2);
  const signaturesOf = ({ headers, body }: Received, by: string) =>
    new Webhook(by).sign(String(headers["webhook-id"]), new Date(Number(headers["webhook-timestamp"]) * 1000), body);
  const [within, after] = suite.receiver.received;
  if (!within || !after) throw new Error("Two were received.");
  expect(within.headers["webhook-signature"]).toBe(
    `${signaturesOf(within, secret)} ${signaturesOf(within, made.secret)}`,
  );
  expect(after.headers["webhook-signature"]).toBe(signaturesOf(after, secret));
});

it("forgets what was done more than thirty days ago, and nothing that waits", async () => {
  const interviewId = await interviewOf();
  const { id } = await endpointAt("/hook");
  courier();
  await happen(interviewId, 3);
  await until(async () => (await deliveriesOf(id)).filter(({ state }) => state === "delivered").length === 3);
  await Promise.all(suite.couriers.splice(0).map((one) => one.stop()));
  const [recent, old, waiting] = (await deliveriesOf(id)).map((one) => one.id);
  const daysAgo = (days: number) => new Date(suite.now.getTime() - days * DAY_MS);
  const rewrite = (row: string | undefined, values: Updateable<Schema["webhook_deliveries"]>) =>
    suite.db.database
      .updateTable("webhook_deliveries")
      .set(values)
      .where("id", "=", row ?? "")
      .execute();
  await rewrite(recent, { created_at: daysAgo(29), done_at: daysAgo(29) });
  await rewrite(old, { created_at: daysAgo(31), done_at: daysAgo(31) });
  await rewrite(waiting, { created_at: daysAgo(31), done_at: null, state: "waiting", next_attempt_at: daysAgo(31) });
  await sweepWebhooks(deps());
  expect((await deliveriesOf(id)).map((one) => one.id)).toEqual([recent, waiting]);
});

it("reaches no private address from a server as it is set up first, whatever the row says", async () => {
  const interviewId = await interviewOf();
  const { id } = await endpointAt("/hook");
  await suite.db.database
    .updateTable("webhook_endpoints")
    .set({ url: suite.receiver.url.replace("http:", "https:") })
    .where("id", "=", id)
    .execute();
  await happen(interviewId, 1);
  const serving = await serveOn(suite.db.connection.url, { ROLES: "worker", SECRET_KEY: TEST_SECRET_KEY });
  try {
    await until(async () => (await deliveriesOf(id))[0]?.attempts === 1);
  } finally {
    await serving.close();
  }
  const [delivery] = await deliveriesOf(id);
  const log = await attemptsOf(suite.db.database, suite.workspace, [delivery?.id ?? ""]);
  expect(log.get(delivery?.id ?? "")).toMatchObject([
    { number: 1, status: null, error: "The address is not on the public network." },
  ]);
  expect(suite.receiver.received).toEqual([]);
});

it("gives an attempt up that has no answer within fifteen seconds, and tries again", { timeout: 120_000 }, async () => {
  const interviewId = await interviewOf();
  const { id } = await endpointAt("/hook");
  suite.receiver.answer = () => undefined;
  courier();
  await happen(interviewId, 1);
  await until(async () => (await deliveriesOf(id))[0]?.attempts === 1);
  const [delivery] = await deliveriesOf(id);
  expect(delivery).toMatchObject({ state: "waiting" });
  const log = await attemptsOf(suite.db.database, suite.workspace, [delivery?.id ?? ""]);
  expect(log.get(delivery?.id ?? "")).toMatchObject([{ number: 1, status: null, error: expect.any(String) }]);
  suite.receiver.answer = (_request, response) => void response.end();
  await suite.released(id);
  move(3600);
  await until(async () => (await deliveriesOf(id))[0]?.state === "delivered");
  const ids = suite.receiver.received.map(({ headers }) => headers["webhook-id"]);
  expect([ids.length, new Set(ids).size]).toEqual([2, 1]);
});
