/** Creates and changes positions. */
import { sql } from "kysely";
import { newId } from "../../../shared/ids.ts";
import {
  type CreatePosition,
  type PositionSettings,
  positionSettingsSchema,
  type QuestionInput,
  type UpdatePosition,
} from "../../../shared/position.ts";
import { hiddenFrom } from "../actor.ts";
import type { Change } from "../change.ts";
import { checkVersion, refuse } from "../refusal.ts";
import { checkFiles, checkVideos } from "./check-files.ts";
import { findPosition, type PositionRecord } from "./positions.store.ts";
import { membersOf, refuseHidden, storeChosen } from "./sharing.ts";

/** Creates a position with its questions. */
export async function createPosition(change: Change, input: CreatePosition): Promise<PositionRecord> {
  checkSettings(input.settings);
  await checkProject(change, input.projectId);
  const id = newId(change.now);
  await change.transaction
    .insertInto("positions")
    .values({
      workspace_id: change.workspaceId,
      id,
      project_id: input.projectId,
      title: input.title,
      visibility: input.visibility,
      access: input.access,
      settings: JSON.stringify(input.settings),
      created_at: change.now,
      updated_at: change.now,
      archived_at: null,
      created_by: change.actor.kind === "member" ? change.actor.id : null,
    })
    .execute();
  await checkFiles(change, input.settings);
  await replaceQuestions(change, id, input.questions);
  if (input.access === "chosen") await storeChosen(change, id, input);
  change.record({ type: "position.created", positionId: id, data: { positionId: id, visibility: input.visibility } });
  change.audit({ action: "position.created", subjectType: "position", subjectId: id });
  return readSaved(change, id);
}

/**
 * Changes what is given: settings merge one level deep, questions replace the list (a question that keeps its id keeps its
 * identity). Interviews that exist keep the questions they were given.
 */
export async function updatePosition(
  change: Change,
  id: string,
  input: UpdatePosition,
  expectedVersion?: number,
): Promise<PositionRecord> {
  const position = await findPosition(change.transaction, change.workspaceId, id, {
    lock: "update",
    hidden: hiddenFrom(change.actor),
  });
  if (!position) refuse("not_found", "There is no such position.");
  checkVersion(position.version, expectedVersion, "this position");
  const settings = mergeSettings(position.settings, input.settings);
  checkSettings(settings);
  if (input.settings) await checkFiles(change, settings);
  if (input.projectId) await checkProject(change, input.projectId);
  await change.transaction
    .updateTable("positions")
    .set({
      title: input.title ?? position.title,
      visibility: input.visibility ?? position.visibility,
      ...(input.projectId === undefined ? {} : { project_id: input.projectId }),
      settings: JSON.stringify(settings),
      version: position.version + 1,
      updated_at: change.now,
    })
    .where("workspace_id", "=", change.workspaceId)
    .where("id", "=", id)
    .execute();
  if (input.questions) await replaceQuestions(change, id, input.questions);
  change.record({ type: "position.updated", positionId: id, data: { positionId: id, version: position.version + 1 } });
  change.audit({
    action: "position.updated",
    subjectType: "position",
    subjectId: id,
    data: { fields: [...Object.keys(input), ...Object.keys(input.settings ?? {}).map((name) => `settings.${name}`)] },
  });
  return readSaved(change, id);
}

/** Archives a position: its links stop working, nothing is deleted. Or takes that back. */
export async function archivePosition(change: Change, id: string, archived: boolean): Promise<PositionRecord> {
  refuseHidden(change.actor, id, "position");
  const row = await change.transaction
    .updateTable("positions")
    .set({ archived_at: archived ? change.now : null, updated_at: change.now })
    .where("workspace_id", "=", change.workspaceId)
    .where("id", "=", id)
    .where("archived_at", archived ? "is" : "is not", null)
    .returning("id")
    .executeTakeFirst();
  if (row) {
    change.record({
      type: archived ? "position.archived" : "position.unarchived",
      positionId: id,
      data: { positionId: id },
    });
    change.audit({
      action: archived ? "position.archived" : "position.unarchived",
      subjectType: "position",
      subjectId: id,
    });
  }
  return readSaved(change, id);
}

/** Makes a private copy of a position with its questions, seen by the same members. */
export async function duplicatePosition(change: Change, id: string): Promise<PositionRecord> {
  const position = await findPosition(change.transaction, change.workspaceId, id, { hidden: hiddenFrom(change.actor) });
  if (!position) refuse("not_found", "There is no such position.");
  return createPosition(change, {
    title: `${position.title} (copy)`.slice(0, 255),
    visibility: "private",
    projectId: position.projectId,
    access: position.access,
    memberIds: position.access === "chosen" ? await membersOf(change.transaction, change.workspaceId, id) : [],
    settings: position.settings,
    questions: position.questions.map(({ id: _id, ordinal: _ordinal, ...question }) => question),
  });
}

async function readSaved(change: Change, id: string): Promise<PositionRecord> {
  const position = await findPosition(change.transaction, change.workspaceId, id);
  if (!position) refuse("not_found", "There is no such position.");
  return position;
}

