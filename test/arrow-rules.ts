/** The rules themselves; what each planted file does is what its rule forbids. */
import {
  featureOf,
  type ImportLine,
  importRule,
  isTest,
  packageOf,
  type Rule,
  type SourceFile,
  wireOf,
} from "./arrows.ts";

const ships = (file: SourceFile): boolean => !isTest(file);
const within = (folder: string) => (file: SourceFile) => ships(file) && file.path.startsWith(folder);
const leads = (line: ImportLine, ...folders: string[]): boolean =>
  line.path !== null && folders.some((folder) => line.path?.startsWith(folder));
const isType = (line: ImportLine): boolean => line.values.length === 0;

/** Built-ins that only compute. */
const PURE_BUILT_INS = ["node:crypto", "node:path", "node:stream", "node:buffer", "node:util"];
/** What core computes with. Mail is composed in core: its HTML is rendered and cleaned there, without any I/O. */
const CORE_PACKAGES: Record<string, readonly string[]> = {
  "": ["kysely", "zod"],
  invitations: ["@react-email/render", "sanitize-html"],
};
/** The jobs that prepare recordings and take their sound out work on files in a folder of their own, because media tools do. */
const CORE_BUILT_INS: Record<string, readonly string[]> = {
  recordings: ["node:fs/promises"],
  transcripts: ["node:fs/promises"],
};
const NOT_IN_ROOM = /^(zod|react-router.*|@tanstack\/.*)$/;

function coreMayUse(line: ImportLine, file: SourceFile): boolean {
  const { from, path } = line;
  if (path !== null) {
    return leads(line, "server/core/", "shared/") || (leads(line, "server/platform/") && !opensAdapter(line));
  }
  if (from.startsWith("node:")) {
    return [...PURE_BUILT_INS, ...(CORE_BUILT_INS[featureOf(file.path) ?? ""] ?? [])].includes(from);
  }
  const name = packageOf(line) ?? "";
  if (name === "pg") return isType(line);
  const own = CORE_PACKAGES[featureOf(file.path) ?? ""] ?? [];
  return [...(CORE_PACKAGES[""] ?? []), ...own].includes(name);
}

const opensAdapter = (line: ImportLine): boolean =>
  leads(line, "server/platform/") && line.values.some((name) => name === "*" || /^(open|create|start)[A-Z]/.test(name));

