/** The form of a position makes the body that the API takes, and says where it can not. */
import { describe, expect, it } from "vitest";
import type { Position } from "../../../../shared/native.ts";
import { createPositionSchema, type PositionSettings, positionSettingsSchema } from "../../../../shared/position.ts";
import { faultAt, faultsBelow } from "./faults.ts";
import {
  blankForm,
  blankQuestion,
  blankScreeningQuestion,
  blankTag,
  differs,
  formOf,
  formOfSetQuestion,
  moved,
  type PositionForm,
  readForm,
  readSetQuestions,
} from "./position-form.ts";

const QUESTION_ID = "019c5ea9-a792-7f0d-b671-4c3c16000000";

function positionWith(settings: Partial<PositionSettings>): Position {
  return {
    id: "019c5ea9-a792-7f0d-b671-4c3c16000001",
    title: "Baker",
    visibility: "public",
    projectId: null,
    access: "team",
    memberIds: [],
    settings: { ...positionSettingsSchema.parse({}), ...settings },
    questions: [
      {
        id: QUESTION_ID,
        ordinal: 1,
        text: "Which bread do you like to bake?",
        answerKind: "audio",
        thinkSeconds: 0,
        answerSeconds: 60,
        retakes: 0,
        expectedAnswer: null,
        videoFileId: null,
        videoUrl: null,
      },
    ],
    publicUrl: null,
    logoUrl: null,
    introVideoUrl: null,
    counts: { total: 0, draft: 0, inProgress: 0, completed: 0 },
    version: 3,
    createdAt: "2026-01-01T00:00:00.000Z",
    updatedAt: "2026-01-01T00:00:00.000Z",
    archivedAt: null,
  };
}

const filled = (change: (form: PositionForm) => void = () => {}): PositionForm => {
  const form = { ...blankForm(), title: "Baker", questions: [{ ...blankQuestion(), text: "Why bread?" }] };
  change(form);
  return form;
};
const faultsOf = (form: PositionForm) => {
  const read = readForm(form);
  return read.ok ? {} : read.faults;
};

