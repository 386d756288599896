/**
 * What people do with interviews, as one thing for a set of them: the rows are locked in the order of their ids, the rules judge
 * each, and what they allow is written with one statement per table. A single action is a set of one.
 */
import { sql } from "kysely";
import type { Decision, Progress } from "../../../shared/native.ts";
import { hiddenFrom } from "../actor.ts";
import type { Change, EventType, NewEvent } from "../change.ts";
import { setListed } from "../fields/index.ts";
import { planMails, replanRemindersOf, resendInvitations } from "../invitations/index.ts";
import { noteOfInterviews } from "../mail-delivery/index.ts";
import { notHidden } from "../not-hidden.ts";
import { accepted, type Refusal, RefusedError, type Result, refuse, refused, unwrap } from "../refusal.ts";
import { DECIDING_MOVES, keepDecisions } from "./decisions.ts";
import { type MoveName, reopenMove } from "./interview.ts";
import { judgeMove, type LockedInterview } from "./move-interview.ts";
import { cancelInvitations, waitingInvitations } from "./waiting-invitations.ts";

export type InterviewAction =
  | { action: "admit" | "resend" | "reopen" | "archive" | "unarchive" | "delete" }
  | { action: "refuse"; reason: string }
  | { action: "extend"; days: number }
  | { action: "decide"; decision: Decision; reason?: string | undefined }
  | { action: "tag"; tags: Readonly<Record<string, string | null>> };

/** What the rules allow for one row; an action that finds nothing to change has no plan. */
interface Plan {
  id: string;
  set: Partial<LockedInterview>;
  events: NewEvent[];
  audit: { action: string; data?: Record<string, unknown> };
}

const MS_PER_DAY = 86_400_000;
const MAXIMUM_TAGS = 50;
const NO_LINK: readonly Progress[] = ["completed", "evaluated", "withdrawn"];

/**
 * One result per different id, in the order in which they were given first. A refused one ("not_found", "conflict", "invalid") never blocks
 * another.
 */
export async function actOnInterviews(
  change: Change,
  ids: readonly string[],
  action: InterviewAction,
): Promise<Map<string, Result<null>>> {
  const rows = await lockInterviews(change, ids);
  const refusals = new Map<string, Refusal>();
  const known = new Set(rows.map((row) => row.id));
  for (const id of ids) {
    if (!known.has(id)) refusals.set(id, { code: "not_found", message: "There is no such interview." });
  }
  if (action.action === "resend") {
    for (const [id, result] of await resendInvitations(change, rows)) {
      if (!result.ok) refusals.set(id, result.refusal);
    }
  } else {
    const starts = action.action === "extend" ? await startsOfLinks(change, rows) : new Map<string, Date>();
    const plans: Plan[] = [];
    for (const row of rows) {
      try {
        const plan = planOf(change, row, action, starts.get(row.id) ?? change.now);
        if (plan) plans.push(plan);
      } catch (error) {
        if (!(error instanceof RefusedError)) throw error;
        refusals.set(row.id, error.refusal);
      }
    }
    if (plans.length > 0) await carryOut(change, action, rows, plans);
  }
  return new Map(
    ids.map((id) => {
      const refusal = refusals.get(id);
      return [id, refusal ? refused(refusal.code, refusal.message, refusal) : accepted(null)];
    }),
  );
}

/** The set of one. @throws RefusedError as the rules say. */
export async function actOnInterview(change: Change, id: string, action: InterviewAction): Promise<void> {
  const result = (await actOnInterviews(change, [id], action)).get(id);
  if (result) unwrap(result);
}

/** In the order of their ids: two calls that share interviews wait for each other and never deadlock. */
const lockInterviews = (change: Change, ids: readonly string[]): Promise<LockedInterview[]> =>
  change.transaction
    .selectFrom("interviews")
    .selectAll()
    .where("workspace_id", "=", change.workspaceId)
    .where("id", "=", (select) => select.fn.any(sql<string[]>`${ids}::uuid[]`))
    .where("deleted_at", "is", null)
    .where(notHidden(hiddenFrom(change.actor), "position_id"))
    .orderBy("id")
    .forUpdate()
    .execute();

