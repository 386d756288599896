/** A workspace in which every table has a row: one candidate who was mailed, came, recorded and left a resume. */
import type { Kysely } from "kysely";
import type { WorkspaceId } from "../server/core/actor.ts";
import type { Schema } from "../server/platform/database/schema.ts";
import type { Files } from "../server/platform/files/files.ts";
import { newId } from "../shared/ids.ts";
import type { EventType } from "../shared/native.ts";
import { createInterview, createPosition } from "./factories.ts";

/** An owner with a sign-in user. */
export async function addMember(database: Kysely<Schema>, workspaceId: WorkspaceId, email: string): Promise<string> {
  const userId = newId();
  const id = newId();
  await database
    .insertInto("sign_in_users")
    .values({ id: userId, name: "Olive Owner", email, email_verified: false, image: null })
    .execute();
  await database
    .insertInto("members")
    .values({
      workspace_id: workspaceId,
      id,
      user_id: userId,
      email,
      name: "Olive Owner",
      role: "owner",
      created_at: new Date(),
      removed_at: null,
    })
    .execute();
  return id;
}

async function storeFile(
  database: Kysely<Schema>,
  files: Files,
  workspaceId: WorkspaceId,
  id: string,
  key: string,
  body: string,
) {
  const stored = await files.put(key, Buffer.from(body), { contentType: "video/webm" });
  await database
    .insertInto("files")
    .values({
      workspace_id: workspaceId,
      id,
      key,
      content_type: "video/webm",
      name: "a file",
      ...stored,
      created_at: new Date(),
    })
    .execute();
}

/** Gives the ids and the keys of the files that the candidate has; the address stands in every place that may hold one. */
export async function fillWorkspace(database: Kysely<Schema>, files: Files, workspaceId: WorkspaceId, email: string) {
  const at = new Date();
  const projectId = newId();
  await database
    .insertInto("projects")
    .values({ workspace_id: workspaceId, id: projectId, title: "Spring", created_at: at, archived_at: null })
    .execute();
  const position = await createPosition(database, workspaceId);
  await database.updateTable("positions").set({ project_id: projectId }).where("id", "=", position.id).execute();
  const [resumeId, segmentId, playableId, takeId, fieldId] = [newId(), newId(), newId(), newId(), newId()];
  const interview = await createInterview(database, workspaceId, position.id, {
    email,
    metadata: JSON.stringify({ z: email, a: [1, null] }),
    notes: `Write to ${email}`,
    resume_status: "stored",
    code_generation: 1,
  });
  const keys = [
    `${workspaceId}/resumes/${resumeId}.pdf`,
    `${workspaceId}/recordings/${interview.id}/${segmentId}.webm`,
    `${workspaceId}/made/${takeId}/${playableId}.webm`,
  ];
  const [resumeKey = "", segmentKey = "", playableKey = ""] = keys;
  await storeFile(database, files, workspaceId, resumeId, resumeKey, `%PDF- ${email}`);
  await storeFile(database, files, workspaceId, segmentId, segmentKey, "recorded!");
  await storeFile(database, files, workspaceId, playableId, playableKey, "playable");
  await database.updateTable("interviews").set({ resume_file_id: resumeId }).where("id", "=", interview.id).execute();
  const of = { workspace_id: workspaceId, interview_id: interview.id };
  await database
    .insertInto("custom_fields")
    .values({
      workspace_id: workspaceId,
      id: fieldId,
      key: "reach",
      label: "Reach",
      type: "text",
      managed: true,
      created_at: at,
    })
    .execute();
  await database
    .insertInto("custom_field_values")
    .values({
      ...of,
      field_id: fieldId,
      position_id: position.id,
      created_at: at,
      text_value: email,
      number_value: null,
      boolean_value: null,
    })
    .execute();
  await database
    .insertInto("takes")
    .values({
      ...of,
      id: takeId,
      interview_question_id: interview.questionIds[0] ?? "",
      attempt: 1,
      number: 1,
      state: "finished",
      kept: true,
      text_answer: `I am ${email}`,
      think_started_at: null,
      started_at: at,
      media_state: "playable",
      original_file_id: segmentId,
      playable_file_id: playableId,
    })
    .execute();
  await database
    .insertInto("segments")
    .values({
      ...of,
      id: segmentId,
      take_id: takeId,
      ordinal: 1,
      fence: 1,
      content_type: "video/webm",
      state: "finished",
      bytes: 9,
      sha256: "0".repeat(64),
      duration_ms: 1000,
      file_key: segmentKey,
      started_at: at,
      ended_at: at,
    })
    .execute();
  await addTranscript(database, workspaceId, interview.id, takeId, email);
  await database
    .insertInto("room_facts")
    .values({
      ...of,
      id: newId(),
      kind: "note",
      at,
      ip: "192.0.2.7",
      user_agent: null,
      data: JSON.stringify({ email }),
    })
    .execute();
  await database
    .insertInto("room_visits")
    .values({ ...of, ip: "192.0.2.7", user_agent: "A browser", first_seen_at: at, last_seen_at: at })
    .execute();
  await addMails(database, workspaceId, interview.id, email);
  await addHistory(database, workspaceId, { interviewId: interview.id, positionId: position.id, email });
  return { interviewId: interview.id, positionId: position.id, takeId, keys };
}

