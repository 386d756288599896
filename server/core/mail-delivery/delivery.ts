/** What the evidence about a mail comes to: rules without a database. */
import type { MailEvidence, MailState } from "../../../shared/native.ts";

export type Delivery = MailState["delivery"];
export type EvidenceKind = MailEvidence["kind"];

/** How far a mail has come; what is known never becomes less by what is told late. */
const RANKS: Readonly<Partial<Record<string, number>>> = {
  pending: 0,
  sent: 1,
  delivered: 2,
  opened: 3,
  clicked: 4,
  accepted: 5,
};

/** From here on somebody has it before them, whatever a mail server says. */
const SEEN = 3;

/**
 * The state of a mail after all that is known of it, in any order of arrival.
 * A failure stands until somebody has evidently seen the mail; a complaint stands until the candidate accepts; an end of the link
 * counts for whoever has not accepted, until the link is extended.
 */
export function deliveryOf(evidence: readonly { kind: EvidenceKind; at: Date }[]): Delivery {
  const order = [...evidence].sort((left, right) => left.at.getTime() - right.at.getTime());
  let state: Delivery = "pending";
  let over = false;
  for (const { kind } of order) {
    if (kind === "expired") over = true;
    else if (kind === "extended") over = false;
    else state = after(state, kind);
  }
  return over && state !== "accepted" && state !== "failed" && state !== "spam" ? "expired" : state;
}

function after(state: Delivery, kind: Exclude<EvidenceKind, "expired" | "extended">): Delivery {
  if (kind === "delayed") return state;
  if (kind === "spam") return state === "accepted" ? state : "spam";
  if (kind === "failed") return state !== "spam" && rankOf(state) < SEEN ? "failed" : state;
  if (state === "spam") return kind === "accepted" ? kind : state;
  if (state === "failed") return rankOf(kind) >= SEEN ? kind : state;
  return rankOf(kind) > rankOf(state) ? kind : state;
}

const rankOf = (state: string): number => RANKS[state] ?? 0;
