/** Where the name and the address of a CV's person come from: whoever sent the CV said them, or they stand in it. */
import type { CandidateEntry } from "../../../../shared/native.ts";

export function nameOrigin({ name, proposedName }: Pick<CandidateEntry, "name" | "proposedName">): string | undefined {
  if (name) return "Sent with the CV. Correct it if it is wrong.";
  return proposedName ? "Found in the CV. Correct it if it is wrong." : undefined;
}

/** The address that was found is one of the text, so another one was sent. */
export function addressOrigin({ proposedEmail, cvText }: Pick<CandidateEntry, "proposedEmail" | "cvText">): string {
  if (!proposedEmail) return "None was sent with the CV, and none was found in it.";
  return cvText?.toLowerCase().includes(proposedEmail.toLowerCase())
    ? "Found in the CV. Look whether it is the candidate’s own."
    : "Sent with the CV, and not found in it. Look whether it is the candidate’s own.";
}
