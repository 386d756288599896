/** Positions with their interviews, as queries ask for them. */
import type { GraphQLResolveInfo } from "graphql";
import { authorise, hiddenFrom, may } from "../../core/actor.ts";
import { interviewHeads, interviewsOfPositions, writtenOfPositions } from "../../core/interviews/index.ts";
import { countStages, readersOf, readPositions, tagNames } from "../../core/positions/index.ts";
import { findFiles, signMedia } from "../../core/recordings/index.ts";
import { openSharesOfPositions } from "../../core/shares/index.ts";
import type { MeContext } from "./context.ts";
import { wireError } from "./errors.ts";
import { listInterviews } from "./interview-list.ts";
import { shapeBelow } from "./interview-shape.ts";
import { type InterviewView, loadInterviews } from "./load-interviews.ts";
import { pageAhead } from "./page-ahead.ts";
import { inParts } from "./parts.ts";
import { writtenList } from "./plan.ts";
import { type PositionView, presentPosition, presentShare } from "./position-view.ts";
import { type Asked, type Selected, selectedBelow } from "./selected.ts";
import { hexOf, uuidOf } from "./wire-ids.ts";

/** What is told of a position and stands in its questions. */
const OF_QUESTIONS = ["questions", "retakes", "timeToThink", "timeToAnswer", "allowReviewVideoAnswers"];
const MOST_POSITIONS = 5_000;
/** Of the older lists, which have no pages. */
const MOST_INTERVIEWS = 5_000;

/** Positions by their UUIDs, or all of the workspace, each with what the query selects. */
export async function loadPositions(
  { deps, caller }: Pick<MeContext, "deps" | "caller">,
  ids: readonly string[] | null,
  selected: Selected,
): Promise<PositionView[]> {
  const { database, keyring, publicUrl } = deps;
  const positions = await readPositions(database, caller.workspaceId, {
    ids,
    hidden: hiddenFrom(caller.actor),
    limit: MOST_POSITIONS + 1,
    questions: OF_QUESTIONS.some((name) => selected.has(`PositionType.${name}`)),
  });
  if (positions.length > MOST_POSITIONS) {
    throw wireError(400, `There are more than ${MOST_POSITIONS} positions. Read them from the native API, in pages.`);
  }
  const videoIds = selected.has("PositionQuestion.media")
    ? positions.flatMap(({ questions }) => questions.map((question) => question.videoFileId))
    : [];
  const videos = await findFiles(database, caller.workspaceId, videoIds);
  const signer = { keyring, publicUrl, now: deps.clock() };
  return positions.map((position) =>
    presentPosition(position, { publicUrl, videos, urlOf: (file) => signMedia(signer, file) }),
  );
}

/** The interviews of each position in the older form, without pages; by the position's UUID. */
async function interviewsByPosition(
  context: MeContext,
  positionIds: readonly string[],
  orderBy: { field: "createdAt" | "updatedAt"; direction?: "asc" | "desc" | null } | null | undefined,
  asked: Asked,
): Promise<Map<string, unknown>> {
  const { database } = context.deps;
  const { workspaceId } = context.caller;
  const order = {
    field: orderBy?.field ?? "createdAt",
    descending: (orderBy?.direction ?? "desc") === "desc",
  } as const;
  const shape = shapeBelow(asked, "InterviewType");
  if (shape) {
    const found = await writtenOfPositions(database, workspaceId, positionIds, order, MOST_INTERVIEWS + 1, shape);
    checkNumber(found);
    return new Map([...found].map(([id, rows]) => [id, writtenList(rows.map(({ written }) => written))] as const));
  }
  const found = await interviewsOfPositions(database, workspaceId, positionIds, order, MOST_INTERVIEWS + 1);
  checkNumber(found);
  const heads = [...found.values()].flat();
  const views = await loadInterviews(context, heads, selectedBelow(asked));
  const byId = new Map(views.map((view, index) => [heads[index]?.id, view]));
  return new Map([...found].map(([id, own]) => [id, inParts(own.flatMap((head) => byId.get(head.id) ?? []))] as const));
}

function checkNumber(found: ReadonlyMap<string, readonly unknown[]>): void {
  const count = [...found.values()].reduce((sum, { length }) => sum + length, 0);
  if (count > MOST_INTERVIEWS) {
    throw wireError(400, `There are more than ${MOST_INTERVIEWS} interviews. Read them with interviewList, in pages.`);
  }
}

const lists = (context: MeContext) => authorise(context.caller.actor, "interviews:read");

