/**
 * GraphQL on POST /me: a position with 100 interviews, their answers and 150 words each, and a page of 20, as requests a second beside one
 * hand-written statement that gives the same JSON; and beside PostGraphile 5 where POSTGRAPHILE_DIR names a folder that has it.
 */
import { spawn } from "node:child_process";
import { Agent, request } from "node:http";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { z } from "zod";
import { uuidToHex } from "../shared/ids.ts";
import { copyForPostgraphile, fillAnswers } from "./fill-graphql.ts";
import { median, type Result } from "./result.ts";
import { type BenchServer, createBenchPosition, openBenchServer } from "./server.ts";

const INTERVIEWS = 100;
const CONNECTIONS = 8;
const TURNS = 9;
const TURN_MS = 1500;
const WARM_MS = 4000;

interface Side {
  url: string;
  headers: Record<string, string>;
  body: string;
}

interface Work {
  name: string;
  bare: string;
  ours: string;
  postgraphile: string;
}

const WORKS: Work[] = [
  {
    name: "GraphQL: position with 100 interviews, candidates, 5 questions, answers of 150 words",
    bare: "position",
    ours: `query P($id: String!) { position(id: $id) { id name interviews { id status createdAt candidate { name email } completed
      questions { id title answered answer { id createdAt transcription { languageCode text } } } } } }`,
    postgraphile: `query P($id: UUID!) { position: positionByRowId(rowId: $id) { id: rowId name interviews: interviewsByPositionIdList(orderBy: [CREATED_AT_DESC]) {
      id: rowId status createdAt candidate: candidateByCandidateId { name email } completed
      questions: questionsByInterviewIdList(orderBy: [ORDINAL_ASC]) { id: rowId title answered answer: answerByAnswerId {
        id: rowId createdAt transcription: transcriptionByTranscriptionId { languageCode text } } } } } }`,
  },
  {
    name: "GraphQL: interviewList, 20 rows with total",
    bare: "list",
    ours: `query L($id: String!) { position(id: $id) { name interviewList(input: { pagination: { limit: 20 },
      sort: [{ field: createdAt, direction: DESC }] }) { total results { id status createdAt candidate { name email } } } } }`,
    postgraphile: `query L($id: UUID!) { position: positionByRowId(rowId: $id) { name interviewList: interviewsByPositionId(first: 20, orderBy: [CREATED_AT_DESC]) {
      total: totalCount results: nodes { id: rowId status createdAt candidate: candidateByCandidateId { name email } } } } }`,
  },
];

/** Starts a server that prints its address, and stops it. */
async function startPeer(program: string, args: string[]): Promise<{ url: string; stop(): void }> {
  const child = spawn(program, args, {
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, NODE_ENV: "production" },
  });
  for await (const line of createInterface({ input: child.stdout })) {
    const { url } = z.object({ url: z.string() }).parse(JSON.parse(line));
    return { url, stop: () => void child.kill() };
  }
  throw new Error("The peer ended before it was ready.");
}

