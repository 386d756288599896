/** Delivery through the real client to a real receiver: order, retries by a clock that is moved, faults of workers and receivers. */
import { once } from "node:events";
import { expect, it } from "vitest";
import { deliverySuite, until } from "../../../test/delivery-suite.ts";
import { eraseCandidate } from "../exports/index.ts";
import { ensureSandbox } from "../sandboxes/index.ts";
import { attemptsOf, resendRange, sendTest } from "./deliveries.store.ts";
import { findEndpoint, updateEndpoint } from "./endpoints.store.ts";

const suite = deliverySuite();
const { deps, change, endpointAt, courier, move, interviewOf, happen, deliveriesOf, sequencesAt } = suite;

it("delivers what happens from then on, in order, and writes the log", async () => {
  const interviewId = await interviewOf();
  await happen(interviewId, 2);
  const { id } = await endpointAt("/hook");
  courier();
  await happen(interviewId, 3);
  await suite.receiver.until(3);
  await until(async () => (await deliveriesOf(id)).every(({ state }) => state === "delivered"));
  expect(sequencesAt("/hook")).toEqual([4, 5, 6]);
  const [first] = await deliveriesOf(id);
  const log = await attemptsOf(suite.db.database, suite.workspace, [first?.id ?? ""]);
  expect(log.get(first?.id ?? "")).toMatchObject([{ number: 1, status: 200, error: null }]);
  expect(first?.body).toBe(suite.receiver.received[0]?.body);
});

it("holds back what stands behind a failure in the same interview, and nothing else", async () => {
  const [stuck, free] = [await interviewOf(), await interviewOf()];
  const { id } = await endpointAt("/hook");
  let broken = true;
  suite.receiver.answer = ({ body }, response) => {
    response.statusCode = broken && JSON.parse(body).interviewId === stuck ? 503 : 200;
    response.end();
  };
  courier();
  await happen(stuck, 3);
  await happen(free, 3);
  await until(async () => (await deliveriesOf(id)).filter(({ state }) => state === "delivered").length === 3);
  expect(sequencesAt("/hook").filter((sequence) => sequence <= 4)).toEqual([2]);
  broken = false;
  move(10);
  await until(async () => (await deliveriesOf(id)).every(({ state }) => state === "delivered"));
  expect(sequencesAt("/hook").filter((sequence) => sequence <= 4)).toEqual([2, 2, 3, 4]);
});

it("gives a delivery up after ten attempts, marks it and goes on behind it", async () => {
  const interviewId = await interviewOf();
  const { id } = await endpointAt("/hook");
  suite.receiver.answer = ({ body }, response) => {
    response.statusCode = JSON.parse(body).sequence === 2 ? 500 : 200;
    response.end();
  };
  courier();
  await happen(interviewId, 2);
  for (const [index, hours] of [0.01, 0.1, 0.6, 2.4, 6, 12, 17, 24, 29].entries()) {
    await until(async () => (await deliveriesOf(id))[0]?.attempts === index + 1);
    move(hours * 3600);
  }
  await until(async () => (await deliveriesOf(id))[1]?.state === "delivered");
  expect(await deliveriesOf(id)).toMatchObject([
    { state: "failed", attempts: 10 },
    { state: "delivered", attempts: 1 },
  ]);
});

it("brings everything when a receiver that was down comes back", async () => {
  const interviews = await Promise.all([interviewOf(), interviewOf(), interviewOf()]);
  const { id } = await endpointAt("/hook");
  suite.receiver.answer = (_request, response) => response.destroy();
  courier();
  for (const one of interviews) await happen(one, 2);
  await until(async () => (await deliveriesOf(id)).filter(({ attempts }) => attempts === 1).length === 3);
  await until(async () => (await findEndpoint(suite.db.database, suite.workspace, id)).failingSince !== null);
  suite.receiver.answer = (_request, response) => void response.end();
  suite.receiver.received.length = 0;
  await suite.released(id);
  move(3600);
  await until(async () => (await deliveriesOf(id)).every(({ state }) => state === "delivered"));
  for (const one of interviews) {
    const sequences = suite.receiver.received
      .map(({ body }) => JSON.parse(body))
      .filter(({ interviewId }) => interviewId === one);
    expect(sequences.map(({ interviewSequence }) => interviewSequence)).toEqual([1, 2]);
  }
  await until(async () => (await findEndpoint(suite.db.database, suite.workspace, id)).failingSince === null);
});

