/** The public pages of jobs: /jobs/… and /careers/…, made here so that they need no script, and the form that they send. */
import multipart from "@fastify/multipart";
import type { FastifyInstance, FastifyReply } from "fastify";
import { z } from "zod";
import { EMPLOYMENT_TYPES } from "../../../shared/native.ts";
import { workspaceId as brandId } from "../../core/actor.ts";
import {
  choicesOfOpenPosts,
  isHiringPublicly,
  pageOfOpenPosts,
  workspaceOfOpenProject,
} from "../../core/job-posts/index.ts";
import { type RefusalCode, RefusedError } from "../../core/refusal.ts";
import { isSandbox } from "../../core/sandboxes/index.ts";
import { isStorable } from "../../core/storable-text.ts";
import { findWorkspace, findWorkspaceByNumber, type WorkspaceRecord } from "../../core/workspaces/index.ts";
import { createLimit } from "../limits.ts";
import { careersPage, sitemap } from "./careers-page.ts";
import { crawlerRoutes } from "./crawlers.ts";
import { brandOf, type Call, closedJob, findJob, noJob, speechOf } from "./find-job.ts";
import { appliedPage, jobPage, type Next } from "./job-page.ts";
import { type JobsWireDeps, notice, sendPage } from "./layout.ts";
import { written } from "./markup.ts";
import { MAXIMUM_FORM } from "./receive-form.ts";
import { readReference } from "./references.ts";
import { takeApplication } from "./take-application.ts";
import type { Speech } from "./words/speech.ts";

export type { JobsWireDeps } from "./layout.ts";

const TEN_MINUTES_MS = 600_000;
const TRIES = 30;
const JOBS_A_PAGE = 50;
const MOST_PAGES = 200;
const MOST_PLACES = 20;
const SITEMAP_JOBS = 5000;

const careersQuery = z.object({
  location: z.string().max(200).refine(isStorable).optional().catch(undefined),
  type: z.enum(EMPLOYMENT_TYPES).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(MOST_PAGES).catch(1),
});
const jobParams = z.object({ reference: z.string().nullable().catch(null) });
const appliedQuery = z.object({
  next: z.enum(["start", "mail", "wait"]).catch("wait"),
  code: z
    .string()
    .regex(/^[0-9A-Za-z]{11}$/)
    .optional()
    .catch(undefined),
});

/** Registers the pages. */
export const jobsWire = (deps: JobsWireDeps) => async (app: FastifyInstance) => {
  await app.register(async (scope) => {
    await scope.register(multipart, { throwFileSizeLimit: false });
    const applications = createLimit(TRIES, TEN_MINUTES_MS, deps.clock);
    scope.setErrorHandler((error, request, reply) => sendFault(deps, { request, reply }, error));
    crawlerRoutes(scope, deps);
    scope.get<{ Params: { reference: string } }>("/jobs/:reference", (request, reply) =>
      showJobs(deps, { request, reply }, request.params.reference),
    );
    scope.get<{ Params: { reference: string } }>("/jobs/:reference/applied", async (request, reply) => {
      const found = await findJob(deps, request.params.reference);
      const speech = speechOf({ request }, found ?? undefined);
      if (!found) return sendPage(deps, request, reply, noJob(speech));
      const { next, code } = appliedQuery.parse(request.query);
      const step: Next = next === "start" ? (code === undefined ? "mail" : { start: code }) : next;
      return sendPage(
        deps,
        request,
        reply,
        appliedPage(speech, found, await brandOf(deps, found.workspace, found), step),
      );
    });
    scope.post<{ Params: { reference: string } }>("/jobs/:reference", { bodyLimit: MAXIMUM_FORM }, (request, reply) =>
      takeApplication(deps, applications, { request, reply }, request.params.reference),
    );
    scope.get<{ Params: { reference: string } }>("/careers/:reference", (request, reply) =>
      showCareers(deps, { request, reply }, request.params.reference),
    );
    scope.get<{ Params: { reference: string } }>("/careers/:reference/sitemap.xml", async (request, reply) => {
      const workspace = await findEmployer(deps, request.params.reference);
      if (!workspace || (await isSandbox(deps.database, workspace.id)))
        return sendPage(deps, request, reply, noEmployer(speechOf({ request })));
      const { rows } = await pageOfOpenPosts(deps.database, workspace.id, {}, { page: 1, limit: SITEMAP_JOBS });
      const urls = written(sitemap(deps.publicUrl, `/careers/${workspace.number}`, rows));
      return reply
        .type("application/xml; charset=utf-8")
        .header("cache-control", "public, max-age=3600")
        .send(`<?xml version="1.0" encoding="UTF-8"?>\n${urls}`);
    });
  });
};

