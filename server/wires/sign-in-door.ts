/**
 * What every wire that signs people in does: tell the sign-in who calls, count the attempt over all processes, note in the audit log
 * what came of it.
 */
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Kysely } from "kysely";
import { type AccountAct, noteAccount } from "../core/members/index.ts";
import type { Schema } from "../platform/database/schema.ts";
import { hashSecret } from "../platform/keyring/keyring.ts";
import type { Rates } from "../platform/rates/rates.ts";
import { CALLER_ADDRESS_HEADER } from "../platform/sign-in/sign-in.ts";
import { countRequest, originOf } from "./entrance.ts";

/** These limits hold whatever RATE_LIMIT says. */
const ATTEMPTS_A_MINUTE = { address: 30, account: 10 };

/** The headers of a request as the sign-in reads them, with the caller's address in the one that only we set. */
export function callerHeaders(request: FastifyRequest): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(", ") : value);
  }
  headers.delete("content-length");
  headers.set(CALLER_ADDRESS_HEADER, request.ip);
  return headers;
}

/** Counts an attempt by the caller's address, and by the account where it is known; whatever asks for a password or a code is one. */
export async function mayTry(
  deps: { rates: Rates },
  request: FastifyRequest,
  reply: FastifyReply,
  account: () => Promise<string | null | undefined>,
): Promise<boolean> {
  const { address, account: most } = ATTEMPTS_A_MINUTE;
  if (await countRequest(deps, reply, `sign-in-address:${request.ip}`, address)) return false;
  const who = await account();
  if (!who) return true;
  const subject = `sign-in-account:${hashSecret(who).toString("base64url")}`;
  return (await countRequest(deps, reply, subject, most)) === null;
}

/** Notes what a person did with their account by this request; called once it is done. */
export const noteAct = (
  deps: { database: Kysely<Schema>; clock: () => Date },
  request: FastifyRequest,
  userId: string,
  act: AccountAct,
): Promise<void> => noteAccount(deps.database, { userId, origin: originOf(request, "page"), now: deps.clock() }, act);
