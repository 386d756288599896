/** npm run bench: measures what was promised, each beside a peer in one run, and prints a table. Names choose single ones. */
import { archiveBench } from "./archive.bench.ts";
import { batchBench } from "./batch.bench.ts";
import { connectedBench } from "./connected.bench.ts";
import { fetchBench } from "./fetch.bench.ts";
import { flowmingoBench } from "./flowmingo.bench.ts";
import { graphqlBench } from "./graphql.bench.ts";
import { ingestBench } from "./ingest.bench.ts";
import { listBench } from "./list.bench.ts";
import { liveBench } from "./live.bench.ts";
import { pagesBench } from "./pages.bench.ts";
import { type Result, tableOf } from "./result.ts";
import { startBench } from "./start.bench.ts";
import { uploadBench } from "./upload.bench.ts";
import { webhooksBench } from "./webhooks.bench.ts";

const say = (words: string) => void process.stderr.write(`${words}\n`);

const benches: Record<string, () => Promise<Result[]>> = {
  ingest: ingestBench,
  batch: batchBench,
  archive: () => archiveBench(say),
  fetch: () => fetchBench(say),
  flowmingo: flowmingoBench,
  list: () => listBench(say),
  graphql: graphqlBench,
  upload: uploadBench,
  connected: connectedBench,
  live: liveBench,
  pages: pagesBench,
  start: startBench,
  webhooks: webhooksBench,
};

const chosen = process.argv.slice(2);
const results: Result[] = [];
for (const [name, bench] of Object.entries(benches)) {
  if (chosen.length > 0 && !chosen.includes(name)) continue;
  say(`${name}…`);
  results.push(...(await bench()));
}
process.stdout.write(`${tableOf(results)}\n`);
process.exitCode = results.some((result) => result.met === false) ? 1 : 0;
