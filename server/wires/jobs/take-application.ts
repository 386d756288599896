/** Takes a sent application form: what is missing is said on the page again, what is whole leads to the next step. */
import { randomUUID } from "node:crypto";
import type { FastifyReply } from "fastify";
import type { PublicPost } from "../../core/job-posts/index.ts";
import { applyPublicly, type PublicOutcome } from "../../core/public-applications/index.ts";
import { originOf } from "../entrance.ts";
import type { Limit } from "../limits.ts";
import { askedBy, type Faults, readFields, TRAP } from "./apply-form.ts";
import { brandOf, type Call, closedJob, findJob, noJob } from "./find-job.ts";
import { jobPage } from "./job-page.ts";
import { type Brand, type JobsWireDeps, notice, sendPage } from "./layout.ts";
import { dropCv, type ReceivedForm, receiveForm } from "./receive-form.ts";

export async function takeApplication(
  deps: JobsWireDeps,
  limit: Limit,
  call: Call,
  text: string,
): Promise<FastifyReply> {
  const { request, reply } = call;
  const found = await findJob(deps, text);
  if (!found) return sendPage(deps, request, reply, noJob);
  const brand = await brandOf(deps, found.workspace, found);
  if (!found.open) return sendPage(deps, request, reply, closedJob(found, brand));
  if (!limit.take(request.ip)) {
    const words = "Too many applications have come from your address. Try again in ten minutes.";
    return sendPage(deps, request, reply.header("retry-after", "600"), notice("Not sent", words, brand, 429));
  }
  if (!request.isMultipart()) {
    return sendPage(deps, request, reply, notice("Not sent", "The form could not be read. Send it again.", brand, 415));
  }
  const form = await receiveForm(deps, found.workspace.id, request);
  const applied = `/jobs/${found.post.id}/applied`;
  if ((form.typed[TRAP] ?? "") !== "") {
    await dropCv(deps, form);
    return reply.redirect(`${applied}?next=wait`, 303);
  }
  const asked = askedBy(found);
  const { fields, faults } = readFields(form.typed, asked);
  const cvFault = form.cvFault ?? (asked.cv === "required" && !form.cv ? "Your CV is missing." : null);
  if (faults || cvFault !== null)
    return sendAgain(deps, call, found, brand, form, { ...faults, ...(cvFault === null ? {} : { cv: cvFault }) });
  const { name, email, phone, attempt } = fields;
  const application = { name, email, phone: phone || undefined, cv: form.cv, attempt: attempt || randomUUID() };
  const outcome = await applyPublicly(deps, originOf(request, "room"), found, application);
  return reply.header("cache-control", "no-store").redirect(`${applied}?${nextOf(outcome)}`, 303);
}

/** The page again with what was typed; browsers do not send a file back, so the CV has to be chosen once more. */
async function sendAgain(
  deps: JobsWireDeps,
  { request, reply }: Call,
  found: PublicPost,
  brand: Brand,
  form: ReceivedForm,
  faults: Faults,
): Promise<FastifyReply> {
  const lost = form.cv ? { cv: "Choose your CV again: the browser does not keep it." } : {};
  await dropCv(deps, form);
  const sent = { typed: form.typed, faults: { ...lost, ...faults }, status: 422 };
  return sendPage(deps, request, reply, jobPage(found, brand, deps.publicUrl, sent));
}

const nextOf = (outcome: PublicOutcome): string => {
  if (outcome.outcome === "entered") return `next=start&code=${outcome.code}`;
  return outcome.outcome === "mailed" ? "next=mail" : "next=wait";
};
