/** To the candidates before and after this one in the list. */
import { Link } from "@tanstack/react-router";
import type { InterviewRow } from "../../../../shared/native.ts";
import { buttonClass } from "../../../ui/button.tsx";

type Shown = Pick<InterviewRow, "id" | "candidate"> | null;

function To({ who, words }: { who: Shown; words: string }) {
  if (!who) return null;
  return (
    <Link
      to="/interviews/$interviewId"
      params={{ interviewId: who.id }}
      title={who.candidate.name}
      className={buttonClass("quiet")}
    >
      {words}
    </Link>
  );
}

export function CandidateLinks({ previous, next }: { previous: Shown; next: Shown }) {
  if (!previous && !next) return null;
  return (
    <nav aria-label="Candidates of the list" className="flex flex-wrap gap-1">
      <To who={previous} words="Previous candidate" />
      <To who={next} words="Next candidate" />
    </nav>
  );
}
