/** To the candidates before and after this one in the list. */
import { Link } from "@tanstack/react-router";
import { buttonClass } from "../../../ui/button.tsx";
import type { Neighbour } from "./neighbours.ts";

function To({ who, words }: { who: Neighbour | null; words: string }) {
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

export function CandidateLinks({ previous, next }: { previous: Neighbour | null; next: Neighbour | null }) {
  if (!previous && !next) return null;
  return (
    <nav aria-label="Candidates of the list" className="flex flex-wrap gap-1">
      <To who={previous} words="Previous candidate" />
      <To who={next} words="Next candidate" />
    </nav>
  );
}
