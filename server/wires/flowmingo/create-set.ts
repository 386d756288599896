/** Creates an interview set (contract section 5), and lists sets on the same path for clients that ask there. */
import type { FastifyRequest } from "fastify";
import { z } from "zod";
import { newId } from "../../../shared/ids.ts";
import { createPositionSchema } from "../../../shared/position.ts";
import { authorise } from "../../core/actor.ts";
import { type ChangeDeps, changeWorkspace } from "../../core/change.ts";
import type { KeyCaller } from "../../core/keys/index.ts";
import { createPosition, pageOfPositions } from "../../core/positions/index.ts";
import { RefusedError, refuse } from "../../core/refusal.ts";
import { parseInput } from "../parse-input.ts";
import { countedPage } from "./read.ts";

const text = (most: number) => z.string().trim().max(most).nullish();
const itemSchema = z.looseObject({
  title: text(2000),
  content: text(2000),
  question_mode: text(40),
  question_type: text(40),
  priority: z.number().nullish(),
});

export const setSchema = z.looseObject({
  title: z.string().trim().min(1).max(255),
  set_type: z.number().nullish(),
  description: text(20_000),
  interview_duration: z.number().int().min(5).max(120).nullish(),
  number_of_retakes: z.number().int().min(0).max(20).nullish(),
  project_id: z.guid("must be a UUID").toLowerCase().nullish(),
  iai_questions: z.array(itemSchema).max(50).nullish(),
  iai_requirements: z
    .array(
      z.looseObject({
        title: z.string().trim().min(1).max(120),
        content: text(1000),
        cfg_importance_id: z.number().nullish(),
        priority: z.number().nullish(),
      }),
    )
    .max(20)
    .nullish(),
  com_accesses: z
    .array(
      z.looseObject({
        user_id: z.guid("must be the id of a member").toLowerCase(),
        role: text(40),
      }),
    )
    .max(200)
    .nullish(),
});

const KINDS: Readonly<Record<string, "video" | "audio" | "text">> = { audio: "audio", text: "text", code: "text" };

/** A text question of the vendor's is asked as text and answered on camera, unless it says how it is answered. */
const kindOf = (type: string | null | undefined) => (type === "text" ? "video" : (KINDS[type ?? ""] ?? "video"));

/** In the order of their priority; those without one first, as they were sent. */
const byPriority = <Item extends { priority?: number | null | undefined }>(items: Item[] | null | undefined): Item[] =>
  [...(items ?? [])].sort((left, right) => (left.priority ?? 0) - (right.priority ?? 0));

export async function createSet(deps: ChangeDeps, caller: KeyCaller, { body }: FastifyRequest): Promise<object> {
  authorise(caller.actor, "create_set");
  const given = parseInput(setSchema, body);
  if ((given.set_type ?? 1) !== 1) {
    refuse("invalid", "Only interview sets can be made: set_type 1.", { path: ["set_type"] });
  }
  const questions = byPriority(given.iai_questions)
    // Before the first question everybody may practise; what is for practice alone is not asked as one that counts.
    .filter(({ question_mode }) => question_mode !== "practice")
    .flatMap(({ title, content, question_type }) => {
      const asked = content || title;
      const retakes = given.number_of_retakes ?? 1;
      return asked ? [{ text: asked, answerKind: kindOf(question_type), retakes }] : [];
    });
  const input = parseInput(createPositionSchema, {
    title: given.title,
    projectId: given.project_id ?? null,
    // The vendor's sets have an open link each (contract section 7).
    visibility: "public",
    // The vendor's list of who sees the set; without one everybody in the team does. What each may do there goes by the member's role.
    ...(given.com_accesses?.length
      ? { access: "chosen", memberIds: given.com_accesses.map(({ user_id }) => user_id) }
      : {}),
    settings: {
      description: given.description ?? "",
      durationMinutes: Math.min(Math.max(given.interview_duration ?? 30, 10), 60),
      rubric: byPriority(given.iai_requirements).map(({ title, content, cfg_importance_id }) => ({
        id: newId(),
        name: title,
        description: content ?? "",
        weight: Math.min(Math.max(Math.round(cfg_importance_id ?? 2), 1), 3),
      })),
    },
    questions,
  });
  const { id, title, createdAt } = await changeWorkspace(deps, caller.actor, caller.workspaceId, (change) =>
    createPosition(change, input).catch((error: unknown) => {
      throw inWordsOfWire(error);
    }),
  );
  return { results: { id, title, status: 1, set_type: 1, created_at: createdAt.toISOString() } };
}

/** A refusal of a member names the vendor's list and not ours. */
function inWordsOfWire(error: unknown): unknown {
  if (!(error instanceof RefusedError) || error.refusal.path?.[0] !== "memberIds") return error;
  const path = ["com_accesses", error.refusal.path[1] ?? 0, "user_id"];
  const message = `${path.join(".")}: ${error.refusal.message}`;
  return new RefusedError({ ...error.refusal, message, path });
}

export async function listSets(deps: ChangeDeps, caller: KeyCaller, { query }: FastifyRequest): Promise<object> {
  authorise(caller.actor, "read_hiring");
  const { rows } = await pageOfPositions(deps.database, caller.workspaceId, parseInput(countedPage, query));
  return {
    results: rows.map((row) => ({
      id: row.id,
      title: row.title,
      description: row.description,
      interview_duration: row.duration_minutes,
      created_at: row.created_at.toISOString(),
    })),
  };
}
