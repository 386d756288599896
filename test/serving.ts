/** The whole server as an operator starts it, on a test's own database and an empty data folder. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readConfig } from "../server/config.ts";
import { serve } from "../server/main.ts";
import { openLog } from "../server/platform/log.ts";

export interface TestServing {
  url: string;
  /** Stops the server and deletes its data folder; the database stays. */
  close(): Promise<void>;
}

/** Starts a server on a free port. Without other settings it serves the web alone, with the pages as they were built last, and limits nobody's rate. */
export async function serveOn(
  databaseUrl: string,
  settings: Record<string, string> = {},
  webDir?: string,
): Promise<TestServing> {
  const dataDir = await mkdtemp(join(tmpdir(), "greenroom-serving-"));
  const remove = () => rm(dataDir, { recursive: true, force: true });
  const config = readConfig({
    DATABASE_URL: databaseUrl,
    DATA_DIR: dataDir,
    PORT: "0",
    ROLES: "web",
    RATE_LIMIT: "0",
    ...settings,
  });
  try {
    const serving = await serve(config, openLog("error"), webDir);
    return { url: serving.url, close: () => serving.close().finally(remove) };
  } catch (error) {
    await remove();
    throw error;
  }
}
