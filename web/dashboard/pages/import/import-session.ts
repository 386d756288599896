/** One import from its table to its summary: checks rows with the server, sends them in batches, and survives a reload at any point. */
import { ApiProblem } from "../../api-problem.ts";
import { sendSteadily, type WaitReason } from "../candidates/send-steadily.ts";
import {
  BATCH_ROWS,
  type BatchBody,
  batchBody,
  type Counts,
  countMarks,
  cutInto,
  type ImportPlan,
  type Mark,
  markOf,
  type RowResult,
  type Sending,
  UNCHECKED,
} from "./import-plan.ts";
import type { ImportShelf } from "./import-shelf.ts";
import { bodyOfRow, faultsOfRows, type RowBody } from "./rows.ts";

export interface ImportState {
  /** null until something is there to import. */
  plan: ImportPlan | null;
  cells: readonly (readonly string[])[];
  marks: readonly Mark[];
  counts: Counts;
  /** correcting: a row that was corrected is checked again. */
  doing: "nothing" | "checking" | "correcting" | "importing";
  stopping: boolean;
  waiting: WaitReason | null;
  /** What ended the last check or import early. */
  problem: unknown;
  /** A batch was on its way when the import ended early or the page was left. */
  unfinished: boolean;
  /** false: the browser keeps nothing, and a reload loses the import. */
  kept: boolean;
}

export interface ImportPorts {
  shelf: ImportShelf;
  /** Sends one batch; a repeat with the same key and body must not change anything again. */
  send: (body: BatchBody, key: string | null) => Promise<{ results: readonly RowResult[] }>;
  /** Waits so long, unless it is woken. */
  rest: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  /** Lets the page breathe. */
  breathe: () => Promise<void>;
  newKey: () => string;
}

const ROWS_A_BREATH = 1000;
const PARTS_A_BREATH = 4;
/** The server takes bodies of 5 MB; a character is at most three bytes. */
const BATCH_CHARACTERS = 1_500_000;

const EMPTY: ImportState = {
  plan: null,
  cells: [],
  marks: [],
  counts: countMarks([]),
  doing: "nothing",
  stopping: false,
  waiting: null,
  problem: null,
  unfinished: false,
  kept: true,
};

export type ImportSession = ReturnType<typeof createImportSession>;

