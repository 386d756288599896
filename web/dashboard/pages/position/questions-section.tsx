/** The questions that every candidate of the position is asked. */
import { Button } from "../../../ui/button.tsx";
import { NumberField, TextArea } from "../../../ui/field.tsx";
import { Select } from "../../../ui/select.tsx";
import { blankQuestion, type QuestionForm } from "./position-form.ts";
import { ANSWER_KINDS } from "./position-words.ts";
import { QuestionSets } from "./question-sets.tsx";
import { QuestionVideo } from "./question-video.tsx";
import { RowFrame } from "./row-frame.tsx";
import { Section, type SectionProps } from "./section.tsx";
import { useRows } from "./use-rows.ts";

const KINDS = [
  { value: "video", label: ANSWER_KINDS.video },
  { value: "audio", label: ANSWER_KINDS.audio },
  { value: "text", label: ANSWER_KINDS.text },
] as const;

const ADD_ID = "add-question";
const MOST_QUESTIONS = 50;

export function QuestionsSection({ form, faults, change }: SectionProps) {
  const { questions } = form;
  const rows = useRows<QuestionForm>("Question", questions, (next) => change({ questions: next }));
  const add = () => {
    const last = questions.at(-1);
    const question = blankQuestion();
    const row = last
      ? {
          ...question,
          answerKind: last.answerKind,
          thinkSeconds: last.thinkSeconds,
          answerSeconds: last.answerSeconds,
          retakes: last.retakes,
        }
      : question;
    rows.add(row, `${row.key}-text`);
  };
  return (
    <Section
      title="Questions"
      hint="Every candidate is asked these. Alt with the up or down arrow moves the question that you are in."
    >
      {questions.map((question, index) => (
        <RowFrame
          key={question.key}
          rowKey={question.key}
          name={`Question ${index + 1}`}
          index={index}
          count={questions.length}
          onMove={(by, focusId) => rows.move(index, by, focusId)}
          onRemove={() => {
            const next = questions[index + 1] ?? questions[index - 1];
            rows.remove(index, next ? `${next.key}-text` : ADD_ID);
          }}
          onKeyDown={rows.keysOf(index)}
        >
          <QuestionFields
            question={question}
            number={index + 1}
            faults={faults}
            onChange={(next) => rows.replace(index, next)}
          />
        </RowFrame>
      ))}
      <div className="flex flex-wrap gap-3">
        <Button id={ADD_ID} onClick={add} disabled={questions.length >= MOST_QUESTIONS}>
          Add question
        </Button>
        <QuestionSets form={form} most={MOST_QUESTIONS} onChange={(next) => change({ questions: next })} />
      </div>
      <p role="status" className="sr-only">
        {rows.said}
      </p>
    </Section>
  );
}

function QuestionFields({
  question,
  number,
  faults,
  onChange,
}: {
  question: QuestionForm;
  number: number;
  faults: Readonly<Record<string, string>>;
  onChange: (question: QuestionForm) => void;
}) {
  const at = `/questions/${number - 1}`;
  const change = (part: Partial<QuestionForm>) => onChange({ ...question, ...part });
  return (
    <>
      <TextArea
        id={`${question.key}-text`}
        label={`Text of question ${number}`}
        labelHidden
        placeholder="What do you want to hear about?"
        rows={2}
        maxLength={2000}
        value={question.text}
        onChange={(text) => change({ text })}
        fault={faults[`${at}/text`]}
      />
      <div className="grid grid-cols-2 gap-x-4 gap-y-4 sm:grid-cols-4">
        <Select
          label="Answer as"
          options={KINDS}
          value={question.answerKind}
          onChange={(answerKind) => change({ answerKind })}
        />
        <NumberField
          label="Think time"
          unit="s"
          min={0}
          max={1800}
          value={question.thinkSeconds}
          onChange={(thinkSeconds) => change({ thinkSeconds })}
          fault={faults[`${at}/thinkSeconds`]}
        />
        <NumberField
          label="Answer time"
          unit="s"
          min={10}
          max={1800}
          value={question.answerSeconds}
          onChange={(answerSeconds) => change({ answerSeconds })}
          fault={faults[`${at}/answerSeconds`]}
        />
        <NumberField
          label="Retakes"
          min={0}
          max={20}
          value={question.retakes}
          onChange={(retakes) => change({ retakes })}
          fault={faults[`${at}/retakes`]}
        />
      </div>
      <QuestionVideo question={question} number={number} fault={faults[`${at}/videoFileId`]} onChange={change} />
      <TextArea
        label="What a good answer holds"
        optional
        hint="For your team. Candidates do not see it."
        rows={1}
        maxLength={5000}
        value={question.expectedAnswer}
        onChange={(expectedAnswer) => change({ expectedAnswer })}
        fault={faults[`${at}/expectedAnswer`]}
      />
    </>
  );
}
