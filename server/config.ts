/** The environment, read once: one schema, a comment per setting, a readable failure. */
import { z } from "zod";

const flag = z
  .enum(["true", "false", "1", "0", "yes", "no"])
  .transform((value) => value === "true" || value === "1" || value === "yes");

const environmentSchema = z.object({
  /** Where to listen; 0 picks a free port and prints it. */
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().min(1).default("127.0.0.1"),
  /** The address in links; the listening address unless set. */
  PUBLIC_URL: z
    .url({ protocol: /^https?$/ })
    .transform((url) => url.replace(/\/+$/, ""))
    .optional(),
  /** Database, files, outbox and secrets of the embedded defaults. */
  DATA_DIR: z.string().min(1).default("./data"),
  /** Use this PostgreSQL (14 or later) and not the embedded one. */
  DATABASE_URL: z.string().min(1).optional(),
  /** file:… or s3://bucket/prefix?endpoint=…; a folder in DATA_DIR unless set. */
  FILES_URL: z.string().min(1).optional(),
  /** smtp:// or smtps://; the outbox folder unless set. */
  SMTP_URL: z.string().min(1).optional(),
  /** Whom mail comes from: an address, or a name and an address in angle brackets. */
  MAIL_FROM: z
    .string()
    .default("Greenroom <greenroom@localhost>")
    .transform((text, context) => {
      const [, name = "", email = text] = /^\s*"?(.*?)"?\s*<([^<>]+)>\s*$/.exec(text) ?? [];
      if (/^[^\s@<>]+@[^\s@<>]+$/.test(email.trim())) return { name: name.trim(), email: email.trim() };
      context.addIssue({ code: "custom", message: "is an address, or a name and an address: Team <team@example.com>" });
      return z.NEVER;
    }),
  /** Let webhooks and downloads of given URLs reach plain HTTP and private addresses (on-premises). */
  ALLOW_PRIVATE_TARGETS: flag.default(false),
  /** Requests a minute and key, over all processes, the same for every wire; 0 sets no limit. */
  RATE_LIMIT: z.coerce.number().int().min(0).default(600),
  /** Signs codes, links and media URLs, encrypts stored secrets; made once and kept in DATA_DIR unless set. */
  SECRET_KEY: z.string().min(16).optional(),
  /** Which proxies may say the caller's address: true, a number of hops, or addresses and ranges divided by commas. */
  TRUST_PROXY: z.string().optional(),
  /** The ffmpeg to use; the one on the path, if any, unless set. */
  FFMPEG_PATH: z.string().min(1).optional(),
  /** web, worker or both, divided by a comma. */
  ROLES: z
    .string()
    .default("web,worker")
    .transform((value) => value.split(",").map((role) => role.trim()))
    .pipe(z.array(z.enum(["web", "worker"])).min(1)),
  /** fatal, error, warn, info, debug or trace. */
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace"]).default("info"),
});

export interface Config {
  port: number;
  host: string;
  publicUrl: string | null;
  dataDir: string;
  databaseUrl: string | null;
  filesUrl: string | null;
  smtpUrl: string | null;
  mailFrom: { name: string; email: string };
  allowPrivateTargets: boolean;
  rateLimit: number;
  secretKey: string | null;
  trustProxy: string | null;
  ffmpegPath: string | null;
  roles: readonly ("web" | "worker")[];
  logLevel: string;
}

/** A setting that can not be used; the message says which and why. */
export class ConfigError extends Error {}

/**
 * Reads the settings. An empty variable counts as not set.
 * @throws ConfigError with one line per setting that is wrong.
 */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value !== ""));
  const parsed = environmentSchema.safeParse(given);
  if (!parsed.success) {
    throw new ConfigError(
      ["Some settings can not be used:", ...parsed.error.issues.map((issue) => `  ${issue.path.join(".")}: ${issue.message}`)].join(
        "\n",
      ),
    );
  }
  const settings = parsed.data;
  return {
    port: settings.PORT,
    host: settings.HOST,
    publicUrl: settings.PUBLIC_URL ?? null,
    dataDir: settings.DATA_DIR,
    databaseUrl: settings.DATABASE_URL ?? null,
    filesUrl: settings.FILES_URL ?? null,
    smtpUrl: settings.SMTP_URL ?? null,
    mailFrom: settings.MAIL_FROM,
    allowPrivateTargets: settings.ALLOW_PRIVATE_TARGETS,
    rateLimit: settings.RATE_LIMIT,
    secretKey: settings.SECRET_KEY ?? null,
    trustProxy: settings.TRUST_PROXY ?? null,
    ffmpegPath: settings.FFMPEG_PATH ?? null,
    roles: settings.ROLES,
    logLevel: settings.LOG_LEVEL,
  };
}
