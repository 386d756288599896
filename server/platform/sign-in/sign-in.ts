/** E-mail, password and second factor through better-auth, which keeps users and sessions only; workspaces and roles are ours. */
import { createHmac, timingSafeEqual } from "node:crypto";
import { betterAuth } from "better-auth";
import { twoFactor } from "better-auth/plugins/two-factor";
import type pg from "pg";
import { openDatabase } from "../database/connect.ts";
import { findUser, insertUser } from "./users.ts";

export interface SignIn {
  /** Answers the requests under /api/auth. */
  handle(request: Request): Promise<Response>;
  /** The token of the session cookie when we signed it, else null; whether the session lives is said by its row. */
  sessionTokenIn(cookies: string | undefined): string | null;
  /** The token that a signed value holds when we signed it, else null: what a program sends in place of the cookie. */
  sessionTokenOf(signed: string): string | null;
  /** Signs in without a browser: gives the signed token of the session, or the challenge of the second factor. */
  enterByPassword(credentials: { email: string; password: string }, headers: Headers): Promise<Entry>;
  /** Answers the challenge of a second factor with a code of the authenticator, or with one of the backup codes. */
  enterByCode(challenge: string, code: { totp: string } | { backup: string }, headers: Headers): Promise<Entry>;
  /** What is stored of a password. Takes a moment, on purpose. */
  hashPassword(password: string): Promise<string>;
  /** Signs in and gives the cookies to set; none when the two do not belong together or a second factor is needed. */
  enter(credentials: { email: string; password: string }, headers: Headers): Promise<string[]>;
  /** Creates a user with a password. @throws Error when the address is taken. */
  createUser(user: { name: string; email: string; password: string }): Promise<string>;
  findUser(email: string): Promise<string | null>;
}

export type Entry =
  | { outcome: "entered"; signedToken: string }
  | { outcome: "second_factor"; challenge: string }
  /** Wrong password, code or challenge, or an account that is locked for a while; words say which as far as that may be told. */
  | { outcome: "refused"; words: string };

/** A session ends this long after the sign-in, used or not. */
const SESSION_SECONDS = 14 * 86_400;
/** A device that was trusted is not asked for the second factor for so long. */
const TRUSTED_SECONDS = 30 * 86_400;

/** The only parts of better-auth that can be reached. */
export const SIGN_IN_CALLS = new Set([
  "/sign-in/email",
  "/sign-out",
  "/change-password",
  "/two-factor/enable",
  "/two-factor/disable",
  "/two-factor/verify-totp",
  "/two-factor/verify-backup-code",
  "/two-factor/generate-backup-codes",
]);

/** The header in which the server tells better-auth the caller's address; what a client sends in it is dropped. */
export const CALLER_ADDRESS_HEADER = "x-greenroom-caller";

const names = (extra: Record<string, string> = {}) => ({
  createdAt: "created_at",
  updatedAt: "updated_at",
  ...extra,
});

