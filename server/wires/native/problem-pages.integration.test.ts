import { readdir, readFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "../../../test/database.ts";
import { serveOn, type TestServing } from "../../../test/serving.ts";
import { PROBLEM_TYPES } from "./problem-types.ts";

let db: TestDatabase;
let serving: TestServing;
beforeAll(async () => {
  db = await createTestDatabase();
  serving = await serveOn(db.connection.url);
});
afterAll(async () => {
  await serving?.close();
  await db?.drop();
});

/** Every code that some file of the server refuses with. */
async function codesInSource(): Promise<Set<string>> {
  const codes = new Set<string>();
  for (const file of await readdir("server", { recursive: true })) {
    if (!file.endsWith(".ts") || file.includes(".test.")) continue;
    const text = await readFile(`server/${file}`, "utf8");
    for (const [, code] of text.matchAll(/\brefuse\(\s*"(\w+)"/g)) if (code) codes.add(code);
  }
  return codes;
}

describe("the pages of problems", () => {
  it("has a page for every code that is answered anywhere", async () => {
    const codes = await codesInSource();
    expect(codes.size).toBeGreaterThan(8);
    expect([...codes].filter((code) => !Object.hasOwn(PROBLEM_TYPES, code))).toEqual([]);
    for (const [code, type] of Object.entries(PROBLEM_TYPES)) {
      const answer = await fetch(`${serving.url}/problems/${code}`);
      const page = await answer.text();
      expect([code, answer.status]).toEqual([code, 200]);
      expect(answer.headers.get("content-type")).toContain("text/html");
      for (const words of [type.title, code, String(type.status)]) expect(page).toContain(words);
      expect(page).toContain(`/problems/${code}&quot;`);
    }
  });

  it("is where the type of a real problem leads", async () => {
    const problem = await (await fetch(`${serving.url}/api/v1/positions`)).json();
    const answer = await fetch(problem.type);
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain("Who is calling is not known");
  });

  it("lists them all, and knows no other", async () => {
    const list = await (await fetch(`${serving.url}/problems`)).text();
    for (const code of Object.keys(PROBLEM_TYPES)) expect(list).toContain(`href="/problems/${code}"`);
    const unknown = await fetch(`${serving.url}/problems/constructor`);
    expect(unknown.status).toBe(404);
    expect(unknown.headers.get("content-type")).toContain("text/html");
  });

  it("allows no script and nothing of another host", async () => {
    const policy = (await fetch(`${serving.url}/problems`)).headers.get("content-security-policy") ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain("unsafe");
  });
});