/** When the mail that waits for its hour will start the life of a link; nothing for links that live already. */
async function startsOfLinks(change: Change, rows: readonly LockedInterview[]): Promise<Map<string, Date>> {
  const waiting = await waitingInvitations(
    change,
    rows.filter((row) => row.expires_at === null).map((row) => row.id),
  );
  // The earliest of an interview stands first.
  return new Map(waiting.reverse().map((mail) => [mail.interview_id, mail.send_at]));
}

/** @throws RefusedError "conflict" when the interview is not in a state for it, "invalid" for too many tags. */
function planOf(change: Change, row: LockedInterview, action: InterviewAction, startOfLink: Date): Plan | null {
  const base = { interviewId: row.id, positionId: row.position_id };
  const event = (type: EventType, data: Record<string, unknown> = {}): NewEvent => ({
    type,
    ...base,
    data: { ...base, ...data },
  });
  const move = (from: LockedInterview, name: MoveName, type: EventType) => {
    const next = judgeMove(change, from, name);
    return { next, told: event(type, { ...next }) };
  };
  const reopened = () => move(row, reopenMove(timesOf(row)), "interview.reopened");
  const fresh = new Date(change.now.getTime() + row.link_seconds * 1000);
  switch (action.action) {
    case "admit": {
      const again = row.progress === "expired" ? reopened() : null;
      const { next, told } = move({ ...row, ...again?.next }, "admit", "interview.admitted");
      return {
        id: row.id,
        // A link that lives already lives anew: who waited for the team does not lose the time of waiting.
        set: { ...next, admission_reason: null, expires_at: row.expires_at && fresh },
        events: again ? [again.told, told] : [told],
        audit: { action: "admitted" },
      };
    }
    case "refuse": {
      const { next, told } = move(row, "refuse", "interview.refused");
      return {
        id: row.id,
        set: { ...next, admission_reason: action.reason },
        events: [told],
        audit: { action: "refused", data: { reason: action.reason } },
      };
    }
    case "decide": {
      if (row.decision === action.decision) return null;
      const { next, told } = move(row, DECIDING_MOVES[action.decision], "interview.decided");
      return {
        id: row.id,
        set: next,
        events: [told],
        audit: { action: "decided", data: { from: row.decision, to: action.decision, reason: action.reason ?? "" } },
      };
    }
    case "extend": {
      if (NO_LINK.includes(row.progress)) {
        refuse("conflict", `An interview that is ${row.progress} has no link to extend. Reopen it instead.`);
      }
      const end = row.expires_at?.getTime() ?? startOfLink.getTime() + row.link_seconds * 1000;
      const expiresAt = new Date(Math.max(change.now.getTime(), end) + action.days * MS_PER_DAY);
      const again = row.progress === "expired" ? reopened() : null;
      const told = event("interview.extended", { expiresAt: expiresAt.toISOString() });
      return {
        id: row.id,
        set: { ...again?.next, expires_at: expiresAt, more_time_asked_at: null },
        events: again ? [again.told, told] : [told],
        audit: { action: "extended", data: { days: action.days, expiresAt: expiresAt.toISOString() } },
      };
    }
    case "reopen": {
      const { next, told } = reopened();
      return {
        id: row.id,
        set: { ...next, expires_at: fresh, completed_at: null },
        events: [told],
        audit: { action: "reopened" },
      };
    }
    case "archive":
    case "unarchive": {
      const archived = action.action === "archive";
      if ((row.archived_at !== null) === archived) return null;
      return {
        id: row.id,
        set: { archived_at: archived ? change.now : null },
        events: [event(archived ? "interview.archived" : "interview.unarchived")],
        audit: { action: archived ? "archived" : "unarchived" },
      };
    }
    case "delete":
      return {
        id: row.id,
        set: { deleted_at: change.now },
        events: [event("interview.deleted")],
        audit: { action: "deleted" },
      };
    case "tag": {
      const merged = Object.entries({ ...row.tags, ...action.tags }).filter(
        (tag): tag is [string, string] => tag[1] !== null,
      );
      if (merged.length > MAXIMUM_TAGS) refuse("invalid", `An interview has at most ${MAXIMUM_TAGS} tags.`);
      return {
        id: row.id,
        set: { tags: Object.fromEntries(merged) },
        events: [event("interview.updated", { changed: ["tags"] })],
        audit: { action: "annotated", data: { fields: ["tags"] } },
      };
    }
    case "resend":
      return null;
  }
}

