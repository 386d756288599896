/** The application form of a job page: what it asks, what may be answered, and how it says what is missing. */
import { z } from "zod";
import { isPhoneNumber } from "../../../shared/phone.ts";
import { isVisible } from "../../../shared/visible-text.ts";
import type { PublicPost } from "../../core/job-posts/index.ts";
import { isStorable } from "../../core/storable-text.ts";
import { ATTEMPT } from "./layout.ts";
import { html, type Markup } from "./markup.ts";
import type { Speech } from "./words/speech.ts";

/** What somebody typed, kept when something is missing. */
export type Typed = Readonly<Record<string, string>>;
export type Faults = Readonly<Record<string, string>>;

/** A field that people do not see: what fills it in is a program. */
export const TRAP = "website";

interface Asked {
  phone: "optional" | "required" | "hidden";
  cv: "optional" | "required";
}

/** What this job asks: without an interview the CV is all there is to read. */
export function askedBy({ position }: PublicPost): Asked {
  return {
    phone: position?.settings.application.phone ?? "optional",
    cv: position === null || position.settings.resumeRequired ? "required" : "optional",
  };
}

const readable = (text: string): boolean => isStorable(text) && !text.includes("\ufffd");

function fieldsSchema({ say }: Speech) {
  const line = (most: number) =>
    z.string().trim().max(most, say("tooLong", { most })).refine(readable, say("badCharacters"));
  return z.object({
    name: line(200).refine(isVisible, say("nameMissing")),
    email: line(254).pipe(z.email(say("emailWrong"))),
    phone: line(40),
    consent: z.literal("yes", say("consentMissing")),
    attempt: z.guid().catch(""),
  });
}

export type Fields = z.infer<ReturnType<typeof fieldsSchema>>;

/** The fields, or a sentence for each that can not be used. */
export function readFields(
  speech: Speech,
  typed: Typed,
  { phone }: Asked,
): { fields: Fields; faults: null } | { fields: null; faults: Faults } {
  const given = { name: "", email: "", phone: "", consent: "", attempt: "", ...typed };
  const read = fieldsSchema(speech).safeParse(phone === "hidden" ? { ...given, phone: "" } : given);
  const faults: Record<string, string> = {};
  for (const { path, message } of read.error?.issues ?? []) faults[String(path[0])] ??= message;
  if (phone === "required" && !isPhoneNumber(given.phone)) faults.phone = speech.say("phoneMissing");
  return read.success && Object.keys(faults).length === 0
    ? { fields: read.data, faults: null }
    : { fields: null, faults };
}

/** In the order of the form; what the catalogues call them. */
const LABELS = { name: "name", email: "email", phone: "phone", cv: "cv", consent: "agreement" } as const;
type FieldName = keyof typeof LABELS;
const NAMES: readonly FieldName[] = ["name", "email", "phone", "cv", "consent"];

/** The form with what was typed before and what is wrong with it. */
export function applyForm(
  speech: Speech,
  found: PublicPost,
  company: string,
  typed: Typed = {},
  faults: Faults = {},
): Markup {
  const { say } = speech;
  const field = fieldIn(speech);
  const asked = askedBy(found);
  const { retention, contactEmail } = found.workspace.settings;
  const names = NAMES.filter((name) => faults[name] !== undefined);
  return html`<form class="form" method="post" action="/jobs/${found.post.id}" enctype="multipart/form-data">
${
  names.length > 0 &&
  html`<div class="faults" role="alert" tabindex="-1" autofocus><p><strong>${say("nothingSent")}</strong></p><ul>${names.map(
    (name) => html`<li><a href="#${name}">${say(LABELS[name])}</a>: ${faults[name]}</li>`,
  )}</ul></div>`
}
${field("name", faults.name, (more) => html`<input id="name" name="name" required maxlength="200" autocomplete="name" value="${typed.name ?? ""}"${more}>`)}
${field("email", faults.email, (more) => html`<input id="email" name="email" type="email" required maxlength="254" autocomplete="email" value="${typed.email ?? ""}"${more}>`)}
${
  asked.phone !== "hidden" &&
  field(
    "phone",
    faults.phone,
    (more) =>
      html`<input id="phone" name="phone" type="tel" maxlength="40" autocomplete="tel" value="${typed.phone ?? ""}"${asked.phone === "required" && html` required`}${more}>`,
    asked.phone === "optional",
  )
}
${field(
  "cv",
  faults.cv,
  (more) =>
    html`<input id="cv" name="cv" type="file" accept=".pdf,.docx,application/pdf,application/vnd.openxmlformats-officedocument.wordprocessingml.document"${asked.cv === "required" && html` required`}${more}>`,
  asked.cv === "optional",
  say("cvHint"),
)}
<div class="trap" aria-hidden="true"><label for="${TRAP}">${say("leaveEmpty")}</label><input id="${TRAP}" name="${TRAP}" tabindex="-1" autocomplete="off"></div>
<input type="hidden" name="attempt" value="${ATTEMPT}">
<div class="field">
<label class="check" for="consent"><input id="consent" name="consent" type="checkbox" value="yes" required${typed.consent === "yes" && html` checked`}${described("consent", faults.consent)}>
<span>${say("consent", { company, retention: speech.retention(retention) })}</span></label>
${faults.consent !== undefined && html`<p class="fault" id="consent-fault">${faults.consent}</p>`}
</div>
<p><button class="button button-main" type="submit">${say("send")}</button></p>
${contactEmail !== null && html`<p class="quiet">${say("questions")} <a href="mailto:${contactEmail}">${contactEmail}</a></p>`}
</form>`;
}

const described = (name: string, fault: string | undefined, hint = false): Markup | false => {
  const ids = [...(hint ? [`${name}-hint`] : []), ...(fault === undefined ? [] : [`${name}-fault`])];
  if (ids.length === 0) return false;
  return html` aria-describedby="${ids.join(" ")}"${fault !== undefined && html` aria-invalid="true"`}`;
};

const fieldIn =
  ({ say }: Speech) =>
  (
    name: FieldName,
    fault: string | undefined,
    input: (more: Markup | false) => Markup,
    optional = false,
    hint?: string,
  ): Markup =>
    html`<div class="field"><label for="${name}">${say(LABELS[name])}${optional && html` <span class="quiet">${say("optional")}</span>`}</label>
${hint !== undefined && html`<p class="quiet" id="${name}-hint">${hint}</p>`}
${input(described(name, fault, hint !== undefined))}
${fault !== undefined && html`<p class="fault" id="${name}-fault">${fault}</p>`}</div>`;
