/**
 * Interviews as JSON that PostgreSQL writes: for readers of very many at once, who name the fields and their keys. Instants are
 * milliseconds since 1970, ids 24 hex digits (foreign UUIDs as they are), and the answer of a question is the take that is kept.
 */
import { type RawBuilder, sql } from "kysely";
import { uuidToHex } from "../../../shared/ids.ts";
import { PREPARED } from "../../platform/database/connect.ts";
import { GIVEN_NAME_TEXT, REST_OF_NAME_TEXT, STAGE_TEXT } from "./interview-sql.ts";

/** One key of an object: a field of ours; what it holds stands below. Keys are GraphQL names: letters, digits, underscores. */
export interface InterviewShape {
  key: string;
  /** A field, or a text that is always the same. */
  is: InterviewJsonField | { text: string };
  below?: readonly InterviewShape[];
}

const ms = (column: string) => `trunc(extract(epoch from ${column}) * 1000)`;

/**
 * An id of ours without version, variant and the zeros at its end (shared/ids.ts). By its bytes, and with a digit before the numbers that
 * is cut off again: to take the text apart, and to fill numbers up with zeros, takes several times as long.
 */
const hex = (column: string) => `(select case
  when get_byte(id, 6) >> 4 = 7 and get_byte(id, 8) >> 6 = 2 and get_byte(id, 12) & 3 = 0 and substr(id, 14) = '\\x000000'::bytea
  then encode(substr(id, 1, 6), 'hex') || substr(to_hex(4096 + ((get_byte(id, 6) & 15) << 8) + get_byte(id, 7)), 2)
    || substr(to_hex(68719476736 + ((get_byte(id, 8) & 63)::bigint << 30) + (get_byte(id, 9) << 22) + (get_byte(id, 10) << 14)
      + (get_byte(id, 11) << 6) + (get_byte(id, 12) >> 2)), 2)
  else ${column}::text end from (select uuid_send(${column}) as id offset 0) as bytes)`;

const answeredAt = ms("coalesce(answers.ended_at, answers.started_at)");

/** Of each field what it is in SQL, beside the row of its interview, question, answer or word. */
const LEAVES = {
  id: hex("interviews.id"),
  externalId: "interviews.external_id",
  stage: STAGE_TEXT,
  done: "interviews.progress in ('completed', 'evaluated')",
  completedAt: ms("interviews.completed_at"),
  createdAt: ms("interviews.created_at"),
  updatedAt: ms("interviews.updated_at"),
  expiresAt: ms("interviews.expires_at"),
  language: "interviews.language",
  source: "interviews.source",
  notes: "interviews.notes",
  unmailed: "interviews.mailing = 'never'",
  metadata: "case when interviews.metadata::jsonb <> '{}' then interviews.metadata end",
  positionId: hex("interviews.position_id"),
  positionTitle: "positions.title",
  // Both parts of a name put together are the name itself, unless it has spaces too many.
  name: `case when strpos(interviews.name, '  ') = 0 and interviews.name = btrim(interviews.name) then interviews.name
    else concat_ws(' ', nullif(${GIVEN_NAME_TEXT}, ''), nullif(${REST_OF_NAME_TEXT}, '')) end`,
  givenName: GIVEN_NAME_TEXT,
  restOfName: REST_OF_NAME_TEXT,
  email: "interviews.email",
  phone: "interviews.phone",
  questionId: "made.id",
  /** What stands before the first empty line of a question, and after it. */
  questionTitle: "split_part(questions.text, E'\\n\\n', 1)",
  questionDescription:
    "case when strpos(questions.text, E'\\n\\n') > 0 then substr(questions.text, strpos(questions.text, E'\\n\\n') + 2) end",
  expectedAnswer: "questions.expected_answer",
  answerKind: "questions.answer_kind",
  answeredAt: "made.answered_at",
  playable: "answers.media_state = 'playable'",
  answerSeconds: "(answers.duration_ms / 1000.0)::double precision",
  transcriptLanguage: "case when answers.text_answer is null then transcripts.language else interviews.language end",
  transcriptText: "coalesce(answers.text_answer, transcripts.text)",
  word: "words.word -> 'word'",
  wordStart: "words.word -> 'start'",
  wordEnd: "words.word -> 'end'",
} as const;

const listOf = (item: string, order: string) =>
  `coalesce('[' || string_agg(${item}, ',' order by ${order}) || ']', '[]')`;

