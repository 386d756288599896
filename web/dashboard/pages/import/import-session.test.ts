/** An import never makes anybody twice: through lost answers, reloads and stops. */
import "fake-indexeddb/auto";
import { describe, expect, it } from "vitest";
import { ApiProblem } from "../../api-problem.ts";
import type { BatchBody, ImportPlan, RowResult } from "./import-plan.ts";
import { createImportSession, type ImportPorts } from "./import-session.ts";
import { createImportShelf } from "./import-shelf.ts";

const plan: ImportPlan = {
  source: "people.csv",
  headings: ["Name", "E-mail"],
  headed: true,
  targets: [{ kind: "name" }, { kind: "email" }],
  fieldTypes: {},
  nameFromAddress: false,
  positionId: "p",
  admission: "position",
  invitation: "now",
  laterHours: 24,
  step: "check",
  columnsKnown: false,
};
const people = (count: number) => Array.from({ length: count }, (_, at) => [`Person ${at}`, `p${at}@example.com`]);
const lost = () => new ApiProblem({ title: "", status: 0, code: "unreachable", detail: "" });

/** A server as the contract says: keeps answers by key, refuses an address that is there already. */
function server() {
  const emails = new Map<string, string>();
  const answers = new Map<string, { body: string; results: RowResult[] }>();
  const calls: { key: string | null; rows: number }[] = [];
  let before: (call: number) => void = () => undefined;
  let after: (call: number) => void = () => undefined;
  return {
    emails,
    calls,
    fail: (moments: { before?: (call: number) => void; after?: (call: number) => void }) => {
      before = moments.before ?? (() => undefined);
      after = moments.after ?? (() => undefined);
    },
    async send(body: BatchBody, key: string | null) {
      calls.push({ key, rows: body.rows.length });
      const call = calls.length;
      before(call);
      const kept = key === null ? undefined : answers.get(key);
      if (kept && kept.body !== JSON.stringify(body))
        throw new ApiProblem({ title: "", status: 422, code: "key_reused", detail: "" });
      const results =
        kept?.results ??
        body.rows.map((row, index): RowResult => {
          if (emails.has(row.email)) return { index, status: "refused", id: null, detail: "Taken.", pointer: "/email" };
          if (!body.dryRun) emails.set(row.email, `i-${emails.size}`);
          return {
            index,
            status: body.dryRun ? "valid" : "created",
            id: emails.get(row.email) ?? null,
            detail: null,
            pointer: null,
          };
        });
      if (key !== null) answers.set(key, { body: JSON.stringify(body), results });
      after(call);
      return { results };
    },
  };
}

let workspaces = 0;
function begin(
  peer = server(),
  workspace = `workspace-${++workspaces}`,
  rest: ImportPorts["rest"] = async () => undefined,
) {
  let keys = 0;
  const open = () =>
    createImportSession({
      shelf: createImportShelf(workspace),
      send: peer.send,
      rest,
      breathe: async () => undefined,
      newKey: () => `key-${workspace}-${++keys}`,
    });
  return { peer, open, session: open() };
}

describe("a check", () => {
  it("asks in batches of 500 and only about rows that can be right", async () => {
    const { session, peer } = begin();
    peer.emails.set("p7@example.com", "there");
    await session.begin(plan, [...people(1100), ["", "x@example.com"], ["Twice", "P3@example.com"]]);
    await session.check();
    expect(session.now().counts).toEqual({ unchecked: 0, valid: 1099, refused: 3, created: 0 });
    expect(peer.calls.map((call) => call.rows)).toEqual([500, 500, 100]);
    expect(session.now().marks[7]).toEqual({ state: "refused", by: "server", pointer: "/email", detail: "Taken." });
    expect(session.now().marks[1101]).toMatchObject({ by: "page", detail: "Row 4 has this address too." });
  });

  it("makes batches smaller where cells are long, so that the server takes them", async () => {
    const { session, peer } = begin();
    await session.begin(
      { ...plan, targets: [{ kind: "name" }, { kind: "email" }, { kind: "metadata", key: "note" }] },
      people(10).map((row) => [...row, "x".repeat(500_000)]),
    );
    await session.check();
    expect(session.now().counts).toMatchObject({ valid: 10 });
    expect(Math.max(...peer.calls.map((call) => call.rows))).toBeLessThan(4);
  });

  it("asks again only about what was corrected, and frees whoever the corrected row was in the way of", async () => {
    const { session, peer } = begin();
    await session.begin(plan, [
      ["Jane", "jane@example.com"],
      ["Bob", "jane@example.com"],
      ["Eve", "eve@"],
    ]);
    await session.check();
    expect(session.now().counts).toMatchObject({ valid: 1, refused: 2 });
    await session.editCell(0, 1, "jane.doe@example.com");
    await session.editCell(2, 1, "eve@example.com");
    expect(session.now().counts).toMatchObject({ valid: 3, refused: 0 });
    expect(peer.calls.map((call) => call.rows)).toEqual([1, 2, 1]);
  });

  it("begins anew when the position or a column's meaning changes", async () => {
    const { session } = begin();
    await session.begin(plan, people(3));
    await session.check();
    await session.change({ positionId: "other" });
    expect(session.now().counts).toMatchObject({ unchecked: 3 });
    await session.check();
    await session.change({ targets: [{ kind: "skip" }, { kind: "email" }] });
    await session.check();
    expect(session.now().counts).toMatchObject({ refused: 3 });
  });

  it("refuses the rows that a refusal of the whole batch names, and goes on with the others", async () => {
    const { session, peer } = begin();
    peer.fail({
      before: (call) => {
        if (call > 1) return;
        throw new ApiProblem({
          title: "",
          status: 400,
          code: "invalid",
          detail: "",
          errors: [{ pointer: "/rows/1/name", detail: "Too long." }],
        });
      },
    });
    await session.begin(plan, people(3));
    await session.check();
    expect(session.now().marks.map((mark) => mark.state)).toEqual(["valid", "refused", "valid"]);
    expect(session.now().marks[1]).toMatchObject({ pointer: "/name", detail: "Too long." });
  });
});

