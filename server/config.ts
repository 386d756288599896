/** The environment, read once: one schema, a comment per setting, a readable failure. */
import ipaddr from "ipaddr.js";
import { z } from "zod";

const flag = z
  .enum(["true", "false", "1", "0", "yes", "no"], "is true or false")
  .transform((value) => value === "true" || value === "1" || value === "yes");

const whole = (minimum: number, maximum: number, words: string) =>
  z.coerce.number(words).int(words).min(minimum, words).max(maximum, words);

const urlOf = (text: string): URL | null => (URL.canParse(text) ? new URL(text) : null);

/** An address alone: what follows the host would be lost in links. */
function isBareAddress(text: string): boolean {
  const url = urlOf(text);
  return url !== null && /^https?:$/.test(url.protocol) && `${url.protocol}//${url.host}/` === url.href;
}

function isFilesUrl(text: string): boolean {
  if (text.startsWith("file:")) return text.length > "file:".length;
  const url = urlOf(text);
  if (url?.protocol !== "s3:" || url.hostname === "") return false;
  const endpoint = url.searchParams.get("endpoint");
  const isPair = url.searchParams.has("accessKeyId") === url.searchParams.has("secretAccessKey");
  return isPair && (endpoint === null || /^https?:$/.test(urlOf(endpoint)?.protocol ?? ""));
}

const isProxy = (text: string): boolean =>
  ["loopback", "linklocal", "uniquelocal"].includes(text) || ipaddr.isValid(text) || ipaddr.isValidCIDR(text);

