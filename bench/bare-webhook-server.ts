/** A receiver in a process of its own that answers at once: notes what came and when, and gives it out on GET. */
import { createServer } from "node:http";

interface Noted {
  at: number;
  sequence: number;
  interviewId: string;
  interviewSequence: number;
}
let noted: Noted[] = [];
let first: { headers: object; body: string } | null = null;

const server = createServer((request, response) => {
  if (request.method === "GET") {
    response.end(JSON.stringify({ noted: request.url === "/count" ? noted.length : noted, first }));
    if (request.url === "/reset") noted = [];
    return;
  }
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  request.on("end", () => {
    const body = Buffer.concat(chunks).toString("utf8");
    const { sequence, interviewId, interviewSequence } = JSON.parse(body);
    noted.push({ at: Date.now(), sequence, interviewId, interviewSequence });
    first ??= { headers: request.headers, body };
    response.end();
  });
});
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  const port = address !== null && typeof address === "object" ? address.port : 0;
  process.stdout.write(`${JSON.stringify({ url: `http://127.0.0.1:${port}` })}\n`);
});
