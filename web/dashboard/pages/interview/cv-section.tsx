/** The candidate's CV beside the interview: the file to open, and its text. */
import { useQuery } from "@tanstack/react-query";
import type { Interview } from "../../../../shared/native.ts";
import { CvView } from "../../cv-view.tsx";
import { candidateQuery } from "../candidates/candidate-queries.ts";
import { Section } from "./section.tsx";

/** Nothing while there is none: most candidates are never asked for one. */
export function CvSection({ interview }: { interview: Interview }) {
  const cv = useQuery(candidateQuery(interview.candidate.id)).data?.cv;
  return cv ? (
    <Section title="CV">
      <CvView cv={cv} />
    </Section>
  ) : null;
}
