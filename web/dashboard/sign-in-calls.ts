/** The calls of the sign-in, beside /api/v1: password, second factor, signing out. Every refusal becomes an ApiProblem. */
import { z } from "zod/mini";
import { ApiProblem } from "./api-problem.ts";

const answerSchema = z.object({
  code: z.optional(z.string()),
  message: z.optional(z.string()),
  twoFactorRedirect: z.optional(z.boolean()),
  totpURI: z.optional(z.string()),
  backupCodes: z.optional(z.array(z.string())),
});
type Answer = z.infer<typeof answerSchema>;

/** What the codes of refusals mean; the pointer names the field that is wrong. */
const WORDS: Record<string, { detail: string; pointer?: string }> = {
  INVALID_EMAIL_OR_PASSWORD: { detail: "This e-mail address and this password do not belong together." },
  INVALID_PASSWORD: { detail: "This is not your password.", pointer: "/password" },
  PASSWORD_TOO_SHORT: { detail: "It needs at least 10 characters.", pointer: "/newPassword" },
  PASSWORD_TOO_LONG: { detail: "It has at most 200 characters.", pointer: "/newPassword" },
  INVALID_CODE: { detail: "This code is not the present one. Codes change every 30 seconds.", pointer: "/code" },
  INVALID_BACKUP_CODE: { detail: "This is none of your unused backup codes.", pointer: "/code" },
  INVALID_TWO_FACTOR_COOKIE: { detail: "That took too long. Sign in again." },
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: { detail: "That were too many wrong codes. Sign in again." },
  ACCOUNT_TEMPORARILY_LOCKED: { detail: "That were too many wrong codes. Try again in a quarter of an hour." },
  SECOND_FACTOR_IS_ON: { detail: "Your second factor is on already." },
};

async function ask(path: string, body: object, title: string): Promise<Answer> {
  let answer: Response;
  try {
    answer = await fetch(`/api/auth${path}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
      credentials: "same-origin",
    });
  } catch {
    throw new ApiProblem({
      title: "The server can not be reached",
      status: 0,
      code: "unreachable",
      detail: "Look at your connection, or whether the server runs.",
    });
  }
  const read = z.safeParse(answerSchema, await answer.json().catch(() => null));
  const stated = read.success ? read.data : {};
  if (answer.ok) return stated;
  const code = stated.code ?? (answer.status === 401 ? "INVALID_EMAIL_OR_PASSWORD" : "unclear");
  const known = WORDS[code];
  const detail = known?.detail ?? stated.message ?? `The answer has the status ${answer.status}.`;
  throw new ApiProblem({
    title,
    // A wrong code is no lost session: the pages would otherwise say that the person is signed out.
    status: answer.status === 401 ? 400 : answer.status,
    code,
    detail,
    ...(known?.pointer === undefined ? {} : { errors: [{ pointer: known.pointer, detail }] }),
  });
}

const NOT_IN = "You are not signed in";

/** Signs in with e-mail and password. "code": the second factor is asked for next. @throws ApiProblem. */
export async function signIn(email: string, password: string): Promise<"in" | "code"> {
  const { twoFactorRedirect } = await ask("/sign-in/email", { email, password }, NOT_IN);
  return twoFactorRedirect ? "code" : "in";
}

const DIGITS = /^\d{6}$/;

/** Finishes signing in with six digits or a backup code. @throws ApiProblem; with the pointer "/code" for a wrong one. */
export async function giveCode(code: string, trustDevice: boolean): Promise<void> {
  const given = code.replace(/\s/g, "");
  const path = DIGITS.test(given) ? "/two-factor/verify-totp" : "/two-factor/verify-backup-code";
  await ask(path, { code: given, trustDevice }, NOT_IN);
}

/** Ends the session of this browser. */
export const signOut = (): Promise<unknown> => ask("/sign-out", {}, "You are still signed in");

/**
 * Changes the password; when asked, every other session of the person ends.
 * @throws ApiProblem; with the pointer "/password" or "/newPassword" when one of them was refused.
 */
export const changePassword = (
  currentPassword: string,
  newPassword: string,
  revokeOtherSessions: boolean,
): Promise<unknown> =>
  ask("/change-password", { currentPassword, newPassword, revokeOtherSessions }, "Your password is not changed");

export interface NewFactor {
  /** otpauth:// address, for the QR code. */
  uri: string;
  /** The same secret, to be typed. */
  key: string;
  backupCodes: string[];
}

/** Makes a second factor; it is on once confirmFactor has got a code of it. @throws ApiProblem. */
export async function beginFactor(password: string): Promise<NewFactor> {
  const { totpURI = "", backupCodes = [] } = await ask(
    "/two-factor/enable",
    { password },
    "The second factor is not on",
  );
  return { uri: totpURI, key: new URL(totpURI).searchParams.get("secret") ?? "", backupCodes };
}

/** @throws ApiProblem; with the pointer "/code" for a wrong one. */
export const confirmFactor = (code: string): Promise<unknown> =>
  ask("/two-factor/verify-totp", { code: code.replace(/\s/g, "") }, "The second factor is not on");

export const endFactor = (password: string): Promise<unknown> =>
  ask("/two-factor/disable", { password }, "The second factor is still on");

/** New backup codes in place of the earlier ones. @throws ApiProblem. */
export async function renewBackupCodes(password: string): Promise<string[]> {
  const title = "Your backup codes are as they were";
  return (await ask("/two-factor/generate-backup-codes", { password }, title)).backupCodes ?? [];
}
