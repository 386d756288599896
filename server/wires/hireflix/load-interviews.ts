/** Loads what a query selects of a set of interviews: a statement per kind of thing, whatever the size of the set. */
import { may } from "../../core/actor.ts";
import { type InterviewHead, mailsOf, questionsOf, visitsOf } from "../../core/interviews/index.ts";
import { membersById } from "../../core/members/index.ts";
import { findFiles, signMedia, takesOf } from "../../core/recordings/index.ts";
import { commentsOf, reviewsOf } from "../../core/reviews/index.ts";
import { openSharesOf, shareUrl } from "../../core/shares/index.ts";
import { transcriptsOf } from "../../core/transcripts/index.ts";
import type { MeContext } from "./context.ts";
import { type InterviewWriter, presentInterview } from "./interview-view.ts";
import type { QuestionRow } from "./question-view.ts";
import type { Selected } from "./selected.ts";

export type InterviewView = ReturnType<typeof presentInterview>;

const STEPS = ["InterviewStepTextQuestionWithVideoAnswer", "InterviewStepVideoQuestionWithVideoAnswer"] as const;
const NO_CODE = "***********";

/** Do the fields that a query selects need this part? */
function needsOf(selected: Selected) {
  const interview = (...names: string[]) => names.some((name) => selected.has(`InterviewType.${name}`));
  const answers = selected.has("question.answer") || selected.has("question.answered");
  const thumbnails = interview("thumbnail", "thumbnails");
  const steps = interview("steps");
  const reviewers = selected.has("InterviewReviewer.email") || selected.has("InterviewReviewer.deleted");
  return {
    questions: interview("questions", "steps", "retakes", "timeToThink", "timeToAnswer") || thumbnails,
    // Whether a step is one of text or of video is seen by its video.
    videos: steps || selected.has("question.media"),
    takes: answers || thumbnails || steps,
    allTakes: STEPS.some((type) => selected.has(`${type}.answers`)),
    transcripts: selected.has("media.transcription"),
    reviews: interview("score", "scores") || selected.has("question.score") || selected.has("question.scores"),
    comments: interview("comments"),
    visits: interview("ipAddresses", "userAgents", "location"),
    mails: interview("tracking"),
    shares: interview("externalLink"),
    reviewers,
  };
}

/** The interviews in the order given, each with what the query selects of it. */
export async function loadInterviews(
  { deps, caller }: Pick<MeContext, "deps" | "caller">,
  heads: readonly InterviewHead[],
  selected: Selected,
): Promise<InterviewView[]> {
  const { database } = deps;
  const { workspaceId } = caller;
  const ids = heads.map(({ id }) => id);
  const needs = needsOf(selected);
  const when = <Value>(needed: boolean, load: () => Promise<Map<string, Value>>) =>
    needed && ids.length > 0 ? load() : Promise.resolve(new Map<string, Value>());
  const [questions, takes, transcripts, reviews, comments, visits, mails, shares] = await Promise.all([
    when(needs.questions, () => questionsOf(database, workspaceId, ids)),
    when(needs.takes, () => takesOf(database, workspaceId, ids, { keptOnly: !needs.allTakes })),
    when(needs.transcripts, () => transcriptsOf(database, workspaceId, ids)),
    when(needs.reviews, () => reviewsOf(database, caller, ids)),
    when(needs.comments, () => commentsOf(database, workspaceId, ids)),
    when(needs.visits, () => visitsOf(database, workspaceId, ids)),
    when(needs.mails, () => mailsOf(database, workspaceId, ids)),
    // Whoever has the link sees the interview, so who may only read gets none.
    when(needs.shares && may(caller.actor, "interviews:write"), () => openSharesOf(deps, workspaceId, ids)),
  ]);
  const videoIds = needs.videos ? [...questions.values()].flat().map((question) => question.video_file_id) : [];
  const authors = needs.reviewers
    ? [...[...reviews.values()].flatMap((set) => set.reviews), ...[...comments.values()].flat()]
    : [];
  const [videos, people] = await Promise.all([
    findFiles(database, workspaceId, videoIds),
    membersById(
      database,
      workspaceId,
      authors.flatMap((author) => (author.author_kind === "member" ? [author.author_id] : [])),
    ),
  ]);
  const writer = writerFor({ deps, caller });
  return heads.map((head) =>
    presentInterview(
      head,
      {
        questions: (questions.get(head.id) ?? []).map(
          (question): QuestionRow => ({
            ...question,
            video: question.video_file_id === null ? null : (videos.get(question.video_file_id) ?? null),
          }),
        ),
        answers: takes,
        transcripts,
        reviews: reviews.get(head.id) ?? { reviews: [], blind: false },
        comments: comments.get(head.id) ?? [],
        visits: visits.get(head.id) ?? [],
        mails: mails.get(head.id) ?? [],
        share: shares.get(head.id) ?? null,
        people,
      },
      writer,
    ),
  );
}

/** Who may not write to interviews may not enter their rooms either, and sees no code. */
function writerFor({ deps, caller }: Pick<MeContext, "deps" | "caller">): InterviewWriter {
  const { keyring, publicUrl, geo } = deps;
  const signer = { keyring, publicUrl, now: deps.clock() };
  const seesCodes = may(caller.actor, "interviews:write");
  return {
    publicUrl,
    geo,
    codeOf: ({ id, code_generation }) => (seesCodes ? keyring.roomCode(id, code_generation) : NO_CODE),
    urlOf: (file) => signMedia(signer, file),
    shareUrlOf: (share) => shareUrl(publicUrl, share),
  };
}
