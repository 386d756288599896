/** The filters of the list of interviews as they come in an address, read into what the core takes. */
import type { z } from "zod";
import type { interviewFilterSchema } from "../../../shared/native.ts";
import type { InterviewFilter } from "../../core/interviews/index.ts";

const cut = (text: string, sign: string): [string, string] => {
  const at = text.indexOf(sign);
  return [text.slice(0, at), text.slice(at + 1)];
};

const moment = (text: string | undefined): Date | undefined => (text === undefined ? undefined : new Date(text));

/** Ids in lower case, pairs cut at their first sign, moments as dates. */
export function interviewFilterOf(query: z.output<typeof interviewFilterSchema>): InterviewFilter {
  return {
    positionId: query.positionId?.toLowerCase(),
    projectId: query.projectId?.toLowerCase(),
    candidateId: query.candidateId?.toLowerCase(),
    admission: query.admission,
    progress: query.progress,
    decision: query.decision,
    source: query.source,
    search: query.search,
    archived: query.archived,
    tags: query.tag?.map((text) => {
      const [name, option] = cut(text, "=");
      return { name, option };
    }),
    fields: query.field?.map((text) => {
      const [key, value] = cut(text, ":");
      return { key, value };
    }),
    createdFrom: moment(query.createdFrom),
    createdTo: moment(query.createdTo),
    completedFrom: moment(query.completedFrom),
    completedTo: moment(query.completedTo),
  };
}