/** What the candidate said, corrected once. */
async function addTranscript(
  database: Kysely<Schema>,
  workspaceId: WorkspaceId,
  interviewId: string,
  takeId: string,
  email: string,
) {
  const at = new Date();
  const of = { workspace_id: workspaceId, interview_id: interviewId, take_id: takeId };
  const said = {
    language: "en",
    text: `Write to ${email}`,
    words: JSON.stringify([{ word: email, start: 0, end: 0.7 }]),
    parts: JSON.stringify([]),
  };
  await database
    .insertInto("transcripts")
    .values({
      ...of,
      ...said,
      state: "done",
      due_at: at,
      source: "person",
      edited_by: "Olive Owner",
      version: 2,
      created_at: at,
      updated_at: at,
    })
    .execute();
  await database
    .insertInto("former_transcripts")
    .values({ ...of, ...said, version: 1, source: "machine", edited_by: null, written_at: at })
    .execute();
}

async function addMails(database: Kysely<Schema>, workspaceId: WorkspaceId, interviewId: string, email: string) {
  const mail = (purpose: "invitation" | "more_time", to: string) => {
    const id = newId();
    return {
      workspace_id: workspaceId,
      id,
      interview_id: interviewId,
      purpose,
      to_email: to,
      to_name: "Jane Doe",
      state: "sent" as const,
      send_at: new Date(),
      content: JSON.stringify({ note: `from ${email}` }),
      message_id: `<${id}@hiring.example>`,
      outbox_file: purpose === "invitation" ? `${id}@hiring.example.eml` : null,
      created_at: new Date(),
    };
  };
  await database
    .insertInto("mails")
    .values([mail("invitation", email), mail("more_time", "team@example.com")])
    .execute();
}

async function addHistory(
  database: Kysely<Schema>,
  workspaceId: WorkspaceId,
  { interviewId, positionId, email }: { interviewId: string; positionId: string; email: string },
) {
  const at = new Date();
  const counter = await database
    .updateTable("event_counters")
    .set((set) => ({ sequence: set("sequence", "+", 2) }))
    .where("workspace_id", "=", workspaceId)
    .returning("sequence")
    .executeTakeFirstOrThrow();
  const event = (sequence: number, own: number, type: EventType) => ({
    workspace_id: workspaceId,
    sequence,
    id: newId(),
    type,
    at,
    interview_id: interviewId,
    interview_sequence: own,
    position_id: positionId,
    data: JSON.stringify({ interviewId }),
  });
  const first = counter.sequence - 1;
  await database
    .insertInto("events")
    .values([event(first, 1, "interview.created"), event(first + 1, 2, "interview.invited")])
    .execute();
  await database
    .insertInto("event_personal")
    .values({ workspace_id: workspaceId, sequence: first, data: JSON.stringify({ name: "Jane Doe", email }) })
    .execute();
  const entry = (actorKind: string, actorId: string | null, actorName: string) => ({
    workspace_id: workspaceId,
    id: newId(),
    at,
    actor_kind: actorKind,
    actor_id: actorId,
    actor_name: actorName,
    medium: "room",
    ip: "192.0.2.7",
    host: "example.com",
    action: "interview.refused",
    subject_type: "interview",
    subject_id: interviewId,
    data: JSON.stringify({ reason: `Asked by ${email}` }),
  });
  await database
    .insertInto("audit_entries")
    .values([entry("candidate", interviewId, "Jane Doe"), entry("member", newId(), "Olive Owner")])
    .execute();
}
