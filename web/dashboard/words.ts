/** What the server's refusals mean to the person at the dashboard. */
import { ApiProblem } from "./api.ts";

/** A title and a sentence for whatever a call rejected with. */
export function problemWords(error: unknown): { title: string; detail: string } {
  if (!(error instanceof ApiProblem)) {
    return { title: "Something failed in this page", detail: "Load the page again. What you saved is kept." };
  }
  if (error.status === 401) {
    return {
      title: "You are signed out",
      detail: "Sign in again in another window, then try again here. What is on this page is kept.",
    };
  }
  return { title: error.title, detail: error.message };
}

/** A refusal as a form shows it: at the fields that it names, or in words of its own where it names none; neither while there is no problem. */
export function refusalOf(problem: unknown): {
  faults: Readonly<Record<string, string>>;
  words: { title: string; detail: string } | null;
} {
  const faults = problem instanceof ApiProblem ? problem.faults : {};
  return { faults, words: problem && Object.keys(faults).length === 0 ? problemWords(problem) : null };
}
