/** /sandbox: where test keys work, with its robot and its clock. */
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import {
  moveSandboxClockSchema,
  positionSchema,
  robotVisitSchema,
  sandboxRobotSchema,
  sandboxSchema,
  updateSandboxSchema,
} from "../../../shared/native.ts";
import { readRobotVisit, sendRobot } from "../../core/robots/index.ts";
import {
  copyToSandbox,
  emptySandbox,
  ensureSandbox,
  moveClock,
  readSandbox,
  setRobot,
} from "../../core/sandboxes/index.ts";
import type { NativeContext } from "./context.ts";
import { read, write } from "./operation.ts";
import { presentPosition } from "./present.ts";
import { idParams } from "./route.ts";

const about = { tag: "Sandbox", scope: "workspace:write" } as const;
const IN_SANDBOX = "With a test key, or signed in with the test data open; a live key is refused.";

export function sandboxRoutes(app: FastifyInstance, deps: NativeContext): void {
  read(
    app,
    deps,
    {
      tag: "Sandbox",
      scope: "workspace:read",
      id: "getSandbox",
      path: "/sandbox",
      summary: "Read the sandbox",
      description: "Of the workspace, or the one that a test key works in.",
      answer: sandboxSchema,
    },
    ({ caller }) => readSandbox(deps.database, caller.workspaceId),
  );
  write(
    app,
    deps,
    {
      ...about,
      id: "createSandbox",
      method: "POST",
      path: "/sandbox",
      summary: "Make the sandbox",
      description: "Gives the one that there is, if there is one. The first test key makes it too.",
      answer: sandboxSchema,
    },
    async ({ step }) => readSandbox(step.transaction, await ensureSandbox(step)),
  );
  write(
    app,
    deps,
    {
      ...about,
      id: "updateSandbox",
      versioned: true,
      method: "PATCH",
      path: "/sandbox",
      summary: "Set the robot",
      description: `What the robot does with candidates whose address does not say. ${IN_SANDBOX}`,
      body: updateSandboxSchema,
      answer: sandboxSchema,
    },
    ({ step, body, expectedVersion }) => setRobot(step, body.robot, expectedVersion),
  );
  write(
    app,
    deps,
    {
      tag: "Sandbox",
      scope: "interviews:write",
      id: "sendRobot",
      method: "POST",
      path: "/sandbox/robot",
      summary: "Send the robot to an interview",
      description: `In place of what was planned for the interview before. ${IN_SANDBOX}`,
      body: sandboxRobotSchema,
      answer: robotVisitSchema,
    },
    ({ step, body }) => sendRobot(step, body),
  );
  read(
    app,
    deps,
    {
      tag: "Sandbox",
      scope: "interviews:read",
      id: "getRobotVisit",
      path: "/sandbox/robot/:interviewId",
      summary: "Read what the robot does with an interview",
      params: z.object({ interviewId: z.guid() }),
      answer: robotVisitSchema,
    },
    ({ caller, params }) => readRobotVisit(deps.database, caller.workspaceId, params.interviewId),
  );
  write(
    app,
    deps,
    {
      ...about,
      id: "moveSandboxClock",
      method: "POST",
      path: "/sandbox/clock",
      summary: "Move the sandbox's clock forward",
      description: `Everything in it becomes that much older, so that reminders go out and links end that would have by then. ${IN_SANDBOX}`,
      body: moveSandboxClockSchema,
      answer: sandboxSchema,
    },
    ({ step, body }) => moveClock(step, body.seconds),
  );
  write(
    app,
    deps,
    {
      ...about,
      id: "emptySandbox",
      method: "POST",
      path: "/sandbox/empty",
      summary: "Empty the sandbox",
      description: `Everything in it goes, with its recordings; keys, webhooks and settings stay. ${IN_SANDBOX}`,
      answer: sandboxSchema,
    },
    ({ step }) => emptySandbox(step),
  );
  write(
    app,
    deps,
    {
      tag: "Sandbox",
      scope: "positions:write",
      id: "copyPositionToSandbox",
      method: "POST",
      path: "/positions/:id/copy-to-sandbox",
      summary: "Copy a position into the sandbox",
      description:
        "Its pictures and videos stay behind. Asked of the live workspace; a test key copies nothing out of it.",
      params: idParams,
      answer: positionSchema,
      status: 201,
    },
    async ({ step, params }) => {
      const { sandbox, position } = await copyToSandbox(step, params.id);
      return presentPosition(deps, sandbox, position, []);
    },
  );
}
