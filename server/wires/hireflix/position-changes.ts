/** Position(id) and what else changes positions: created and updated by save, archived, deleted. */
import type { GraphQLResolveInfo } from "graphql";
import {
  createPositionSchema,
  LANGUAGES,
  type PositionSettings,
  type QuestionInput,
  questionInputSchema,
  updatePositionSchema,
} from "../../../shared/position.ts";
import { hiddenFrom } from "../../core/actor.ts";
import type { Change } from "../../core/change.ts";
import {
  archivePosition,
  createPosition,
  deletePosition,
  findPosition,
  type PositionRecord,
  updatePosition,
} from "../../core/positions/index.ts";
import { RefusedError, refuse } from "../../core/refusal.ts";
import { findUnstorable } from "../../core/storable-text.ts";
import { changed } from "./changes.ts";
import type { MeContext } from "./context.ts";
import { wireError } from "./errors.ts";
import { inviteByName } from "./invite.ts";
import { parseAs } from "./parse-as.ts";
import type { PositionView } from "./position-view.ts";
import { loadPositions } from "./positions.ts";
import { joinText, splitText } from "./question-view.ts";
import { type Selected, selectedBelow } from "./selected.ts";
import { uuidOf } from "./wire-ids.ts";

interface Named {
  /** null without an id, and for an id that names nothing. */
  uuid: string | null;
  given: boolean;
}

interface GivenQuestion {
  id?: string | null;
  title?: string | null;
  description?: string | null;
  notes?: string | null;
  timeToThink?: number | null;
  timeToAnswer?: number | null;
  retakes?: number | null;
  transcriptionLanguage?: string | null;
  timeLimit?: { minutes?: number | null; seconds?: number | null } | null;
}

interface GivenPosition {
  name?: string | null;
  description?: string | null;
  language?: string | null;
  location?: string | null;
  tags?: readonly string[] | null;
  questions?: readonly GivenQuestion[] | null;
}

const SECONDS_PER_MINUTE = 60;

const POSITION_NAMES = { title: "name", settings: null };
const QUESTION_NAMES = {
  text: "title",
  expectedAnswer: "notes",
  thinkSeconds: "timeToThink",
  answerSeconds: "timeToAnswer",
};

const noPosition = (): never => refuse("not_found", "Position not found");
const idOf = ({ uuid }: Named): string => uuid ?? noPosition();

export const positionChanges = {
  Mutation: {
    Position: (_root: unknown, { id }: { id?: string | null }): Named => ({
      uuid: id ? uuidOf(id) : null,
      given: Boolean(id),
    }),
    archivePosition: (
      _root: unknown,
      { input }: { input: { id: string } },
      context: MeContext,
      info: GraphQLResolveInfo,
    ) =>
      orNotFound("MutationArchivePositionSuccess", () =>
        positionAfter(context, selectedBelow(info), (change) =>
          archivePosition(change, uuidOf(input.id) ?? noPosition(), true),
        ),
      ),
    deletePosition: (
      _root: unknown,
      { input }: { input: { id: string } },
      context: MeContext,
      info: GraphQLResolveInfo,
    ) => orNotFound("MutationDeletePositionSuccess", () => remove(uuidOf(input.id), context, selectedBelow(info))),
  },
  PositionMutation: {
    invite: (
      { uuid }: Named,
      { candidate }: { candidate?: Parameters<typeof inviteByName>[1] },
      context: MeContext,
      info: GraphQLResolveInfo,
    ) => inviteByName(uuid, candidate, context, info),
    save: (
      named: Named,
      { position }: { position?: GivenPosition | null },
      context: MeContext,
      info: GraphQLResolveInfo,
    ) => {
      if (!position) throw wireError(400, "save needs a position.");
      const unstorable = findUnstorable(position);
      if (unstorable) throw wireError(400, `${unstorable.path.join(".")}: ${unstorable.message}`);
      return positionAfter(context, selectedBelow(info), (change) =>
        named.given ? update(change, idOf(named), position) : create(change, position),
      );
    },
    archive: (named: Named, { archive }: { archive?: boolean | null }, context: MeContext, info: GraphQLResolveInfo) =>
      positionAfter(context, selectedBelow(info), (change) => archivePosition(change, idOf(named), archive ?? true)),
    delete: async (named: Named, _args: unknown, context: MeContext) => {
      await changed(
        context,
        "positions:write",
        (change) => deletePosition(change, idOf(named)),
        () => null,
      );
      return true;
    },
  },
};

const positionAfter = (
  context: MeContext,
  selected: Selected,
  command: (change: Change) => Promise<PositionRecord>,
): Promise<PositionView | null> =>
  changed(context, "positions:write", command, async ({ id }) => {
    const [position] = await loadPositions(context, [id], selected);
    return position ?? null;
  });

