/** Moves of one interview made at the same moment: whatever is asked, its history stays a path of the table of moves. */
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { createTestDatabase, type TestDatabase } from "../../../test/database.ts";
import { createInterview, createPosition, createWorkspace } from "../../../test/factories.ts";
import { type Actor, systemActor, type WorkspaceId } from "../actor.ts";
import { changeWorkspace } from "../change.ts";
import { RefusedError } from "../refusal.ts";
import { type InterviewState, MOVE_NAMES, type MoveName, moved } from "./interview.ts";
import { applyMove, lockInterview } from "./move-interview.ts";

type Mover = "person" | "machine";
interface Made {
  name: MoveName;
  by: Mover;
  before: InterviewState;
}

let db: TestDatabase;
let workspaceId: WorkspaceId;
let positionId: string;

beforeAll(async () => {
  db = await createTestDatabase({ poolSize: 16 });
  workspaceId = (await createWorkspace(db.database)).id;
  positionId = (await createPosition(db.database, workspaceId, { questions: [] })).id;
});
afterAll(async () => {
  await db?.drop();
});

const key: Actor = { ...systemActor("client"), kind: "key", id: "client", medium: "key", scopes: null };
const actors: Readonly<Record<Mover, Actor>> = { person: key, machine: systemActor("job") };

const stateOf = ({ admission, progress, decision }: InterviewState): InterviewState => ({
  admission,
  progress,
  decision,
});
/** What an event says of the state after its move. */
const stateSchema = z.object({
  admission: z.enum(["draft", "admitted", "refused"]),
  progress: z.enum(["created", "invited", "started", "answering", "completed", "evaluated", "expired", "withdrawn"]),
  decision: z.enum(["undecided", "shortlisted", "discarded"]),
});
const written = (state: InterviewState): string => `${state.admission} ${state.progress} ${state.decision}`;

/** Tries a move; null when the table refuses it. What else goes wrong fails the test. */
async function tryMove(interviewId: string, name: MoveName, by: Mover): Promise<Made | null> {
  const deps = { database: db.database, jobs: { enqueue: async () => {} }, clock: () => new Date() };
  try {
    return await changeWorkspace(deps, actors[by], workspaceId, async (change) => {
      const row = await lockInterview(change, interviewId);
      await applyMove(change, row, name, "interview.decided");
      return { name, by, before: stateOf(row) };
    });
  } catch (error) {
    if (error instanceof RefusedError && error.refusal.code === "conflict") return null;
    throw error;
  }
}

async function readHistory(interviewId: string): Promise<InterviewState[]> {
  const events = await db.database
    .selectFrom("events")
    .select("data")
    .where("workspace_id", "=", workspaceId)
    .where("interview_id", "=", interviewId)
    .orderBy("sequence")
    .execute();
  return events.map(({ data }) => stateSchema.parse(data));
}

const moves = fc.array(
  fc.record({ name: fc.constantFrom(...MOVE_NAMES), by: fc.constantFrom<Mover>("person", "person", "machine") }),
  { minLength: 8, maxLength: 40 },
);

test("random moves, many at a time, leave events that are one path of the table and end where the interview stands", async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom("draft" as const, "admitted" as const), moves, async (admission, asked) => {
      const { id } = await createInterview(db.database, workspaceId, positionId, { admission });
      const start: InterviewState = { admission, progress: "created", decision: "undecided" };
      const made = (await Promise.all(asked.map(({ name, by }) => tryMove(id, name, by)))).filter(
        (move) => move !== null,
      );

      const history = [start, ...(await readHistory(id))];
      const waiting = [...made];
      for (const [index, before] of history.slice(0, -1).entries()) {
        const after = history[index + 1] ?? before;
        const place = waiting.findIndex((move) => {
          const next = moved(move.before, move.name, move.by);
          return written(move.before) === written(before) && next !== null && written(next) === written(after);
        });
        expect(place, `${written(before)} → ${written(after)} is a move that was made`).toBeGreaterThanOrEqual(0);
        waiting.splice(place, 1);
      }
      expect(waiting).toEqual([]);

      const row = await db.database
        .selectFrom("interviews")
        .select(["admission", "progress", "decision"])
        .where("id", "=", id)
        .executeTakeFirstOrThrow();
      expect(row).toEqual(history.at(-1));
    }),
    { numRuns: 40, endOnFailure: true },
  );
  const { rows } = await db.pool.query<{ missing: number }>(
    "select max(sequence) - count(*) as missing from events where workspace_id = $1",
    [workspaceId],
  );
  expect(Number(rows[0]?.missing)).toBe(0);
});