/** A position is put into a project of its own workspace. */
async function checkProject(change: Change, id: string | null): Promise<void> {
  if (id === null) return;
  const project = await change.transaction
    .selectFrom("projects")
    .select("id")
    .where("workspace_id", "=", change.workspaceId)
    .where("id", "=", id)
    .forKeyShare()
    .executeTakeFirst();
  if (!project) refuse("invalid", "This is no project of the workspace.", { path: ["projectId"] });
}

function mergeSettings(settings: PositionSettings, given: Record<string, unknown> | undefined): PositionSettings {
  if (!given) return settings;
  const parsed = positionSettingsSchema.safeParse({ ...settings, ...given });
  if (parsed.success) return parsed.data;
  const [first, ...others] = parsed.error.issues.map((issue) => ({
    message: issue.message,
    path: ["settings", ...issue.path.map((part) => (typeof part === "symbol" ? String(part) : part))],
  }));
  return refuse("invalid", first?.message ?? "The settings can not be used.", { path: first?.path ?? [], others });
}

function checkSettings(settings: PositionSettings): void {
  const { minimumYears, maximumYears } = settings.experience;
  if (minimumYears !== null && maximumYears !== null && minimumYears > maximumYears) {
    refuse("invalid", "The least experience is more than the most.", {
      path: ["settings", "experience", "minimumYears"],
    });
  }
  if (settings.resumeScreening && !settings.resumeRequired) {
    refuse("invalid", "Resume screening needs a required resume.", { path: ["settings", "resumeScreening"] });
  }
  for (const name of ["preScreening", "postScreening"] as const) {
    for (const [index, question] of settings[name].entries()) {
      const path = ["settings", name, index];
      if (question.kind === "choice" && question.options.length < 2) {
        refuse("invalid", "A choice needs at least two options.", { path: [...path, "options"] });
      }
      if (question.mustHave && question.kind !== "text" && question.acceptedAnswers.length === 0) {
        refuse("invalid", "A must-have needs at least one accepted answer.", { path: [...path, "acceptedAnswers"] });
      }
      if (question.mustHave && question.kind === "number" && Number.isNaN(Number(question.acceptedAnswers[0]))) {
        refuse("invalid", "The accepted answer of a number is the least number.", {
          path: [...path, "acceptedAnswers"],
        });
      }
    }
    if (new Set(settings[name].map((question) => question.id)).size !== settings[name].length) {
      refuse("invalid", "Two screening questions have the same id.", { path: ["settings", name] });
    }
  }
}

async function replaceQuestions(
  change: Change,
  positionId: string,
  questions: readonly QuestionInput[],
): Promise<void> {
  const existing = await change.transaction
    .selectFrom("position_questions")
    .select("id")
    .where("workspace_id", "=", change.workspaceId)
    .where("position_id", "=", positionId)
    .execute();
  await checkVideos(change, questions);
  const known = new Set(existing.map((row) => row.id));
  const used = new Set<string>();
  const rows = questions.map((question, index) => {
    const given = question.id?.toLowerCase();
    if (given !== undefined && !known.has(given)) {
      refuse("invalid", "This question is not one of the position's.", { path: ["questions", index, "id"] });
    }
    if (given !== undefined && used.has(given)) {
      refuse("invalid", "This question is given twice.", { path: ["questions", index, "id"] });
    }
    if (given !== undefined) used.add(given);
    return {
      id: given ?? newId(change.now),
      ordinal: index + 1,
      text: question.text,
      answer_kind: question.answerKind,
      think_seconds: question.thinkSeconds,
      answer_seconds: question.answerSeconds,
      retakes: question.retakes,
      expected_answer: question.expectedAnswer,
      video_file_id: question.videoFileId,
    };
  });
  await change.transaction
    .deleteFrom("position_questions")
    .where("workspace_id", "=", change.workspaceId)
    .where("position_id", "=", positionId)
    .$if(used.size > 0, (query) => query.where("id", "not in", [...used]))
    .execute();
  if (rows.length === 0) return;
  await sql`
    insert into position_questions
      (workspace_id, id, position_id, ordinal, text, answer_kind, think_seconds, answer_seconds, retakes, expected_answer,
        video_file_id, created_at)
    select ${change.workspaceId}, id, ${positionId}, ordinal, text, answer_kind, think_seconds, answer_seconds, retakes,
      expected_answer, video_file_id, ${change.now}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as question
      (id uuid, ordinal int, text text, answer_kind text, think_seconds int, answer_seconds int, retakes int, expected_answer text,
        video_file_id uuid)
    on conflict (workspace_id, id) do update set ordinal = excluded.ordinal, text = excluded.text,
      answer_kind = excluded.answer_kind, think_seconds = excluded.think_seconds, answer_seconds = excluded.answer_seconds,
      retakes = excluded.retakes, expected_answer = excluded.expected_answer,
      video_file_id = excluded.video_file_id`.execute(change.transaction);
}