/** The session of one workspace's import. */
export function createImportSession(ports: ImportPorts) {
  let state = EMPTY;
  let bodies: RowBody[] = [];
  /** The rows or the meaning of their columns changed since the last look at them. */
  let stale = true;
  let sending: Sending | null = null;
  let woken = new AbortController();
  let ending = new AbortController();
  const listeners = new Set<() => void>();

  const tell = (change: Partial<ImportState>) => {
    state = { ...state, ...change };
    if (change.marks) state = { ...state, counts: countMarks(change.marks) };
    for (const listener of listeners) listener();
  };

  /** A few parts are written in one transaction; many of them with breaths between, since a browser copies what it is given at once. */
  const save = async (parts: readonly (readonly [string, unknown])[]) => {
    try {
      for (const some of cutInto(parts, PARTS_A_BREATH)) {
        await ports.shelf.save(new Map(some));
        if (parts.length > PARTS_A_BREATH) await ports.breathe();
      }
    } catch {
      tell({ kept: false });
    }
  };
  const chunksOf = (name: "cells" | "marks", indexes?: Iterable<number>): [string, unknown][] => {
    const all = state[name];
    const touched = indexes
      ? new Set([...indexes].map((index) => Math.floor(index / BATCH_ROWS)))
      : Array.from({ length: Math.ceil(all.length / BATCH_ROWS) }, (_, at) => at);
    return [...touched].map((at) => [
      `${name}/${String(at).padStart(4, "0")}`,
      all.slice(at * BATCH_ROWS, (at + 1) * BATCH_ROWS),
    ]);
  };

  const setMarks = (changed: ReadonlyMap<number, Mark>) => {
    if (changed.size === 0) return;
    const marks = [...state.marks];
    for (const [index, mark] of changed) marks[index] = mark;
    tell({ marks });
  };

  /** Makes the bodies and sees what is plainly wrong, a slice at a time. */
  async function look(): Promise<void> {
    while (stale) {
      stale = false;
      const { plan, cells } = state;
      if (!plan) return;
      const next: RowBody[] = [];
      for (const slice of cutInto(cells, ROWS_A_BREATH)) {
        for (const row of slice) next.push(bodyOfRow(row, plan));
        await ports.breathe();
        if (stale) break;
      }
      if (stale) continue;
      bodies = next;
      const changed = new Map<number, Mark>();
      for (const [index, fault] of faultsOfRows(bodies).entries()) {
        const mark = state.marks[index] ?? UNCHECKED;
        if (mark.state === "created") continue;
        if (fault) changed.set(index, { state: "refused", by: "page", ...fault });
        else if (mark.state === "refused" && mark.by === "page") changed.set(index, UNCHECKED);
      }
      setMarks(changed);
    }
  }

  const steadily = <Answer>(send: () => Promise<Answer>): Promise<Answer> =>
    sendSteadily(send, {
      signal: ending.signal,
      onWait: (waiting) => tell({ waiting }),
      rest: (milliseconds) => {
        woken = new AbortController();
        return ports.rest(milliseconds, AbortSignal.any([woken.signal, ending.signal]));
      },
    });

  /** A refusal of the whole batch that names rows refuses these rows; the others go on without them. */
  function refuseNamedRows(error: unknown, indexes: readonly number[]): boolean {
    if (!(error instanceof ApiProblem)) return false;
    const changed = new Map<number, Mark>();
    for (const { pointer, detail } of error.errors) {
      const at = /^\/rows\/(\d+)/.exec(pointer);
      const index = at ? indexes[Number(at[1])] : undefined;
      if (index === undefined || changed.has(index)) continue;
      changed.set(index, markOf({ index, status: "refused", id: null, detail, pointer }));
    }
    setMarks(changed);
    return changed.size > 0;
  }

  async function checkAll(): Promise<void> {
    for (;;) {
      await look();
      const { plan } = state;
      if (!plan || ending.signal.aborted) return;
      const indexes = nextOf("unchecked");
      if (indexes.length === 0) return;
      const sent = indexes.map((index) => bodies[index]).filter((body) => body !== undefined);
      const body = batchBody(plan, sent, true);
      let results: readonly RowResult[];
      try {
        ({ results } = await steadily(() => ports.send(body, null)));
      } catch (error) {
        if (refuseNamedRows(error, indexes)) continue;
        throw error;
      }
      // What was changed meanwhile is checked again.
      const changed = new Map<number, Mark>();
      for (const result of results) {
        const index = indexes[result.index];
        if (index !== undefined && !stale && bodies[index] === sent[result.index]) changed.set(index, markOf(result));
      }
      if (changed.size === 0 && !stale) throw new Error("The server checked none of the rows.");
      setMarks(changed);
      await save(chunksOf("marks", changed.keys()));
    }
  }

  /** The next batch: 500 rows, or fewer where their cells are long. */
  function nextOf(wanted: Mark["state"]): number[] {
    const indexes: number[] = [];
    let characters = 0;
    for (const [index, mark] of state.marks.entries()) {
      if (mark.state !== wanted) continue;
      characters += JSON.stringify(bodies[index] ?? null).length;
      if (indexes.length > 0 && characters > BATCH_CHARACTERS) break;
      if (indexes.push(index) === BATCH_ROWS) break;
    }
    return indexes;
  }

  async function importAll(): Promise<void> {
    await look();
    for (;;) {
      const { plan } = state;
      if (!plan || state.stopping) return;
      if (!sending) {
        const indexes = nextOf("valid");
        if (indexes.length === 0) return;
        const rows = indexes.map((index) => bodies[index]).filter((body) => body !== undefined);
        sending = { key: ports.newKey(), indexes, body: batchBody(plan, rows, false) };
        // Before it is sent: whatever happens from here on, the same batch can be repeated.
        await save([["sending", sending]]);
        tell({ unfinished: true });
      }
      const { key, body, indexes } = sending;
      let results: readonly RowResult[];
      try {
        ({ results } = await steadily(() => ports.send(body, key)));
      } catch (error) {
        // A definite refusal of the whole batch has made nobody.
        const definite =
          error instanceof ApiProblem && error.status >= 400 && error.status < 500 && error.status !== 401;
        if (definite) await forgetSending([]);
        if (definite && refuseNamedRows(error, indexes)) continue;
        throw error;
      }
      const changed = new Map<number, Mark>();
      for (const result of results) {
        const index = indexes[result.index];
        if (index !== undefined) changed.set(index, markOf(result));
      }
      setMarks(changed);
      await forgetSending(chunksOf("marks", changed.keys()));
    }
  }

  async function forgetSending(parts: [string, unknown][]): Promise<void> {
    sending = null;
    await save([...parts, ["sending", undefined]]);
    tell({ unfinished: false });
  }

  async function run(doing: Exclude<ImportState["doing"], "nothing">, work: () => Promise<void>): Promise<void> {
    if (state.doing !== "nothing") return;
    ending = new AbortController();
    tell({ doing, problem: null, stopping: false });
    try {
      await work();
    } catch (problem) {
      if (!ending.signal.aborted) tell({ problem });
    }
    tell({ doing: "nothing", stopping: false, waiting: null });
  }

  const change = async (part: Partial<ImportPlan>) => {
    if (!state.plan) return;
    const plan = { ...state.plan, ...part };
    const other = "targets" in part || "fieldTypes" in part || "nameFromAddress" in part;
    const asks = other || "positionId" in part || "admission" in part;
    if (other) stale = true;
    // Another position or another meaning: what was checked has to be checked again.
    if (asks) bodies = bodies.map((body) => ({ ...body }));
    tell({
      plan,
      ...(asks ? { marks: state.marks.map((mark) => (mark.state === "created" ? mark : UNCHECKED)) } : {}),
    });
    if (asks) stale = true;
    await save([["plan", plan], ...(asks ? chunksOf("marks") : [])]);
  };

  return {
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    now: (): ImportState => state,
    /** Reads what an earlier visit left. */
    async load(): Promise<void> {
      try {
        const parts = await ports.shelf.load();
        const plan = parts.get("plan");
        if (!isPlan(plan)) return;
        const listed = <Item>(name: string): Item[] =>
          [...parts].filter(([part]) => part.startsWith(`${name}/`)).flatMap(([, items]) => items as Item[]);
        const cells = listed<string[]>("cells");
        const marks = listed<Mark>("marks");
        sending = (parts.get("sending") as Sending | undefined) ?? null;
        stale = true;
        tell({
          plan,
          cells,
          marks: cells.map((_row, index) => marks[index] ?? UNCHECKED),
          unfinished: sending !== null,
        });
      } catch {
        tell({ kept: false });
      }
    },
    /** Begins with a table; what was there before is forgotten. */
    async begin(plan: ImportPlan, cells: readonly (readonly string[])[]): Promise<void> {
      bodies = [];
      stale = true;
      sending = null;
      tell({ ...EMPTY, plan, cells, marks: cells.map(() => UNCHECKED), kept: state.kept });
      try {
        await ports.shelf.clear();
      } catch {
        tell({ kept: false });
      }
      // The plan comes last: a page that is left before has begun nothing.
      await save([...chunksOf("cells"), ["plan", plan]]);
    },
    change,
    /** Corrects a cell; the row is then checked again. Not while rows are being sent. */
    async editCell(index: number, column: number, text: string): Promise<void> {
      const row = state.cells[index];
      if (!row || row[column] === text || state.doing === "importing" || sending?.indexes.includes(index)) return;
      if (state.marks[index]?.state === "created") return;
      const cells = [...state.cells];
      cells[index] = row.map((cell, at) => (at === column ? text : cell));
      stale = true;
      tell({ cells });
      setMarks(new Map([[index, UNCHECKED]]));
      await save([...chunksOf("cells", [index]), ...chunksOf("marks", [index])]);
      await run("correcting", checkAll);
    },
    /** Asks the server about every row that it has not answered yet. */
    check: () => run("checking", checkAll),
    /** Sends the valid rows; a batch that was on its way comes first, as it was. */
    import: () => run("importing", importAll),
    /** Ends after the batch that is on its way; at once while it waits. */
    stop(): void {
      if (state.doing === "nothing") return;
      tell({ stopping: true });
      if (state.waiting !== null || state.doing !== "importing") ending.abort(new Error("stopped"));
    },
    /** Ends a wait early. */
    hurry: () => woken.abort(),
    /** Forgets the import. Who was added stays added. */
    async discard(): Promise<void> {
      ending.abort(new Error("discarded"));
      sending = null;
      bodies = [];
      tell({ ...EMPTY, kept: state.kept });
      try {
        await ports.shelf.clear();
      } catch {
        tell({ kept: false });
      }
    },
    /** The body that a row became at the last check. */
    bodyOf: (index: number): RowBody | undefined => bodies[index],
  };
}

/** Was this plan written by this page as it is now? Anything else is left alone. */
const isPlan = (value: unknown): value is ImportPlan =>
  typeof value === "object" &&
  value !== null &&
  "headings" in value &&
  "targets" in value &&
  "step" in value &&
  "columnsKnown" in value;
