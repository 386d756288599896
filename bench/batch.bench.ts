/** 20 calls of 500 new interviews by the native API, each with an Idempotency-Key, beside bare multi-row INSERTs of the same rows. */
import { besideBareInserts, ROWS } from "./bare-inserts.ts";
import type { Result } from "./result.ts";
import { call, createBenchPosition, openBenchServer } from "./server.ts";

const rows = (round: number, number: number) =>
  Array.from({ length: ROWS }, (_none, index) => ({
    name: `Candidate ${index}`,
    email: `candidate-${round}-${number}-${index}@example.com`,
    phone: "+1-555-123-4567",
    externalId: `ats-${round}-${number}-${index}`,
    customFields: { score: index % 100, review: index % 2 === 0 ? "yes" : "no" },
    tags: { source: "bench" },
  }));

export async function batchBench(): Promise<Result[]> {
  const server = await openBenchServer({ ROLES: "web" });
  try {
    const positionId = await createBenchPosition(server);
    const { ours, bare, ratio } = await besideBareInserts(server, (round, number) =>
      call(
        server,
        "POST",
        "/api/v1/interviews/batch",
        { positionId, sendAfterHours: 96, rows: rows(round, number) },
        { "idempotency-key": `bench-${round}-${number}` },
      ),
    );
    return [
      {
        work: "create many: 20 calls of 500 interviews with invitations and an Idempotency-Key",
        measured: `${Math.round(ours)} interviews/s`,
        beside: `${Math.round(bare)} interviews/s by bare INSERTs`,
        ratio: ratio.toFixed(2),
        bar: "at least 0.4",
        met: ratio >= 0.4,
      },
    ];
  } finally {
    await server.stop();
  }
}
