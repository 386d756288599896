/** The form of a position: what is on the page, and the body of the API that it makes. */
import { newId } from "../../../../shared/ids.ts";
import type { Position } from "../../../../shared/native.ts";
import {
  type CreatePosition,
  createPositionSchema,
  type PositionSettings,
  positionSettingsSchema,
  type RubricCriterion,
  type ScreeningQuestion,
  type SetQuestion,
  setQuestionSchema,
} from "../../../../shared/position.ts";
import { pointerOf, wordsOfIssue } from "./faults.ts";

/** A question on the page; the key stays with it while it moves. Numbers are null while their field is empty. */
export interface QuestionForm {
  key: string;
  /** Null until the server has stored it. */
  id: string | null;
  text: string;
  answerKind: "video" | "audio" | "text";
  thinkSeconds: number | null;
  answerSeconds: number | null;
  retakes: number | null;
  expectedAnswer: string;
  videoFileId: string | null;
  /** Where the video is shown from; not sent. */
  videoUrl: string | null;
}

/** A tag on the page; the key stays with it while others come and go. */
export interface TagForm {
  key: string;
  name: string;
  options: string[];
}

type NumberName = "durationMinutes" | "linkExpirationDays" | "interviewRetakes" | "skillQuestionCount";

export interface SettingsForm extends Omit<PositionSettings, NumberName | "reminderHoursBefore" | "tags"> {
  durationMinutes: number | null;
  linkExpirationDays: number | null;
  interviewRetakes: number | null;
  skillQuestionCount: number | null;
  /** Numbers with commas between them. */
  reminderHours: string;
  tags: TagForm[];
}

export interface PositionForm {
  title: string;
  visibility: "public" | "private";
  projectId: string | null;
  /** Who of the team sees it; asked when the position is new, and changed by itself later. */
  access: "team" | "chosen";
  questions: QuestionForm[];
  settings: SettingsForm;
}

/** A question as it starts: 30 seconds to think, two minutes to answer, one more take. */
export const blankQuestion = (): QuestionForm => ({
  key: newId(),
  id: null,
  text: "",
  answerKind: "video",
  thinkSeconds: 30,
  answerSeconds: 120,
  retakes: 1,
  expectedAnswer: "",
  videoFileId: null,
  videoUrl: null,
});

/** A question of a set as a new row of a form: a copy, which is the position's own from then on. */
export const formOfSetQuestion = ({
  expectedAnswer,
  ...question
}: SetQuestion & { videoUrl: string | null }): QuestionForm => ({
  ...question,
  key: newId(),
  id: null,
  expectedAnswer: expectedAnswer ?? "",
});

/** A question of a form as it starts: yes or no, required, no knock-out. */
export const blankScreeningQuestion = (): ScreeningQuestion => ({
  id: newId(),
  text: "",
  kind: "yes_no",
  options: [],
  required: true,
  mustHave: false,
  acceptedAnswers: [],
});

/** A criterion as "Add criterion" makes it. */
export const blankCriterion = (): RubricCriterion => ({ id: newId(), name: "", description: "", weight: 1 });

/** A tag as it starts. */
export const blankTag = (): TagForm => ({ key: newId(), name: "", options: [] });

const settingsFormOf = ({ reminderHoursBefore, tags, ...settings }: PositionSettings): SettingsForm => ({
  ...settings,
  reminderHours: reminderHoursBefore.join(", "),
  tags: tags.map((tag) => ({ ...tag, key: newId() })),
});

/** A new position's form: the defaults, and one empty question. */
export const blankForm = (): PositionForm => ({
  title: "",
  visibility: "private",
  projectId: null,
  access: "team",
  questions: [blankQuestion()],
  settings: settingsFormOf(positionSettingsSchema.parse({})),
});

/** The form of a position that exists. */
export const formOf = (position: Position): PositionForm => ({
  title: position.title,
  visibility: position.visibility,
  projectId: position.projectId,
  access: position.access,
  questions: position.questions.map(({ ordinal: _ordinal, expectedAnswer, ...question }) => ({
    ...question,
    key: question.id,
    expectedAnswer: expectedAnswer ?? "",
  })),
  settings: settingsFormOf(position.settings),
});

/** Whether the form holds something that is not saved. Keys of rows do not count. */
export const differs = (form: PositionForm, saved: PositionForm): boolean => comparable(form) !== comparable(saved);

const comparable = (form: PositionForm): string =>
  JSON.stringify({
    ...form,
    questions: form.questions.map(({ key: _key, videoUrl: _videoUrl, ...question }) => question),
    settings: { ...form.settings, tags: form.settings.tags.map(({ key: _key, ...tag }) => tag) },
  });

/** The answers that count, of those that the kind of question can give. */
function screeningBodyOf(question: ScreeningQuestion): ScreeningQuestion {
  const options = question.kind === "choice" ? question.options.map((option) => option.trim()).filter(Boolean) : [];
  const mustHave = question.mustHave && question.kind !== "text";
  const given = question.acceptedAnswers.map((answer) => answer.trim()).filter(Boolean);
  const acceptedAnswers = question.kind === "choice" ? given.filter((answer) => options.includes(answer)) : given;
  return { ...question, options, mustHave, acceptedAnswers: mustHave ? acceptedAnswers : [] };
}

