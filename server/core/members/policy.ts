/** Who may give which role, and so who may change or end the membership of whom. */
import { ROLES, type Role } from "../../../shared/native.ts";
import { type Actor, may } from "../actor.ts";
import { refuse } from "../refusal.ts";

/** From the least to the most. */
const rank = (role: Role): number => ROLES.length - ROLES.indexOf(role);

/** Nobody gives a role above their own; a key with scopes gives any but owner. */
export function mayGive(actor: Actor, role: Role): boolean {
  if (!may(actor, "members:write")) return false;
  if (actor.kind === "member") return rank(role) <= rank(actor.role);
  return actor.kind === "system" || (actor.kind === "key" && (actor.scopes === null || role !== "owner"));
}

/** @throws RefusedError "forbidden" when the actor may neither give this role nor take it from somebody. */
export function checkMayGive(actor: Actor, role: Role): void {
  if (!mayGive(actor, role)) {
    refuse(
      "forbidden",
      actor.kind === "key" ? "Only a key without scopes deals with owners." : "This role is above yours.",
      {
        path: ["role"],
      },
    );
  }
}
