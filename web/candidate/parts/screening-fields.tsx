/** The team's own questions in a form: yes or no, text, number, choice. */
import type { ScreeningQuestion } from "../../../shared/position.ts";
import type { ScreeningAnswer } from "../../../shared/room.ts";
import { say } from "../words/speech.ts";
import { Field } from "./field.tsx";

export type AnswersById = Record<string, string>;

/** What is missing or wrong in the answers, by question. */
export function checkAnswers(questions: readonly ScreeningQuestion[], answers: AnswersById): Record<string, string> {
  const wrong: Record<string, string> = {};
  for (const question of questions) {
    const answer = (answers[question.id] ?? "").trim();
    if (question.required && answer === "") wrong[question.id] = say("answerNeeded");
    else if (question.kind === "number" && answer !== "" && !Number.isFinite(Number(answer.replace(",", ".")))) {
      wrong[question.id] = say("numberWrong");
    }
  }
  return wrong;
}

/** The answers as the server takes them; empty ones are left out. */
export function givenAnswers(questions: readonly ScreeningQuestion[], answers: AnswersById): ScreeningAnswer[] {
  return questions.flatMap((question) => {
    const answer = (answers[question.id] ?? "").trim();
    if (answer === "") return [];
    return [{ questionId: question.id, answer: question.kind === "number" ? answer.replace(",", ".") : answer }];
  });
}

interface ScreeningFieldsProps {
  questions: readonly ScreeningQuestion[];
  answers: AnswersById;
  wrong: Record<string, string>;
  language: string;
  onAnswer: (questionId: string, answer: string) => void;
}

function choicesOf(question: ScreeningQuestion): { value: string; words: string }[] {
  if (question.kind === "yes_no") {
    return [
      { value: "yes", words: say("yes") },
      { value: "no", words: say("no") },
    ];
  }
  return question.options.map((option) => ({ value: option, words: option }));
}

export function ScreeningFields({ questions, answers, wrong, language, onAnswer }: ScreeningFieldsProps) {
  return questions.map((question) => {
    const value = answers[question.id] ?? "";
    const fault = wrong[question.id];
    const change = (answer: string) => onAnswer(question.id, answer);
    if (question.kind === "text" || question.kind === "number") {
      return (
        <Field
          key={question.id}
          id={question.id}
          label={question.text}
          lang={language}
          value={value}
          fault={fault}
          optional={!question.required}
          lines={question.kind === "text" ? 3 : 1}
          inputMode={question.kind === "number" ? "decimal" : "text"}
          onChange={change}
        />
      );
    }
    return (
      <fieldset key={question.id} className="field" aria-describedby={fault ? `${question.id}-fault` : undefined}>
        <legend className="label" lang={language}>
          {question.text}
          {question.required ? null : <span className="optional">{say("optional")}</span>}
        </legend>
        <div className="choices">
          {choicesOf(question).map((choice, index) => (
            <label key={choice.value} className="choice">
              <input
                // The first carries the question's id, so that a fault can take the focus there.
                id={index === 0 ? question.id : undefined}
                type="radio"
                name={question.id}
                value={choice.value}
                checked={value === choice.value}
                aria-invalid={fault ? true : undefined}
                onChange={() => change(choice.value)}
              />
              <span lang={question.kind === "yes_no" ? undefined : language}>{choice.words}</span>
            </label>
          ))}
        </div>
        {fault ? (
          <p id={`${question.id}-fault`} className="fault">
            {fault}
          </p>
        ) : null}
      </fieldset>
    );
  });
}
