/** Questions of a form: kind, options, whether an answer is required, and which answers are accepted. */
import type { ScreeningQuestion } from "../../../../shared/position.ts";
import { Button } from "../../../ui/button.tsx";
import { TextArea, TextField } from "../../../ui/field.tsx";
import { Select } from "../../../ui/select.tsx";
import { Checkbox } from "../../../ui/switch.tsx";
import { faultAt } from "./faults.ts";
import { blankScreeningQuestion } from "./position-form.ts";
import { RowFrame } from "./row-frame.tsx";
import { FieldRow } from "./section.tsx";
import { useRows } from "./use-rows.ts";

const KINDS = [
  { value: "yes_no", label: "Yes or no" },
  { value: "text", label: "Text" },
  { value: "number", label: "Number" },
  { value: "choice", label: "Choice" },
] as const;
const YES_NO = [
  { value: "yes", label: "Yes" },
  { value: "no", label: "No" },
] as const;

export function ScreeningList({
  title,
  name,
  at,
  questions,
  faults,
  onChange,
}: {
  title: string;
  /** One row's name, such as "Form question". */
  name: string;
  /** The list's JSON pointer. */
  at: string;
  questions: readonly ScreeningQuestion[];
  faults: Readonly<Record<string, string>>;
  onChange: (questions: ScreeningQuestion[]) => void;
}) {
  const rows = useRows<ScreeningQuestion>(name, questions, onChange);
  const addId = `${at}/add`;
  return (
    <div className="flex flex-col gap-4">
      <h3 className="m-0">{title}</h3>
      {questions.map((question, index) => (
        <RowFrame
          key={question.id}
          rowKey={question.id}
          name={`${name} ${index + 1}`}
          index={index}
          count={questions.length}
          onMove={(by, focusId) => rows.move(index, by, focusId)}
          onRemove={() => {
            const next = questions[index + 1] ?? questions[index - 1];
            rows.remove(index, next ? `${next.id}-text` : addId);
          }}
          onKeyDown={rows.keysOf(index)}
        >
          <ScreeningFields
            question={question}
            label={`Text of ${name.toLowerCase()} ${index + 1}`}
            at={`${at}/${index}`}
            faults={faults}
            onChange={(next) => rows.replace(index, next)}
          />
        </RowFrame>
      ))}
      <div>
        <Button
          id={addId}
          disabled={questions.length >= 20}
          onClick={() => {
            const question = blankScreeningQuestion();
            rows.add(question, `${question.id}-text`);
          }}
        >
          Add {name.toLowerCase()}
        </Button>
      </div>
      <p role="status" className="sr-only">
        {rows.said}
      </p>
    </div>
  );
}

function ScreeningFields({
  question,
  label,
  at,
  faults,
  onChange,
}: {
  question: ScreeningQuestion;
  label: string;
  at: string;
  faults: Readonly<Record<string, string>>;
  onChange: (question: ScreeningQuestion) => void;
}) {
  const change = (part: Partial<ScreeningQuestion>) => onChange({ ...question, ...part });
  const judged = question.kind !== "text";
  return (
    <>
      <TextField
        id={`${question.id}-text`}
        label={label}
        labelHidden
        placeholder="What do you need to know?"
        maxLength={500}
        value={question.text}
        onChange={(text) => change({ text })}
        fault={faults[`${at}/text`]}
      />
      <FieldRow>
        <Select
          label="Answered with"
          options={KINDS}
          value={question.kind}
          onChange={(kind) => change({ kind, acceptedAnswers: kind === "yes_no" && question.mustHave ? ["yes"] : [] })}
        />
        {question.kind === "choice" ? (
          <TextArea
            label="Options, one on each line"
            rows={2}
            value={question.options.join("\n")}
            onChange={(text) => change({ options: text === "" ? [] : text.split("\n") })}
            fault={faultAt(faults, `${at}/options`)}
          />
        ) : null}
      </FieldRow>
      <div className="flex flex-col gap-1">
        <Checkbox
          label="An answer is required"
          checked={question.required}
          onChange={(required) => change({ required })}
        />
        {judged ? (
          <Checkbox
            label="Knock-out"
            hint="Another answer than the accepted one refuses the candidate. You see it and can take it back."
            checked={question.mustHave}
            onChange={(mustHave) =>
              change({ mustHave, acceptedAnswers: mustHave && question.kind === "yes_no" ? ["yes"] : [] })
            }
          />
        ) : null}
      </div>
      {judged && question.mustHave ? (
        <AcceptedAnswers
          question={question}
          fault={faultAt(faults, `${at}/acceptedAnswers`)}
          onChange={(acceptedAnswers) => change({ acceptedAnswers })}
        />
      ) : null}
    </>
  );
}

function AcceptedAnswers({
  question,
  fault,
  onChange,
}: {
  question: ScreeningQuestion;
  fault: string | undefined;
  onChange: (answers: string[]) => void;
}) {
  const [first = ""] = question.acceptedAnswers;
  if (question.kind === "yes_no") {
    return (
      <div className="max-w-60">
        <Select
          label="Accepted answer"
          options={YES_NO}
          value={first === "no" ? "no" : "yes"}
          onChange={(answer) => onChange([answer])}
          fault={fault}
        />
      </div>
    );
  }
  if (question.kind === "number") {
    return (
      <div className="max-w-60">
        <TextField
          label="Accepted from"
          hint="This number and everything above it."
          inputMode="decimal"
          value={first}
          onChange={(number) => onChange(number === "" ? [] : [number])}
          fault={fault}
        />
      </div>
    );
  }
  const options = [...new Set(question.options.map((option) => option.trim()).filter(Boolean))];
  return (
    <fieldset className="m-0 min-w-0 border-0 p-0">
      <legend className="p-0 text-15 font-medium">Accepted answers</legend>
      {fault ? <p className="m-0 text-13 text-bad">{fault}</p> : null}
      {options.length === 0 ? <p className="m-0 text-13 text-text-quiet">Write the options first.</p> : null}
      {options.map((option) => (
        <Checkbox
          key={option}
          label={option}
          checked={question.acceptedAnswers.includes(option)}
          onChange={(on) =>
            onChange(
              on
                ? [...question.acceptedAnswers, option]
                : question.acceptedAnswers.filter((answer) => answer !== option),
            )
          }
        />
      ))}
    </fieldset>
  );
}
