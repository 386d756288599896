/** What the examples were answered when they were last run; `npm run client` writes the file, and the tests check it against the schemas. */
import { readFileSync } from "node:fs";
import { z } from "zod";

export const ANSWERS: Readonly<Record<string, unknown>> = z
  .record(z.string(), z.unknown())
  .parse(JSON.parse(readFileSync(new URL("./answers.json", import.meta.url), "utf8")));
