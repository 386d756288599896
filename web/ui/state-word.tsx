/** A state as a word with a shape before it, so that colour is never alone; and a plain tag. */
import type { ReactNode } from "react";

export type Tone = "neutral" | "busy" | "good" | "warn" | "bad";

const COLOURS: Record<Tone, string> = {
  neutral: "text-text-quiet",
  busy: "text-text",
  good: "text-good",
  warn: "text-warn",
  bad: "text-bad",
};

/** Neutral a ring, busy a half disc, good a disc, warn a triangle, bad a square on its corner. */
function Shape({ tone }: { tone: Tone }) {
  return (
    <svg aria-hidden="true" width="10" height="10" viewBox="0 0 10 10" fill="currentColor" className="shrink-0">
      {tone === "neutral" ? (
        <circle cx="5" cy="5" r="3.75" fill="none" stroke="currentColor" strokeWidth="1.5" />
      ) : null}
      {tone === "busy" ? (
        <>
          <circle cx="5" cy="5" r="3.75" fill="none" stroke="currentColor" strokeWidth="1.5" />
          <path d="M5 1.25a3.75 3.75 0 0 1 0 7.5z" />
        </>
      ) : null}
      {tone === "good" ? <circle cx="5" cy="5" r="4.5" /> : null}
      {tone === "warn" ? <path d="M5 .5 9.75 9.250H.25z" /> : null}
      {tone === "bad" ? <path d="M5 0 10 5 5 10 0 5z" /> : null}
    </svg>
  );
}

/** A state: shape and word. */
export function StateWord({ tone, children }: { tone: Tone; children: ReactNode }) {
  return (
    <span className={`inline-flex items-center gap-1.5 whitespace-nowrap ${COLOURS[tone]}`}>
      <Shape tone={tone} />
      {children}
    </span>
  );
}

/** A word that belongs to something: a skill, a scope, a kind. */
export function Tag({ children }: { children: ReactNode }) {
  return (
    <span className="inline-flex max-w-full items-center rounded-6 bg-sunken px-2 py-0.5 text-13 break-words">
      {children}
    </span>
  );
}