async function post({ url, headers, body }: Side): Promise<string> {
  const answer = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body,
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${url}: ${answer.status} ${text.slice(0, 300)}`);
  return text;
}

const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });

/** Sends one request and lets the answer pass unread, so that of the machine that all share the client takes little. */
function send({ url, headers, body }: Side): Promise<void> {
  return new Promise((resolve, reject) => {
    const sent = request(url, {
      method: "POST",
      agent,
      headers: { "content-type": "application/json", ...headers },
    });
    sent.on("response", (answer) => {
      answer.on("end", () =>
        answer.statusCode === 200 ? resolve() : reject(new Error(`${url}: ${answer.statusCode}`)),
      );
      answer.on("error", reject);
      answer.resume();
    });
    sent.on("error", reject);
    sent.end(body);
  });
}

/** Requests a second over some connections at once. */
async function rateOf(side: Side, milliseconds: number): Promise<number> {
  const start = performance.now();
  let done = 0;
  const loop = async () => {
    while (performance.now() - start < milliseconds) {
      await send(side);
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, loop));
  return (done / (performance.now() - start)) * 1000;
}

/** Both sides by turns, after each has warmed up; the ratio is that of neighbouring turns, since what else the machine does comes and goes. */
async function compare(our: Side, their: Side): Promise<{ our: number; their: number; ratio: number }> {
  const rates = { our: [] as number[], their: [] as number[], ratio: [] as number[] };
  await rateOf(our, WARM_MS);
  await rateOf(their, WARM_MS);
  for (let turn = 0; turn < TURNS; turn += 1) {
    const [ours, theirs] = [await rateOf(our, TURN_MS), await rateOf(their, TURN_MS)];
    rates.our.push(ours);
    rates.their.push(theirs);
    rates.ratio.push(ours / theirs);
  }
  return { our: median(rates.our), their: median(rates.their), ratio: median(rates.ratio) };
}

/** The same JSON once ids are written alike, properties in any order. */
function normal(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(normal);
  if (typeof value === "string") return uuidToHex(value) ?? value;
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, part]) => [name, normal(part)]),
  );
}

async function expectSame(our: Side, their: Side): Promise<number> {
  const [mine, theirs] = [await post(our), await post(their)];
  const texts = [mine, theirs].map((text) => JSON.stringify(normal(JSON.parse(text))));
  if (texts[0] !== texts[1]) {
    throw new Error(`Both sides must give the same JSON:\n${texts[0]?.slice(0, 600)}\n${texts[1]?.slice(0, 600)}`);
  }
  return mine.length;
}

export async function graphqlBench(): Promise<Result[]> {
  const server = await openBenchServer({ ROLES: "web", RATE_LIMIT: "0" });
  try {
    const positionId = await createBenchPosition(server);
    await fillAnswers(server.pool, positionId, INTERVIEWS);
    const folder = process.env.POSTGRAPHILE_DIR;
    if (folder) await copyForPostgraphile(server.pool, positionId);
    return await benchGraphql(server, positionId, folder);
  } finally {
    await server.stop();
  }
}

async function benchGraphql(server: BenchServer, positionId: string, folder: string | undefined): Promise<Result[]> {
  const { host, database, user } = server.pool.options;
  const target = [String(host), String(database), String(user)];
  const results: Result[] = [];
  const bare = await startPeer(process.execPath, [
    "--import",
    "tsx",
    join(import.meta.dirname, "bare-graphql-server.ts"),
    ...target,
  ]);
  const postgraphile = folder
    ? await startPeer(join(folder, "node_modules/node/bin/node"), [
        join(import.meta.dirname, "postgraphile-server.mjs"),
        folder,
        ...target,
      ])
    : null;
  try {
    for (const work of WORKS) {
      const headers = { "x-api-key": server.key };
      const variables = { id: uuidToHex(positionId) ?? positionId };
      const ours = { url: `${server.url}/me`, headers, body: JSON.stringify({ query: work.ours, variables }) };
      const beside: { words: string; side: Side; bar: number }[] = [
        {
          words: "by one hand-written statement",
          side: { url: `${bare.url}/${work.bare}/${positionId}`, headers, body: "{}" },
          bar: 0.5,
        },
      ];
      if (postgraphile) {
        const body = JSON.stringify({ query: work.postgraphile, variables: { id: positionId } });
        beside.push({
          words: "by PostGraphile 5",
          side: { url: `${postgraphile.url}/graphql`, headers: {}, body },
          bar: 2,
        });
      }
      for (const { words, side, bar } of beside) {
        const bytes = await expectSame(ours, side);
        const { our, their, ratio } = await compare(ours, side);
        results.push({
          work: `${work.name} (${Math.round(bytes / 1024)} KiB)`,
          measured: `${our.toFixed(0)} requests/s`,
          beside: `${their.toFixed(0)} requests/s ${words}`,
          ratio: ratio.toFixed(2),
          bar: `at least ${bar}`,
          met: ratio >= bar,
        });
      }
    }
  } finally {
    bare.stop();
    postgraphile?.stop();
  }
  return results;
}
