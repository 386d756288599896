/** The company's audit log over two months, in the vendor's words where it has some. */
import { authorise, hiddenFrom } from "../../core/actor.ts";
import { type AuditRecord, pageAudit } from "../../core/audit/index.ts";
import { membersById } from "../../core/members/index.ts";
import type { MeContext } from "./context.ts";
import { wireError } from "./errors.ts";
import { hexOf } from "./wire-ids.ts";

/** Two months, whichever they are: counting months back from a 30th can miss the whole of February. */
const MONTHS_MS = 62 * 86_400_000;
const USUAL_LIMIT = 50;
const MOST_LIMIT = 500;
const MOST_SKIPPED = 100_000;

/** Our words for what the vendor's documents name; any other action keeps its own. */
const ACTIONS = new Map([
  ["interviews.created", "interview.create"],
  ["interview.deleted", "interview.delete"],
  ["interview.archived", "interview.archive"],
  ["position.created", "position.create"],
  ["position.updated", "position.update"],
  ["position.archived", "position.archive"],
  ["position.deleted", "position.delete"],
  ["member.signed_in", "user.login-with-company"],
]);

const MEDIUMS = new Map([
  ["page", "ADMIN"],
  ["key", "API_KEY"],
  ["share", "WEBAPP_INTERVIEW_SHAREABLE_LINK"],
]);

export const auditResolvers = {
  CompanyLogs: {
    audit: async (
      _logs: unknown,
      { pagination }: { pagination?: { skip?: number | null; limit?: number | null } | null },
      { deps, caller }: MeContext,
    ) => {
      authorise(caller.actor, "workspace:read");
      const skip = pagination?.skip ?? 0;
      const limit = pagination?.limit ?? USUAL_LIMIT;
      if (skip < 0 || skip > MOST_SKIPPED) throw wireError(400, `skip is a number from 0 to ${MOST_SKIPPED}.`);
      if (limit < 1 || limit > MOST_LIMIT) throw wireError(400, `limit is a number from 1 to ${MOST_LIMIT}.`);
      const from = new Date(deps.clock().getTime() - MONTHS_MS);
      const { rows, total } = await pageAudit(deps.database, caller.workspaceId, {
        from,
        skip,
        limit,
        hidden: hiddenFrom(caller.actor),
      });
      const members = rows.flatMap((row) => (row.actor_kind === "member" && row.actor_id ? [row.actor_id] : []));
      const people = await membersById(deps.database, caller.workspaceId, members);
      return { count: rows.length, total, results: rows.map((row) => presentEntry(row, people)) };
    },
  },
};

const presentEntry = (entry: AuditRecord, people: ReadonlyMap<string, { email: string }>) => ({
  actor:
    entry.actor_id === null ? null : { id: hexOf(entry.actor_id), email: people.get(entry.actor_id)?.email ?? null },
  timestamp: entry.at.getTime(),
  object: { id: entry.subject_id === null ? null : hexOf(entry.subject_id), type: entry.subject_type.toUpperCase() },
  ip: entry.ip,
  action: ACTIONS.get(entry.action) ?? entry.action,
  host: entry.host,
  referer: entry.referer,
  medium: MEDIUMS.get(entry.medium) ?? entry.medium.toUpperCase(),
});
