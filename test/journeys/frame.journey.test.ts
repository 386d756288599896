/** The room inside a page of somebody else, on another site: no cookies, its storage apart, the camera by the host's leave. */
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Deployment, deploy, setUp } from "../deployment.ts";
import {
  type Candidate,
  expectRecorded,
  goToFirstQuestion,
  invite,
  keepAndFinish,
  press,
  readBack,
  record,
  startCandidate,
} from "./candidate.ts";

let deployment: Deployment;
let key: string;
let candidate: Candidate;
let host: Server;
let link = "";

beforeAll(async () => {
  deployment = await deploy();
  ({ key } = await setUp(deployment));
  candidate = await startCandidate();
  // "localhost" and "127.0.0.1" are two sites to a browser.
  host = createServer((_request, response) => {
    response.setHeader("content-type", "text/html");
    response.end(
      `<!doctype html><title>Host</title><iframe title="Interview" allow="camera; microphone; fullscreen" width="1000" height="850" src="${link}"></iframe>`,
    );
  });
  await new Promise<void>((resolve) => host.listen(0, "localhost", resolve));
});
afterAll(async () => {
  host?.close();
  await candidate?.close();
  await deployment?.stop();
});

it("records inside a frame of another site", async () => {
  const invited = await invite(deployment, key);
  link = invited.link;
  const page = await candidate.open(`http://localhost:${(host.address() as AddressInfo).port}/`);
  const room = page.frameLocator("iframe");
  await goToFirstQuestion(room);
  await record(room, 4);
  await press(room, "Stop and review");
  await keepAndFinish(room);
  await expectRecorded(invited, candidate.witness);
  expect((await readBack(invited)).progress).toBe("completed");
  expect(await candidate.context.cookies()).toEqual([]);
});
