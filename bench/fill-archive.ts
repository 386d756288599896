/** Gives the interviews of fill-interviews.ts what an archive carries: an answered question with its recording and words, a mail, events. */
import { createHash } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type pg from "pg";

const AT_A_TIME = 1_000;
const WORDS = 100;

/** A recording for each interview of the workspace, of mediaBytes bytes; its file lies in the folder. Gives how many were made. */
export async function fillArchive(pool: pg.Pool, folder: string, mediaBytes: number): Promise<number> {
  await pool.query(`
    insert into takes (workspace_id, id, interview_id, interview_question_id, attempt, number, state, kept, started_at, ended_at,
      duration_ms, media_state, playable_file_id)
    select workspace_id, gen_random_uuid(), interview_id, id, 1, 1, 'finished', true, now(), now(), 60000, 'playable', gen_random_uuid()
    from interview_questions where ordinal = 1`);
  const words = `(select json_agg(json_build_object('word', 'word', 'start', n, 'end', n + 0.5)) from generate_series(1, ${WORDS}) n)`;
  await pool.query(`
    insert into transcripts (workspace_id, take_id, interview_id, state, due_at, language, text, words, created_at, updated_at)
    select workspace_id, id, interview_id, 'done', now(), 'en', repeat('word ', ${WORDS}), ${words}, now(), now() from takes`);
  await pool.query(`
    insert into mails (workspace_id, id, interview_id, purpose, to_email, to_name, state, send_at, content, message_id, created_at)
    select workspace_id, gen_random_uuid(), id, 'invitation', email, name, 'sent', now(), '{}', '<' || id || '@bench.example>', now()
    from interviews`);
  await pool.query(`
    insert into events (workspace_id, sequence, id, type, at, interview_id, interview_sequence, position_id, data)
    select workspace_id, 1000000 + row_number() over (order by id), gen_random_uuid(), 'interview.completed', now(), id, 1000000, position_id, '{}'
    from interviews`);
  return await writeMedia(pool, folder, mediaBytes);
}

/** Every file has other bytes, as recordings have: its number and then a pattern. */
async function writeMedia(pool: pg.Pool, folder: string, bytes: number): Promise<number> {
  const body = Buffer.alloc(bytes);
  for (let place = 0; place < bytes; place++) body[place] = (place * 2_654_435_761) >>> 24;
  const { rows } = await pool.query<{ workspace: string; interview: string; file: string }>(
    `select workspace_id as workspace, interview_id as interview, playable_file_id as file from takes
     where playable_file_id is not null`,
  );
  for (let start = 0; start < rows.length; start += AT_A_TIME) {
    const made = await Promise.all(
      rows.slice(start, start + AT_A_TIME).map(async ({ workspace, interview, file }) => {
        const copy = Buffer.from(body);
        copy.write(file);
        const key = `${workspace}/recordings/${interview}/${file}.webm`;
        await mkdir(dirname(join(folder, key)), { recursive: true, mode: 0o700 });
        await writeFile(join(folder, key), copy, { mode: 0o600 });
        return { workspace, id: file, key, sha256: createHash("sha256").update(copy).digest("hex") };
      }),
    );
    await pool.query(
      `insert into files (workspace_id, id, key, content_type, name, bytes, sha256, created_at)
       select workspace::uuid, id::uuid, key, 'video/webm', 'answer.webm', $2, sha256, now()
       from json_to_recordset($1) as made (workspace text, id text, key text, sha256 text)`,
      [JSON.stringify(made), bytes],
    );
  }
  return rows.length;
}
