/** /problems: what each problem's type leads to, a page that says what happened and what to do. Plain HTML, readable without a script. */
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { FastifyInstance, FastifyReply } from "fastify";
import type { Problem } from "../../../shared/native.ts";
import { PROBLEM_TYPES, type ProblemCode } from "./problem-types.ts";

const TOKENS = new URL("../../../web/ui/properties.css", import.meta.url);

/** The page's own rules; colours and sizes are the tokens'. */
const RULES = `
body { margin: 0; background: var(--canvas); color: var(--text); font: var(--size-15)/1.5 var(--font-interface); overflow-wrap: break-word; }
main { max-width: 680px; margin: 0 auto; padding: 32px 16px 72px; }
h1 { font-size: var(--size-28); line-height: 1.25; margin: 24px 0 8px; text-wrap: balance; }
h2 { font-size: var(--size-17); margin: 32px 0 4px; }
p, dl { margin: 0 0 8px; }
a { color: var(--accent); text-underline-offset: 2px; }
a:focus-visible, pre:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; }
pre { background: var(--surface); border: 1px solid var(--hairline); border-radius: var(--corner-6); padding: 12px 16px; white-space: pre-wrap; font: var(--size-13)/1.5 var(--font-figures); }
.quiet { color: var(--text-quiet); }
.row { border-top: 1px solid var(--hairline); padding: 12px 0; display: grid; grid-template-columns: 64px 1fr; gap: 0 12px; }
.row p { margin: 0; }
.row .quiet { font-variant-numeric: tabular-nums; }
nav { display: flex; flex-wrap: wrap; gap: 4px 24px; }
nav a { display: inline-block; padding: 4px 0; }
`;

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

const isCode = (code: string): code is ProblemCode => Object.hasOwn(PROBLEM_TYPES, code);

/** A problem of this code as it may be answered. */
export function exampleProblem(publicUrl: string, code: ProblemCode): Problem {
  const { title, status, example } = PROBLEM_TYPES[code];
  const { detail, pointer } = example;
  return {
    type: `${publicUrl}/problems/${code}`,
    title,
    status,
    code,
    detail,
    ...(pointer === undefined ? {} : { errors: [{ pointer, detail }] }),
  };
}

function onePage(publicUrl: string, code: ProblemCode): string {
  const type = PROBLEM_TYPES[code];
  return `<h1>${escaped(type.title)}</h1>
<p class="quiet">Code <strong>${code}</strong>, status ${type.status}</p>
<h2>When it is answered</h2><p>${escaped(type.meaning)}</p>
<h2>What to do</h2><p>${escaped(type.remedy)}</p>
<h2>An example</h2><pre tabindex="0" aria-label="An example body">${escaped(JSON.stringify(exampleProblem(publicUrl, code), null, 2))}</pre>`;
}

function listPage(): string {
  const rows = Object.entries(PROBLEM_TYPES)
    .sort(([, left], [, right]) => left.status - right.status)
    .map(
      ([code, { title, status, meaning }]) =>
        `<div class="row"><p class="quiet">${status}</p><div><p><a href="/problems/${code}">${escaped(title)}</a> <span class="quiet">${code}</span></p><p>${escaped(meaning)}</p></div></div>`,
    );
  return `<h1>Problems</h1>
<p>Every error of the API is a problem (RFC 9457). Its type is the address of one of these pages, and its code does not change.</p>
${rows.join("\n")}`;
}

/** Registers /problems and /problems/{code}. */
export async function problemPages(app: FastifyInstance, { publicUrl }: { publicUrl: string }): Promise<void> {
  const style = `${await readFile(TOKENS, "utf8")}${RULES}`;
  const policy = `default-src 'none'; style-src 'sha256-${createHash("sha256").update(style).digest("base64")}'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;
  const send = (reply: FastifyReply, status: number, title: string, content: string) =>
    reply
      .code(status)
      .type("text/html; charset=utf-8")
      .header("cache-control", status === 200 ? "public, max-age=3600" : "no-cache")
      .header("content-security-policy", policy)
      .send(`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><title>${escaped(title)} · Greenroom</title><link rel="icon" href="data:,"><style>${style}</style></head>
<body><main><nav aria-label="Greenroom"><a href="/problems">All problems</a><a href="/reference">API reference</a></nav>
${content}
</main></body></html>`);
  app.get("/problems", (_request, reply) => send(reply, 200, "Problems", listPage()));
  app.get<{ Params: { code: string } }>("/problems/:code", ({ params: { code } }, reply) =>
    isCode(code)
      ? send(reply, 200, PROBLEM_TYPES[code].title, onePage(publicUrl, code))
      : send(
          reply,
          404,
          "No such problem",
          "<h1>There is no such problem</h1><p>The list names all that the API answers.</p>",
        ),
  );
}
