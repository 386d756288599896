/** The endpoint for who has no key yet (root.graphql): plans, registration, sign-in with a second factor, invitations of users. */
import { readFileSync } from "node:fs";
import { makeExecutableSchema } from "@graphql-tools/schema";
import type { FastifyRequest } from "fastify";
import { z } from "zod";
import { acceptInvitationSchema, setupSchema } from "../../../shared/native.ts";
import type { ChangeDeps } from "../../core/change.ts";
import { acceptInvitation, endSession, readInvitationToAccept, readSession } from "../../core/members/index.ts";
import { refuse } from "../../core/refusal.ts";
import { createWorkspace } from "../../core/workspaces/index.ts";
import type { Entry } from "../../platform/sign-in/sign-in.ts";
import { insertUser } from "../../platform/sign-in/users.ts";
import { originOf } from "../entrance.ts";
import { type CallerDeps, sessionOfBearer } from "../member-caller.ts";
import { parseInput } from "../parse-input.ts";
import { callerHeaders, mayTry, noteAct } from "../sign-in-door.ts";
import type { GraphqlEndpoint } from "./handler.ts";
import { enterAsStranger, type StrangerContext } from "./strangers.ts";
import { hexOf } from "./wire-ids.ts";
import { withoutNulls } from "./without-nulls.ts";

export interface RootDeps extends ChangeDeps, CallerDeps {
  /** May anybody make a workspace of their own? */
  openRegistration: boolean;
}

const PLANS = [
  {
    id: "self-hosted",
    name: "Self-hosted",
    description: "This server is run by its operator: everything is included and nothing is counted.",
    price: 0,
    interviews: null,
    positions: null,
    users: null,
  },
];

const tokenArgs = acceptInvitationSchema.pick({ token: true });
const credentials = z.object({ email: z.string().trim().min(1).max(254), password: z.string().min(1).max(200) });
const codeArgs = z
  .object({
    challenge: z.string().min(1).max(1000),
    code: z.string().trim().max(20).nullish(),
    backupCode: z.string().trim().max(50).nullish(),
  })
  .refine(({ code, backupCode }) => (code ? 1 : 0) + (backupCode ? 1 : 0) === 1, "Give code or backupCode.");
const registerArgs = z.object({
  input: setupSchema.omit({ token: true, workspaceName: true }).extend({ company: setupSchema.shape.workspaceName }),
});

const acceptArgs = z.preprocess(withoutNulls, acceptInvitationSchema);

const typeDefs = readFileSync(new URL("./root.graphql", import.meta.url), "utf8");

/** POST /. */
export const rootEndpoint = (deps: RootDeps): GraphqlEndpoint<StrangerContext> => ({
  path: "/",
  schema: makeExecutableSchema<StrangerContext>({ typeDefs, resolvers: rootResolvers(deps) }),
  enter: (request, reply) => enterAsStranger(deps, request, reply),
});

function rootResolvers(deps: RootDeps) {
  const { database, signIn } = deps;

  /** @throws RefusedError "rate_limited" after too many attempts by one address, or at one account. */
  async function attempt({ request, reply }: StrangerContext, account: string | null): Promise<void> {
    if (!(await mayTry(deps, request, reply, async () => account))) {
      refuse("rate_limited", "That was too often. Wait a minute and try again.");
    }
  }

  /** What the sign-in gave, with who that is; noted. @throws RefusedError "unauthenticated". */
  async function resultOf(entry: Entry, request: FastifyRequest, data: Record<string, unknown> = {}) {
    if (entry.outcome === "refused") refuse("unauthenticated", entry.words);
    if (entry.outcome === "second_factor") {
      return { token: null, expires: null, secondFactorChallenge: entry.challenge, user: null };
    }
    const token = signIn.sessionTokenOf(entry.signedToken);
    const session = token === null ? null : await readSession(database, token, deps.clock());
    if (!session) refuse("unauthenticated", "The session has ended already.");
    await noteAct(deps, request, session.userId, { action: "member.signed_in", data });
    return {
      token: entry.signedToken,
      expires: session.expiresAt.getTime(),
      secondFactorChallenge: null,
      user: {
        id: session.userId,
        name: session.name,
        email: session.email,
        companies: session.memberships
          .filter(({ sandboxOf }) => sandboxOf === null)
          .map(({ workspaceId, workspaceNumber, workspaceName, role }) => ({
            id: hexOf(workspaceId),
            workspace: workspaceId,
            number: workspaceNumber,
            name: workspaceName,
            role,
          })),
      },
    };
  }

  const byPassword = async (given: { email: string; password: string }, { request }: StrangerContext) =>
    resultOf(await signIn.enterByPassword(given, callerHeaders(request)), request);

  return {
    Query: {
      registrationOpen: () => deps.openRegistration,
      plans: () => PLANS,
      async invitation(_root: unknown, args: unknown, context: StrangerContext) {
        await attempt(context, null);
        const invitation = await readInvitationToAccept(deps, parseInput(tokenArgs, args).token, null);
        const { workspaceName, expiresAt, ...said } = invitation;
        return { ...said, company: workspaceName, expires: Date.parse(expiresAt) };
      },
    },
    Mutation: {
      async register(_root: unknown, args: unknown, context: StrangerContext) {
        if (!deps.openRegistration) {
          refuse("forbidden", "Registration is closed here. Whoever runs this server makes companies, or opens it.");
        }
        const { company, name, email, password } = parseInput(registerArgs, args).input;
        await attempt(context, email.toLowerCase());
        const passwordHash = await signIn.hashPassword(password);
        await createWorkspace(database, {
          name: company,
          owner: {
            name,
            email,
            userOf: async (within) =>
              (await insertUser(within, { name, email, passwordHash })) ??
              refuse("duplicate", "There is an account with this address already. Sign in instead."),
          },
          now: deps.clock(),
        });
        return byPassword({ email, password }, context);
      },
      async signIn(_root: unknown, args: unknown, context: StrangerContext) {
        const given = parseInput(credentials, args);
        await attempt(context, given.email.toLowerCase());
        return byPassword(given, context);
      },
      async verifySecondFactor(_root: unknown, args: unknown, context: StrangerContext) {
        const { challenge, code, backupCode } = parseInput(codeArgs, args);
        // Of whose account the challenge is, better-auth counts by itself.
        await attempt(context, challenge);
        const given = code ? { totp: code } : { backup: backupCode ?? "" };
        const entry = await signIn.enterByCode(challenge, given, callerHeaders(context.request));
        return resultOf(entry, context.request, { secondFactor: code ? "code" : "backup_code" });
      },
      async acceptInvitation(_root: unknown, args: unknown, context: StrangerContext) {
        const { request } = context;
        const given = parseInput(acceptArgs, args);
        await attempt(context, null);
        const session = await sessionOfBearer(deps, request);
        const hashing = { ...deps, hashPassword: signIn.hashPassword };
        const joined = await acceptInvitation(hashing, given, session, originOf(request, "page"));
        const { workspaceId, memberId, email, created } = joined;
        const { password } = given;
        const entered = created && password ? await byPassword({ email, password }, context) : null;
        return { companyId: hexOf(workspaceId), memberId: hexOf(memberId), token: entered?.token ?? null };
      },
      async signOut(_root: unknown, _args: unknown, { request }: StrangerContext) {
        const session = await sessionOfBearer(deps, request);
        if (!session) refuse("unauthenticated", "Send the token as Authorization: Bearer.");
        await endSession(deps, session, session.id, originOf(request, "page"));
        return true;
      },
    },
  };
}
