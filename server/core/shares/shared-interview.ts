/** What a share shows: questions with their answers, and nothing that its options keep back. */
import type { SharedAnswer, SharedInterview, SharedQuestion, SharedTranscript } from "../../../shared/share.ts";
import { fieldsOf } from "../fields/index.ts";
import { type AnswerRecord, answersOf } from "../recordings/index.ts";
import { teamOf } from "../rooms/index.ts";
import { captionsOf, cuesOf, type TranscriptRecord, transcriptsOf } from "../transcripts/index.ts";
import type { OpenedShare, ShareDeps } from "./enter-share.ts";
import { readGuest } from "./guests.ts";
import { hideIdentity } from "./hide-identity.ts";
import { signSharedMedia } from "./shared-media.ts";

const NOT_THROUGH: readonly OpenedShare["interview"]["progress"][] = ["created", "invited", "started", "answering"];

/** The interview as this link shows it; token is the guest's own, when there is one. */
export async function readShared(
  deps: ShareDeps,
  opened: OpenedShare,
  token: string | undefined,
): Promise<SharedInterview> {
  const { share, interview, position, workspaceId } = opened;
  const ready = !NOT_THROUGH.includes(interview.progress);
  const [questions, answers, transcripts, team, guest, hide] = await Promise.all([
    deps.database
      .selectFrom("interview_questions")
      .select(["id", "text", "answer_kind", "video_file_id"])
      .where("workspace_id", "=", workspaceId)
      .where("interview_id", "=", interview.id)
      .orderBy("ordinal")
      .orderBy("id")
      .execute(),
    ready ? answersOf(deps, workspaceId, [interview.id]) : new Map<string, AnswerRecord[]>(),
    ready ? transcriptsOf(deps.database, workspaceId, [interview.id]) : new Map<string, TranscriptRecord>(),
    teamOf(deps, { ...opened, positionSettings: position.settings }),
    readGuest(deps, opened, token),
    hiding(deps, opened),
  ]);
  const given = new Map((answers.get(interview.id) ?? []).map((answer) => [answer.questionId, answer]));
  return {
    team,
    positionTitle: position.title,
    language: position.settings.language,
    candidateName: share.hide_identity ? null : interview.name,
    ready,
    completedAt: interview.completed_at?.toISOString() ?? null,
    expiresAt: share.expires_at.toISOString(),
    allow: { comments: share.allow_comments, scores: share.allow_scores, download: share.allow_download },
    questions: questions.map((question, index): SharedQuestion => {
      const answer = given.get(question.id);
      return {
        id: question.id,
        text: hide(question.text),
        videoUrl: question.video_file_id
          ? address(deps, opened, { id: question.video_file_id, name: `question-${index + 1}` })
          : null,
        answerKind: question.answer_kind,
        answer: answer
          ? {
              ...presentAnswer(deps, opened, answer, index + 1, hide),
              transcript: presentTranscript(transcripts.get(answer.takeId), hide),
            }
          : null,
      };
    }),
    guest,
  };
}

async function hiding(
  deps: ShareDeps,
  { share, interview, workspaceId }: OpenedShare,
): Promise<(text: string) => string> {
  if (!share.hide_identity) return (text) => text;
  const [fields, candidate] = await Promise.all([
    fieldsOf(deps.database, workspaceId, [interview.id]),
    // Somebody may be called otherwise in this interview than they are known by.
    deps.database
      .selectFrom("candidates")
      .select(["name", "email", "phone"])
      .where("workspace_id", "=", workspaceId)
      .where("id", "=", interview.candidate_id)
      .executeTakeFirst(),
  ]);
  // Short numbers and yes or no stand in many sentences and name nobody.
  const values = Object.values(fields.get(interview.id) ?? {}).flatMap((value) =>
    typeof value === "string" && value.length > 3 ? [value] : [],
  );
  const portfolio = interview.portfolio_url?.replace(/^https?:\/\/(www\.)?|\/+$/gi, "");
  const known = [interview, ...(candidate ? [candidate] : [])].map(({ name, email, phone }) =>
    hideIdentity({ name, email, phone, fields: [...values, ...(portfolio ? [portfolio] : [])] }),
  );
  return (text) => known.reduce((shown, hide) => hide(shown), text);
}

const address = (deps: ShareDeps, { share }: OpenedShare, file: { id: string; name: string }): string =>
  signSharedMedia({ ...deps, now: deps.clock() }, share, file);

const extensionOf = (contentType: string): string => contentType.split(";")[0]?.split("/")[1] ?? "bin";

function presentAnswer(
  deps: ShareDeps,
  opened: OpenedShare,
  answer: AnswerRecord,
  number: number,
  hide: (text: string) => string,
): Omit<SharedAnswer, "transcript"> {
  const file = answer.rendition ?? answer.playable ?? answer.original;
  const url = file && address(deps, opened, { id: file.id, name: `answer-${number}.${extensionOf(file.contentType)}` });
  const still = answer.thumbnail && address(deps, opened, { id: answer.thumbnail.id, name: `answer-${number}.jpg` });
  return {
    url,
    contentType: file?.contentType ?? null,
    downloadUrl: url && opened.share.allow_download ? `${url}&download=1` : null,
    thumbnailUrl: still,
    durationMs: answer.durationMs,
    text: answer.text === null ? null : hide(answer.text),
    mediaState: answer.mediaState,
  };
}

/** Names are hidden sentence by sentence: a name is often more than one word. */
function presentTranscript(
  given: TranscriptRecord | undefined,
  hide: (text: string) => string,
): SharedTranscript | null {
  if (given?.state !== "done" || given.text.trim() === "") return null;
  const cues = (given.words.length > 0 ? cuesOf(given.words) : given.parts).map((cue) => ({
    text: hide(cue.text),
    start: cue.start,
    end: cue.end,
  }));
  return { language: given.language, text: hide(given.text), cues, captions: captionsOf({ words: [], parts: cues }) };
}
