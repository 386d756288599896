import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { EVENT_DATA, type EventRow, eventRowSchema } from "../../../shared/native.ts";
import { createMember, openBrowser, PASSWORD } from "../../../test/browser.ts";
import { createTestDatabase, type TestDatabase } from "../../../test/database.ts";
import { createApiKey, createPosition, createWorkspace } from "../../../test/factories.ts";
import { serveOn, type TestServing } from "../../../test/serving.ts";
import type { WorkspaceId } from "../../core/actor.ts";
import { openSignIn } from "../../platform/sign-in/sign-in.ts";

let db: TestDatabase;
let serving: TestServing;
let workspace: WorkspaceId;
let key: string;
let position: string;

const api = async (method: string, path: string, body?: unknown, apiKey = key, url = serving.url) => {
  const answer = await fetch(`${url}/api/v1${path}`, {
    method,
    headers: { "x-api-key": apiKey, ...(body === undefined ? {} : { "content-type": "application/json" }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  return { status: answer.status, body: text === "" ? null : JSON.parse(text) };
};

let made = 0;
const addCandidate = async (url = serving.url): Promise<string> => {
  const body = { positionId: position, name: "Jane Doe", email: `live-${++made}@example.com`, sendInvitation: false };
  return (await api("POST", "/interviews", body, key, url)).body.id;
};
const feed = async (query = "", apiKey = key): Promise<EventRow[]> =>
  (await api("GET", `/events?limit=500${query}`, undefined, apiKey)).body.data;
const newest = async () => (await feed()).at(-1)?.sequence ?? 0;

/** A reader of the stream: what it got so far, and its end. */
async function follow(
  query = "",
  options: { key?: string; cookie?: string; lastEventId?: number | string; url?: string } = {},
) {
  const stop = new AbortController();
  const answer = await fetch(`${options.url ?? serving.url}/api/v1/events/stream?${query}`, {
    headers: {
      ...(options.cookie === undefined ? { "x-api-key": options.key ?? key } : { cookie: options.cookie }),
      ...(options.lastEventId === undefined ? {} : { "last-event-id": String(options.lastEventId) }),
    },
    signal: stop.signal,
  });
  const rows: EventRow[] = [];
  let text = "";
  const ended = (async () => {
    try {
      for await (const chunk of answer.body ?? []) {
        text += Buffer.from(chunk).toString();
        const parts = text.split("\n\n");
        text = parts.pop() ?? "";
        for (const part of parts) {
          const data = /^data: (.*)$/m.exec(part)?.[1];
          if (data) rows.push(eventRowSchema.parse(JSON.parse(data)));
        }
      }
      return "ended";
    } catch {
      return "stopped";
    }
  })();
  return { status: answer.status, type: answer.headers.get("content-type"), rows, ended, stop: () => stop.abort() };
}

beforeAll(async () => {
  db = await createTestDatabase({ poolSize: 10 });
  serving = await serveOn(db.connection.url);
  ({ id: workspace } = await createWorkspace(db.database));
  key = await createApiKey(db.database, workspace);
  ({ id: position } = await createPosition(db.database, workspace));
});
afterAll(async () => {
  await serving?.close();
  await db?.drop();
});

describe("the feed", () => {
  it("gives each interview's events numbers of their own, without gaps, also when many come at once", async () => {
    const id = await addCandidate();
    await Promise.all(
      Array.from({ length: 25 }, (_one, index) =>
        api("PATCH", `/interviews/${id}`, { customFields: { score: index }, tags: { round: String(index) } }),
      ),
    );
    const own: EventRow[] = (await api("GET", `/interviews/${id}/events?limit=500`)).body.data;
    expect(own.length).toBeGreaterThan(25);
    expect(own.map((event) => event.interviewSequence)).toEqual(own.map((_event, index) => index + 1));
    expect(own.map((event) => event.sequence)).toEqual(own.map((event) => event.sequence).sort((a, b) => a - b));
  });

  it("is told by type, interview and position, and holds what its schemas say", async () => {
    const id = await addCandidate();
    await api("POST", `/interviews/${id}/admit`);
    await api("POST", `/interviews/${id}/decide`, { decision: "shortlisted" });
    expect((await feed(`&interviewId=${id}`)).map((event) => event.type)).toEqual([
      "interview.created",
      "interview.admitted",
      "interview.decided",
    ]);
    const decided = await feed("&type=interview.decided,interview.admitted");
    expect(new Set(decided.map((event) => event.type))).toEqual(new Set(["interview.decided", "interview.admitted"]));
    expect((await api("GET", "/events?type=interview.nonsense")).status).toBe(400);
    for (const event of await feed()) {
      expect([event.type, EVENT_DATA[event.type].safeParse(event.data).error?.issues]).toEqual([event.type, undefined]);
    }
  });

  it("leaves out what is personal for a key that may not read interviews", async () => {
    const limited = await createApiKey(db.database, workspace, ["workspace:read"]);
    await addCandidate();
    expect(JSON.stringify(await feed())).toContain("Jane Doe");
    expect(JSON.stringify(await feed("", limited))).not.toMatch(/Jane Doe|@example\.com/);
  });

  it("answers who waits as soon as something happens, and with nothing when the time is over", async () => {
    const after = await newest();
    const [waited, id] = await Promise.all([
      api("GET", `/events?after=${after}&wait=30`),
      new Promise((resolve) => setTimeout(resolve, 300)).then(() => addCandidate()),
    ]);
    expect(waited.body.data.map((event: EventRow) => event.interviewId)).toEqual([id]);
    const nothing = await api("GET", `/events?after=${await newest()}&wait=1`);
    expect(nothing.body).toEqual({ data: [], next: null });
  });

  it("waits for what was asked for, not for anything", async () => {
    const after = await newest();
    const id = await addCandidate();
    const [waited] = await Promise.all([
      api("GET", `/events?after=${after}&wait=30&type=interview.archived`),
      addCandidate().then(() => api("POST", `/interviews/${id}/archive`)),
    ]);
    expect(waited.body.data.map((event: EventRow) => event.type)).toEqual(["interview.archived"]);
  });
});

describe("the stream", () => {
  it("gives every reader every event in order, once, from the newest on", async () => {
    const start = await newest();
    const readers = await Promise.all(Array.from({ length: 20 }, () => follow()));
    expect([readers[0]?.status, readers[0]?.type]).toEqual([200, "text/event-stream; charset=utf-8"]);
    await Promise.all(Array.from({ length: 30 }, () => addCandidate()));
    const wanted = (await feed(`&after=${start}`)).map((event) => event.sequence);
    for (const reader of readers) {
      await expect.poll(() => reader.rows.length).toBe(wanted.length);
      expect(reader.rows.map((event) => event.sequence)).toEqual(wanted);
      reader.stop();
    }
  });

  it("goes on after the last event that a reader saw, while new ones come", async () => {
    const all = await feed();
    const seen = all[2]?.sequence ?? 0;
    const adding = Promise.all(Array.from({ length: 10 }, () => addCandidate()));
    const reader = await follow("", { lastEventId: seen });
    await adding;
    const wanted = (await feed(`&after=${seen}`)).map((event) => event.sequence);
    await expect.poll(() => reader.rows.length).toBe(wanted.length);
    expect(reader.rows.map((event) => event.sequence)).toEqual(wanted);
    reader.stop();
  });

  it("carries what another process has committed", async () => {
    const other = await serveOn(db.connection.url);
    const reader = await follow();
    const id = await addCandidate(other.url);
    await expect.poll(() => reader.rows.map((event) => event.interviewId)).toContain(id);
    reader.stop();
    await other.close();
  });

  it("tells nothing of another workspace", async () => {
    const { id: foreign } = await createWorkspace(db.database, { name: "Other" });
    const foreignKey = await createApiKey(db.database, foreign);
    const reader = await follow("after=0", { key: foreignKey });
    const own = await follow();
    await addCandidate();
    await expect.poll(() => own.rows.length).toBeGreaterThan(0);
    expect(reader.rows).toEqual([]);
    reader.stop();
    own.stop();
  });

  it("needs a key that may read interviews, and takes no nonsense", async () => {
    const limited = await createApiKey(db.database, workspace, ["positions:read"]);
    expect((await follow("", { key: limited })).status).toBe(403);
    expect((await follow("", { key: "nonsense" })).status).toBe(401);
    expect((await follow("after=x")).status).toBe(400);
    // Begun at the newest event instead, such a reader would miss what happened since without knowing.
    expect((await follow("", { lastEventId: "01890000-0000-7000-8000-00000000abcd" })).status).toBe(400);
    expect((await follow("", { lastEventId: "-1" })).status).toBe(400);
  });

  it("has no answer to HEAD, which would stay open and give nobody anything", async () => {
    const answer = await fetch(`${serving.url}/api/v1/events/stream`, {
      method: "HEAD",
      headers: { "x-api-key": key },
    });
    expect(answer.status).toBe(404);
  });

  it("ends at once for a member who is removed or gets another role, and for nobody else", async () => {
    const signIn = openSignIn({ pool: db.pool, secretKey: "of no account here", publicUrl: "http://team.example" });
    const hash = await signIn.hashPassword(PASSWORD);
    const member = async (email: string) => {
      const id = await createMember(db.database, workspace, hash, { email, role: "recruiter" });
      const browser = openBrowser(serving.url);
      await browser.signIn(email, PASSWORD);
      const cookie = [...browser.jar].map((pair) => pair.join("=")).join("; ");
      const reader = await follow("", { cookie });
      expect(reader.status).toBe(200);
      return { id, reader, cookie };
    };
    const removed = await member("removed@example.com");
    const raised = await member("raised@example.com");
    const stays = await member("stays@example.com");
    expect((await api("DELETE", `/members/${removed.id}`)).status).toBeLessThan(300);
    expect((await api("PATCH", `/members/${raised.id}`, { role: "reviewer" })).status).toBe(200);
    expect(await Promise.all([removed.reader.ended, raised.reader.ended])).toEqual(["ended", "ended"]);
    // By the event itself, which they do not get any more, and not by the check that comes every half minute.
    for (const { id, reader } of [removed, raised]) {
      expect(reader.rows.filter(({ data }) => "memberId" in data && data.memberId === id)).toEqual([]);
    }
    const id = await addCandidate();
    await expect.poll(() => stays.reader.rows.map((event) => event.interviewId)).toContain(id);
    stays.reader.stop();
    // Who comes back from before reads on beyond the change, which is no news to them.
    const again = await follow("after=0", { cookie: raised.cookie });
    await expect.poll(() => again.rows.map((event) => event.interviewId)).toContain(id);
    again.stop();
  });

  it("ends with the server, which does not wait for it", async () => {
    const other = await serveOn(db.connection.url);
    const reader = await follow("", { url: other.url });
    await other.close();
    expect(await reader.ended).toBe("ended");
  });
});