/** A job by its id, or the open jobs of a project: one of them is shown, several are listed. */
async function showJobs(deps: JobsWireDeps, { request, reply }: Call, text: string): Promise<FastifyReply> {
  const found = await findJob(deps, text);
  const speech = speechOf({ request }, found ?? undefined);
  if (found) {
    const brand = await brandOf(deps, found.workspace, found);
    if (!found.open) return sendPage(deps, request, reply, closedJob(speech, found, brand));
    return sendPage(deps, request, reply, jobPage(speech, found, brand, deps.publicUrl));
  }
  const reference = readReference(text);
  const projectId = reference && "id" in reference ? reference.id : null;
  const employer = projectId && (await workspaceOfOpenProject(deps.database, projectId));
  const workspace = employer ? await findWorkspace(deps.database, employer) : null;
  if (!projectId || !workspace) return sendPage(deps, request, reply, noJob(speech));
  const narrowed = careersQuery.parse(request.query);
  const list = await listOf(deps, workspace, { projectId, page: narrowed.page });
  const [first] = list.rows;
  if (list.total === 1 && first) return reply.redirect(`/jobs/${first.id}`);
  const brand = await brandOf(deps, workspace);
  const path = `/jobs/${projectId}`;
  return sendPage(
    deps,
    request,
    reply,
    careersPage(speech, brand, deps.publicUrl, path, { page: narrowed.page }, list, null),
  );
}

async function listOf(
  deps: JobsWireDeps,
  workspace: WorkspaceRecord,
  { page, ...filter }: Parameters<typeof pageOfOpenPosts>[2] & { page: number },
) {
  const list = await pageOfOpenPosts(deps.database, workspace.id, filter, { page, limit: JOBS_A_PAGE });
  return { ...list, limit: JOBS_A_PAGE };
}

const noEmployer = (speech: Speech) => notice(speech, speech.say("noPage"), speech.say("noPageWhy"), null, 404);

/** A workspace that has shown a job to the public; what others are called is nobody's business. */
async function findEmployer(deps: JobsWireDeps, text: string): Promise<WorkspaceRecord | null> {
  const reference = readReference(text);
  if (!reference) return null;
  const workspace =
    "id" in reference
      ? await findWorkspace(deps.database, brandId(reference.id))
      : await findWorkspaceByNumber(deps.database, reference.number);
  return workspace && (await isHiringPublicly(deps.database, workspace.id)) ? workspace : null;
}

async function showCareers(deps: JobsWireDeps, { request, reply }: Call, text: string): Promise<FastifyReply> {
  const workspace = await findEmployer(deps, text);
  const speech = speechOf({ request });
  if (!workspace) return sendPage(deps, request, reply, noEmployer(speech));
  const path = `/careers/${workspace.number}`;
  if (text !== String(workspace.number)) return reply.redirect(path);
  const narrowed = careersQuery.parse(request.query);
  const { location, type, page } = narrowed;
  const list = await listOf(deps, workspace, { location, employmentType: type, page });
  const choices = await choicesOfOpenPosts(deps.database, workspace.id, MOST_PLACES);
  const brand = await brandOf(deps, workspace);
  return sendPage(deps, request, reply, careersPage(speech, brand, deps.publicUrl, path, narrowed, list, choices));
}

/** How a refused form is answered, in the words of its page; what is not named here is nobody's fault but ours. */
const REFUSALS: Partial<
  Record<
    RefusalCode,
    { status: number; words: "closed" | "takesNone" | "noJob" | "tooMany" | "tooMuch" | "unreadable" }
  >
> = {
  gone: { status: 410, words: "closed" },
  not_allowed: { status: 403, words: "takesNone" },
  not_found: { status: 404, words: "noJob" },
  rate_limited: { status: 429, words: "tooMany" },
  too_large: { status: 413, words: "tooMuch" },
  invalid: { status: 400, words: "unreadable" },
};

/** A form that is none, a job that closed in between, and what nobody foresaw: a page each, with nothing sent. */
async function sendFault(deps: JobsWireDeps, { request, reply }: Call, error: unknown): Promise<FastifyReply> {
  const { reference } = jobParams.parse(request.params);
  // What went wrong may be the database.
  const found = reference === null ? null : await findJob(deps, reference).catch(() => null);
  const speech = speechOf({ request }, found ?? undefined);
  const notSent = (words: string, status: number) =>
    sendPage(deps, request, reply, notice(speech, speech.say("notSent"), words, null, status));
  if (error instanceof RefusedError) {
    const known = REFUSALS[error.refusal.code];
    if (known) return notSent(speech.say(known.words), known.status);
    return notSent(speech.say("broken"), error.refusal.code === "unavailable" ? 503 : 409);
  }
  const { statusCode = 500 } = Object(error) as { statusCode?: number };
  if (statusCode === 413) return notSent(speech.say("tooMuch"), 413);
  if (statusCode < 500) return notSent(speech.say("unreadable"), statusCode);
  if (isBrokenForm(error)) return notSent(speech.say("unreadable"), 400);
  request.log.error({ err: error }, "job page failed");
  return notSent(speech.say("broken"), 500);
}

/** What the parser of forms says of a body that ends too early or was made wrongly carries no status. */
const isBrokenForm = (error: unknown): boolean =>
  error instanceof Error &&
  (("code" in error && error.code === "ECONNRESET") ||
    /^(Unexpected end of|Malformed|Multipart:|Part terminated|Premature)/i.test(error.message));
