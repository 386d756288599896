/** E-mail and password sign-in through better-auth, which keeps users and sessions only; workspaces and roles are ours. */
import { betterAuth } from "better-auth";
import type pg from "pg";

export interface SignedInUser {
  userId: string;
  name: string;
  email: string;
}

export interface SignIn {
  /** Answers the requests under /api/auth. */
  handle(request: Request): Promise<Response>;
  /** The user of a session cookie, or null. */
  userOf(headers: Headers): Promise<SignedInUser | null>;
  /** Creates a user with a password. @throws Error when the address is taken. */
  createUser(user: { name: string; email: string; password: string }): Promise<string>;
  findUser(email: string): Promise<string | null>;
}

/** The header in which the server tells better-auth the caller's address; what a client sends in it is dropped. */
export const CALLER_ADDRESS_HEADER = "x-greenroom-caller";

const names = (extra: Record<string, string> = {}) => ({
  createdAt: "created_at",
  updatedAt: "updated_at",
  ...extra,
});

/** Opens sign-in on our own tables. */
export function openSignIn(options: {
  pool: pg.Pool;
  secretKey: string;
  publicUrl: string;
  limitAttempts: boolean;
}): SignIn {
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
      expiresIn: 14 * 86_400,
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
    rateLimit: {
      enabled: options.limitAttempts,
      window: 60,
      max: 100,
      customRules: { "/sign-in/email": { window: 60, max: 10 } },
    },
    advanced: {
      cookiePrefix: "greenroom",
      useSecureCookies: options.publicUrl.startsWith("https:"),
      ipAddress: { ipAddressHeaders: [CALLER_ADDRESS_HEADER] },
    },
    logger: { disabled: true },
  });

  return {
    handle: (request) => auth.handler(request),
    async userOf(headers) {
      if (!headers.has("cookie")) return null;
      const session = await auth.api.getSession({ headers });
      return session ? { userId: session.user.id, name: session.user.name, email: session.user.email } : null;
    },
    async createUser({ name, email, password }) {
      const context = await auth.$context;
      const user = await context.internalAdapter.createUser({ name, email: email.toLowerCase(), emailVerified: true });
      await context.internalAdapter.linkAccount({
        userId: user.id,
        accountId: user.id,
        providerId: "credential",
        password: await context.password.hash(password),
      });
      return user.id;
    },
    async findUser(email) {
      const context = await auth.$context;
      const found = await context.internalAdapter.findUserByEmail(email.toLowerCase());
      return found?.user.id ?? null;
    },
  };
}
