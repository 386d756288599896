/** Which page the candidate is on: derived from the record, never stored, and decided here alone. */
import type { Admission, Progress } from "../../../shared/native.ts";
import type { PositionSettings } from "../../../shared/position.ts";
import type { RoomStage } from "../../../shared/room.ts";

/** Where an interview came from when the candidate applied through a public position's open link. */
export const OPEN_LINK = "open_link";

/** A take that runs when the link ends may be brought to its end for this long. */
export const GRACE_MS = 30 * 60_000;

export interface StageFacts {
  admission: Admission;
  progress: Progress;
  now: Date;
  expiresAt: Date | null;
  positionArchived: boolean;
  formNeeded: boolean;
  formSubmitted: boolean;
  consented: boolean;
  postScreeningLeft: boolean;
  /** A take is being recorded, or was interrupted and waits for the candidate's choice. */
  takeOpen: boolean;
}

/** Has the link ended? A take that is open at that moment may still be finished. */
export function isOverdue(facts: Pick<StageFacts, "now" | "expiresAt" | "takeOpen">): boolean {
  if (!facts.expiresAt) return false;
  const late = facts.now.getTime() - facts.expiresAt.getTime();
  return late >= (facts.takeOpen ? GRACE_MS : 0);
}

/**
 * The stage of a room. What has ended shows its end even when the position was archived since; an archived position's other
 * links lead nowhere.
 */
export function roomStage(facts: StageFacts): RoomStage {
  if (facts.admission === "refused") return "refused";
  if (facts.progress === "withdrawn") return "withdrawn";
  if (facts.progress === "completed" || facts.progress === "evaluated") {
    return facts.postScreeningLeft && !facts.positionArchived ? "post_screening" : "completed";
  }
  if (facts.positionArchived) return "unavailable";
  if (facts.progress === "expired" || isOverdue(facts)) return "expired";
  if (facts.progress === "started" || facts.progress === "answering") return "answering";
  if (facts.formNeeded && !facts.formSubmitted) return "form";
  if (facts.admission === "draft") return "waiting";
  return facts.consented ? "lobby" : "consent";
}

/**
 * Does this candidate have a form to fill in? A draft always; who applied through the open link when any part is required;
 * who was admitted from the start only when a person or a rule screens.
 */
export function needsForm(
  interview: { admission: Admission; source: string },
  settings: Pick<PositionSettings, "resumeRequired" | "resumeScreening" | "portfolioRequired" | "preScreening">,
): boolean {
  if (interview.admission === "draft") return true;
  const screened = settings.resumeScreening || settings.preScreening.length > 0;
  if (interview.source !== OPEN_LINK) return screened;
  return screened || settings.resumeRequired || settings.portfolioRequired;
}
