/** What guests of a share say: comments and scores under the name that they give, kept with those of the team. */
import { newId } from "../../../shared/ids.ts";
import type { GuestAnswer, GuestCommentRequest, GuestReviewRequest, SharedInterview } from "../../../shared/share.ts";
import type { Keyring } from "../../platform/keyring/keyring.ts";
import type { Origin } from "../actor.ts";
import { type Change, changeWorkspace } from "../change.ts";
import { refuse } from "../refusal.ts";
import { addComment, writeReview } from "../reviews/index.ts";
import type { OpenedShare, ShareDeps } from "./enter-share.ts";

const MAXIMUM_GUESTS = 500;
const MAXIMUM_COMMENTS = 200;

type Guest = NonNullable<SharedInterview["guest"]>;

const tokenOf = (keyring: Pick<Keyring, "sign">, shareId: string, guestId: string): string =>
  `${guestId}.${keyring.sign("share-guest", `${shareId}.${guestId}`)}`;

/** The guest that a token names, or null for none, and for one of another share. */
function guestIn(keyring: Pick<Keyring, "verify">, shareId: string, token: string | undefined): string | null {
  const [guestId = "", signature = ""] = (token ?? "").split(".");
  return keyring.verify("share-guest", `${shareId}.${guestId}`, signature) ? guestId : null;
}

/** What a guest has said so far; null for somebody who has said nothing. */
export async function readGuest(
  deps: Pick<ShareDeps, "database" | "keyring">,
  { share, workspaceId }: OpenedShare,
  token: string | undefined,
): Promise<Guest | null> {
  const guestId = guestIn(deps.keyring, share.id, token);
  if (guestId === null) return null;
  const [guest, review, comments] = await Promise.all([
    deps.database
      .selectFrom("share_guests")
      .select("name")
      .where("workspace_id", "=", workspaceId)
      .where("id", "=", guestId)
      .executeTakeFirst(),
    deps.database
      .selectFrom("reviews")
      .select(["overall", "words"])
      .where("workspace_id", "=", workspaceId)
      .where("interview_id", "=", share.interview_id)
      .where("author_kind", "=", "guest")
      .where("author_id", "=", guestId)
      .executeTakeFirst(),
    deps.database
      .selectFrom("comments")
      .select(["id", "interview_question_id", "at_ms", "words", "created_at"])
      .where("workspace_id", "=", workspaceId)
      .where("interview_id", "=", share.interview_id)
      .where("author_kind", "=", "guest")
      .where("author_id", "=", guestId)
      .orderBy("created_at", "desc")
      .orderBy("id", "desc")
      .limit(MAXIMUM_COMMENTS)
      .execute(),
  ]);
  if (!guest) return null;
  return {
    name: guest.name,
    score: review?.overall ?? null,
    words: review?.words ?? "",
    comments: comments.map((row) => ({
      id: row.id,
      questionId: row.interview_question_id,
      atMs: row.at_ms,
      words: row.words,
      createdAt: row.created_at.toISOString(),
    })),
  };
}

/** Runs a command in the name of a guest: the one of the token, or a new one. */
async function asGuest(
  deps: ShareDeps,
  opened: OpenedShare,
  given: { name: string; token: string | undefined; origin: Origin },
  command: (change: Change, guestId: string) => Promise<unknown>,
): Promise<GuestAnswer> {
  const { share, workspaceId } = opened;
  const known = guestIn(deps.keyring, share.id, given.token);
  const guestId = known ?? newId(deps.clock());
  const actor = { kind: "guest", id: guestId, name: given.name, ...given.origin } as const;
  await changeWorkspace(deps, actor, workspaceId, async (change) => {
    if (known === null) await checkRoom(change, share.id);
    await change.transaction
      .insertInto("share_guests")
      .values({
        workspace_id: workspaceId,
        id: guestId,
        share_id: share.id,
        name: given.name,
        created_at: change.now,
      })
      .onConflict((conflict) => conflict.columns(["workspace_id", "id"]).doUpdateSet({ name: given.name }))
      .execute();
    await command(change, guestId);
  });
  const token = tokenOf(deps.keyring, share.id, guestId);
  const guest = await readGuest(deps, opened, token);
  if (!guest) refuse("gone", "What this link led to is not there any more.");
  return { token, guest };
}

async function checkRoom(change: Change, shareId: string): Promise<void> {
  const { count } = await change.transaction
    .selectFrom("share_guests")
    .select((select) => select.fn.countAll<number>().as("count"))
    .where("workspace_id", "=", change.workspaceId)
    .where("share_id", "=", shareId)
    .executeTakeFirstOrThrow();
  if (count >= MAXIMUM_GUESTS) {
    refuse("not_allowed", "Too many guests have written here. Ask the team for a new link.", {
      facts: { share: "too_many" },
    });
  }
}

/** Saves a guest's score and words as a review. @throws RefusedError "not_allowed" when the link does not ask for scores; as writeReview. */
export function reviewAsGuest(
  deps: ShareDeps,
  opened: OpenedShare,
  given: GuestReviewRequest & { token: string | undefined; origin: Origin },
): Promise<GuestAnswer> {
  if (!opened.share.allow_scores) refuse("not_allowed", "This link asks for no scores.");
  return asGuest(deps, opened, given, (change) =>
    writeReview(change, opened.interview.id, {
      state: "submitted",
      scores: [],
      answers: [],
      overall: given.score,
      recommendation: null,
      words: given.words,
    }),
  );
}

/** Adds a guest's comment. @throws RefusedError "not_allowed" when the link takes none, or this guest has written enough; as addComment. */
export function commentAsGuest(
  deps: ShareDeps,
  opened: OpenedShare,
  given: GuestCommentRequest & { token: string | undefined; origin: Origin },
): Promise<GuestAnswer> {
  if (!opened.share.allow_comments) refuse("not_allowed", "This link takes no comments.");
  const { words, questionId, atMs } = given;
  return asGuest(deps, opened, given, async (change, guestId) => {
    const { count } = await change.transaction
      .selectFrom("comments")
      .select((select) => select.fn.countAll<number>().as("count"))
      .where("workspace_id", "=", change.workspaceId)
      .where("interview_id", "=", opened.interview.id)
      .where("author_kind", "=", "guest")
      .where("author_id", "=", guestId)
      .executeTakeFirstOrThrow();
    if (count >= MAXIMUM_COMMENTS) {
      refuse("not_allowed", `A guest writes at most ${MAXIMUM_COMMENTS} comments.`, { facts: { share: "too_many" } });
    }
    await addComment(change, opened.interview.id, { words, questionId, atMs, mentions: [] });
  });
}
