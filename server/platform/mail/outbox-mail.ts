/** Mail without a mail server: every message becomes one .eml file that the dashboard and any mail program can open. */
import { access, mkdir, open, rename, rm } from "node:fs/promises";
import { basename, join } from "node:path";
import { isMailable, type Mail, type MailMessage, type MailOutcome } from "./mail.ts";
import { writeMime } from "./mime.ts";

/**
 * Opens the outbox in a folder, which is made when needed. A message is named by its Message-ID: sent twice, it is
 * still one file.
 */
export function openOutboxMail(folder: string): Mail {
  return {
    kind: "outbox",
    async send(message) {
      if (!isMailable(message.to.email))
        return { outcome: "permanent", error: "The address is not a valid e-mail address." };
      try {
        return await keep(folder, message);
      } catch (error) {
        return { outcome: "temporary", error: `The outbox can not be written: ${words(error)}` };
      }
    },
    async close() {},
  };
}

/** The outbox as a place to delete from, whether mail goes there now or went there once. */
export function openOutboxFolder(folder: string) {
  return {
    fileOf: outboxFileOf,
    async delete(file: string): Promise<void> {
      // A name that would lead out of the outbox is no message of it.
      if (basename(file) === file && file.endsWith(".eml")) await rm(join(folder, file), { force: true });
    },
  };
}

/** The name of a message's file in the outbox. */
const outboxFileOf = (messageId: string): string => `${messageId.replace(/[^\w.@-]+/g, "").slice(0, 150)}.eml`;

async function keep(folder: string, message: MailMessage): Promise<MailOutcome> {
  const file = outboxFileOf(message.messageId);
  const path = join(folder, file);
  if (await exists(path)) return { outcome: "accepted", detail: "kept in the outbox before", file };
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const unfinished = `${path}.${process.pid}-${Math.random().toString(36).slice(2)}.part`;
  try {
    const handle = await open(unfinished, "wx", 0o600);
    try {
      await handle.writeFile(await writeMime(message));
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
  const directory = await open(folder, "r");
  await directory.sync().finally(() => directory.close());
  return { outcome: "accepted", detail: "kept in the outbox", file };
}

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

const words = (error: unknown): string => (error instanceof Error ? error.message : String(error));
