import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  firstName,
  type InterviewState,
  MOVE_NAMES,
  type MoveName,
  mayMove,
  moved,
  normaliseEmail,
  reopenMove,
} from "./interview.ts";

const start: InterviewState = { admission: "draft", progress: "created", decision: "undecided" };
const moveName = fc.constantFrom(...MOVE_NAMES);
const by = fc.constantFrom("person" as const, "machine" as const);

function run(moves: readonly (readonly [MoveName, "person" | "machine"])[], from = start) {
  const trace = [{ state: from, name: null as MoveName | null, by: "machine" as "person" | "machine" }];
  let state = from;
  for (const [name, mover] of moves) {
    const next = moved(state, name, mover);
    if (!next) continue;
    state = next;
    trace.push({ state, name, by: mover });
  }
  return trace;
}

const sequences = fc.array(fc.tuple(moveName, by), { maxLength: 60 });

describe("the table of moves", () => {
  it("lets nobody answer who has not been admitted", () => {
    fc.assert(
      fc.property(sequences, (moves) => {
        for (const { state, name } of run(moves)) {
          if (name === "enter" || name === "answer" || name === "complete") expect(state.admission).toBe("admitted");
        }
      }),
    );
  });

  it("never lets a machine decide, admit by hand or reopen", () => {
    fc.assert(
      fc.property(fc.array(moveName, { maxLength: 60 }), (names) => {
        const trace = run(names.map((name) => [name, "machine"] as const));
        for (const { state, name } of trace) {
          expect(state.decision).toBe("undecided");
          expect(name === "admit" || name === "refuse" || (name ?? "").startsWith("reopen")).toBe(false);
        }
      }),
    );
  });

  it("completes only after answering, and answers only after a start", () => {
    fc.assert(
      fc.property(sequences, (moves) => {
        let started = false;
        let answering = false;
        for (const { state, name } of run(moves)) {
          if (name === "complete") expect(answering).toBe(true);
          if (state.progress === "started") started = true;
          if (name === "answer") expect(started).toBe(true);
          if (state.progress === "answering") answering = true;
        }
      }),
    );
  });

  it("keeps admission and decision apart from progress: each move touches what it names and nothing else", () => {
    fc.assert(
      fc.property(sequences, (moves) => {
        const trace = run(moves);
        for (const [index, { state, name }] of trace.entries()) {
          const before = trace[index - 1]?.state;
          if (!before || !name) continue;
          if (name === "shortlist" || name === "discard" || name === "undecide") {
            expect({ ...state, decision: before.decision }).toEqual(before);
          } else {
            expect(state.decision).toBe(before.decision);
          }
        }
      }),
    );
  });

  it("refuses every move that the table does not list, and changes nothing then", () => {
    fc.assert(
      fc.property(sequences, moveName, by, (moves, name, mover) => {
        const state = run(moves).at(-1)?.state ?? start;
        const copy = { ...state };
        expect(moved(state, name, mover) === null).toBe(!mayMove(state, name, mover));
        expect(state).toEqual(copy);
      }),
    );
  });

  it("takes a knock-out back by a person's admission", () => {
    const knockedOut = moved(start, "knock_out", "machine");
    expect(knockedOut?.admission).toBe("refused");
    expect(knockedOut && moved(knockedOut, "admit", "machine")).toBeNull();
    expect(knockedOut && moved(knockedOut, "admit", "person")?.admission).toBe("admitted");
  });

  it("ends what has not ended when its time is over, and only that", () => {
    for (const progress of ["created", "invited", "started", "answering"] as const) {
      expect(moved({ ...start, progress }, "expire", "machine")?.progress).toBe("expired");
    }
    for (const progress of ["completed", "evaluated", "expired", "withdrawn"] as const) {
      expect(moved({ ...start, progress }, "expire", "machine")).toBeNull();
    }
  });

  it("reopens where the interview was", () => {
    const at = new Date();
    expect(reopenMove({ invitedAt: null, startedAt: null, answeringAt: null })).toBe("reopen_created");
    expect(reopenMove({ invitedAt: at, startedAt: null, answeringAt: null })).toBe("reopen_invited");
    expect(reopenMove({ invitedAt: at, startedAt: at, answeringAt: null })).toBe("reopen_started");
    expect(reopenMove({ invitedAt: at, startedAt: at, answeringAt: at })).toBe("reopen_answering");
  });
});

describe("names and addresses", () => {
  it("are compared and greeted in one form", () => {
    expect(normaliseEmail("  Jane.DOE@Example.COM ")).toBe("jane.doe@example.com");
    expect(firstName("  Jane  Mary Doe")).toBe("Jane");
    expect(firstName("")).toBe("");
  });
});
