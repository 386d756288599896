/** One action for many: everybody once, in batches, through a lost connection, with every result told. */
import { describe, expect, it } from "vitest";
import type { Bulk, BulkResult } from "../../../../shared/native.ts";
import { ApiProblem } from "../../api-problem.ts";
import { type BulkTarget, readTargets, runBulk } from "./bulk.ts";

const targets = (count: number): BulkTarget[] =>
  Array.from({ length: count }, (_, at) => ({ id: `i-${at}`, name: `Person ${at}` }));
const done = (id: string): BulkResult => ({ id, status: "done", code: null, detail: null });
const lost = () => new ApiProblem({ title: "", status: 0, code: "unreachable", detail: "" });

function peer(fault: (call: number) => void = () => undefined) {
  const calls: { key: string; ids: string[] }[] = [];
  const changed: string[] = [];
  const kept = new Set<string>();
  let keys = 0;
  return {
    calls,
    changed,
    ports: {
      send: async (body: Bulk, key: string) => {
        calls.push({ key, ids: body.ids });
        if (!kept.has(key)) changed.push(...body.ids);
        kept.add(key);
        fault(calls.length);
        return { results: body.ids.map(done) };
      },
      rest: async () => undefined,
      newKey: () => `key-${++keys}`,
    },
  };
}

describe("an action for many", () => {
  it("goes in batches of 500 and tells every result", async () => {
    const { ports, calls } = peer();
    const results: BulkResult[] = [];
    await runBulk(ports, { action: "admit" }, targets(1100), {
      onResults: (some) => results.push(...some),
      onWait: () => undefined,
      signal: new AbortController().signal,
    });
    expect(calls.map((call) => call.ids.length)).toEqual([500, 500, 100]);
    expect(results.map((result) => result.id)).toEqual(targets(1100).map((target) => target.id));
  });

  it("repeats a batch whose answer was lost under the same key, so that nothing happens twice", async () => {
    const { ports, calls, changed } = peer((call) => {
      if (call === 1) throw lost();
    });
    const waits: unknown[] = [];
    await runBulk(ports, { action: "resend" }, targets(3), {
      onResults: () => undefined,
      onWait: (reason) => waits.push(reason),
      signal: new AbortController().signal,
    });
    expect(calls.map((call) => call.key)).toEqual(["key-1", "key-1"]);
    expect(changed).toHaveLength(3);
    expect(waits).toEqual(["connection", null]);
  });

  it("ends after the batch that is on its way when it is stopped", async () => {
    const stop = new AbortController();
    const { ports, calls } = peer(() => stop.abort());
    await runBulk(ports, { action: "archive" }, targets(1100), {
      onResults: () => undefined,
      onWait: () => undefined,
      signal: stop.signal,
    });
    expect(calls).toHaveLength(1);
  });

  it("ends with a refusal that waiting does not cure", async () => {
    const { ports, calls } = peer(() => {
      throw new ApiProblem({ title: "", status: 403, code: "forbidden", detail: "Not allowed." });
    });
    const run = runBulk(ports, { action: "admit" }, targets(3), {
      onResults: () => undefined,
      onWait: () => undefined,
      signal: new AbortController().signal,
    });
    await expect(run).rejects.toThrow("Not allowed.");
    expect(calls).toHaveLength(1);
  });
});

describe("everybody in a list", () => {
  it("is read page by page, each once", async () => {
    const row = (at: number) => ({
      id: `i-${at}`,
      candidate: { id: "", name: `Person ${at}`, email: "", phone: null },
    });
    const pages: Record<string, { data: ReturnType<typeof row>[]; next: string | null }> = {
      "": { data: [row(0), row(1)], next: "a" },
      a: { data: [row(1), row(2)], next: null },
    };
    const found: number[] = [];
    const read = await readTargets(async (cursor) => pages[cursor ?? ""] ?? { data: [], next: null }, {
      onProgress: (count) => found.push(count),
      signal: new AbortController().signal,
    });
    expect(read).toEqual(targets(3));
    expect(found).toEqual([2, 3]);
  });
});
