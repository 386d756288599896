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
  /** What is stored of a password. Takes a moment, on purpose. */
  hashPassword(password: string): Promise<string>;
  /** Signs in and gives the cookies to set; none when the two do not belong together or a second factor is needed. */
  enter(credentials: { email: string; password: string }, headers: Headers): Promise<string[]>;
  /** Creates a user with a password. @throws Error when the address is taken. */
  createUser(user: { name: string; email: string; password: string }): Promise<string>;
  findUser(email: string): Promise<string | null>;
}

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

  return {
    handle: (request) => auth.handler(request),
    sessionTokenIn(cookies) {
      const signed = cookieIn(cookies, `${secure ? "__Secure-" : ""}greenroom.session_token`);
      const dot = signed?.lastIndexOf(".") ?? -1;
      if (!signed || dot < 1) return null;
      const token = signed.slice(0, dot);
      const expected = createHmac("sha256", options.secretKey).update(token).digest();
      const given = Buffer.from(signed.slice(dot + 1), "base64");
      return given.length === expected.length && timingSafeEqual(given, expected) ? token : null;
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
