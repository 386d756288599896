/** Where each file of the store lies in an archive: a person's recordings under their name, each of them once. */
import { type RawBuilder, sql } from "kysely";
import type { WorkspaceId } from "../actor.ts";
import { MEDIA_FOLDER } from "./manifest.ts";
import { rowsOf, type Subject } from "./rows-of-subject.ts";

export interface MediaRow {
  id: string;
  key: string;
  bytes: number;
  sha256: string;
  role: "playable" | "original" | "rendition" | "thumbnail" | "segment" | "resume" | null;
  interview_id: string | null;
  candidate_id: string | null;
  name: string | null;
  ordinal: number | null;
  question: string | null;
  attempt: number | null;
  take: number | null;
  kept: boolean | null;
}

/** Every file of the subject with what it is, in the order of their ids. A file that plays several parts has the first of them. */
export function mediaQuery(workspaceId: WorkspaceId, subject: Subject): RawBuilder<MediaRow> {
  const tenant = sql.lit(workspaceId);
  const take = (column: string, role: string, place: number) => sql`
    select ${sql.ref(`takes.${column}`)}, takes.interview_id,
      ${role === "original" ? sql`case when takes.playable_file_id is null then 'playable' else 'original' end` : sql.lit(role)}, ${sql.lit(place)}, takes.interview_question_id,
      takes.attempt, takes.number, takes.kept
    from takes where takes.workspace_id = ${tenant} and ${sql.ref(`takes.${column}`)} is not null`;
  return sql<MediaRow>`
    with parts (file_id, interview_id, role, place, question_id, attempt, take, kept) as (
      ${take("playable_file_id", "playable", 1)} union all ${take("original_file_id", "original", 2)}
      union all ${take("rendition_file_id", "rendition", 3)} union all ${take("thumbnail_file_id", "thumbnail", 4)}
      union all select segments.id, segments.interview_id, 'segment', 5, takes.interview_question_id, takes.attempt, takes.number, takes.kept
      from segments join takes on takes.workspace_id = segments.workspace_id and takes.id = segments.take_id
      where segments.workspace_id = ${tenant}
      union all select resume_file_id, id, 'resume', 6, null, null, null, null
      from interviews where workspace_id = ${tenant} and resume_file_id is not null
    )
    select distinct on (files.id) files.id, files.key, files.bytes, files.sha256, parts.role, interviews.id as interview_id,
      interviews.candidate_id, candidates.name, interview_questions.ordinal, interview_questions.text as question,
      parts.attempt, parts.take, parts.kept
    from files left join parts on parts.file_id = files.id
    left join interviews on interviews.workspace_id = ${tenant} and interviews.id = parts.interview_id
    left join candidates on candidates.workspace_id = ${tenant} and candidates.id = interviews.candidate_id
    left join interview_questions on interview_questions.workspace_id = ${tenant} and interview_questions.id = parts.question_id
    where ${rowsOf("files", workspaceId, subject)}
    order by files.id, parts.place nulls last, parts.interview_id, parts.attempt, parts.take`;
}

const MOST_CHARACTERS = 40;

/** A text as part of a path, in the letters that every file system has. */
function slugOf(text: string, otherwise: string): string {
  const plain = text
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, MOST_CHARACTERS)
    .replace(/^-+|-+$/g, "");
  return plain || otherwise;
}

/** The folder of an interview. */
export const interviewFolder = (interview: { id: string; candidateId: string; name: string }): string =>
  `candidates/${slugOf(interview.name, "candidate")}-${interview.candidateId}/interview-${interview.id}`;

/** Gives each file its path; the same files in the same order get the same paths. */
export function mediaPaths(): (row: MediaRow) => string {
  const taken = new Set<string>();
  return (row) => {
    const wanted = wantedPath(row);
    const path = taken.has(wanted) ? wanted.replace(/(\.[^./]*)?$/, `-${row.id}$1`) : wanted;
    taken.add(path);
    return path;
  };
}

function wantedPath(row: MediaRow): string {
  if (row.role === null || row.interview_id === null || row.candidate_id === null) return MEDIA_FOLDER + row.key;
  const folder = interviewFolder({ id: row.interview_id, candidateId: row.candidate_id, name: row.name ?? "" });
  const extension = /\.[A-Za-z0-9]+$/.exec(row.key)?.[0] ?? "";
  if (row.role === "resume") return `${folder}/resume${extension}`;
  const question = `${row.ordinal ?? 0}-${slugOf(row.question ?? "", "answer")}`;
  const which = row.kept ? "" : `-attempt-${row.attempt}-take-${row.take}`;
  // The file that plays has the plain name; what it was made from, and what was made of it, stand beside it.
  const part = row.role === "playable" ? "" : `.${row.role}`;
  return `${folder}/answers/${question}${which}${part}${extension}`;
}
