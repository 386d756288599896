import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId } from "../../../shared/ids.ts";
import type { AuditRow, Page } from "../../../shared/native.ts";
import { createTestDatabase, type TestDatabase } from "../../../test/database.ts";
import { createApiKey, createWorkspace } from "../../../test/factories.ts";
import { serveOn, type TestServing } from "../../../test/serving.ts";
import type { WorkspaceId } from "../../core/actor.ts";

let db: TestDatabase;
let serving: TestServing;
let workspace: WorkspaceId;
let key: string;
const actors = [newId(), newId()] as const;
const subject = newId();
const ROWS = 30;

const get = (path: string, apiKey = key) => fetch(`${serving.url}/api/v1${path}`, { headers: { "x-api-key": apiKey } });
const list = async (query: string, apiKey = key): Promise<Page<AuditRow>> =>
  (await (await get(`/audit?${query}`, apiKey)).json()) as Page<AuditRow>;

beforeAll(async () => {
  db = await createTestDatabase();
  serving = await serveOn(db.connection.url);
  ({ id: workspace } = await createWorkspace(db.database));
  key = await createApiKey(db.database, workspace);
  await db.database
    .insertInto("audit_entries")
    .values(
      Array.from({ length: ROWS }, (_none, index) => ({
        workspace_id: workspace,
        id: newId(),
        // Three at a time happened in the same moment: pages do not part by time alone.
        at: new Date(Date.UTC(2026, 0, 1 + Math.floor(index / 3))),
        actor_kind: "member",
        actor_id: actors[index % 2] ?? null,
        actor_name: index % 2 === 0 ? '=HYPERLINK("http://example.com")' : "Robin, the second",
        medium: "page",
        ip: null,
        host: null,
        action: index % 3 === 0 ? "key.created" : index % 3 === 1 ? "key_ring.opened" : "position.updated",
        subject_type: "position",
        subject_id: index === 5 ? subject : newId(),
        data: JSON.stringify({ index }),
      })),
    )
    .execute();
});
afterAll(async () => {
  await serving?.close();
  await db?.drop();
});

describe("the audit log", () => {
  it("is read in pages, each entry once, newest first", async () => {
    const seen: AuditRow[] = [];
    let cursor: string | null = null;
    do {
      const page: Page<AuditRow> = await list(`limit=7${cursor === null ? "" : `&cursor=${cursor}`}`);
      seen.push(...page.data);
      cursor = page.next;
    } while (cursor !== null);
    expect(new Set(seen.map((row) => row.id)).size).toBe(ROWS);
    expect(seen.map((row) => row.at)).toEqual(
      seen
        .map((row) => row.at)
        .toSorted()
        .toReversed(),
    );
  });

  it("is filtered by who, how the action begins, about what and when", async () => {
    const byActor = await list(`limit=200&actorId=${actors[0].toUpperCase()}`);
    expect(byActor.data.map((row) => row.actor.id)).toEqual(Array.from({ length: ROWS / 2 }, () => actors[0]));
    const byAction = await list("limit=200&action=key.");
    expect(new Set(byAction.data.map((row) => row.action))).toEqual(new Set(["key.created"]));
    expect(new Set((await list("limit=200&action=key_")).data.map((row) => row.action))).toEqual(
      new Set(["key_ring.opened"]),
    );
    expect((await list(`subjectId=${subject}`)).data.map((row) => row.data.index)).toEqual([5]);
    const days = await list("limit=200&from=2026-01-02T00:00:00Z&to=2026-01-04T00:00:00Z");
    expect(days.data.map((row) => row.data.index).toSorted()).toEqual([3, 4, 5, 6, 7, 8]);
    for (const nonsense of ["actorId=me", "action=a%25b", "from=yesterday", "order=at"]) {
      expect((await get(`/audit?${nonsense}`)).status).toBe(400);
    }
  });

  it("is saved as a table in which nothing is a formula", async () => {
    const answer = await get("/audit/export?action=key.");
    expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "text/csv; charset=utf-8"]);
    expect(answer.headers.get("content-disposition")).toContain("attachment");
    const bytes = new Uint8Array(await answer.arrayBuffer());
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const lines = new TextDecoder().decode(bytes).split("\r\n");
    expect(lines[0]).toBe("at,actorKind,actorId,actorName,medium,ip,host,referer,action,subjectType,subjectId,data,id");
    expect(lines).toHaveLength(1 + ROWS / 3 + 1);
    expect(lines.at(-1)).toBe("");
    const text = lines.join("\n");
    expect(text).toContain(`,"'=HYPERLINK(""http://example.com"")",`);
    expect(text).toContain(`,"Robin, the second",`);
    expect(text).toContain(`"{""index"":0}"`);
  });

  it("is not told to another workspace, nor to a key that may not read it", async () => {
    const { id: other } = await createWorkspace(db.database, { name: "Other" });
    const foreign = await createApiKey(db.database, other);
    expect((await list(`subjectId=${subject}`, foreign)).data).toEqual([]);
    expect((await (await get("/audit/export", foreign)).text()).trim().split("\r\n")).toHaveLength(1);
    const small = await createApiKey(db.database, workspace, ["interviews:read"]);
    expect((await get("/audit", small)).status).toBe(403);
    expect((await get("/audit/export", small)).status).toBe(403);
  });
});
