/** Writes a message in the form in which it travels. */
import nodemailer from "nodemailer";
import type { MailMessage } from "./mail.ts";

const composer = nodemailer.createTransport({ streamTransport: true, buffer: true, newline: "windows" });

/** The whole message as RFC 5322 and MIME want it, lines ended by CRLF. Line breaks in header values become spaces. */
export async function writeMime(message: MailMessage): Promise<Buffer> {
  const { message: written } = await composer.sendMail({
    messageId: message.messageId,
    from: { name: oneLine(message.from.name), address: message.from.email },
    to: { name: oneLine(message.to.name), address: message.to.email },
    subject: oneLine(message.subject),
    html: message.html,
    text: message.text,
    headers: Object.fromEntries(Object.entries(message.headers).map(([name, value]) => [name, oneLine(value)])),
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  if (Buffer.isBuffer(written)) return written;
  throw new TypeError("The message was not written as one piece.");
}

const oneLine = (value: string): string => value.replace(/[\p{Cc}\u2028\u2029]+/gu, " ").trim();