const timesOf = (row: LockedInterview) => ({
  invitedAt: row.invited_at,
  startedAt: row.started_at,
  answeringAt: row.answering_at,
});

/** After these, other reminders are due than before: the team is not shown one that will never go out. */
const REPLANS: ReadonlySet<InterviewAction["action"]> = new Set(["extend", "reopen", "refuse", "archive", "unarchive"]);

async function carryOut(
  change: Change,
  given: InterviewAction,
  before: readonly LockedInterview[],
  plans: readonly Plan[],
): Promise<void> {
  const { action } = given;
  const changes = new Map(plans.map((plan) => [plan.id, plan.set]));
  const rows = before.flatMap((row) => {
    const set = changes.get(row.id);
    return set ? [{ ...row, ...set }] : [];
  });
  await writeRows(change, rows, new Set(plans.flatMap((plan) => Object.keys(plan.set))));
  const ids = rows.map((row) => row.id);
  if (given.action === "decide") {
    const from = new Map(before.map((row) => [row.id, row.decision]));
    const { reason = "" } = given;
    await keepDecisions(
      change,
      rows.map((row) => ({ interviewId: row.id, from: from.get(row.id) ?? row.decision, to: row.decision, reason })),
    );
  }
  if (action === "archive" || action === "delete") await setListed(change, ids, false);
  if (action === "unarchive") await setListed(change, ids, true);
  if (REPLANS.has(action)) await replanRemindersOf(change, rows);
  if (action === "extend" || action === "reopen" || action === "admit") await noteOfInterviews(change, ids, "extended");
  if (action === "admit") {
    await replanRemindersOf(
      change,
      rows.filter((row) => row.expires_at),
    );
    const mailed = rows.filter((row) => row.mailing === "send");
    // Who was mailed the form is mailed again; an invitation that waits for its hour would say the same a second time.
    await cancelInvitations(
      change,
      mailed.map((row) => row.id),
      "The candidate was admitted and mailed about it.",
    );
    await planMails(
      change,
      mailed.map((row) => ({ interviewId: row.id, purpose: "admitted", toEmail: row.email, toName: row.name })),
    );
  }
  for (const { id, events, audit } of plans) {
    change.record(...events);
    change.audit({
      action: `interview.${audit.action}`,
      subjectType: "interview",
      subjectId: id,
      data: audit.data ?? {},
    });
  }
}

/** How each column that an action may set is read back from JSON. */
const TYPES: Readonly<Partial<Record<keyof LockedInterview, string>>> = {
  admission: "text",
  admission_reason: "text",
  progress: "text",
  decision: "text",
  expires_at: "timestamptz",
  completed_at: "timestamptz",
  more_time_asked_at: "timestamptz",
  archived_at: "timestamptz",
  deleted_at: "timestamptz",
  tags: "jsonb",
};

async function writeRows(
  change: Change,
  rows: readonly LockedInterview[],
  changed: ReadonlySet<string>,
): Promise<void> {
  const columns = Object.entries(TYPES).filter(([name]) => changed.has(name));
  const given = rows.map((row) => ({
    id: row.id,
    ...Object.fromEntries(Object.entries(row).filter(([name]) => changed.has(name))),
  }));
  await sql`
    update interviews set ${sql.join(columns.map(([name]) => sql`${sql.ref(name)} = given.${sql.ref(name)}`))}, updated_at = ${change.now}
    from jsonb_to_recordset(${JSON.stringify(given)}::jsonb)
      as given (id uuid, ${sql.join(columns.map(([name, type]) => sql`${sql.ref(name)} ${sql.raw(type)}`))})
    where interviews.workspace_id = ${change.workspaceId} and interviews.id = given.id`.execute(change.transaction);
}
