/** An interview as the API answers it, for the archives that people read: no link, and no signature that opens a file. */

import type { DescribeInterview } from "../../core/exports/index.ts";
import { findWhole } from "../../core/interviews/index.ts";
import { withFiles } from "../../core/recordings/index.ts";
import { transcriptsOf } from "../../core/transcripts/index.ts";
import type { Keyring } from "../../platform/keyring/keyring.ts";
import { presentInterview } from "./present.ts";

/** Addresses of files come out as /media/{id}/…, which the export replaces by paths within the archive. */
export function describeInterviews(keyring: Keyring, clock: () => Date, speech: object | null): DescribeInterview {
  return async (database, workspaceId, id) => {
    const found = await findWhole(database, workspaceId, id);
    if (!found) throw new Error("The interview is not in the snapshot.");
    // One after the other: the snapshot is one connection.
    const answers = await withFiles({ database }, workspaceId, found.answers);
    const transcripts = await transcriptsOf(database, workspaceId, [id]);
    return presentInterview({ keyring, publicUrl: "", clock, speech }, found.row, {
      answers,
      transcripts,
      details: found.details,
      blind: new Set(),
      showLink: false,
    });
  };
}
