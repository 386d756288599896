/** Mail over SMTP, on a few kept connections. What can not be known (RFC 5321 section 4.5.3.2.6) is said to be unknown. */
import { isMailable, type Mail, type MailMessage, type MailOutcome } from "./mail.ts";
import { writeMime } from "./mime.ts";
import {
  deliver,
  type Envelope,
  openSession,
  type Progress,
  type SmtpPatience,
  type SmtpSession,
} from "./smtp-session.ts";

export interface SmtpOptions extends SmtpPatience {
  maxConnections: number;
  /** Longest time for one message, from waiting for a connection to the server's last answer. */
  deadlineMs: number;
  /** A connection that was not used for this long is closed. */
  idleMs: number;
}

const DEFAULTS: SmtpOptions = {
  maxConnections: 4,
  deadlineMs: 75_000,
  connectTimeoutMs: 15_000,
  silenceTimeoutMs: 60_000,
  idleMs: 20_000,
};
const MESSAGES_PER_CONNECTION = 100;
const TOO_LONG = "The mail server took too long.";

/** Opens the SMTP adapter; url as smtp://user:password@host:587 or smtps://…. Connects when there is something to send. */
export function openSmtpMail(url: string, options: Partial<SmtpOptions> = {}): Mail {
  const settings = { ...DEFAULTS, ...options };
  const idle: SmtpSession[] = [];
  const running = new Set<Promise<MailOutcome>>();
  const waiting: (() => void)[] = [];
  let busy = 0;
  let closed = false;

  async function takeTurn(): Promise<void> {
    if (busy >= settings.maxConnections) await new Promise<void>((resolve) => waiting.push(resolve));
    else busy += 1;
  }
  function giveTurn(): void {
    const next = waiting.shift();
    if (next) next();
    else busy -= 1;
  }

  function keep(session: SmtpSession): void {
    if (closed || !session.alive || session.messages >= MESSAGES_PER_CONNECTION) {
      session.connection.quit();
      return;
    }
    idle.push(session);
    setTimeout(() => {
      const place = idle.indexOf(session);
      if (place === -1) return;
      idle.splice(place, 1);
      session.connection.quit();
    }, settings.idleMs).unref();
  }

  function takeIdle(): SmtpSession | undefined {
    for (let session = idle.pop(); session; session = idle.pop()) if (session.alive) return session;
    return undefined;
  }

  /** One try. "stale": a kept connection had died before a byte of the message went out, so another may take it. */
  async function attempt(
    message: MailMessage,
    body: Buffer,
    used: SmtpSession | undefined,
    deadlineAt: number,
  ): Promise<MailOutcome | "stale"> {
    const progress: Progress = { begun: false, ended: false };
    let session = used;
    let abandoned = false;
    let timer: NodeJS.Timeout | undefined;
    const work = async (): Promise<MailOutcome | "stale"> => {
      try {
        session ??= await openSession(url, settings);
        if (abandoned) throw new Error(TOO_LONG);
        const detail = await deliver(session, envelopeOf(message), body, progress);
        keep(session);
        return { outcome: "accepted", detail };
      } catch (error) {
        session?.connection.close();
        if (used && !abandoned && !progress.begun && responseCode(error) === null) return "stale";
        return judge(error, progress);
      }
    };
    const deadline = new Promise<MailOutcome>((resolve) => {
      timer = setTimeout(() => {
        abandoned = true;
        resolve({ outcome: progress.ended ? "unknown" : "temporary", error: TOO_LONG });
        session?.connection.close();
      }, deadlineAt - Date.now());
    });
    return await Promise.race([work(), deadline]).finally(() => clearTimeout(timer));
  }

  async function send(message: MailMessage): Promise<MailOutcome> {
    if (closed) return { outcome: "temporary", error: "The server is shutting down." };
    if (!isMailable(message.to.email))
      return { outcome: "permanent", error: "The address is not a valid e-mail address." };
    const deadlineAt = Date.now() + settings.deadlineMs;
    const body = await writeMime(message);
    await takeTurn();
    try {
      if (Date.now() >= deadlineAt) return { outcome: "temporary", error: TOO_LONG };
      for (let used = takeIdle(); used; used = takeIdle()) {
        const outcome = await attempt(message, body, used, deadlineAt);
        if (outcome !== "stale") return outcome;
      }
      const outcome = await attempt(message, body, undefined, deadlineAt);
      return outcome === "stale" ? { outcome: "temporary", error: "The mail server closed the connection." } : outcome;
    } finally {
      giveTurn();
    }
  }

  return {
    kind: "smtp",
    async send(message) {
      const sending = send(message).catch((error): MailOutcome => ({ outcome: "permanent", error: words(error) }));
      running.add(sending);
      return await sending.finally(() => running.delete(sending));
    },
    async close() {
      closed = true;
      await Promise.allSettled(running);
      for (const session of idle.splice(0)) session.connection.close();
    },
  };
}

/** Reports are asked for (RFC 3461) where somebody reads them, and only of servers that give them. */
const envelopeOf = ({ from, to, returns }: MailMessage): Envelope => ({
  from: returns?.path ?? from.email,
  to: [to.email],
  ...(returns
    ? {
        dsn: {
          ret: "HDRS",
          envid: returns.envelopeId,
          notify: ["SUCCESS", "FAILURE", "DELAY"],
          orcpt: `rfc822;${to.email}`,
        },
      }
    : {}),
});

/** Commands whose refusal is about this message; a refusal elsewhere (sign-in, TLS, greeting) is about the deployment. */
const ABOUT_THE_MESSAGE = new Set(["MAIL FROM", "RCPT TO", "DATA"]);

/** What a failed attempt means for the message. */
function judge(error: unknown, progress: Progress): MailOutcome {
  const code = responseCode(error);
  const command = property(error, "command");
  const kind = property(error, "code");
  if (code !== null) {
    const permanent = code >= 500 && typeof command === "string" && ABOUT_THE_MESSAGE.has(command);
    return { outcome: permanent ? "permanent" : "temporary", error: words(error) };
  }
  if (progress.ended) return { outcome: "unknown", error: words(error) };
  if (kind === "EENVELOPE" || kind === "EMESSAGE") return { outcome: "permanent", error: words(error) };
  return { outcome: "temporary", error: words(error) };
}

/** The server's own answer, when there was one. */
function responseCode(error: unknown): number | null {
  const code = property(error, "responseCode");
  return typeof code === "number" ? code : null;
}

const property = (error: unknown, name: string): unknown =>
  typeof error === "object" && error !== null ? Reflect.get(error, name) : undefined;

const words = (error: unknown): string => (error instanceof Error ? error.message : String(error)).slice(0, 500);
