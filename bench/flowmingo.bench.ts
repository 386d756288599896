/** 10 calls of 1,000 invited candidates by the Flowmingo wire, beside bare multi-row INSERTs of the same rows. */
import { besideBareInserts } from "./bare-inserts.ts";
import type { Result } from "./result.ts";
import { call, createBenchPosition, openBenchServer } from "./server.ts";

const ROWS = 1000;

const candidates = (round: number, number: number) =>
  Array.from({ length: ROWS }, (_none, index) => ({
    name: `Candidate ${index}`,
    email: `candidate-${round}-${number}-${index}@example.com`,
    ats_candidate_id: `${round}${number}${index}-ats`,
  }));

export async function flowmingoBench(): Promise<Result[]> {
  const server = await openBenchServer({ ROLES: "web" });
  try {
    const com_interview_set_id = await createBenchPosition(server);
    const invite = (round: number, number: number) =>
      call(server, "POST", "/company/integration/interview/candidate/invite/v1", {
        com_interview_set_id,
        candidates: candidates(round, number),
      });
    const { ours, bare, ratio } = await besideBareInserts(server, invite, ROWS);
    return [
      {
        work: "Flowmingo invite: 10 calls of 1,000 candidates with invitations",
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