it("loses nothing when a worker is killed with deliveries on their way; nobody else delivers until its lease ends", async () => {
  suite.now = new Date();
  const interviews = await Promise.all(Array.from({ length: 20 }, interviewOf));
  const { id } = await endpointAt("/hook");
  for (const one of interviews) await happen(one, 5);
  // Half of the requests are never answered: the worker has them on their way when it dies.
  let taken = 0;
  suite.receiver.answer = (_request, response) => {
    taken += 1;
    if (taken % 2 === 0) response.end();
  };
  const worker = suite.worker();
  await suite.receiver.until(16);
  worker.kill("SIGKILL");
  await once(worker, "exit");
  const before = suite.receiver.received.length;
  suite.receiver.answer = (_request, response) => void response.end();
  courier();
  await new Promise((resolve) => setTimeout(resolve, 400));
  expect(suite.receiver.received.length).toBe(before);
  suite.now = new Date(Date.now() + 60_000);
  await until(async () => (await deliveriesOf(id)).filter(({ state }) => state === "delivered").length === 100);
  for (const one of interviews) {
    const told = suite.receiver.received
      .map(({ body }) => JSON.parse(body))
      .filter(({ interviewId }) => interviewId === one);
    const fresh = told
      .map(({ interviewSequence }) => interviewSequence)
      .filter((own, at, all) => all.indexOf(own) === at);
    expect(fresh).toEqual([1, 2, 3, 4, 5]);
  }
});

it("delivers once for two workers, and in order", async () => {
  const interviews = await Promise.all([interviewOf(), interviewOf()]);
  const { id } = await endpointAt("/hook");
  courier();
  courier();
  for (let round = 0; round < 20; round++) for (const one of interviews) await happen(one, 1);
  await until(async () => (await deliveriesOf(id)).filter(({ state }) => state === "delivered").length === 40);
  for (const one of interviews) {
    const told = suite.receiver.received
      .map(({ body }) => JSON.parse(body))
      .filter(({ interviewId }) => interviewId === one);
    expect(told.map(({ interviewSequence }) => interviewSequence)).toEqual(
      Array.from({ length: 20 }, (_, at) => at + 1),
    );
  }
});

it("does not let a slow receiver delay another", async () => {
  const interviewId = await interviewOf();
  await endpointAt("/slow");
  await endpointAt("/quick");
  const held: (() => void)[] = [];
  suite.receiver.answer = ({ path }, response) => {
    if (path === "/slow") held.push(() => response.end());
    else response.end();
  };
  courier();
  await happen(interviewId, 5);
  await until(() => sequencesAt("/quick").length >= 5);
  expect(sequencesAt("/slow").length).toBeLessThanOrEqual(2);
  await until(() => {
    for (const end of held.splice(0)) end();
    return sequencesAt("/slow").length >= 5;
  });
});

it("never follows a redirect", async () => {
  const interviewId = await interviewOf();
  const { id } = await endpointAt("/hook");
  suite.receiver.answer = (_request, response) => {
    response.writeHead(302, { location: `${suite.receiver.url}/elsewhere` });
    response.end();
  };
  courier();
  await happen(interviewId, 1);
  await until(async () => (await deliveriesOf(id))[0]?.attempts === 1);
  expect(suite.receiver.received.map(({ path }) => path)).toEqual(["/hook"]);
  const [delivery] = await deliveriesOf(id);
  expect(delivery).toMatchObject({ state: "waiting" });
  expect(
    (await attemptsOf(suite.db.database, suite.workspace, [delivery?.id ?? ""])).get(delivery?.id ?? ""),
  ).toMatchObject([{ status: 302, headers: { location: `${suite.receiver.url}/elsewhere` } }]);
});

