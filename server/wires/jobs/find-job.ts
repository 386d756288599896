/** The job that an address names, and how its team looks. */
import type { FastifyReply, FastifyRequest } from "fastify";
import { lastDayOf } from "../../../shared/last-day.ts";
import { positionSettingsSchema } from "../../../shared/position.ts";
import { findPublicPost, type PublicPost } from "../../core/job-posts/index.ts";
import { teamOf } from "../../core/rooms/index.ts";
import { isSandbox } from "../../core/sandboxes/index.ts";
import type { WorkspaceRecord } from "../../core/workspaces/index.ts";
import { type Brand, type JobsWireDeps, notice, type Page } from "./layout.ts";
import { readReference } from "./references.ts";
import { type Speech, speechFor } from "./words/speech.ts";

export interface Call {
  request: FastifyRequest;
  reply: FastifyReply;
}

export const noJob = (speech: Speech): Page => notice(speech, speech.say("noJob"), speech.say("noJobWhy"), null, 404);

export function closedJob(speech: Speech, { post: { closedAt, endsAt } }: PublicPost, brand: Brand): Page {
  const isOver = endsAt && closedAt && closedAt >= endsAt;
  const why = isOver
    ? speech.say("closedOn", { day: speech.day(new Date(lastDayOf(endsAt))) })
    : speech.say("closedByTeam");
  return notice(speech, speech.say("closed"), why, brand, 410);
}

/** What the reader of this request is spoken to in. */
export const speechOf = ({ request }: Pick<Call, "request">, found?: PublicPost): Speech =>
  speechFor(request.headers["accept-language"], found);

export async function brandOf(
  deps: JobsWireDeps,
  workspace: Pick<WorkspaceRecord, "id" | "number" | "name" | "settings">,
  found?: PublicPost,
): Promise<Brand> {
  const team = await teamOf(deps, {
    workspaceId: workspace.id,
    workspaceName: workspace.name,
    workspaceSettings: workspace.settings,
    positionSettings: found?.position?.settings ?? positionSettingsSchema.parse({}),
  });
  return {
    team,
    careersPath: `/careers/${workspace.number}`,
    embedOrigins: workspace.settings.embedOrigins,
    sandbox: await isSandbox(deps.database, workspace.id),
  };
}

export async function findJob(deps: JobsWireDeps, text: string): Promise<PublicPost | null> {
  const reference = readReference(text);
  return reference && "id" in reference ? findPublicPost(deps.database, reference.id) : null;
}