/** Every option once, without the empty lines. */
const tagBodyOf = ({ name, options }: TagForm) => ({
  name: name.trim(),
  options: [...new Set(options.map((option) => option.trim()).filter(Boolean))],
});

/** Texts that are no numbers stay texts, so that the schema finds them. */
const hoursIn = (text: string): (number | string)[] =>
  text
    .split(/[,;\s]+/)
    .filter(Boolean)
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));

/** The body that the form stands for; not checked yet. */
function draftOf(form: PositionForm) {
  const { reminderHours, tags, preScreening, postScreening, ...settings } = form.settings;
  return {
    title: form.title,
    visibility: form.visibility,
    projectId: form.projectId,
    access: form.access,
    questions: form.questions.map(({ key: _key, videoUrl: _videoUrl, id, expectedAnswer, ...question }) => ({
      ...question,
      ...(id === null ? {} : { id }),
      expectedAnswer: expectedAnswer.trim() || null,
    })),
    settings: {
      ...settings,
      reminderHoursBefore: hoursIn(reminderHours),
      tags: tags.map(tagBodyOf),
      preScreening: preScreening.map(screeningBodyOf),
      postScreening: postScreening.map(screeningBodyOf),
    },
  };
}

/** The questions of a form as a set keeps them; null while one of them is not complete. */
export function readSetQuestions(form: PositionForm): SetQuestion[] | null {
  const written = draftOf(form).questions.filter(({ text }) => text.trim());
  const read = written.map(({ text, answerKind, thinkSeconds, answerSeconds, retakes, expectedAnswer, videoFileId }) =>
    setQuestionSchema.safeParse({
      text,
      answerKind,
      thinkSeconds,
      answerSeconds,
      retakes,
      expectedAnswer,
      videoFileId,
    }),
  );
  const good = read.flatMap((one) => (one.success ? [one.data] : []));
  return good.length > 0 && good.length === written.length ? good : null;
}

export type ReadForm = { ok: true; body: CreatePosition } | { ok: false; faults: Record<string, string> };

/**
 * The body for the API, or what is wrong by JSON pointer. The schema is the server's own; what depends on two fields is
 * checked here as the server checks it.
 */
export function readForm(form: PositionForm): ReadForm {
  const parsed = createPositionSchema.safeParse(draftOf(form));
  const faults: Record<string, string> = {};
  for (const issue of parsed.error?.issues ?? []) faults[pointerOf(issue.path)] ??= wordsOfIssue(issue);
  form.questions.forEach((question, index) => {
    if (!question.text.trim()) faults[`/questions/${index}/text`] = "Write the question, or remove it.";
  });
  if (!form.title.trim()) faults["/title"] = "A title is needed.";
  for (const [pointer, words] of settingFaults(form.settings)) faults[pointer] ??= words;
  return parsed.success && Object.keys(faults).length === 0 ? { ok: true, body: parsed.data } : { ok: false, faults };
}

function* settingFaults(settings: SettingsForm): Generator<[string, string]> {
  const { minimumYears, maximumYears } = settings.experience;
  if (minimumYears !== null && maximumYears !== null && minimumYears > maximumYears) {
    yield ["/settings/experience/minimumYears", "The least is more than the most."];
  }
  if (settings.resumeScreening && !settings.resumeRequired) {
    yield ["/settings/resumeScreening", "Screening needs a required resume."];
  }
  const tags = settings.tags.map(tagBodyOf);
  for (const [index, { name, options }] of tags.entries()) {
    const taken = tags.findIndex((tag) => tag.name === name) < index;
    if (name && taken) yield [`/settings/tags/${index}/name`, "Another tag has this name."];
    if (options.length === 0) yield [`/settings/tags/${index}/options`, "Write at least one option."];
  }
  for (const name of ["preScreening", "postScreening"] as const) {
    for (const [index, given] of settings[name].entries()) {
      const question = screeningBodyOf(given);
      const at = `/settings/${name}/${index}`;
      if (question.kind === "choice" && question.options.length < 2)
        yield [`${at}/options`, "Write at least two options."];
      if (!question.mustHave) continue;
      if (question.acceptedAnswers.length === 0) yield [`${at}/acceptedAnswers`, "Say which answer is accepted."];
      else if (question.kind === "number" && Number.isNaN(Number(question.acceptedAnswers[0]))) {
        yield [`${at}/acceptedAnswers`, "Write a number."];
      }
    }
  }
}

/** The list with one row moved by one place; the same list at its ends. */
export function moved<Row>(rows: readonly Row[], from: number, by: 1 | -1): Row[] {
  const to = from + by;
  const next = [...rows];
  const [row] = next.splice(from, 1);
  if (row === undefined || to < 0 || to >= rows.length) return [...rows];
  next.splice(to, 0, row);
  return next;
}