it("switches an endpoint off that answers 410, and one that fails for five days; both can be brought up to date", async () => {
  const interviewId = await interviewOf();
  const { id } = await endpointAt("/hook");
  suite.receiver.answer = (_request, response) => {
    response.statusCode = 410;
    response.end();
  };
  courier();
  await happen(interviewId, 1);
  await until(async () => !(await findEndpoint(suite.db.database, suite.workspace, id)).active);
  expect(await findEndpoint(suite.db.database, suite.workspace, id)).toMatchObject({ disabledReason: "gone" });
  await happen(interviewId, 2);
  suite.receiver.answer = (_request, response) => void response.end();
  suite.receiver.received.length = 0;
  await change((step) => updateEndpoint(deps(), step, id, { active: true }));
  await change((step) => resendRange(deps(), step, id, { fromSequence: 1, onlyFailed: true }));
  move(10);
  await until(() => sequencesAt("/hook").length >= 3);
  expect([...new Set(sequencesAt("/hook"))].sort((left, right) => left - right)).toEqual(
    expect.arrayContaining([4, 5]),
  );

  suite.receiver.answer = (_request, response) => {
    response.statusCode = 500;
    response.end();
  };
  await happen(interviewId, 1);
  for (const days of [0, 1, 2, 3]) {
    move(days * 86_400);
    const seen = suite.receiver.received.length;
    await until(() => suite.receiver.received.length > seen);
  }
  await until(async () => !(await findEndpoint(suite.db.database, suite.workspace, id)).active);
  expect(await findEndpoint(suite.db.database, suite.workspace, id)).toMatchObject({ disabledReason: "failing" });
});

it("forgets what it sent about a candidate who is erased, and sends nothing more about them", async () => {
  const interviewId = await interviewOf();
  const { id } = await endpointAt("/hook");
  const { email } = await suite.db.database
    .selectFrom("interviews")
    .select("email")
    .where("id", "=", interviewId)
    .executeTakeFirstOrThrow();
  suite.receiver.answer = (_request, response) => response.destroy();
  courier();
  await happen(interviewId, 2);
  await until(async () => (await deliveriesOf(id)).some(({ attempts }) => attempts === 1));
  const outbox = { fileOf: (messageId: string) => messageId };
  const receipt = await change((step) => eraseCandidate(step, outbox, email));
  expect(receipt?.deleted).toMatchObject({ webhook_deliveries: 2 });
  move(3600);
  await until(async () => (await deliveriesOf(id)).some(({ event }) => event === "candidate.erased"));
  expect((await deliveriesOf(id)).map(({ event }) => event)).toEqual(["candidate.erased"]);
});

it("tries a test once", async () => {
  const { id } = await endpointAt("/hook", { shape: "flowmingo" });
  suite.receiver.answer = (_request, response) => {
    response.statusCode = 500;
    response.end("no");
  };
  courier();
  const test = await change((step) => sendTest(deps(), step, id, "interview.status.update.completed"));
  await until(async () => (await deliveriesOf(id))[0]?.state === "failed");
  expect(JSON.parse(suite.receiver.received[0]?.body ?? "")).toMatchObject({
    is_test: true,
    event_type: "interview.status.update",
    event_id: test.id,
    data: { candidate_email: "test@example.com", interview_set_id: "00000000-0000-0000-0000-000000000000" },
  });
});

it("marks what a sandbox tells of as a test, in the shapes that have a mark, and nothing live", async () => {
  const live = suite.workspace;
  const sandbox = await change((step) => ensureSandbox(step));
  for (const place of [live, sandbox]) {
    await suite.moveInto(place);
    const { positionId } = suite;
    const at = place === live ? "live" : "sandbox";
    for (const shape of ["native", "flowmingo", "interviewflow", "hireflix"])
      await endpointAt(`/${at}/${shape}`, { shape });
    const interviewId = await interviewOf();
    const data = { interviewId, positionId, admission: "admitted", progress: "completed", decision: "undecided" };
    await change(async (step) => step.record({ type: "interview.completed", interviewId, positionId, data }));
  }
  courier();
  const bodyAt = (path: string) => suite.receiver.received.find((one) => one.path === path)?.body;
  const paths = ["live", "sandbox"].flatMap((at) =>
    ["native", "flowmingo", "interviewflow", "hireflix"].map((shape) => `/${at}/${shape}`),
  );
  await until(() => paths.every((path) => bodyAt(path) !== undefined));
  const markAt = (path: string) => {
    const body = JSON.parse(bodyAt(path) ?? "");
    return { test: body.test, is_test: body.is_test };
  };
  expect(paths.map(markAt)).toEqual([{}, { is_test: false }, {}, {}, { test: true }, { is_test: true }, {}, {}]);
});