const QUERY = /\bsql(?:<[^`]*>)?`|\.(?:selectFrom|insertInto|updateTable|deleteFrom|selectNoFrom)\(|\.query\(/;

/** A rule over each file's text. */
function textRule(
  name: string,
  about: (file: SourceFile) => boolean,
  forbidden: RegExp,
  planted: Rule["planted"],
): Rule {
  return {
    name,
    planted,
    violations: (files) =>
      files.filter(about).flatMap((file) => {
        const found = forbidden.exec(file.text);
        return found ? [`${file.path} says ${found[0]}`] : [];
      }),
  };
}

/** Follows what the room's bundle loads, since a type-free path to a heavy package may be several files long. */
const roomBundle: Rule = {
  name: "the room's bundle reaches no dashboard, validator, router or table",
  planted: [
    { path: "web/candidate/a.tsx", text: 'import { x } from "../../shared/a.ts";' },
    { path: "shared/a.ts", text: 'import { z } from "zod";' },
  ],
  violations(files) {
    const byPath = new Map(files.map((file) => [file.path, file]));
    const seen = new Set<string>();
    const found: string[] = [];
    const visit = (file: SourceFile, way: string[]): void => {
      if (seen.has(file.path)) return;
      seen.add(file.path);
      for (const line of file.imports) {
        if (isType(line)) continue;
        const name = packageOf(line);
        if ((name && NOT_IN_ROOM.test(name)) || leads(line, "web/dashboard/")) {
          found.push(`${[...way, file.path].join(" → ")} imports ${line.from}`);
        }
        const next = line.path === null ? undefined : byPath.get(line.path);
        if (next) visit(next, [...way, file.path]);
      }
    };
    for (const file of files) {
      if (ships(file) && /^web\/(candidate|upload)\//.test(file.path)) visit(file, []);
    }
    return found;
  },
};

const NAMELESS = /^(utils?|helpers?|common|managers?|misc)$/;

export const RULES: readonly Rule[] = [
  importRule(
    "shared imports only itself and zod",
    within("shared/"),
    (line) => leads(line, "shared/") || packageOf(line) === "zod",
    [
      { path: "shared/a.ts", text: 'import { join } from "node:path";' },
      { path: "shared/b.ts", text: 'import type { Kysely } from "kysely";' },
    ],
  ),
  importRule(
    "web imports web, shared and packages, never Node or the server",
    (file) => within("web/")(file) && !file.path.endsWith(".config.ts"),
    (line) => leads(line, "web/", "shared/") || packageOf(line) !== null,
    [
      { path: "web/ui/a.ts", text: 'export { readFile } from "node:fs/promises";' },
      { path: "web/dashboard/b.tsx", text: 'import type { Config } from "../../server/config.ts";' },
    ],
  ),
  textRule(
    "the dashboard calls the API by its typed client alone",
    (file) => within("web/dashboard/")(file) && file.path !== "web/dashboard/api.ts",
    /\bfetch\(\s*["'`]\/api\/v1|(?<![\w.])call<|from "openapi-fetch"/,
    [
      { path: "web/dashboard/pages/a.tsx", text: 'const rows = await call<Page<Row>>("/interviews");' },
      { path: "web/dashboard/pages/b.tsx", text: "await fetch(`/api/v1/interviews`);" },
    ],
  ),
  importRule(
    "the room and the upload client never name the dashboard",
    (file) => within("web/candidate/")(file) || within("web/upload/")(file),
    (line) => !leads(line, "web/dashboard/"),
    [{ path: "web/upload/a.ts", text: 'import type { Row } from "../dashboard/row.ts";' }],
  ),
  roomBundle,
  importRule("the server never imports the pages' code", within("server/"), (line) => !leads(line, "web/"), [
    { path: "server/cli/a.ts", text: 'import { backoffMs } from "../../web/upload/endpoint.ts";' },
  ]),
  importRule("core imports core, shared, ports and what only computes", within("server/core/"), coreMayUse, [
    { path: "server/core/keys/a.ts", text: 'import type { FastifyRequest } from "fastify";' },
    { path: "server/core/keys/b.ts", text: 'import { Pool } from "pg";' },
    { path: "server/core/keys/c.ts", text: 'import { readFile } from "node:fs/promises";' },
    { path: "server/core/keys/d.ts", text: 'import { keyIn } from "../../wires/entrance.ts";' },
    { path: "server/core/keys/e.ts", text: 'import { openKeyring } from "../../platform/keyring/keyring.ts";' },
    { path: "server/core/keys/f.ts", text: 'import sanitize from "sanitize-html";' },
    { path: "server/core/keys/g.ts", text: 'const load = () => import("undici");' },
  ]),
  importRule(
    "a feature of core is entered through its index.ts",
    within("server/"),
    (line, file) => {
      const feature = line.path === null ? null : featureOf(line.path);
      return feature === null || feature === featureOf(file.path) || line.path === `server/core/${feature}/index.ts`;
    },
    [
      { path: "server/wires/native/a.ts", text: 'import { hash } from "../../core/keys/api-key.ts";' },
      { path: "server/core/rooms/b.ts", text: 'import type { ApiKey } from "../keys/api-key.ts";' },
    ],
  ),
  importRule(
    "platform imports neither core nor wires",
    within("server/platform/"),
    (line) => line.path === null || leads(line, "server/platform/", "shared/"),
    [{ path: "server/platform/mail/a.ts", text: 'import type { Actor } from "../../core/actor.ts";' }],
  ),
  importRule(
    "a wire imports no driver and no query builder",
    within("server/wires/"),
    (line) => packageOf(line) !== "pg" && (packageOf(line) !== "kysely" || isType(line)),
    [
      { path: "server/wires/native/a.ts", text: 'import { sql } from "kysely";' },
      { path: "server/wires/native/b.ts", text: 'import type { Pool } from "pg";' },
    ],
  ),
  textRule("a wire holds no query", within("server/wires/"), QUERY, [
    { path: "server/wires/native/a.ts", text: 'deps.database.selectFrom("interviews")' },
    { path: "server/wires/native/b.ts", text: "sql<{ id: string }>`select id from takes`" },
  ]),
  importRule(
    "a wire imports no other wire",
    within("server/wires/"),
    (line, file) => {
      const wire = line.path === null ? null : wireOf(line.path);
      return wire === null || wire === wireOf(file.path);
    },
    [{ path: "server/wires/native/a.ts", text: 'import type { Envelope } from "../interviewflow/envelope.ts";' }],
  ),
  importRule(
    "adapters are made in main.ts and by commands alone",
    (file) => within("server/")(file) && !/^server\/(main\.ts|cli\/|platform\/)/.test(file.path),
    (line) => !opensAdapter(line),
    [
      { path: "server/wires/media/a.ts", text: 'import { openFiles } from "../../platform/files/open-files.ts";' },
      { path: "server/app.ts", text: 'import { createRates } from "./platform/rates/rates.ts";' },
    ],
  ),
  importRule("the conformance kit knows no server", within("conformance/"), (line) => !leads(line, "server/", "web/"), [
    { path: "conformance/a.ts", text: 'import { buildApp } from "../server/app.ts";' },
  ]),
  textRule("core names no vendor", within("server/core/"), /interviewflow|flowmingo|hireflix/i, [
    { path: "server/core/keys/a.ts", text: "/** As Hireflix does. */" },
  ]),
  {
    name: "nothing is named after nothing",
    planted: [
      { path: "server/core/utils/a.ts", text: "" },
      { path: "web/ui/date-helpers.ts", text: "" },
    ],
    violations: (files) =>
      files.filter((file) => file.path.split(/[/.-]/).some((word) => NAMELESS.test(word))).map((file) => file.path),
  },
];
