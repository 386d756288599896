/** Candidates: found by beginnings of words, page by page; one with its interviews; a change that overwrites nothing silently. */
import { beforeAll, expect, test } from "vitest";
import { newId } from "../../../shared/ids.ts";
import type { Candidate } from "../../../shared/native.ts";
import { createApiKey, createInterview, createPosition } from "../../../test/factories.ts";
import { nativeSuite } from "../../../test/native-api.ts";
import { findCandidate, listCandidates } from "../../core/candidates/index.ts";

const suite = nativeSuite();
const { call } = suite;
let positions: string[];

beforeAll(async () => {
  positions = [];
  for (let n = 0; n < 2; n++) positions.push((await createPosition(suite.database(), suite.workspaceId())).id);
  for (let n = 0; n < 9; n++) {
    await createInterview(suite.database(), suite.workspaceId(), positions[n % 2] ?? "", {
      name: n % 3 === 0 ? "Zoë Ångström" : "Grace Hopper",
      email: `c${n}@example.com`,
    });
  }
});

async function every(query: string): Promise<Candidate[]> {
  const rows: Candidate[] = [];
  let cursor = "";
  do {
    const { body } = await call("GET", `/candidates?limit=2&${query}${cursor && `&cursor=${cursor}`}`);
    rows.push(...body.data);
    cursor = body.next ?? "";
  } while (cursor);
  return rows;
}

test("they are listed newest first, each once, and found by beginnings of words without accents", async () => {
  const all = await every("");
  expect(all.map((candidate) => candidate.email)).toEqual(
    Array.from({ length: 9 }, (_none, n) => `c${8 - n}@example.com`),
  );
  expect(all[0]).toMatchObject({ interviewCount: 1, version: 1, name: "Grace Hopper" });
  expect(await every("search=angst+zo")).toHaveLength(3);
  expect((await every("search=c4")).map((candidate) => candidate.email)).toEqual(["c4@example.com"]);
  expect(await every("search=opper")).toEqual([]);
});

test("one comes with its interviews; another workspace finds nobody", async () => {
  const email = "twice@example.com";
  for (const position of positions) await createInterview(suite.database(), suite.workspaceId(), position, { email });
  const [found] = await every("search=twice");
  const { body, headers } = await call("GET", `/candidates/${found?.id}`);
  expect(body).toMatchObject({ email, interviewCount: 2 });
  expect(body.interviews.data).toHaveLength(2);
  expect(body.interviews.next).toBeNull();
  expect(headers.get("etag")).toContain("1");
  const key = suite.foreignKey();
  expect((await call("GET", `/candidates/${found?.id}`, { key })).status).toBe(404);
  expect((await call("PATCH", `/candidates/${found?.id}`, { key, body: { name: "Taken" } })).status).toBe(404);
  expect((await call("GET", "/candidates", { key })).body.data).toEqual([]);
  expect((await call("GET", `/candidates/${newId()}`)).status).toBe(404);
});

test("a change of name and phone is the candidate's; the interviews keep theirs, and a stale change is refused", async () => {
  const [found] = await every("search=c1");
  const path = `/candidates/${found?.id}`;
  const first = await call("GET", path);
  const headers = { "if-match": first.headers.get("etag") ?? "" };
  const changed = await call("PATCH", path, { body: { name: "Grace Murray", phone: "+1 555" }, headers });
  expect(changed.body).toMatchObject({ name: "Grace Murray", phone: "+1 555", version: 2 });
  expect(changed.body.interviews.data[0].candidate).toMatchObject({ name: "Grace Hopper", phone: null });
  expect((await call("PATCH", path, { body: { name: "Late" }, headers })).status).toBe(412);
  expect((await call("PATCH", path, { body: { phone: null } })).body).toMatchObject({ phone: null, version: 3 });
  expect((await every("search=murray")).map((candidate) => candidate.id)).toEqual([found?.id]);
  for (const body of [{ name: " " }, { name: null }, { email: "new@example.com" }]) {
    expect((await call("PATCH", path, { body })).status).toBe(400);
  }
  const reader = await createApiKey(suite.database(), suite.workspaceId(), ["interviews:read"]);
  expect((await call("PATCH", path, { key: reader, body: { name: "X" } })).status).toBe(403);
});

test("a candidate whom only hidden positions know of is not there, and their interviews are not counted", async () => {
  const hidden = [positions[0] ?? ""];
  const { rows } = await listCandidates(suite.database(), suite.workspaceId(), { hidden }, { limit: 50, after: null });
  expect(rows.map((row) => row.email).sort()).toEqual(
    ["c1", "c3", "c5", "c7", "twice"].map((name) => `${name}@example.com`),
  );
  expect(rows.find((row) => row.email === "twice@example.com")?.interview_count).toBe(1);
  const [secret] = await every("search=c2");
  expect(await findCandidate(suite.database(), suite.workspaceId(), secret?.id ?? "", hidden)).toBeNull();
});
