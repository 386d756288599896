/** A position as the GraphQL schema shows it. */
import { LANGUAGES } from "../../../shared/position.ts";
import type { PositionRecord } from "../../core/positions/index.ts";
import type { StoredFileRecord } from "../../core/recordings/index.ts";
import type { PositionShare } from "../../core/shares/index.ts";
import { presentVideo, splitText } from "./question-view.ts";
import { hexOf } from "./wire-ids.ts";

interface Writer {
  publicUrl: string;
  videos: ReadonlyMap<string, StoredFileRecord>;
  urlOf(file: StoredFileRecord): string;
}

/** The object that the resolvers of PositionType read by name; uuid is its id as the core knows it. */
export function presentPosition(position: PositionRecord, write: Writer) {
  const { settings, questions } = position;
  const [first] = questions;
  const open = position.visibility === "public" && position.archivedAt === null;
  const { city, country, type } = settings.location;
  const place = [city, country].filter((part) => part !== "").join(", ");
  return {
    uuid: position.id,
    id: hexOf(position.id),
    name: position.title,
    archived: position.archivedAt?.getTime() ?? null,
    active: position.archivedAt === null,
    public: position.visibility === "public",
    description: settings.description,
    location: place || type,
    language: settings.language,
    ownerId: position.createdBy === null ? null : hexOf(position.createdBy),
    tags: settings.tags.map(({ name }) => name),
    createdAt: position.createdAt.getTime(),
    updatedAt: position.updatedAt.getTime(),
    expires: settings.linkExpirationDays,
    retakes: first?.retakes ?? null,
    timeToThink: first?.thinkSeconds ?? null,
    timeToAnswer: first?.answerSeconds ?? null,
    transcriptionLanguage: settings.transcriptionLanguage,
    transcriptionsSupportedLanguages: Object.keys(LANGUAGES),
    allowReviewVideoAnswers: questions.some(({ retakes }) => retakes > 0),
    allowSwitchingCameras: true,
    questions: () =>
      questions.map((question) => ({
        id: hexOf(question.id),
        ...splitText(question.text),
        notes: question.expectedAnswer,
        retakes: question.retakes,
        timeToThink: question.thinkSeconds,
        timeToAnswer: question.answerSeconds,
        transcriptionLanguage: settings.transcriptionLanguage,
        media: presentVideo(
          question.videoFileId === null ? null : (write.videos.get(question.videoFileId) ?? null),
          write,
        ),
      })),
    publicSubmission: {
      allow: open,
      url: `${write.publicUrl}/public-application/${position.id}`,
      verifyEmail: settings.application.verifyEmail,
      phoneNumberHidden: settings.application.phone === "hidden",
      phoneNumberRequired: settings.application.phone === "required",
    },
  };
}

export type PositionView = ReturnType<typeof presentPosition>;

/** A link to one interview of a position; under the candidate's name where it has none of its own. */
export const presentShare = (share: PositionShare) => ({
  id: share.secret,
  name: share.name || share.candidateName,
  companyId: hexOf(share.workspace_id),
  positionId: hexOf(share.positionId),
  owner: share.created_by,
  labels: share.labels,
  expires: share.expires_at.getTime(),
  // It shows the interview that it was made for, and nothing of the position's other candidates.
  dynamic: false,
  allowEvaluation: share.allow_scores,
  displayFunnelInformation: false,
  createdAt: share.created_at.getTime(),
  updatedAt: share.updated_at.getTime(),
});
