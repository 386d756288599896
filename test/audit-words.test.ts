/** Whatever the core writes into the audit log, the audit page says in words. */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { actionWords, detailWords } from "../web/dashboard/pages/audit/words.ts";

const CORE = join(import.meta.dirname, "../server/core");
/** An action as it stands in a call of the audit: by its name, or as the second argument of a helper. */
const ACTION = /(?:\baction: |\baudit\w*\(change, )"([a-z_]+\.[a-z_]+)"/g;

it("has words for every action of the core", async () => {
  const files = (await readdir(CORE, { recursive: true })).filter(
    (file) => file.endsWith(".ts") && !file.endsWith(".test.ts"),
  );
  const texts = await Promise.all(files.map((file) => readFile(join(CORE, file), "utf8")));
  const actions = [
    ...new Set(texts.flatMap((text) => [...text.matchAll(ACTION)].flatMap(([, action]) => action ?? []))),
  ];
  expect(actions.length).toBeGreaterThan(40);
  // What has no words is shown by its name, all in small letters.
  expect(actions.filter((action) => !/^\p{Lu}/u.test(actionWords(action)))).toEqual([]);
});

it("counts what an entry is about", () => {
  const counted = (action: string, count: number) => detailWords({ action, data: { count } });
  expect(counted("interviews.created", 1)).toBe("1 candidate");
  expect(counted("interview.questions_replaced", 3)).toBe("3 questions");
});
