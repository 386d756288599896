/** Interviews as the API answers them, for the archives that people read: no link, and no signature that opens a file. */

import type { DescribeInterviews } from "../../core/exports/index.ts";
import { findWholes } from "../../core/interviews/index.ts";
import { withFiles } from "../../core/recordings/index.ts";
import type { Keyring } from "../../platform/keyring/keyring.ts";
import { presentInterview } from "./present.ts";

/** Addresses of files come out as /media/{id}/…, which the export replaces by paths within the archive. */
export function describeInterviews(keyring: Keyring, clock: () => Date, speech: object | null): DescribeInterviews {
  const deps = { keyring, publicUrl: "", clock, speech };
  return async (database, workspaceId, ids, transcripts) => {
    const found = await findWholes(database, workspaceId, ids);
    const answers = await withFiles(
      { database },
      workspaceId,
      found.flatMap((whole) => whole.answers),
    );
    let first = 0;
    return new Map(
      found.map((whole) => {
        const own = answers.slice(first, first + whole.answers.length);
        first += whole.answers.length;
        const rest = { transcripts, details: whole.details, blind: new Set<string>(), showLink: false };
        return [whole.row.id, presentInterview(deps, whole.row, { answers: own, ...rest })];
      }),
    );
  };
}
