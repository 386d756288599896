/** Interview(id): what a person does with one interview. */
import type { GraphQLResolveInfo } from "graphql";
import type { Scope } from "../../../shared/native.ts";
import { addCommentSchema, createShareSchema } from "../../../shared/native.ts";
import type { Change } from "../../core/change.ts";
import { decideInterview, deleteInterview, lockInterview, setExternalId } from "../../core/interviews/index.ts";
import { refuse } from "../../core/refusal.ts";
import { addComment, scoreInterview } from "../../core/reviews/index.ts";
import { createShare, endSharesOf, openSharesOf, updateShare } from "../../core/shares/index.ts";
import { changed } from "./changes.ts";
import type { MeContext } from "./context.ts";
import { wireError } from "./errors.ts";
import { parseAs } from "./parse-as.ts";
import { loadInterview } from "./positions.ts";
import { selectedBelow } from "./selected.ts";
import { uuidOf } from "./wire-ids.ts";

interface Named {
  uuid: string | null;
}

type Command = (change: Change, id: string) => Promise<unknown>;

const LONGEST_EXTERNAL_ID = 255;

/** Runs a command on the interview and answers it whole. */
function interviewAfter({ uuid }: Named, context: MeContext, info: GraphQLResolveInfo, scope: Scope, command: Command) {
  return changed(
    context,
    scope,
    (change) => command(change, known(uuid)),
    () => loadInterview(context, uuid, selectedBelow(info)),
  );
}

/** Runs a command and says that it was done. */
const doneAfter = ({ uuid }: Named, context: MeContext, scope: Scope, command: Command) =>
  changed(
    context,
    scope,
    (change) => command(change, known(uuid)),
    () => true,
  );

const known = (uuid: string | null): string => uuid ?? refuse("not_found", "There is no such interview.");

export const interviewChanges = {
  Mutation: {
    Interview: (_root: unknown, { id }: { id: string }): Named => ({ uuid: uuidOf(id) }),
  },
  InterviewMutation: {
    share: (
      named: Named,
      { durationInDays, labels }: { durationInDays?: number | null; labels?: readonly string[] | null },
      context: MeContext,
      info: GraphQLResolveInfo,
    ) =>
      interviewAfter(named, context, info, "interviews:write", (change, id) =>
        share(context.deps, change, id, {
          ...(typeof durationInDays === "number" ? { expiresInDays: durationInDays } : {}),
          ...(labels ? { labels: [...labels] } : {}),
        }),
      ),
    unshare: (named: Named, _args: unknown, context: MeContext) =>
      doneAfter(named, context, "interviews:write", endSharesOf),
    score: (named: Named, { score }: { score?: number | null }, context: MeContext, info: GraphQLResolveInfo) =>
      interviewAfter(named, context, info, "reviews:write", (change, id) => scoreInterview(change, id, score ?? null)),
    comment: (named: Named, { comment }: { comment: string }, context: MeContext, info: GraphQLResolveInfo) =>
      interviewAfter(named, context, info, "reviews:write", (change, id) =>
        addComment(change, id, parseAs(addCommentSchema, { words: comment }, { words: "comment" })),
      ),
    finalist: (
      named: Named,
      { finalist }: { finalist?: boolean | null },
      context: MeContext,
      info: GraphQLResolveInfo,
    ) =>
      interviewAfter(named, context, info, "interviews:write", (change, id) =>
        decide(change, id, "shortlisted", finalist ?? true),
      ),
    archive: (named: Named, { archive }: { archive?: boolean | null }, context: MeContext, info: GraphQLResolveInfo) =>
      interviewAfter(named, context, info, "interviews:write", (change, id) =>
        decide(change, id, "discarded", archive ?? true),
      ),
    externalId: (
      named: Named,
      { externalId }: { externalId: string },
      context: MeContext,
      info: GraphQLResolveInfo,
    ) => {
      if (externalId.length > LONGEST_EXTERNAL_ID || externalId.includes("\0")) {
        throw wireError(400, `An external id has at most ${LONGEST_EXTERNAL_ID} characters.`);
      }
      return interviewAfter(named, context, info, "interviews:write", (change, id) =>
        setExternalId(change, id, externalId.trim() === "" ? null : externalId.trim()),
      );
    },
    delete: (named: Named, _args: unknown, context: MeContext) =>
      doneAfter(named, context, "interviews:write", deleteInterview),
  },
};

/** Makes a decision, or takes this one back and no other. */
async function decide(change: Change, id: string, decision: "shortlisted" | "discarded", made: boolean): Promise<void> {
  const { decision: present } = await lockInterview(change, id);
  if (made) await decideInterview(change, id, decision);
  else if (present === decision) await decideInterview(change, id, "undecided");
}

/** A link that is open and asks for nothing lives on for the time given; without one there is a new link. */
async function share(
  deps: MeContext["deps"],
  change: Change,
  id: string,
  given: { expiresInDays?: number; labels?: string[] },
): Promise<void> {
  const names = { expiresInDays: "durationInDays" };
  const input = parseAs(createShareSchema, { ...given, allow: { download: true } }, names);
  const reader = { ...deps, database: change.transaction };
  const open = (await openSharesOf(reader, change.workspaceId, [id])).get(id);
  if (open && !open.hasPassword && !open.hide_identity) {
    const { expiresInDays, labels } = input;
    await updateShare(deps, change, open.id, { expiresInDays, ...(given.labels ? { labels } : {}) });
  } else {
    await createShare(deps, change, id, input);
  }
}
