/** One conversation with an SMTP server: opened, given messages one after another, closed. */
import { Readable } from "node:stream";
import { parseConnectionUrl } from "nodemailer/lib/shared";
import SMTPConnection, { type Envelope } from "nodemailer/lib/smtp-connection";

export type { Envelope };

/** How long to wait for each step, and for one message in all. */
export interface SmtpPatience {
  connectTimeoutMs: number;
  /** Silence after which the connection counts as lost. */
  silenceTimeoutMs: number;
}

export interface SmtpSession {
  connection: SMTPConnection;
  messages: number;
  /** False once either side has ended it. */
  alive: boolean;
}

/** Connects, says hello, starts TLS where it is offered, signs in. @throws Error as nodemailer describes it. */
export async function openSession(url: string, patience: SmtpPatience): Promise<SmtpSession> {
  const { auth, ...where } = parseConnectionUrl(url);
  const connection = new SMTPConnection({
    ...where,
    connectionTimeout: patience.connectTimeoutMs,
    greetingTimeout: patience.connectTimeoutMs,
    dnsTimeout: patience.connectTimeoutMs,
    socketTimeout: patience.silenceTimeoutMs,
  });
  const session: SmtpSession = { connection, messages: 0, alive: true };
  connection.on("end", () => {
    session.alive = false;
  });
  try {
    await new Promise<void>((resolve, reject) => {
      connection.on("error", (error) => {
        session.alive = false;
        reject(error);
      });
      connection.once("end", () => reject(new Error("The server closed the connection.")));
      connection.connect((error) => {
        if (error) return reject(error);
        if (!auth || !connection.allowsAuth) return resolve();
        const credentials = { user: auth.user ?? "", pass: auth.pass ?? "" };
        connection.login({ ...credentials, credentials }, (refusal) => (refusal ? reject(refusal) : resolve()));
      });
    });
  } catch (error) {
    connection.close();
    throw error;
  }
  return session;
}

/** How far the message itself got; a server asks for it only after it has accepted sender and recipient. */
export interface Progress {
  begun: boolean;
  /** The last byte was handed over: from here on the server may have accepted the message. */
  ended: boolean;
}

/** Sends one written message; resolves with the server's answer. @throws Error as nodemailer describes it. */
export function deliver(session: SmtpSession, envelope: Envelope, body: Buffer, progress: Progress): Promise<string> {
  session.messages += 1;
  return new Promise((resolve, reject) => {
    session.connection.send({ ...envelope, size: body.length }, chunks(body, progress), (error, info) => {
      if (error) reject(error);
      else resolve(String(info.response ?? ""));
    });
  });
}

const CHUNK_BYTES = 16 * 1024;

/** The body as a stream that is read no earlier than it is wanted, so that progress tells the truth. */
function chunks(body: Buffer, progress: Progress): Readable {
  let offset = 0;
  return new Readable({
    highWaterMark: 1,
    read() {
      progress.begun = true;
      const chunk = body.subarray(offset, offset + CHUNK_BYTES);
      offset += chunk.length;
      if (offset >= body.length) progress.ended = true;
      this.push(chunk.length > 0 ? chunk : null);
    },
  });
}
