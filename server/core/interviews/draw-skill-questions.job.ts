/** Draws the questions for a candidate's skills and adds them to the interview, until the candidate has started. */
import { sql } from "kysely";
import { z } from "zod";
import { newId } from "../../../shared/ids.ts";
import type { JobDefinition } from "../../platform/jobs/jobs.ts";
import { workspaceId as brand, systemActor } from "../actor.ts";
import { type ChangeDeps, changeWorkspace } from "../change.ts";
import { findPosition } from "../positions/index.ts";
import { bankQuestionSource, type QuestionSource } from "./question-bank/index.ts";

export const drawSkillQuestionsJob: JobDefinition<{ workspaceId: string; interviewId: string }> = {
  name: "draw-skill-questions",
  data: z.object({ workspaceId: z.string(), interviewId: z.string() }),
  retryLimit: 5,
  retryDelaySeconds: 5,
  expireInSeconds: 120,
  concurrency: 2,
};

/** Running it again changes nothing: an interview whose questions are ready is left alone. */
export async function drawSkillQuestions(
  deps: ChangeDeps & { questionSource?: QuestionSource },
  data: { workspaceId: string; interviewId: string },
): Promise<void> {
  const source = deps.questionSource ?? bankQuestionSource;
  const tenant = brand(data.workspaceId);
  await changeWorkspace(deps, systemActor("question bank"), tenant, async (change) => {
    const interview = await change.transaction
      .selectFrom("interviews")
      .select(["position_id", "skills", "questions_ready", "questions_frozen_at"])
      .where("workspace_id", "=", tenant)
      .where("id", "=", data.interviewId)
      .where("deleted_at", "is", null)
      .forUpdate()
      .executeTakeFirst();
    if (!interview || interview.questions_ready) return;
    const position = await findPosition(change.transaction, tenant, interview.position_id);
    const existing = await change.transaction
      .selectFrom("interview_questions")
      .select(["text", "ordinal", "source"])
      .where("workspace_id", "=", tenant)
      .where("interview_id", "=", data.interviewId)
      .orderBy("ordinal")
      .execute();
    if (position && !interview.questions_frozen_at) {
      const drawn = await source.draw({
        skills: interview.skills,
        role: {
          title: position.title,
          role: position.settings.role || null,
          minimumYears: position.settings.experience.minimumYears,
        },
        count: position.settings.skillQuestionCount,
        seed: data.interviewId,
        avoid: existing.map((question) => question.text),
      });
      const first = position.questions[0];
      const custom = existing.filter((question) => question.source === "custom").length;
      const skillFirst = position.settings.questionSources[0] === "skill";
      const start = skillFirst ? custom : existing.length;
      if (skillFirst && drawn.length > 0) {
        await change.transaction
          .updateTable("interview_questions")
          .set({ ordinal: sql`ordinal + ${drawn.length}` })
          .where("workspace_id", "=", tenant)
          .where("interview_id", "=", data.interviewId)
          .where("ordinal", ">", custom)
          .execute();
      }
      if (drawn.length > 0) {
        await change.transaction
          .insertInto("interview_questions")
          .values(
            drawn.map((question, index) => ({
              workspace_id: tenant,
              id: newId(change.now),
              interview_id: data.interviewId,
              position_question_id: null,
              source: "skill" as const,
              skill: question.skill,
              ordinal: start + index + 1,
              text: question.text,
              answer_kind: "video" as const,
              think_seconds: first?.thinkSeconds ?? 30,
              answer_seconds: first?.answerSeconds ?? 120,
              retakes: first?.retakes ?? 1,
              expected_answer: null,
              video_file_id: null,
            })),
          )
          .execute();
      }
    }
    await change.transaction
      .updateTable("interviews")
      .set({ questions_ready: true, updated_at: change.now })
      .where("workspace_id", "=", tenant)
      .where("id", "=", data.interviewId)
      .execute();
  });
}
