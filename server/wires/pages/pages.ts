/** The pages, and the vendors' forms of the links that lead to them (DESIGN section 6). */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance, FastifyReply } from "fastify";
import type { Kysely } from "kysely";
import { readId } from "../../../shared/ids.ts";
import { embedOriginsOf, type Framed } from "../../core/workspaces/index.ts";
import type { Schema } from "../../platform/database/schema.ts";

export interface PagesDeps {
  database: Kysely<Schema>;
  /** The built pages. */
  webDir: string;
}

const CODE = /^[0-9A-Za-z]{11}$/;
/** Share links are of version 4, positions and everything else of version 7. */
const SHARE = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;

const ROOM_POLICY = [
  "default-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob: https:",
  "media-src 'self' blob: https:",
  "connect-src 'self' https:",
  "object-src 'none'",
  "base-uri 'none'",
].join("; ");
const DASHBOARD_POLICY = `${ROOM_POLICY}; frame-ancestors 'none'; form-action 'self'`;

/** The reference calls this origin alone, and runs nothing that it does not load from here. */
const REFERENCE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");
/** GraphiQL's styles carry their fonts within them. */
const PLAYGROUND_POLICY = REFERENCE_POLICY.replace("font-src 'self'", "font-src 'self' data:");
const POLICIES = {
  candidate: ROOM_POLICY,
  share: ROOM_POLICY,
  playground: PLAYGROUND_POLICY,
  dashboard: DASHBOARD_POLICY,
  reference: REFERENCE_POLICY,
};

/**
 * Routes of the room, the share page and the dashboard. The first two may be framed by anyone, or by the origins that the workspace
 * lists; the dashboard by nobody.
 */
export const pagesWire = (deps: PagesDeps) => async (app: FastifyInstance) => {
  const pages = new Map<string, string>();
  const sendPage = async (
    reply: FastifyReply,
    page: keyof typeof POLICIES,
    { status = 200, framed }: { status?: number; framed?: Framed } = {},
  ) => {
    const html = pages.get(page) ?? (await readFile(join(deps.webDir, page, "index.html"), "utf8"));
    pages.set(page, html);
    const origins = framed ? await embedOriginsOf(deps.database, framed) : [];
    const framing = origins.length > 0 ? `; frame-ancestors 'self' ${origins.join(" ")}` : "";
    if (page === "share") void reply.header("x-robots-tag", "noindex, nofollow, noarchive");
    return reply
      .code(status)
      .type("text/html; charset=utf-8")
      .header("cache-control", "no-cache")
      .header("content-security-policy", `${POLICIES[page]}${framing}`)
      .send(html);
  };

  await app.register(fastifyStatic, {
    root: join(deps.webDir, "assets"),
    prefix: "/assets/assets/",
    immutable: true,
    maxAge: "365d",
    decorateReply: false,
    index: false,
  });

  app.get("/embed.js", async (_request, reply) => {
    const script = pages.get("embed.js") ?? (await readFile(join(deps.webDir, "embed.js"), "utf8"));
    pages.set("embed.js", script);
    return reply
      .type("text/javascript; charset=utf-8")
      .header("cache-control", "public, max-age=3600")
      .header("access-control-allow-origin", "*")
      .header("cross-origin-resource-policy", "cross-origin")
      .send(script);
  });
  app.get("/", (_request, reply) => reply.redirect("/app"));
  app.get("/app", (_request, reply) => sendPage(reply, "dashboard"));
  app.get("/app/*", (_request, reply) => sendPage(reply, "dashboard"));
  app.get("/playground", (_request, reply) => sendPage(reply, "playground"));
  app.get("/reference", (_request, reply) => sendPage(reply, "reference"));
  app.get("/reference/interviewflow", (_request, reply) => sendPage(reply, "reference"));
  app.get("/reference/flowmingo", (_request, reply) => sendPage(reply, "reference"));
  app.get<{ Params: { code: string } }>("/i/:code", ({ params }, reply) =>
    sendPage(reply, "candidate", { framed: { code: params.code } }),
  );
  app.get<{ Params: { positionId: string } }>("/open/:positionId", ({ params }, reply) => {
    const positionId = readId(params.positionId);
    return sendPage(reply, "candidate", positionId === null ? {} : { framed: { positionId } });
  });
  app.get<{ Params: { id: string } }>("/s/:id", ({ params: { id } }, reply) =>
    sendPage(reply, "share", SHARE.test(id) ? { framed: { share: id.toLowerCase() } } : { status: 404 }),
  );
  app.get("/link/:interviewId", (_request, reply) => sendPage(reply, "candidate"));

  app.get<{ Querystring: Record<string, string | undefined> }>("/form", (request, reply) => {
    const { interviewId, key, ...rest } = request.query;
    const query = queryOf(rest);
    if (key !== undefined && CODE.test(key)) return reply.redirect(`/i/${key}${query}`);
    const id = interviewId === undefined ? null : readId(interviewId);
    return id ? reply.redirect(`/link/${id}${query}`) : sendPage(reply, "candidate", { status: 404 });
  });
  // The report's address as clients of Flowmingo put it together themselves.
  app.get<{ Querystring: Record<string, string | undefined> }>(
    "/company/ai-interview-candidates",
    ({ query: { submissionId, set_id } }, reply) => {
      const interview = submissionId === undefined ? null : readId(submissionId);
      const position = set_id === undefined ? null : readId(set_id);
      if (interview) return reply.redirect(`/app/interviews/${interview}`);
      return reply.redirect(position ? `/app/positions/${position}` : "/app");
    },
  );
  app.get<{ Params: { code: string } }>("/c/:code", (request, reply) =>
    CODE.test(request.params.code)
      ? reply.redirect(`/i/${request.params.code}`)
      : sendPage(reply, "candidate", { status: 404 }),
  );
  app.get<{ Params: { id: string } }>("/public-application/:id", (request, reply) =>
    openPosition(request.params.id, request.url, reply),
  );
  app.get<{ Params: { id: string } }>("/interview/:id", (request, reply) =>
    SHARE.test(request.params.id)
      ? reply.redirect(`/s/${request.params.id.toLowerCase()}${givenQuery(request.url)}`)
      : openPosition(request.params.id, request.url, reply),
  );
  // The shortest form: a code alone. Everything else at the top level is unknown.
  app.get<{ Params: { code: string } }>("/:code", (request, reply) =>
    CODE.test(request.params.code)
      ? reply.redirect(`/i/${request.params.code}`)
      : sendPage(reply, "candidate", { status: 404 }),
  );

  function openPosition(given: string, url: string, reply: FastifyReply) {
    const id = readId(given);
    return id ? reply.redirect(`/open/${id}${givenQuery(url)}`) : sendPage(reply, "candidate", { status: 404 });
  }
};

/** Theming and prefill go on to the page. */
const givenQuery = (url: string): string => (url.includes("?") ? url.slice(url.indexOf("?")) : "");

function queryOf(values: Record<string, string | undefined>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) if (typeof value === "string") query.set(name, value);
  const text = query.toString();
  return text ? `?${text}` : "";
}
