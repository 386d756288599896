/** Company.Member: people are asked to join the company, and leave it. */
import { z } from "zod";
import {
  findByAddress,
  findMember,
  inviteMember,
  removeMember,
  revokeMemberInvitation,
} from "../../core/members/index.ts";
import { refuse } from "../../core/refusal.ts";
import { parseInput } from "../parse-input.ts";
import { changed } from "./changes.ts";
import type { MeContext } from "./context.ts";
import { wireError } from "./errors.ts";
import { uuidOf } from "./wire-ids.ts";

/** What the vendor's team members may do; the company's owners give other roles in the dashboard. */
const ROLE = "recruiter";

const addArgs = z.object({ email: z.email().max(254) });

export const memberChanges = {
  Mutation: { Company: () => ({}) },
  CompanyMutation: { Member: () => ({}) },
  MemberMutation: {
    add: (_member: unknown, args: unknown, context: MeContext) => {
      const { email } = parseInput(addArgs, args);
      return changed(
        context,
        "members:write",
        (change) => inviteMember(context.deps, change, { email, name: "", role: ROLE }),
        () => true,
      );
    },
    /** By id, by address, or by both when they name the same person. Somebody who has not joined yet is not asked any more. */
    remove: (_member: unknown, { id, email }: { id?: string | null; email?: string | null }, context: MeContext) => {
      if (!id && !email) throw wireError(400, "remove needs an id or an email.");
      return changed(
        context,
        "members:write",
        async (change) => {
          const byId = id ? (uuidOf(id) ?? nobody()) : null;
          const found = email ? await findByAddress(change.transaction, change.workspaceId, email) : null;
          const memberId = byId ?? found?.memberId ?? null;
          if (memberId !== null) {
            const member = await findMember(change.transaction, change.workspaceId, memberId);
            if (email && member.email !== email.trim().toLowerCase())
              refuse("invalid", "id and email name two people.");
            await removeMember(change, memberId);
          } else if (found?.invitationId) {
            await revokeMemberInvitation(change, found.invitationId);
          } else {
            nobody();
          }
        },
        () => true,
      );
    },
  },
};

const nobody = (): never => refuse("not_found", "There is no such member.");
