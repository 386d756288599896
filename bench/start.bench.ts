/** How long a start takes, on an empty folder and on an existing one: from the command to the server's answer. */
import { rm } from "node:fs/promises";
import { createDataDir, endServer, startServer } from "../test/deployment.ts";
import type { Result } from "./result.ts";

export async function startBench(): Promise<Result[]> {
  const dataDir = await createDataDir();
  const times: number[] = [];
  try {
    for (let index = 0; index < 3; index++) {
      const start = performance.now();
      const { url, child } = await startServer(dataDir);
      const answer = await fetch(`${url}/readyz`);
      times.push(performance.now() - start);
      await endServer(child);
      if (answer.status !== 200) throw new Error(`The server was not ready: ${answer.status}`);
    }
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
  const seconds = (ms: number | undefined) => `${((ms ?? 0) / 1000).toFixed(1)} s`;
  return [
    {
      work: "start on an empty folder",
      measured: seconds(times[0]),
      beside: "",
      ratio: "",
      bar: "reported",
      met: null,
    },
    {
      work: "start on an existing folder",
      measured: seconds(times[2]),
      beside: "",
      ratio: "",
      bar: "reported",
      met: null,
    },
  ];
}