/** Opens sign-in on our own tables. */
export function openSignIn(options: { pool: pg.Pool; secretKey: string; publicUrl: string }): SignIn {
  const database = openDatabase(options.pool);
  const secure = options.publicUrl.startsWith("https:");
  const auth = betterAuth({
    appName: "Greenroom",
    baseURL: options.publicUrl,
    basePath: "/api/auth",
    secret: options.secretKey,
    database: options.pool,
    telemetry: { enabled: false },
    // Nobody signs up: an owner is set up, a member is invited.
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 10, maxPasswordLength: 200 },
    user: { modelName: "sign_in_users", fields: names({ emailVerified: "email_verified" }) },
    session: {
      modelName: "sign_in_sessions",
      fields: names({ userId: "user_id", expiresAt: "expires_at", ipAddress: "ip_address", userAgent: "user_agent" }),
      expiresIn: SESSION_SECONDS,
      disableSessionRefresh: true,
    },
    account: {
      modelName: "sign_in_accounts",
      fields: names({
        userId: "user_id",
        accountId: "account_id",
        providerId: "provider_id",
        accessToken: "access_token",
        refreshToken: "refresh_token",
        idToken: "id_token",
        accessTokenExpiresAt: "access_token_expires_at",
        refreshTokenExpiresAt: "refresh_token_expires_at",
      }),
    },
    verification: { modelName: "sign_in_verifications", fields: names({ expiresAt: "expires_at" }) },
    // A page may be opened as localhost or 127.0.0.1 or through a proxy: its own origin is the one that counts.
    trustedOrigins: (request) => {
      const host = request?.headers.get("host");
      return host ? [`http://${host}`, `https://${host}`] : [];
    },
    // Attempts are counted by the routes, in the database and so over all processes.
    rateLimit: { enabled: false },
    plugins: [
      twoFactor({
        issuer: "Greenroom",
        trustDeviceMaxAge: TRUSTED_SECONDS,
        schema: {
          user: { fields: { twoFactorEnabled: "two_factor_enabled" } },
          twoFactor: {
            modelName: "sign_in_two_factors",
            fields: {
              userId: "user_id",
              backupCodes: "backup_codes",
              failedVerificationCount: "failed_verification_count",
              lockedUntil: "locked_until",
            },
          },
        },
      }),
    ],
    advanced: {
      cookiePrefix: "greenroom",
      useSecureCookies: secure,
      ipAddress: { ipAddressHeaders: [CALLER_ADDRESS_HEADER] },
    },
    logger: { disabled: true },
  });

  const cookieNames = {
    session: `${secure ? "__Secure-" : ""}greenroom.session_token`,
    challenge: `${secure ? "__Secure-" : ""}greenroom.two_factor`,
  };

  function sessionTokenOf(signed: string): string | null {
    const dot = signed.lastIndexOf(".");
    if (dot < 1) return null;
    const token = signed.slice(0, dot);
    const expected = createHmac("sha256", options.secretKey).update(token).digest();
    const given = Buffer.from(signed.slice(dot + 1), "base64");
    return given.length === expected.length && timingSafeEqual(given, expected) ? token : null;
  }

  /** What an answer for a browser says, for a caller that keeps no cookies. */
  async function entryOf(answer: Response): Promise<Entry> {
    const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(";", 1)[0]);
    const cookieValue = (name: string) => cookies.map((cookie) => cookieIn(cookie, name)).find((value) => value);
    const signedToken = answer.ok && cookieValue(cookieNames.session);
    if (signedToken) return { outcome: "entered", signedToken };
    const challenge = answer.ok && cookieValue(cookieNames.challenge);
    if (challenge) return { outcome: "second_factor", challenge };
    const body: unknown = await answer.json().catch(() => null);
    const words = typeof body === "object" && body !== null && "message" in body ? String(body.message) : "";
    return { outcome: "refused", words: words || "The sign-in was refused." };
  }

  /** The caller's headers with one cookie in place of all that it may have sent. */
  function withCookie(headers: Headers, name?: string, value?: string): Headers {
    const own = new Headers(headers);
    own.delete("cookie");
    if (name && value) own.set("cookie", `${name}=${encodeURIComponent(value)}`);
    return own;
  }

  return {
    handle: (request) => auth.handler(request),
    sessionTokenIn(cookies) {
      const signed = cookieIn(cookies, cookieNames.session);
      return signed === null ? null : sessionTokenOf(signed);
    },
    sessionTokenOf,
    enterByPassword: async (body, headers) =>
      entryOf(await auth.api.signInEmail({ body, headers: withCookie(headers), asResponse: true })),
    async enterByCode(challenge, code, headers) {
      const own = withCookie(headers, cookieNames.challenge, challenge);
      return entryOf(
        "totp" in code
          ? await auth.api.verifyTOTP({ body: { code: code.totp }, headers: own, asResponse: true })
          : await auth.api.verifyBackupCode({ body: { code: code.backup }, headers: own, asResponse: true }),
      );
    },
    hashPassword: async (password) => (await auth.$context).password.hash(password),
    async enter({ email, password }, headers) {
      const answer = await auth.api.signInEmail({ body: { email, password }, headers, asResponse: true });
      return answer.ok ? answer.headers.getSetCookie() : [];
    },
    async createUser({ name, email, password }) {
      const passwordHash = await (await auth.$context).password.hash(password);
      const id = await database
        .transaction()
        .execute((transaction) => insertUser(transaction, { name, email, passwordHash }));
      if (id === null) throw new Error(`There is a user with the address ${email} already.`);
      return id;
    },
    findUser: (email) => findUser(database, email),
  };
}

/** One cookie of a Cookie header. */
function cookieIn(header: string | undefined, name: string): string | null {
  for (const part of header?.split(";") ?? []) {
    const equals = part.indexOf("=");
    if (equals < 0 || part.slice(0, equals).trim() !== name) continue;
    try {
      return decodeURIComponent(part.slice(equals + 1).trim());
    } catch {
      return null;
    }
  }
  return null;
}
