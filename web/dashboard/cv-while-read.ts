/** How soon to look again for the text of a CV. */
import type { Cv } from "../../shared/native.ts";

const LOOK_AGAIN_MS = 3_000;

/** Only while it is being read: no event tells of its end. */
export const whileRead = (cv: Cv | null | undefined): number | false =>
  cv?.state === "queued" ? LOOK_AGAIN_MS : false;
