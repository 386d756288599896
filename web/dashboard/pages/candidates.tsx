/** Candidates. */
import { PageFrame } from "../page-frame.tsx";

export function CandidatesPage() {
  return <PageFrame title="Candidates">{null}</PageFrame>;
}

export function PositionCandidates() {
  return <h2>Candidates</h2>;
}