export const positionResolvers = {
  Query: {
    positions: (_root: unknown, _args: unknown, context: MeContext, info: GraphQLResolveInfo) => {
      authorise(context.caller.actor, "positions:read");
      return loadPositions(context, null, selectedBelow(info));
    },
    position: async (_root: unknown, { id }: { id: string }, context: MeContext, info: GraphQLResolveInfo) => {
      authorise(context.caller.actor, "positions:read");
      const uuid = uuidOf(id);
      if (uuid === null) return null;
      const ahead = may(context.caller.actor, "interviews:read") ? pageAhead(info) : null;
      if (ahead) return positionWithPage(context, uuid, ahead);
      const [position] = await loadPositions(context, [uuid], selectedBelow(info));
      return position ?? null;
    },
    interview: async (_root: unknown, { id }: { id: string }, context: MeContext, info: GraphQLResolveInfo) => {
      lists(context);
      return loadInterview(context, uuidOf(id), selectedBelow(info));
    },
    interviews: async (
      _root: unknown,
      { position }: { position: string },
      context: MeContext,
      info: GraphQLResolveInfo,
    ) => {
      lists(context);
      const uuid = uuidOf(position);
      if (uuid === null || hiddenFrom(context.caller.actor).includes(uuid)) return [];
      return (await interviewsByPosition(context, [uuid], null, info)).get(uuid) ?? [];
    },
    positionTags: (_root: unknown, _args: unknown, { deps, caller }: MeContext) => {
      authorise(caller.actor, "positions:read");
      return tagNames(deps.database, caller.workspaceId, hiddenFrom(caller.actor));
    },
  },
  PositionType: {
    users: async ({ uuid }: PositionView, _args: unknown, context: MeContext, info: GraphQLResolveInfo) => {
      const { deps, caller, batch } = context;
      const ids = await batch(fieldOf(info), uuid, (all) => readersOf(deps.database, caller.workspaceId, all));
      return (ids ?? []).map(hexOf);
    },
    stats: async ({ uuid }: PositionView, _args: unknown, context: MeContext, info: GraphQLResolveInfo) => {
      const { deps, caller, batch } = context;
      const counts = await batch(fieldOf(info), uuid, (all) => countStages(deps.database, caller.workspaceId, all));
      return {
        total: counts?.total ?? 0,
        totalPending: counts?.pending ?? 0,
        totalCompleted: counts?.completed ?? 0,
        totalFinalist: counts?.shortlisted ?? 0,
        totalArchived: counts?.discarded ?? 0,
      };
    },
    /** The open links to its interviews. Whoever has a link sees the interview, so who may only read gets none. */
    shareableLinks: async (
      { uuid }: PositionView,
      { id }: { id?: string | null },
      context: MeContext,
      info: GraphQLResolveInfo,
    ) => {
      const { deps, caller, batch } = context;
      if (!may(caller.actor, "interviews:write")) return null;
      const shares = await batch(fieldOf(info), uuid, (all) =>
        openSharesOfPositions(deps, caller.workspaceId, all, id ?? null),
      );
      return (shares ?? []).map(presentShare);
    },
    interviews: async (
      { uuid }: PositionView,
      { orderBy }: { orderBy?: Parameters<typeof interviewsByPosition>[2] },
      context: MeContext,
      info: GraphQLResolveInfo,
    ) => {
      lists(context);
      const found = await context.batch(fieldOf(info), uuid, (all) =>
        interviewsByPosition(context, all, orderBy, info),
      );
      return found ?? [];
    },
    interviewList: (
      { uuid, page }: PositionView & { page?: () => unknown },
      { input }: ListArgs,
      context: MeContext,
      info: GraphQLResolveInfo,
    ) => {
      lists(context);
      if (page) return page();
      return context.batch(fieldOf(info), uuid, (all) => listInterviews(context, all, input ?? {}, info));
    },
    paginatedInterviews: (
      { uuid }: PositionView,
      { pagination }: { pagination?: NonNullable<ListInput["pagination"]> | null },
      context: MeContext,
      info: GraphQLResolveInfo,
    ) => {
      lists(context);
      return context.batch(fieldOf(info), uuid, (all) =>
        listInterviews(context, all, { pagination: pagination ?? null }, info),
      );
    },
  },
};

type ListInput = Parameters<typeof listInterviews>[2];
interface ListArgs {
  input?: ListInput | null;
}

/** A position of which the query tells nothing but its name, with its page; whatever is wrong with the page is said where it stands. */
async function positionWithPage(
  context: MeContext,
  uuid: string,
  { given, asked }: NonNullable<ReturnType<typeof pageAhead>>,
) {
  if (hiddenFrom(context.caller.actor).includes(uuid)) return null;
  // What graphql-js gives to the resolver of the list too.
  const { input } = given as ListArgs;
  try {
    const page = (await listInterviews(context, [uuid], input ?? {}, asked)).get(uuid);
    const name = page?.positionName ?? null;
    return name === null ? null : { uuid, id: hexOf(uuid), name, page: () => page };
  } catch (error) {
    const [position] = await loadPositions(context, [uuid], new Set());
    return position
      ? {
          ...position,
          page: () => {
            throw error;
          },
        }
      : null;
  }
}

/** What a field of one query is told apart from others by. */
const fieldOf = (info: GraphQLResolveInfo): object => info.fieldNodes[0] ?? info;

/** One interview that the caller may know of, or null. */
export async function loadInterview(
  context: Pick<MeContext, "deps" | "caller">,
  uuid: string | null,
  selected: Selected,
): Promise<InterviewView | null> {
  const { deps, caller } = context;
  if (uuid === null) return null;
  const heads = await interviewHeads(deps.database, caller.workspaceId, [uuid], hiddenFrom(caller.actor));
  const [view] = await loadInterviews(context, [...heads.values()], selected);
  return view ?? null;
}
