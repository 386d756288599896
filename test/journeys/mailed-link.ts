/** Reads what the server has mailed, as it lies in the outbox of a data folder. */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { simpleParser } from "mailparser";
import { expect } from "vitest";

/** The first link of that form in a mail to somebody; waits for the mail. */
export async function mailedLink(dataDir: string, to: string, form: RegExp): Promise<string> {
  const outbox = join(dataDir, "outbox");
  let found: string | undefined;
  const find = async (): Promise<string | undefined> => {
    const names = await readdir(outbox).catch(() => []);
    for (const name of names.filter((one) => one.endsWith(".eml"))) {
      const mail = await simpleParser(await readFile(join(outbox, name)));
      const addresses = [mail.to ?? []].flat().flatMap((field) => field.value.map((value) => value.address));
      if (addresses.includes(to)) found ??= form.exec(mail.text ?? "")?.[0];
    }
    return found;
  };
  await expect.poll(find).toBeTruthy();
  return found ?? "";
}
