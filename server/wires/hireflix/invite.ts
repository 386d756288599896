/** Invitations of candidates: the older mutation with plain strings, and the newer one with a union of outcomes. */
import { type GraphQLResolveInfo, GraphQLScalarType, Kind } from "graphql";
import { z } from "zod";
import { hiddenFrom } from "../../core/actor.ts";
import type { Change } from "../../core/change.ts";
import { createInterviews, type NewInterview } from "../../core/interviews/index.ts";
import { findPosition } from "../../core/positions/index.ts";
import { type Refusal, RefusedError, refuse, unwrap } from "../../core/refusal.ts";
import { findUnstorable } from "../../core/storable-text.ts";
import { changed } from "./changes.ts";
import type { MeContext } from "./context.ts";
import { wireError } from "./errors.ts";
import { loadInterview } from "./positions.ts";
import { selectedBelow } from "./selected.ts";
import { uuidOf } from "./wire-ids.ts";

const SOURCE = "hireflix";
const MOST_METADATA_KEYS = 25;
const MOST_METADATA_LEVELS = 3;

const emailSchema = z.email().max(254);
const isEmail = (value: unknown): value is string => emailSchema.safeParse(String(value).trim()).success;

function readEmail(value: unknown): string {
  if (typeof value !== "string" || !isEmail(value)) throw wireError(400, "Value is not a valid email address.");
  return value.trim();
}

export const emailAddress = new GraphQLScalarType<string, string>({
  name: "EmailAddress",
  parseValue: readEmail,
  parseLiteral: (node) => readEmail(node.kind === Kind.STRING ? node.value : null),
});

const levels = (value: unknown): number =>
  typeof value !== "object" || value === null ? 0 : 1 + Math.max(0, ...Object.values(value).map(levels));

/** The international form, written with the usual marks between its digits. */
const PHONE = /^\+[1-9]\d{6,14}$/;
const phoneOf = (text: string): string => text.replace(/[\s().-]/g, "").replace(/^00/, "+");

const nameSchema = z.string().trim().min(1, "must have a character").max(50, "must have at most 50 characters");

const candidateSchema = z.object({
  email: z.string(),
  firstName: nameSchema,
  lastName: nameSchema.nullish(),
  phone: z
    .string()
    .transform(phoneOf)
    .refine((phone) => phone === "" || PHONE.test(phone), "must be in international form, as +14155550123")
    .nullish(),
});

const inviteSchema = z.object({
  positionId: z.string(),
  candidate: candidateSchema,
  externalId: z.string().trim().min(1).max(255, "must have at most 255 characters").nullish(),
  disableNotifications: z.boolean().nullish(),
  metadata: z
    .record(z.string(), z.unknown(), "must be an object")
    .refine((given) => Object.keys(given).length <= MOST_METADATA_KEYS, `has at most ${MOST_METADATA_KEYS} keys`)
    .refine((given) => levels(given) <= MOST_METADATA_LEVELS, `is nested at most ${MOST_METADATA_LEVELS} levels deep`)
    .nullish(),
});

/** Who is invited, as the core takes it: who is invited over this wire may enter at once. */
const newInterview = (given: Pick<NewInterview, "name" | "email"> & Partial<NewInterview>): NewInterview => ({
  admission: "admitted",
  skills: [],
  customQuestions: [],
  fields: {},
  metadata: {},
  mailing: "send",
  sendAt: null,
  source: SOURCE,
  ...given,
});

class NotReadyError extends Error {}

/** @throws RefusedError "not_found", "duplicate"; NotReadyError for a position that is archived or asks nothing. */
async function invite(deps: MeContext["deps"], change: Change, positionId: string, input: NewInterview) {
  const position = await findPosition(change.transaction, change.workspaceId, positionId, {
    hidden: hiddenFrom(change.actor),
  });
  if (!position) refuse("not_found", "Position not found");
  if (position.archivedAt) throw new NotReadyError("Position is archived and accepts no more invites");
  if (position.questions.length === 0) throw new NotReadyError("Position has no questions yet");
  const [created] = await createInterviews(deps, change, positionId, [input]);
  if (!created) throw new Error("An interview was neither made nor refused.");
  return unwrap(created);
}

