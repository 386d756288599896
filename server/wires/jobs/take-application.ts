/** Takes a sent application form: what is missing is said on the page again, what is whole leads to the next step. */
import { randomUUID } from "node:crypto";
import type { FastifyReply } from "fastify";
import type { PublicPost } from "../../core/job-posts/index.ts";
import { applyPublicly, type PublicOutcome } from "../../core/public-applications/index.ts";
import { originOf } from "../entrance.ts";
import type { Limit } from "../limits.ts";
import { askedBy, type Faults, readFields, TRAP } from "./apply-form.ts";
import { brandOf, type Call, closedJob, findJob, noJob, speechOf } from "./find-job.ts";
import { jobPage } from "./job-page.ts";
import { type Brand, type JobsWireDeps, notice, sendPage } from "./layout.ts";
import { dropCv, type ReceivedForm, receiveForm } from "./receive-form.ts";
import type { Speech } from "./words/speech.ts";

export async function takeApplication(
  deps: JobsWireDeps,
  limit: Limit,
  call: Call,
  text: string,
): Promise<FastifyReply> {
  const { request, reply } = call;
  const found = await findJob(deps, text);
  const speech = speechOf(call, found ?? undefined);
  if (!found) return sendPage(deps, request, reply, noJob(speech));
  const brand = await brandOf(deps, found.workspace, found);
  const notSent = (words: string, status: number) =>
    sendPage(deps, request, reply, notice(speech, speech.say("notSent"), words, brand, status));
  if (!found.open) return sendPage(deps, request, reply, closedJob(speech, found, brand));
  if (!limit.take(request.ip)) {
    void reply.header("retry-after", "600");
    return notSent(speech.say("tooMany"), 429);
  }
  if (!request.isMultipart()) return notSent(speech.say("unreadable"), 415);
  const form = await receiveForm(deps, found.workspace.id, request);
  const applied = `/jobs/${found.post.id}/applied`;
  if ((form.typed[TRAP] ?? "") !== "") {
    await dropCv(deps, found.workspace.id, form);
    return reply.redirect(`${applied}?next=wait`, 303);
  }
  const asked = askedBy(found);
  const { fields, faults } = readFields(speech, form.typed, asked);
  const cvFault = form.cvFault ?? (asked.cv === "required" && !form.cv ? "cvMissing" : null);
  if (faults || cvFault !== null) {
    const all = { ...faults, ...(cvFault === null ? {} : { cv: speech.say(cvFault) }) };
    return sendAgain(deps, call, { speech, found, brand }, form, all);
  }
  const { name, email, phone, attempt } = fields;
  const application = {
    name,
    email,
    phone: phone || undefined,
    cv: form.cv,
    attempt: attempt || randomUUID(),
    language: speech.language,
  };
  const outcome = await applyPublicly(deps, originOf(request, "room"), found, application);
  return reply.header("cache-control", "no-store").redirect(`${applied}?${nextOf(outcome)}`, 303);
}

/** The page again with what was typed; browsers do not send a file back, so the CV has to be chosen once more. */
async function sendAgain(
  deps: JobsWireDeps,
  { request, reply }: Call,
  { speech, found, brand }: { speech: Speech; found: PublicPost; brand: Brand },
  form: ReceivedForm,
  faults: Faults,
): Promise<FastifyReply> {
  const lost = form.cv ? { cv: speech.say("cvAgain") } : {};
  await dropCv(deps, found.workspace.id, form);
  const sent = { typed: form.typed, faults: { ...lost, ...faults }, status: 422 };
  return sendPage(deps, request, reply, jobPage(speech, found, brand, deps.publicUrl, sent));
}

const nextOf = (outcome: PublicOutcome): string => {
  if (outcome.outcome === "entered") return `next=start&code=${outcome.code}`;
  return outcome.outcome === "mailed" ? "next=mail" : "next=wait";
};
