/**
 * The rules of an interview: three independent fields (admission, progress, decision) and the one table of moves between
 * their values. Every move that the table does not list is refused.
 */
import type { Admission, Decision, Progress } from "../../../shared/native.ts";

export interface InterviewState {
  admission: Admission;
  progress: Progress;
  decision: Decision;
}

interface Move {
  /** Values from which the move is possible; a field that is left out may have any value. */
  from: Partial<{ [Field in keyof InterviewState]: readonly InterviewState[Field][] }>;
  to: Partial<InterviewState>;
  /** Only a person (a member, or a key that acts for one) may make it. */
  personOnly?: true;
}

const NOT_ENDED: readonly Progress[] = ["created", "invited", "started", "answering"];
const BEFORE_START: readonly Progress[] = ["created", "invited"];

/** Every move there is. Reading this table is reading the state machine. */
export const MOVES = {
  invite: { from: { progress: ["created"] }, to: { progress: "invited" } },
  admit: {
    from: { admission: ["draft", "refused"], progress: BEFORE_START },
    to: { admission: "admitted" },
    personOnly: true,
  },
  /** The form of a position without any screening by a person admits by itself. */
  pass_form: { from: { admission: ["draft"], progress: BEFORE_START }, to: { admission: "admitted" } },
  refuse: {
    from: { admission: ["draft", "admitted"], progress: BEFORE_START },
    to: { admission: "refused" },
    personOnly: true,
  },
  /** The position's own knock-out rules refuse without a person, visibly and reversibly (admit takes it back). */
  knock_out: { from: { admission: ["draft", "admitted"], progress: BEFORE_START }, to: { admission: "refused" } },
  enter: { from: { admission: ["admitted"], progress: BEFORE_START }, to: { progress: "started" } },
  answer: { from: { admission: ["admitted"], progress: ["started"] }, to: { progress: "answering" } },
  complete: { from: { admission: ["admitted"], progress: ["answering"] }, to: { progress: "completed" } },
  evaluate: { from: { progress: ["completed"] }, to: { progress: "evaluated" } },
  expire: { from: { progress: NOT_ENDED }, to: { progress: "expired" } },
  withdraw: { from: { progress: [...NOT_ENDED, "completed", "evaluated"] }, to: { progress: "withdrawn" } },
  /** The candidate takes the whole interview again, while attempts are left and the link lives. */
  retake: { from: { admission: ["admitted"], progress: ["completed"] }, to: { progress: "started" } },
  reopen_created: { from: { progress: ["expired", "withdrawn"] }, to: { progress: "created" }, personOnly: true },
  reopen_invited: { from: { progress: ["expired", "withdrawn"] }, to: { progress: "invited" }, personOnly: true },
  reopen_started: { from: { progress: ["expired", "withdrawn"] }, to: { progress: "started" }, personOnly: true },
  reopen_answering: {
    from: { progress: ["expired", "withdrawn", "completed", "evaluated"] },
    to: { progress: "answering" },
    personOnly: true,
  },
  shortlist: { from: { decision: ["undecided", "discarded"] }, to: { decision: "shortlisted" }, personOnly: true },
  discard: { from: { decision: ["undecided", "shortlisted"] }, to: { decision: "discarded" }, personOnly: true },
  undecide: { from: { decision: ["shortlisted", "discarded"] }, to: { decision: "undecided" }, personOnly: true },
} as const satisfies Record<string, Move>;

export type MoveName = keyof typeof MOVES;
export const MOVE_NAMES = Object.keys(MOVES) as MoveName[];

const move = (name: MoveName): Move => MOVES[name];

const allows = <Value>(allowed: readonly Value[] | undefined, value: Value): boolean =>
  allowed === undefined || allowed.includes(value);

/** Does the table allow this move from this state, for a person or for the machine? */
export function mayMove(state: InterviewState, name: MoveName, by: "person" | "machine"): boolean {
  const { from, personOnly } = move(name);
  if (personOnly && by !== "person") return false;
  return (
    allows(from.admission, state.admission) &&
    allows(from.progress, state.progress) &&
    allows(from.decision, state.decision)
  );
}

/** The state after the move, or null when the table refuses it. */
export function moved(state: InterviewState, name: MoveName, by: "person" | "machine"): InterviewState | null {
  return mayMove(state, name, by) ? { ...state, ...move(name).to } : null;
}

/** What a reopened interview goes back to: the furthest point that its recorded times show. */
export function reopenMove(times: {
  invitedAt: Date | null;
  startedAt: Date | null;
  answeringAt: Date | null;
}): "reopen_created" | "reopen_invited" | "reopen_started" | "reopen_answering" {
  if (times.answeringAt) return "reopen_answering";
  if (times.startedAt) return "reopen_started";
  return times.invitedAt ? "reopen_invited" : "reopen_created";
}

/** E-mail addresses are compared lower-cased on every wire. */
export const normaliseEmail = (email: string): string => email.trim().toLowerCase();

/** The first word of a name, for greetings. */
export const firstName = (name: string): string => name.trim().split(/\s+/)[0] ?? "";
