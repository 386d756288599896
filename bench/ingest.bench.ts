/** 20 batch requests of 500 new candidates with invitations, beside bare multi-row INSERTs of the same rows into the same tables. */
import { besideBareInserts, ROWS } from "./bare-inserts.ts";
import type { Result } from "./result.ts";
import { call, createBenchPosition, openBenchServer } from "./server.ts";

const batch = (round: number, number: number) =>
  Array.from({ length: ROWS }, (_none, index) => ({
    name: `Candidate ${index}`,
    email: `candidate-${round}-${number}-${index}@example.com`,
    additionalFields: { score: index % 100, review: index % 2 === 0 ? "yes" : "no" },
    metadata: { "External ID": `ats-${round}-${number}-${index}`, Phone: "+1-555-123-4567", sendEmailAfter: 96 },
  }));

export async function ingestBench(): Promise<Result[]> {
  const server = await openBenchServer({ ROLES: "web" });
  try {
    const position = await createBenchPosition(server);
    const send = (round: number, number: number) =>
      call(server, "POST", "/api/external/ingest/candidates", {
        interviewerId: position,
        status: "shortlisted",
        data: batch(round, number),
      });
    const { ours, bare, ratio } = await besideBareInserts(server, send);
    return [
      {
        work: "20 batch requests of 500 new candidates with invitations",
        measured: `${Math.round(ours)} candidates/s`,
        beside: `${Math.round(bare)} candidates/s by bare INSERTs`,
        ratio: ratio.toFixed(2),
        bar: "at least 0.4",
        met: ratio >= 0.4,
      },
    ];
  } finally {
    await server.stop();
  }
}
