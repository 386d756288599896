/** The bodies of the four calls. Fields that are not listed are ignored; null counts as left out. */
import { z } from "zod";
import { readId } from "../../../shared/ids.ts";
import { isVisible } from "../../../shared/visible-text.ts";

const MAXIMUM_ROWS = 500;
const MAXIMUM_LIMIT = 100;

const expected = (what: string) => ({
  error: (issue: { input?: unknown }) =>
    issue.input === undefined || issue.input === null ? "This field is required." : `This field must be ${what}.`,
});

const text = z.string(expected("a string"));
/** Any object, with every key that it was sent with: z.record leaves out __proto__. */
const object = z
  .custom<Record<string, unknown>>(
    (value) => typeof value === "object" && value !== null && !Array.isArray(value),
    expected("an object"),
  )
  .meta({ type: "object" });
const optional = <Schema extends z.ZodType>(schema: Schema) =>
  schema.nullish().transform((value) => value ?? undefined);

const id = text.transform((value, context) => {
  const read = readId(value.trim());
  if (read !== null) return read;
  context.addIssue({ code: "custom", message: "This field must be a UUID." });
  return z.NEVER;
});

const wholeNumber = (what: string, maximum: number) =>
  z
    .number(expected("a number"))
    .int("This field must be a whole number.")
    .min(1, `The ${what} is at least 1.`)
    .max(maximum, `The ${what} is at most ${maximum}.`);

const name = text
  .trim()
  .refine(isVisible, "The name must not be blank.")
  .max(200, "The name has at most 200 characters.");
const email = text
  .trim()
  .toLowerCase()
  .pipe(z.email("This is no e-mail address.").max(254, "The address is too long."));
const status = z.enum(["shortlisted", "draft"], { error: "The status must be shortlisted or draft." });
const skills = z
  .array(
    text.trim().min(1, "A skill must not be blank.").max(80, "A skill has at most 80 characters."),
    expected("an array"),
  )
  .max(50, "At most 50 skills can be given.");

const question = text
  .trim()
  .min(1, "A question must not be blank.")
  .max(2000, "A question has at most 2000 characters.");
const customQuestion = z.union(
  [
    question.transform((value) => ({ question: value })),
    z.object({
      question,
      expectedAnswer: optional(text.trim().max(5000)),
      timeLimitSeconds: optional(z.number().int().min(10).max(1800)),
      followUps: optional(z.boolean()),
    }),
  ],
  {
    error:
      "A custom question is a text of at most 2000 characters, or an object with question and optionally expectedAnswer, timeLimitSeconds (10 to 1800) and followUps.",
  },
);

const resumeUrl = text
  .trim()
  .max(2048)
  .pipe(z.url({ protocol: /^https?$/, error: "This must be an http or https address." }));

/** A vendor's call names the position by one of two words; the call's own word wins. */
const aliased =
  (word: string, alias: string) =>
  (body: unknown): unknown => {
    if (typeof body !== "object" || body === null || !(alias in body)) return body;
    const sent = { ...body } as Record<string, unknown>;
    return { ...sent, [word]: sent[word] ?? sent[alias] };
  };
const bodyOf = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.object(shape, { error: "The body must be a JSON object." });

export const batchSchema = z.preprocess(
  aliased("interviewerId", "jobId"),
  bodyOf({
    interviewerId: id,
    status: optional(status),
    skills: optional(skills),
    data: z
      .array(z.unknown(), expected("an array"))
      .min(1, "At least one candidate must be given.")
      .max(MAXIMUM_ROWS, `At most ${MAXIMUM_ROWS} candidates can be given.`),
  }),
);

/** One of data[]: checked row by row, so that one that does not fit blocks no other. */
export const rowSchema = z.object(
  {
    name,
    email,
    skills: optional(skills),
    additionalFields: optional(object),
    metadata: optional(object),
  },
  { error: "A candidate must be an object." },
);

/** Hours in metadata by which the invitation mail waits. */
export const delaySchema = z
  .number("sendEmailAfter must be a number of hours.")
  .min(1, "sendEmailAfter is at least 1 hour.")
  .max(96, "sendEmailAfter is at most 96 hours.");

export const singleSchema = z.preprocess(
  aliased("jobId", "interviewerId"),
  bodyOf({
    name,
    email,
    jobId: id,
    status: optional(status),
    resumeUrl: optional(resumeUrl),
    skills: optional(skills),
    customQuestions: optional(
      z.array(customQuestion, expected("an array")).max(20, "At most 20 custom questions can be given."),
    ),
    additionalFields: optional(object),
    metadata: optional(object),
  }),
);

export const fetchSchema = z.preprocess(
  aliased("interviewerId", "jobId"),
  bodyOf({
    interviewerId: id,
    interviewId: optional(id),
    page: optional(wholeNumber("page", 1_000_000)),
    limit: optional(wholeNumber("limit", MAXIMUM_LIMIT)),
    additionalFields: optional(object),
    includeArchived: optional(z.boolean(expected("true or false"))),
  }),
);

export const patchSchema = z.preprocess(
  aliased("candidateAdditionalFields", "additionalFields"),
  bodyOf({ interviewId: id, candidateAdditionalFields: object }),
);
