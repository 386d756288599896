/** The places in which a deployment keeps files, as commands open them beside a running server. */
import { join, resolve } from "node:path";
import type { Config } from "../config.ts";
import type { Files } from "../platform/files/files.ts";
import { openFolderFiles } from "../platform/files/folder-files.ts";
import { openFiles } from "../platform/files/open-files.ts";

/** The store of the settings, then the folder in which recordings grow when the store is no folder itself. */
export async function openStores(config: Config): Promise<[Files, ...Files[]]> {
  const url = config.filesUrl ?? `file:${join(resolve(config.dataDir), "files")}`;
  const store = await openFiles(url);
  return url.startsWith("file:") ? [store] : [store, openFolderFiles(join(resolve(config.dataDir), "uploads"))];
}