describe("an import", () => {
  it("makes everybody once, though answers are lost on the way", async () => {
    const { session, peer } = begin();
    await session.begin(plan, people(1200));
    await session.check();
    const waits: unknown[] = [];
    session.subscribe(() => {
      if (session.now().waiting !== waits.at(-1)) waits.push(session.now().waiting);
    });
    peer.fail({
      after: (call) => {
        if (call % 2 === 0) throw lost();
      },
    });
    await session.import();
    expect(session.now()).toMatchObject({ doing: "nothing", unfinished: false, problem: null });
    expect(session.now().counts).toEqual({ unchecked: 0, valid: 0, refused: 0, created: 1200 });
    expect(peer.emails.size).toBe(1200);
    expect(waits).toContain("connection");
  });

  it("goes on after a reload in the middle of a batch, with the same key and body", async () => {
    const { session, peer, open } = begin();
    await session.begin(plan, people(1200));
    await session.check();
    // The page dies after the second batch was made and before its answer came.
    let sent = 0;
    const dies = new Promise<void>((resolve) => {
      peer.fail({
        after: () => {
          sent += 1;
          if (sent === 2) {
            resolve();
            throw new Error("the page is gone");
          }
        },
      });
    });
    await Promise.all([session.import(), dies]);
    expect(peer.emails.size).toBe(1000);
    peer.fail({});
    const again = open();
    await again.load();
    expect(again.now()).toMatchObject({ unfinished: true, plan: { source: "people.csv" } });
    expect(again.now().counts).toMatchObject({ created: 500, valid: 700 });
    await again.import();
    expect(again.now().counts).toMatchObject({ created: 1200, refused: 0, valid: 0 });
    expect(peer.emails.size).toBe(1200);
    const keys = peer.calls.map((call) => call.key).filter((key) => key !== null);
    expect(keys).toHaveLength(4);
    expect(keys[1]).toBe(keys[2]);
  });

  it("stops after the batch that is on its way, and goes on later", async () => {
    const { session, peer } = begin();
    await session.begin(plan, people(1200));
    await session.check();
    peer.fail({ before: () => session.stop() });
    await session.import();
    expect(session.now().counts).toMatchObject({ created: 500, valid: 700 });
    peer.fail({});
    await session.import();
    expect(peer.emails.size).toBe(1200);
  });

  it("can be stopped while it waits for the connection, and keeps the batch for later", async () => {
    const rest: ImportPorts["rest"] = (_milliseconds, signal) =>
      new Promise((resolve) => signal.addEventListener("abort", () => resolve(), { once: true }));
    const { session, peer } = begin(server(), undefined, rest);
    await session.begin(plan, people(3));
    await session.check();
    peer.fail({
      before: () => {
        throw lost();
      },
    });
    const importing = session.import();
    await new Promise<void>((resolve) => {
      session.subscribe(() => {
        if (session.now().waiting === "connection") resolve();
      });
    });
    session.stop();
    await importing;
    expect(session.now()).toMatchObject({ doing: "nothing", unfinished: true });
    await session.editCell(0, 0, "Other");
    expect(session.now().cells[0]).toEqual(["Person 0", "p0@example.com"]);
    peer.fail({});
    await session.import();
    expect([...peer.emails.keys()]).toHaveLength(3);
  });

  it("ends with the server's refusal when waiting does not help, and nothing is lost", async () => {
    const { session, peer } = begin();
    await session.begin(plan, people(3));
    await session.check();
    peer.fail({
      before: () => {
        throw new ApiProblem({ title: "", status: 422, code: "not_allowed", detail: "This position is archived." });
      },
    });
    await session.import();
    expect(session.now()).toMatchObject({ unfinished: false, problem: { message: "This position is archived." } });
    expect(session.now().counts).toMatchObject({ valid: 3 });
  });

  it("keeps refused rows, to be corrected and sent after the others", async () => {
    const { session, peer } = begin();
    await session.begin(plan, [...people(2), ["Eve", "p0@example"]]);
    await session.check();
    await session.import();
    expect(session.now().counts).toMatchObject({ created: 2, refused: 1 });
    await session.editCell(2, 1, "eve@example.com");
    await session.import();
    expect([...peer.emails.keys()]).toEqual(["p0@example.com", "p1@example.com", "eve@example.com"]);
  });

  it("is forgotten when it is discarded", async () => {
    const { session, open } = begin();
    await session.begin(plan, people(2));
    await session.discard();
    const again = open();
    await again.load();
    expect(again.now().plan).toBeNull();
  });

  it("belongs to its workspace", async () => {
    const { session } = begin(server(), "here");
    await session.begin(plan, people(2));
    const other = begin(server(), "there").session;
    await other.load();
    expect(other.now().plan).toBeNull();
  });
});
