/** Questions can be moved, added and changed, and what is sent is what the API takes. */
import { describe, expect, it } from "vitest";
import { replaceQuestionsSchema } from "../../../../shared/native.ts";
import { type EditedQuestion, questionFaults, questionsBody, withMoved, withNew } from "./question-edits.ts";

const edit = (key: string): EditedQuestion => ({
  key,
  id: "304c0cfb-324f-4b2c-ac89-c93725c00399",
  text: `Question ${key}`,
  answerKind: "audio",
  thinkSeconds: 5,
  answerSeconds: 60,
  retakes: 0,
});
const order = (edits: readonly EditedQuestion[]) => edits.map(({ key }) => key).join("");
const three = ["a", "b", "c"].map(edit);

describe("edited questions", () => {
  it("move one place, and not past an end", () => {
    expect(order(withMoved(three, "c", -1))).toBe("acb");
    expect(order(withMoved(three, "a", 1))).toBe("bac");
    expect(order(withMoved(three, "a", -1))).toBe("abc");
    expect(order(withMoved(three, "c", 1))).toBe("abc");
  });

  it("take the times of the last one when one is added", () => {
    expect(withNew(three, "n").at(-1)).toEqual({ ...edit("n"), id: null, text: "" });
    expect(withNew([], "n").at(-1)).toMatchObject({ answerKind: "video", answerSeconds: 120 });
  });

  it("are refused in words before they are sent", () => {
    expect(questionFaults(edit("a"))).toEqual({});
    expect(Object.keys(questionFaults({ ...edit("a"), text: " ", answerSeconds: 9, retakes: null }))).toEqual([
      "text",
      "answerSeconds",
      "retakes",
    ]);
  });

  it("become a body that the API takes; a new one goes without an id", () => {
    const body = questionsBody([edit("a"), { ...edit("n"), id: null }]);
    expect(replaceQuestionsSchema.safeParse(body).success).toBe(true);
    expect(body.questions[1]).not.toHaveProperty("id");
  });
});
