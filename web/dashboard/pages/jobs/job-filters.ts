/** What the list of job posts is narrowed to, as its address says it. */
import { JOB_POST_STATES, type JobPostState } from "../../../../shared/native/hiring-words.ts";

export interface JobFilters {
  search?: string;
  state?: JobPostState;
  /** A project's id. */
  project?: string;
}

const ID = /^[0-9a-f-]{36}$/i;

/** What a pipeline shows: the open application, and the stage that a phone is at. */
export function placeInPipeline({ application, stage }: Record<string, unknown>): {
  application?: string;
  stage?: string;
} {
  return {
    ...(typeof application === "string" && ID.test(application) ? { application } : {}),
    ...(typeof stage === "string" && ID.test(stage) ? { stage } : {}),
  };
}

/** Reads an address; what it says in error is left out. */
export function jobFiltersIn({ search, state, project }: Record<string, unknown>): JobFilters {
  const known = JOB_POST_STATES.find((name) => name === state);
  return {
    // A search for "42" comes out of the address as a number.
    ...((typeof search === "string" && search !== "") || typeof search === "number" ? { search: String(search) } : {}),
    ...(known ? { state: known } : {}),
    ...(typeof project === "string" && ID.test(project) ? { project } : {}),
  };
}