/** Position(id).invite: a duplicate is an error of the vendor's exact words; a phone number that can not be read is left out. */
export async function inviteByName(
  positionId: string | null,
  candidate: { name?: string | null; email?: string | null; phone?: string | null } | null | undefined,
  context: MeContext,
  info: GraphQLResolveInfo,
) {
  const name = candidate?.name?.trim().slice(0, 101) ?? "";
  const email = candidate?.email?.trim() ?? "";
  if (name === "" || name.length > 100) throw wireError(400, "A candidate has a name of 1 to 100 characters.");
  if (!isEmail(email)) throw wireError(400, "A candidate has a valid email address.");
  if (findUnstorable({ name, email })) throw wireError(400, "The name has characters that can not be stored.");
  const phone = phoneOf(candidate?.phone ?? "");
  if (positionId === null) throw wireError(404, "Position not found");
  const given = newInterview({ name, email, ...(PHONE.test(phone) ? { phone } : {}) });
  try {
    return await changed(
      context,
      "interviews:write",
      (change) => invite(context.deps, change, positionId, given),
      ({ id }) => loadInterview(context, id, selectedBelow(info)),
    );
  } catch (error) {
    if (error instanceof NotReadyError) throw wireError(409, error.message);
    if (error instanceof RefusedError && error.refusal.code === "duplicate") {
      throw wireError(409, "candidate-already-exists");
    }
    throw error;
  }
}

const failure = (name: string, code: number, message: string) => ({ __typename: name, name, code, message });

function failureOf(refusal: Refusal) {
  if (refusal.code === "not_found") return failure("PositionNotFoundError", 404, "Position not found");
  if (refusal.code !== "duplicate") return null;
  return refusal.path?.[0] === "externalId"
    ? failure(
        "InterviewExternalIdAlreadyExistsInPositionError",
        409,
        "An interview with this external id already exists in this position",
      )
    : failure(
        "InterviewAlreadyExistsInPositionError",
        409,
        "An interview for this candidate already exists in this position",
      );
}

function invalid(issues: readonly { path: readonly PropertyKey[]; message: string }[]) {
  return {
    ...failure("ValidationError", 400, "The input is not valid"),
    fieldErrors: issues.map(({ path, message }) => ({
      path: path.map(String),
      flattenedPath: path.map(String).join("."),
      message,
    })),
  };
}

/** inviteCandidateToInterview: the interview itself, or what stands in its way as a type of its own. */
export async function inviteByInput(
  _root: unknown,
  args: { input: unknown },
  context: MeContext,
  info: GraphQLResolveInfo,
) {
  const read = inviteSchema.safeParse(args.input);
  if (!read.success) return invalid(read.error.issues.map((issue) => ({ ...issue, path: ["input", ...issue.path] })));
  const unstorable = findUnstorable(args.input, ["input"]);
  if (unstorable) return invalid([unstorable]);
  const { candidate, externalId, disableNotifications, metadata } = read.data;
  const positionId = uuidOf(read.data.positionId);
  if (positionId === null) return failure("PositionNotFoundError", 404, "Position not found");
  const { firstName, lastName } = candidate;
  const given = newInterview({
    name: lastName ? `${firstName} ${lastName}` : firstName,
    givenName: firstName,
    email: candidate.email,
    metadata: metadata ?? {},
    mailing: disableNotifications ? "never" : "send",
    ...(candidate.phone ? { phone: candidate.phone } : {}),
    ...(externalId ? { externalId } : {}),
  });
  try {
    return await changed(
      context,
      "interviews:write",
      (change) => invite(context.deps, change, positionId, given),
      async ({ id }) => ({
        __typename: "InterviewType",
        ...(await loadInterview(context, id, selectedBelow(info))),
      }),
    );
  } catch (error) {
    if (error instanceof NotReadyError) {
      return failure("PositionNotReadyToAcceptInvitesError", 409, error.message);
    }
    const told = error instanceof RefusedError ? failureOf(error.refusal) : null;
    if (told) return told;
    throw error;
  }
}