/** The outcome under the name of its type, with the position as data; an unknown position is an outcome, not an error. */
async function orNotFound(typeName: string, work: () => Promise<PositionView | null>) {
  try {
    return { __typename: typeName, data: await work() };
  } catch (error) {
    if (!(error instanceof RefusedError) || error.refusal.code !== "not_found") throw error;
    const name = "PositionNotFoundError";
    return { __typename: name, name, code: 404, message: "Position not found" };
  }
}

/** Deletes a position and tells of it as it was. */
async function remove(uuid: string | null, context: MeContext, selected: Selected): Promise<PositionView | null> {
  const id = uuid ?? noPosition();
  const [position] = await loadPositions(context, [id], selected);
  await changed(
    context,
    "positions:write",
    (change) => deletePosition(change, id),
    () => null,
  );
  return position ?? null;
}

async function create(change: Change, given: GivenPosition): Promise<PositionRecord> {
  const settings = settingsOf(given, null);
  const questions = (given.questions ?? []).map((question, index) => questionOf(question, index, null));
  const name = { title: given.name ?? "" };
  return createPosition(change, parseAs(createPositionSchema, { ...name, settings, questions }, POSITION_NAMES));
}

/** What is left out stays as it is; the list of questions replaces the old one, and a question that keeps its id keeps the rest of it. */
async function update(change: Change, id: string, given: GivenPosition): Promise<PositionRecord> {
  const position =
    (await findPosition(change.transaction, change.workspaceId, id, { hidden: hiddenFrom(change.actor) })) ??
    noPosition();
  const settings = settingsOf(given, position.settings);
  const { name, questions } = given;
  const input = {
    ...(name === undefined || name === null ? {} : { title: name }),
    ...(Object.keys(settings).length > 0 ? { settings } : {}),
    ...(questions
      ? {
          questions: questions.map((question, index) => {
            const uuid = question.id ? uuidOf(question.id) : null;
            return questionOf(question, index, position.questions.find((kept) => kept.id === uuid) ?? null);
          }),
        }
      : {}),
  };
  return updatePosition(change, id, parseAs(updatePositionSchema, input, POSITION_NAMES));
}

function settingsOf(given: GivenPosition, before: PositionSettings | null): Record<string, unknown> {
  const { description, language, location, tags } = given;
  const settings: Record<string, unknown> = {};
  if (typeof description === "string") settings.description = description;
  // It is one for all questions of a position here.
  const spoken = given.questions?.find((question) => question.transcriptionLanguage)?.transcriptionLanguage;
  if (spoken) settings.transcriptionLanguage = spoken;
  if (language) settings.language = languageOf(language);
  if (typeof location === "string") settings.location = placeOf(location);
  if (tags) {
    settings.tags = [...new Set(tags)].map(
      (name) => before?.tags.find((tag) => tag.name === name) ?? { name, options: [] },
    );
  }
  return settings;
}

/** A place in one line stands in the city; "remote" is a kind of place of its own. */
const placeOf = (text: string) =>
  text.trim().toLowerCase() === "remote" || text.trim() === ""
    ? { type: "remote", city: "", country: "" }
    : { type: "onsite", city: text.trim(), country: "" };

function languageOf(text: string): string {
  const code = text.toLowerCase().split(/[-_]/)[0] ?? "";
  if (!(code in LANGUAGES)) throw wireError(400, `The language is one of ${Object.keys(LANGUAGES).join(", ")}.`);
  return code;
}

/** A question as the core takes it; what is not given comes from the one that keeps its id, or from the defaults. */
function questionOf(
  given: GivenQuestion,
  index: number,
  before: PositionRecord["questions"][number] | null,
): QuestionInput {
  const old = before ? splitText(before.text) : null;
  const title = given.title ?? old?.title ?? "";
  const description = given.description === undefined ? old?.description : given.description;
  const { minutes, seconds } = given.timeLimit ?? {};
  const limit = given.timeLimit ? (minutes ?? 0) * SECONDS_PER_MINUTE + (seconds ?? 0) : null;
  const thinkSeconds = given.timeToThink ?? before?.thinkSeconds;
  const answerSeconds = given.timeToAnswer ?? limit ?? before?.answerSeconds;
  const retakes = given.retakes ?? before?.retakes;
  const input = {
    ...(before ? { id: before.id, answerKind: before.answerKind, videoFileId: before.videoFileId } : {}),
    text: joinText(title, description),
    expectedAnswer: given.notes === undefined ? (before?.expectedAnswer ?? null) : given.notes,
    ...(thinkSeconds === undefined ? {} : { thinkSeconds }),
    ...(answerSeconds === undefined ? {} : { answerSeconds }),
    ...(retakes === undefined ? {} : { retakes }),
  };
  return parseAs(questionInputSchema, input, QUESTION_NAMES, ["questions", index]);
}