const environmentSchema = z.object({
  /** Where to listen; 0 picks a free port and prints it. */
  PORT: whole(0, 65_535, "is a number from 0 to 65535").default(3000),
  HOST: z.string().default("127.0.0.1"),
  /** The address in links; the listening address unless set. */
  PUBLIC_URL: z
    .string()
    .transform((url) => url.replace(/\/+$/, ""))
    .refine(isBareAddress, "is an address such as https://interviews.example.com, without a path")
    .optional(),
  /** Database, files, outbox and secrets of the embedded defaults. */
  DATA_DIR: z.string().default("./data"),
  /** Use this PostgreSQL (14 or later) and not the embedded one. */
  DATABASE_URL: z
    .string()
    .refine(
      // With a socket folder the host may be left out: postgres://user@/database?host=/run/postgresql
      (text) => /^postgres(ql)?:$/.test(urlOf(text.replace("@/", "@localhost/"))?.protocol ?? ""),
      "is postgres://user:password@host:port/database; write special characters of the password as %XX",
    )
    .optional(),
  /** file:… or s3://bucket/prefix?endpoint=…; a folder in DATA_DIR unless set. */
  FILES_URL: z
    .string()
    .refine(
      isFilesUrl,
      "is file:path or s3://bucket/prefix?endpoint=https://…&region=…&accessKeyId=…&secretAccessKey=…, with both keys or none",
    )
    .optional(),
  /** smtp:// or smtps://; the outbox folder unless set. */
  SMTP_URL: z
    .string()
    .refine((text) => {
      const url = urlOf(text);
      return url !== null && /^smtps?:$/.test(url.protocol) && url.hostname !== "";
    }, "is smtp://user:password@host:port or smtps://…; write special characters of the password as %XX")
    .optional(),
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
  /** The mailbox that reads what comes back about mail, such as bounces@example.com; each mail's own return path is made of it. */
  MAIL_RETURN_PATH: z
    .string()
    .trim()
    .regex(
      /^[^\s@<>+]{1,18}@[^\s@<>]+$/,
      "is an address whose part before the @ has at most 18 characters and no plus sign",
    )
    .optional(),
  /** Signs what is posted to /hooks/mail; without it nothing can be. */
  MAIL_HOOK_SECRET: z.string().min(16, "has at least 16 characters").optional(),
  /** Put a picture into mail to candidates that tells of its opening. */
  MAIL_OPEN_PIXEL: flag.default(false),
  /** Let webhooks and downloads of given URLs reach plain HTTP and private addresses (on-premises). */
  ALLOW_PRIVATE_TARGETS: flag.default(false),
  /** Requests a minute and key, over all processes, the same for every wire; 0 sets no limit. */
  RATE_LIMIT: whole(0, Number.MAX_SAFE_INTEGER, "is a number of requests a minute; 0 sets no limit").default(600),
  /** Signs codes, links and media URLs, encrypts stored secrets; made once and kept in DATA_DIR unless set. */
  SECRET_KEY: z.string().min(16, "has at least 16 characters").optional(),
  /** Which proxies may say the caller's address: true, a number of hops, or addresses and ranges divided by commas. */
  TRUST_PROXY: z
    .string()
    .refine(
      (text) => /^(true|false|\d+)$/.test(text) || text.split(",").every((part) => isProxy(part.trim())),
      "is true, false, a number of hops, or addresses and ranges divided by commas: 127.0.0.1, 10.0.0.0/8",
    )
    .optional(),
  /** Let anybody make a workspace of their own by the registration of the Hireflix wire. */
  OPEN_REGISTRATION: flag.default(false),
  /** The ffmpeg to use; the one on the path, if any, unless set. */
  FFMPEG_PATH: z.string().optional(),
  /** An MMDB file that says where addresses are; without one no location is known. */
  GEO_DATABASE: z.string().optional(),
  /** Base address of an OpenAI-compatible transcription endpoint, such as https://api.openai.com/v1; without one nothing is transcribed. */
  SPEECH_URL: z
    .string()
    .refine((text) => /^https?:$/.test(urlOf(text)?.protocol ?? ""), "is an address such as https://api.openai.com/v1")
    .optional(),
  /** The key that is sent to it, if it wants one. */
  SPEECH_KEY: z.string().optional(),
  /** The model that it is asked for. */
  SPEECH_MODEL: z.string().default("whisper-1"),
  /** web, worker or both, divided by a comma. */
  ROLES: z
    .string()
    .default("web,worker")
    .transform((value) => value.split(",").map((role) => role.trim()))
    .pipe(z.array(z.enum(["web", "worker"], "is web, worker or both, divided by a comma"))),
  /** fatal, error, warn, info, debug or trace. */
  LOG_LEVEL: z
    .enum(["fatal", "error", "warn", "info", "debug", "trace"], "is fatal, error, warn, info, debug or trace")
    .default("info"),
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
  mailReturnPath: string | null;
  mailHookSecret: string | null;
  mailOpenPixel: boolean;
  allowPrivateTargets: boolean;
  rateLimit: number;
  secretKey: string | null;
  trustProxy: string | null;
  openRegistration: boolean;
  ffmpegPath: string | null;
  geoDatabase: string | null;
  /** The transcription endpoint, or null: then nothing is transcribed. */
  speech: { url: string; key: string | null; model: string } | null;
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
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ""),
  );
  const parsed = environmentSchema.safeParse(given);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `  ${String(issue.path[0])} ${issue.message}`);
    throw new ConfigError(["Some settings can not be used:", ...new Set(lines), "See docs/settings.md."].join("\n"));
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
    mailReturnPath: settings.MAIL_RETURN_PATH ?? null,
    mailHookSecret: settings.MAIL_HOOK_SECRET ?? null,
    mailOpenPixel: settings.MAIL_OPEN_PIXEL,
    allowPrivateTargets: settings.ALLOW_PRIVATE_TARGETS,
    rateLimit: settings.RATE_LIMIT,
    secretKey: settings.SECRET_KEY ?? null,
    trustProxy: settings.TRUST_PROXY ?? null,
    openRegistration: settings.OPEN_REGISTRATION,
    ffmpegPath: settings.FFMPEG_PATH ?? null,
    geoDatabase: settings.GEO_DATABASE ?? null,
    speech: settings.SPEECH_URL
      ? { url: settings.SPEECH_URL, key: settings.SPEECH_KEY ?? null, model: settings.SPEECH_MODEL }
      : null,
    roles: settings.ROLES,
    logLevel: settings.LOG_LEVEL,
  };
}
