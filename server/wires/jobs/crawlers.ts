/** What search engines are told of the whole deployment: where they may go, and where its public jobs are listed. */
import type { FastifyInstance } from "fastify";
import { employersOfOpenPosts } from "../../core/job-posts/index.ts";
import type { JobsWireDeps } from "./layout.ts";
import { html, written } from "./markup.ts";

/** What one file may name, by the protocol of sitemaps.org. */
const MOST_EMPLOYERS = 50_000;
const AN_HOUR = "public, max-age=3600";

/** Jobs and what their pages are drawn with; rooms, shared recordings, the dashboard and the APIs are nobody's to index. */
const ALLOWED = ["/jobs/", "/careers/", "/assets/", "/sitemap.xml"];

/** GET /robots.txt (RFC 9309) and GET /sitemap.xml, an index of the maps of those who are hiring. */
export function crawlerRoutes(app: FastifyInstance, { database, publicUrl }: JobsWireDeps): void {
  const robots = [
    "User-agent: *",
    ...ALLOWED.map((path) => `Allow: ${path}`),
    "Disallow: /",
    "",
    `Sitemap: ${publicUrl}/sitemap.xml`,
    "",
  ].join("\n");
  app.get("/robots.txt", (_request, reply) =>
    reply.type("text/plain; charset=utf-8").header("cache-control", AN_HOUR).send(robots),
  );
  app.get("/sitemap.xml", async (_request, reply) => {
    const numbers = await employersOfOpenPosts(database, MOST_EMPLOYERS);
    const index = html`<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${numbers.map(
      (number) => html`<sitemap><loc>${publicUrl}/careers/${number}/sitemap.xml</loc></sitemap>\n`,
    )}</sitemapindex>`;
    return reply
      .type("application/xml; charset=utf-8")
      .header("cache-control", AN_HOUR)
      .send(`<?xml version="1.0" encoding="UTF-8"?>\n${written(index)}`);
  });
}