/** Of each field that holds others what is made of them, as text like them. */
const HOLDERS = {
  object: (below: string) => below,
  questions: (below: string) => `(select ${listOf(below, "questions.ordinal")}
    from interview_questions as questions
    ${/answers\.|made\./.test(below) ? ANSWERS : ""}
    ${below.includes("made.") ? MADE : ""}
    ${below.includes("transcripts.") ? TRANSCRIPTS : ""}
    where questions.workspace_id = interviews.workspace_id and questions.interview_id = interviews.id)`,
  answer: (below: string) => `case when answers.id is not null then ${below} else 'null' end`,
  /** A written answer stands where a spoken one has what was said; null where neither is there, or not yet. */
  transcript: (below: string) =>
    `case when answers.text_answer is not null or transcripts.take_id is not null then ${below} else 'null' end`,
  words: (below: string) => `case when answers.text_answer is null then (select ${listOf(below, "words.place")}
    from jsonb_array_elements(transcripts.words) with ordinality as words (word, place)) else '[]' end`,
} as const;

const ANSWERS = `left join lateral (
  select takes.id, takes.text_answer, takes.started_at, takes.ended_at, takes.duration_ms, takes.media_state from takes
  where takes.workspace_id = questions.workspace_id and takes.interview_question_id = questions.id and takes.kept
  order by takes.attempt desc limit 1) as answers on true`;
/** What is dear to make and stands in a question and in its answer. */
const MADE = `cross join lateral (
  select ${hex("questions.id")} as id, ${answeredAt} as answered_at offset 0) as made`;
const TRANSCRIPTS = `left join transcripts on transcripts.workspace_id = questions.workspace_id
  and transcripts.take_id = answers.id and transcripts.state = 'done'`;

export type InterviewJsonField = keyof typeof LEAVES | keyof typeof HOLDERS;

const isHolder = (field: InterviewJsonField): field is keyof typeof HOLDERS => field in HOLDERS;

const NAME = /^[_A-Za-z][_0-9A-Za-z]*$/;

/**
 * An object as text that is put together, never null: objects of PostgreSQL's own (json_build_object) within one another are copied and
 * looked at again at each level, which takes twice as long in all.
 */
function objectOf(shape: readonly InterviewShape[]): string {
  if (shape.length === 0) throw new RangeError("An object has a key at least.");
  const pairs = shape.map(({ key, is, below }, index) => {
    if (!NAME.test(key)) throw new RangeError("A key is a GraphQL name.");
    return `'${index === 0 ? "{" : ","}"${key}":' || ${expressionOf(is, below ?? [])}`;
  });
  return `(${pairs.join(" || ")} || '}')`;
}

function expressionOf(is: InterviewShape["is"], below: readonly InterviewShape[]): string {
  if (typeof is !== "string") {
    if (!NAME.test(is.text)) throw new RangeError("The text of a key is a GraphQL name.");
    return `'"${is.text}"'`;
  }
  return isHolder(is) ? HOLDERS[is](objectOf(below)) : `coalesce(to_json(${LEAVES[is]})::text, 'null')`;
}

/** One interview as JSON text. */
export interface WrittenInterview {
  id: string;
  position_id: string;
  written: string;
}

interface Written {
  /** The columns of a WrittenInterview, beside the tables interviews and positions. */
  columns: RawBuilder<unknown>;
  /** Begins a statement of this shape. The first shapes are prepared, since to read such a statement takes longer than to run it. */
  begin: RawBuilder<unknown>;
  /** Puts what is quicker to make here into the texts of rows. */
  finish(rows: readonly WrittenInterview[]): void;
}

const MOST_PREPARED = 40;
let prepared = 0;
/** Callers keep their shapes, and give the same object for the same shape. */
const known = new WeakMap<readonly InterviewShape[], Written>();

/** How PostgreSQL writes this shape. @throws RangeError for a key that is no name, and for an object without keys. */
export function writtenAs(shape: readonly InterviewShape[]): Written {
  const before = known.get(shape);
  if (before) return before;
  const [first, ...others] = shape;
  // The id of the row, where it comes first, as it mostly does.
  const idFirst = first?.is === "id" && others.length > 0;
  const columns = sql.raw(`interviews.id, interviews.position_id, ${objectOf(idFirst ? others : shape)} as written`);
  prepared += 1;
  const written: Written = {
    columns,
    begin: sql.raw(prepared <= MOST_PREPARED ? PREPARED : ""),
    finish: (rows) => {
      if (!idFirst) return;
      for (const row of rows) row.written = `{"${first.key}":"${uuidToHex(row.id) ?? row.id}",${row.written.slice(1)}`;
    },
  };
  known.set(shape, written);
  return written;
}
