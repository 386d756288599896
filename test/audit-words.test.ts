/** Whatever the server writes into the audit log has words in the dashboard: no reader meets a bare name. */
import { join } from "node:path";
import { expect, it } from "vitest";
import { EVENT_TYPES } from "../shared/native.ts";
import { actionWords, detailWords } from "../web/dashboard/pages/audit/words.ts";
import { isTest, readSources } from "./arrows.ts";

/** A name that stands as a text where an entry is made. */
const ENTRY = /\baudit\w*\(|\baction:|\bnoteAct\(/;
const NAMED = /["`]([a-z_]+\.[a-z_]+)["`]/g;
const OF_INTERVIEW = /(?:\baudited\(change, [\w.]+, |\bnoteAct\(\w+, |audit: \{ action: )([^,})]*)/;
/** What the candidate's own events are called is an entry's name too. */
const OF_CANDIDATES = /^interview\.(started|answering|answered|completed|withdrawn|form_submitted|more_time_asked)$/;

async function namesWritten(): Promise<string[]> {
  const sources = await readSources(join(import.meta.dirname, ".."));
  const written = sources.filter(
    (file) => /^server\/(core|wires)\/(?!native\/examples)/.test(file.path) && !isTest(file),
  );
  const lines = written.flatMap(({ text }) => text.split("\n")).filter((line) => ENTRY.test(line));
  const found = lines.flatMap((line) => [
    ...[...line.matchAll(NAMED)].map(([, name = ""]) => name),
    ...[...(OF_INTERVIEW.exec(line)?.[1] ?? "").matchAll(/"([a-z_]+)"/g)].map(([, name]) => `interview.${name}`),
  ]);
  return [...new Set([...found, ...EVENT_TYPES.filter((type) => OF_CANDIDATES.test(type))])];
}

it("every action of the audit log has words", async () => {
  const names = await namesWritten();
  expect(names).toEqual(
    expect.arrayContaining([
      "webhook.created",
      "interview.take_discarded",
      "interview.decided",
      "transcript.corrected",
    ]),
  );
  expect(names.filter((name) => actionWords(name) === name.replace(/[._]/g, " "))).toEqual([]);
});

it("counts what an entry is about", () => {
  const counted = (action: string, count: number) => detailWords({ action, data: { count } });
  expect(counted("interviews.created", 1)).toBe("1 candidate");
  expect(counted("interview.questions_replaced", 3)).toBe("3 questions");
});
