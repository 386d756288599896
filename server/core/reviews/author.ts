/** Who writes reviews, comments and decisions: people, guests of a share link and keys, never a job or a model. */
import type { Actor } from "../actor.ts";
import { refuse } from "../refusal.ts";

export interface AuthorRecord {
  kind: "member" | "key" | "guest";
  id: string;
  name: string;
}

/** @throws RefusedError "forbidden" for jobs and candidates. */
export function authorOf(actor: Actor): AuthorRecord {
  if (actor.kind === "member" || actor.kind === "key" || actor.kind === "guest") {
    return { kind: actor.kind, id: actor.id, name: actor.name };
  }
  refuse("forbidden", "Only people and API keys review interviews.");
}

/** Is this actor the one who wrote it? */
export const wrote = (actor: Actor, row: { author_kind: string; author_id: string }): boolean =>
  actor.kind === row.author_kind && actor.id === row.author_id;

/** Only who wrote something takes it away, and an owner: for what was left behind by somebody who is gone. */
export const mayRemove = (actor: Actor, row: { author_kind: string; author_id: string }): boolean =>
  wrote(actor, row) || (actor.kind === "member" && actor.role === "owner");
