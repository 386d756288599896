/** greenroom doctor: says what works here, what does not, and what to do about it. */
import { access, constants, mkdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { sql } from "kysely";
import type { Config } from "../config.ts";
import { hasWorkspace } from "../core/workspaces/index.ts";
import { openFiles } from "../platform/files/open-files.ts";
import type { Log } from "../platform/log.ts";
import { findFfmpeg } from "../platform/media/ffmpeg.ts";
import { jsonCommand, print, run, withDatabase } from "./command.ts";

interface Finding {
  name: string;
  state: "ok" | "note" | "failing";
  words: string;
}

export const doctorCommand = () =>
  jsonCommand("doctor", "check this installation").action(({ json }: { json?: boolean }) =>
    run(async (config, log) => {
      const findings = [
        nodeFinding(),
        await dataFinding(config),
        await databaseFinding(config, log),
        await filesFinding(config),
        mailFinding(config),
        await ffmpegFinding(config),
        cameraFinding(config),
      ];
      const failing = findings.some((finding) => finding.state === "failing");
      print(
        json,
        { ok: !failing, findings },
        findings.map(({ state, name, words }) => `${state.padEnd(8)}${name}: ${words}`).join("\n"),
      );
      if (failing) process.exitCode = 1;
    }),
  );

const finding = (name: string, state: Finding["state"], words: string): Finding => ({ name, state, words });

function nodeFinding(): Finding {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    return finding("Node", "failing", `${process.version} is too old. Install Node 20.19 or later; 24 is advised.`);
  }
  return major < 22
    ? finding("Node", "note", `${process.version} works. Its support has ended; 24 is advised.`)
    : finding("Node", "ok", process.version);
}

async function dataFinding(config: Config): Promise<Finding> {
  const folder = resolve(config.dataDir);
  try {
    await mkdir(folder, { recursive: true, mode: 0o711 });
    await access(folder, constants.R_OK | constants.W_OK);
    return finding("Data folder", "ok", folder);
  } catch (error) {
    return finding(
      "Data folder",
      "failing",
      `${folder} can not be written (${words(error)}). Set DATA_DIR to a folder that can.`,
    );
  }
}

async function databaseFinding(config: Config, log: Log): Promise<Finding> {
  try {
    return await withDatabase(config, log, async ({ database }) => {
      const { rows } = await sql<{ version: string }>`select current_setting('server_version') as version`.execute(
        database,
      );
      const ready = await hasWorkspace(database);
      const place = config.databaseUrl ? "DATABASE_URL" : "embedded";
      return finding(
        "Database",
        ready ? "ok" : "note",
        `PostgreSQL ${rows[0]?.version} (${place})${ready ? "" : "; there is no workspace yet: open the link that the server prints, or run greenroom setup"}`,
      );
    });
  } catch (error) {
    return finding("Database", "failing", words(error));
  }
}

async function filesFinding(config: Config): Promise<Finding> {
  const url = config.filesUrl ?? `file:${join(resolve(config.dataDir), "files")}`;
  try {
    await (await openFiles(url)).check();
    return finding("Files", "ok", config.filesUrl ? "the store of FILES_URL answers" : "a folder in the data folder");
  } catch (error) {
    return finding("Files", "failing", `The file store does not work (${words(error)}). Check FILES_URL.`);
  }
}

const mailFinding = (config: Config): Finding =>
  config.smtpUrl
    ? finding("Mail", "ok", `sent by ${new URL(config.smtpUrl).host}`)
    : finding(
        "Mail",
        "note",
        "No mail leaves this machine: messages wait in the outbox. Set SMTP_URL and MAIL_FROM to send them.",
      );

async function ffmpegFinding(config: Config): Promise<Finding> {
  const path = await findFfmpeg(config.ffmpegPath ?? undefined);
  return path
    ? finding("ffmpeg", "ok", path)
    : finding(
        "ffmpeg",
        "note",
        "Not found: recordings play in current browsers; renditions for old players are not made.",
      );
}

function cameraFinding(config: Config): Finding {
  const url = config.publicUrl ?? `http://${config.host}:${config.port}`;
  const { protocol, hostname } = new URL(url);
  if (protocol === "https:" || ["localhost", "127.0.0.1", "[::1]"].includes(hostname)) {
    return finding("Camera", "ok", `browsers allow the camera on ${url}`);
  }
  return finding(
    "Camera",
    "failing",
    `Browsers give no camera to a page on plain HTTP: candidates can not record on ${url}. Put a proxy with HTTPS before it and set PUBLIC_URL.`,
  );
}

const words = (error: unknown): string => (error instanceof Error ? error.message : String(error));