describe("the form of a position", () => {
  it("makes a body of a title and one question", () => {
    const read = readForm(filled());
    expect(read.ok && read.body).toEqual(
      createPositionSchema.parse({ title: "Baker", questions: [{ text: "Why bread?" }] }),
    );
  });

  it("gives back what the server stated, question ids included", () => {
    const position = positionWith({ reminderHoursBefore: [48, 4], durationMinutes: 20, role: "Early shift" });
    const read = readForm(formOf(position));
    expect(read.ok && read.body.settings).toEqual(position.settings);
    const [{ ordinal: _ordinal, videoUrl: _videoUrl, ...question } = { ordinal: 0, videoUrl: null }] =
      position.questions;
    expect(read.ok && read.body.questions).toEqual([question]);
  });

  it("says where something is missing, by JSON pointer", () => {
    const form = blankForm();
    expect(faultsOf(form)).toEqual({
      "/title": "A title is needed.",
      "/questions/0/text": "Write the question, or remove it.",
    });
  });

  it("says the limits of numbers, and that an empty one is needed", () => {
    const faults = faultsOf(
      filled((form) => {
        form.settings.durationMinutes = 5;
        form.settings.linkExpirationDays = null;
        form.questions = [{ ...blankQuestion(), text: "Why?", answerSeconds: 1801, thinkSeconds: 1.5 }];
      }),
    );
    expect(faults["/settings/durationMinutes"]).toBe("At least 10.");
    expect(faults["/settings/linkExpirationDays"]).toBe("Write a whole number.");
    expect(faults["/questions/0/answerSeconds"]).toBe("At most 1800.");
    expect(faults["/questions/0/thinkSeconds"]).toBe("Write a whole number.");
  });

  it("reads reminder hours with commas or spaces, and refuses words", () => {
    const read = readForm(filled((form) => (form.settings.reminderHours = "48, 4 2")));
    expect(read.ok && read.body.settings.reminderHoursBefore).toEqual([48, 4, 2]);
    const faults = faultsOf(filled((form) => (form.settings.reminderHours = "48, soon")));
    expect(faultAt(faults, "/settings/reminderHoursBefore")).toBe("Write a whole number.");
    const none = readForm(filled((form) => (form.settings.reminderHours = "  ")));
    expect(none.ok && none.body.settings.reminderHoursBefore).toEqual([]);
  });

  it("needs a required resume for resume screening", () => {
    const faults = faultsOf(filled((form) => (form.settings.resumeScreening = true)));
    expect(faults).toEqual({ "/settings/resumeScreening": "Screening needs a required resume." });
  });

  it("needs two options for a choice and an accepted answer for a knock-out", () => {
    const faults = faultsOf(
      filled((form) => {
        form.settings.preScreening = [
          { ...blankScreeningQuestion(), text: "Which shift?", kind: "choice", options: ["Early", " "] },
          { ...blankScreeningQuestion(), text: "A licence?", mustHave: true },
        ];
      }),
    );
    expect(faults).toEqual({
      "/settings/preScreening/0/options": "Write at least two options.",
      "/settings/preScreening/1/acceptedAnswers": "Say which answer is accepted.",
    });
  });

  it("drops accepted answers that are no longer options, and knock-outs of free text", () => {
    const read = readForm(
      filled((form) => {
        form.settings.postScreening = [
          {
            ...blankScreeningQuestion(),
            text: "Which shift?",
            kind: "choice",
            options: ["Early", "Late"],
            mustHave: true,
            acceptedAnswers: ["Early", "Night"],
          },
          { ...blankScreeningQuestion(), text: "Why?", kind: "text", mustHave: true, acceptedAnswers: ["x"] },
        ];
      }),
    );
    expect(read.ok && read.body.settings.postScreening[0]?.acceptedAnswers).toEqual(["Early"]);
    expect(read.ok && read.body.settings.postScreening[1]).toMatchObject({ mustHave: false, acceptedAnswers: [] });
  });

  it("gives back the tags and the postal code that the server stated", () => {
    const tags = [{ name: "Shift", options: ["Early", "Late"] }];
    const location = { type: "onsite", country: "Germany", city: "Leipzig", zipcode: "04109" } as const;
    const read = readForm(formOf(positionWith({ tags, location })));
    expect(read.ok && read.body.settings.tags).toEqual(tags);
    expect(read.ok && read.body.settings.location).toEqual(location);
  });

  it("refuses a postal code that is too long", () => {
    const faults = faultsOf(filled((form) => (form.settings.location.zipcode = "1".repeat(21))));
    expect(faults).toEqual({ "/settings/location/zipcode": "At most 20 characters." });
  });

  it("keeps every option of a tag once, without the empty lines", () => {
    const read = readForm(
      filled((form) => {
        form.settings.tags = [{ ...blankTag(), name: " Shift ", options: ["Early", "", " Late", "Early "] }];
      }),
    );
    expect(read.ok && read.body.settings.tags).toEqual([{ name: "Shift", options: ["Early", "Late"] }]);
  });

  it("needs a name of its own and an option for every tag", () => {
    const faults = faultsOf(
      filled((form) => {
        form.settings.tags = [
          { ...blankTag(), name: "Shift", options: ["Early"] },
          { ...blankTag(), name: "Shift ", options: ["Late"] },
          { ...blankTag(), options: [" "] },
        ];
      }),
    );
    expect(faults).toEqual({
      "/settings/tags/1/name": "Another tag has this name.",
      "/settings/tags/2/name": "This is needed.",
      "/settings/tags/2/options": "Write at least one option.",
    });
  });

  it("says where an option of a tag is too long", () => {
    const faults = faultsOf(
      filled((form) => (form.settings.tags = [{ ...blankTag(), name: "Shift", options: ["x".repeat(41)] }])),
    );
    expect(faultAt(faults, "/settings/tags/0/options")).toBe("At most 40 characters.");
  });

  it("knows whether something is not saved", () => {
    const saved = formOf(positionWith({}));
    expect(differs(formOf(positionWith({})), saved)).toBe(false);
    expect(differs({ ...saved, title: "Miller" }, saved)).toBe(true);
    expect(differs(blankForm(), blankForm())).toBe(false);
    const tagged = { tags: [{ name: "Shift", options: ["Early"] }] };
    expect(differs(formOf(positionWith(tagged)), formOf(positionWith(tagged)))).toBe(false);
    expect(differs(formOf(positionWith(tagged)), saved)).toBe(true);
  });
});

describe("a list of rows", () => {
  it("moves a row by one place and keeps its ends", () => {
    expect(moved(["a", "b", "c"], 1, -1)).toEqual(["b", "a", "c"]);
    expect(moved(["a", "b", "c"], 1, 1)).toEqual(["a", "c", "b"]);
    expect(moved(["a", "b"], 0, -1)).toEqual(["a", "b"]);
    expect(moved(["a", "b"], 1, 1)).toEqual(["a", "b"]);
  });
});

describe("faults", () => {
  it("counts the places below a section", () => {
    const faults = { "/title": "x", "/questions/0/text": "x", "/questions/1/text": "x", "/questionsOther": "x" };
    expect(faultsBelow(faults, ["/questions"])).toBe(2);
  });
});

describe("question sets", () => {
  it("keep what is written, and put it into another form as copies", () => {
    const form = formOf(positionWith({}));
    const kept = readSetQuestions({ ...form, questions: [...form.questions, blankQuestion()] });
    expect(kept).toMatchObject([{ text: "Which bread do you like to bake?", answerKind: "audio", retakes: 0 }]);
    const copy = kept?.[0] && formOfSetQuestion({ ...kept[0], videoUrl: null });
    expect(copy).toMatchObject({ id: null, text: "Which bread do you like to bake?", expectedAnswer: "" });
    expect(copy?.key).not.toBe(QUESTION_ID);
  });

  it("are not kept while a question is not complete, or none is written", () => {
    const form = formOf(positionWith({}));
    const wrong = { ...blankQuestion(), text: "How long?", answerSeconds: null };
    expect(readSetQuestions({ ...form, questions: [...form.questions, wrong] })).toBeNull();
    expect(readSetQuestions({ ...form, questions: [blankQuestion()] })).toBeNull();
  });
});
