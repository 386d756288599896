/** What this candidate will be asked, changeable until the candidate starts. */
import { useState } from "react";
import type { Interview, InterviewQuestion } from "../../../../shared/native.ts";
import { Button, IconButton } from "../../../ui/button.tsx";
import { NumberField, TextArea } from "../../../ui/field.tsx";
import { BinSign, DownArrowSign, UpArrowSign } from "../../../ui/icons.tsx";
import { ErrorNote } from "../../../ui/notes.tsx";
import { Select } from "../../../ui/select.tsx";
import { StateWord } from "../../../ui/state-word.tsx";
import { toast } from "../../../ui/toast.tsx";
import { ApiProblem } from "../../api.ts";
import { problemWords } from "../../words.ts";
import { questionsOpen } from "../candidates/possible.ts";
import {
  type EditedQuestion,
  editsOf,
  type QuestionFaults,
  questionFaults,
  questionsBody,
  withMoved,
  withNew,
} from "./question-edits.ts";
import { Section } from "./section.tsx";
import { useReplaceQuestions } from "./use-update-interview.ts";

const KINDS = [
  { value: "video", label: "Video" },
  { value: "audio", label: "Voice" },
  { value: "text", label: "Text" },
] as const;

const sourceWords = (question: InterviewQuestion): string =>
  question.source === "skill"
    ? `From the skill ${question.skill ?? ""}`.trim()
    : question.source === "position"
      ? "From the position"
      : "Only for this candidate";

const retakeWords = (retakes: number): string =>
  retakes === 0 ? "one take" : `${retakes} ${retakes === 1 ? "retake" : "retakes"}`;

function QuestionLine({ question }: { question: InterviewQuestion }) {
  const kind = KINDS.find((choice) => choice.value === question.answerKind)?.label;
  return (
    <li className="py-2">
      <span className="break-words">{question.text}</span>
      <span className="block text-13 text-text-quiet">
        {sourceWords(question)}. {kind}
        {question.thinkSeconds > 0 ? `, ${question.thinkSeconds} s to think` : ""}, {question.answerSeconds} s to
        answer, {retakeWords(question.retakes)}.
      </span>
    </li>
  );
}

function QuestionEditor({
  edit,
  number,
  count,
  faults,
  onChange,
  onMove,
  onRemove,
}: {
  edit: EditedQuestion;
  number: number;
  count: number;
  faults: QuestionFaults;
  onChange: (part: Partial<EditedQuestion>) => void;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
}) {
  return (
    <li className="flex flex-col gap-3 border-b border-hairline py-4">
      <div className="flex items-start gap-2">
        <div className="min-w-0 flex-1">
          <TextArea
            label={`Question ${number}`}
            rows={2}
            maxLength={2000}
            value={edit.text}
            onChange={(text) => onChange({ text })}
            fault={faults.text}
          />
        </div>
        <div className="flex pt-6">
          <IconButton label={`Move question ${number} up`} disabled={number === 1} onClick={() => onMove(-1)}>
            <UpArrowSign />
          </IconButton>
          <IconButton label={`Move question ${number} down`} disabled={number === count} onClick={() => onMove(1)}>
            <DownArrowSign />
          </IconButton>
          <IconButton label={`Remove question ${number}`} disabled={count === 1} onClick={onRemove}>
            <BinSign />
          </IconButton>
        </div>
      </div>
      <div className="flex flex-wrap gap-3">
        <div className="w-28">
          <Select
            label="Answer by"
            value={edit.answerKind}
            options={KINDS}
            onChange={(answerKind) => onChange({ answerKind })}
          />
        </div>
        <NumberField
          label="Think"
          unit="s"
          className="w-20"
          min={0}
          max={1800}
          value={edit.thinkSeconds}
          onChange={(thinkSeconds) => onChange({ thinkSeconds })}
          fault={faults.thinkSeconds}
        />
        <NumberField
          label="Answer"
          unit="s"
          className="w-20"
          min={10}
          max={1800}
          value={edit.answerSeconds}
          onChange={(answerSeconds) => onChange({ answerSeconds })}
          fault={faults.answerSeconds}
        />
        <NumberField
          label="Retakes"
          className="w-20"
          min={0}
          max={20}
          value={edit.retakes}
          onChange={(retakes) => onChange({ retakes })}
          fault={faults.retakes}
        />
      </div>
    </li>
  );
}

let lastKey = 0;

function QuestionsEditor({ interview, onDone }: { interview: Interview; onDone: () => void }) {
  const [edits, setEdits] = useState(() => editsOf(interview.questions));
  const [checked, setChecked] = useState(false);
  const replace = useReplaceQuestions(interview.id);
  const refused = replace.error instanceof ApiProblem ? replace.error.faults : {};
  const change = (next: EditedQuestion[]) => {
    setEdits(next);
    if (replace.error) replace.reset();
  };
  const faultsOf = (edit: EditedQuestion, index: number): QuestionFaults => {
    const text = refused[`/questions/${index}/text`];
    return { ...(text === undefined ? {} : { text }), ...(checked ? questionFaults(edit) : {}) };
  };
  const save = () => {
    setChecked(true);
    if (edits.length === 0 || edits.some((edit) => Object.keys(questionFaults(edit)).length > 0)) return;
    replace.mutate(questionsBody(edits), {
      onSuccess: () => {
        toast("The questions are saved.");
        onDone();
      },
    });
  };
  const add = () => {
    lastKey += 1;
    change(withNew(edits, `new ${lastKey}`));
  };
  return (
    <>
      <ol className="m-0 list-none p-0">
        {edits.map((edit, index) => (
          <QuestionEditor
            key={edit.key}
            edit={edit}
            number={index + 1}
            count={edits.length}
            faults={faultsOf(edit, index)}
            onChange={(part) => change(edits.map((each) => (each.key === edit.key ? { ...each, ...part } : each)))}
            onMove={(by) => change(withMoved(edits, edit.key, by))}
            onRemove={() => change(edits.filter((each) => each.key !== edit.key))}
          />
        ))}
      </ol>
      <div className="mt-4 flex flex-wrap gap-2">
        <Button look="main" busy={replace.isPending} disabled={edits.length === 0} onClick={save}>
          Save questions
        </Button>
        <Button disabled={edits.length >= 60} onClick={add}>
          Add question
        </Button>
        <Button look="quiet" onClick={onDone}>
          Cancel
        </Button>
      </div>
      {replace.error ? (
        <div className="mt-4">
          <ErrorNote title={problemWords(replace.error).title}>{problemWords(replace.error).detail}</ErrorNote>
        </div>
      ) : null}
    </>
  );
}

/** Nothing once the candidate has started: the answers then show what was asked. */
export function Questions({ interview, mayWrite }: { interview: Interview; mayWrite: boolean }) {
  const [editing, setEditing] = useState(false);
  if (!questionsOpen(interview)) return null;
  const questions = [...interview.questions].sort((left, right) => left.ordinal - right.ordinal);
  return (
    <Section
      title="Questions"
      beside={
        mayWrite && !editing && interview.questionsReady ? (
          <Button look="quiet" className="-me-3" onClick={() => setEditing(true)}>
            Edit questions
          </Button>
        ) : null
      }
    >
      {editing ? (
        <QuestionsEditor interview={interview} onDone={() => setEditing(false)} />
      ) : (
        <>
          {interview.questionsReady ? (
            <p className="mt-0 mb-1 text-13 text-text-quiet">You can change them until the candidate starts.</p>
          ) : (
            <p className="mt-0 mb-1">
              <StateWord tone="busy">Questions about the skills are being drawn</StateWord>
            </p>
          )}
          <ol className="m-0 list-decimal divide-y divide-hairline ps-5 marker:text-text-quiet">
            {questions.map((question) => (
              <QuestionLine key={question.id} question={question} />
            ))}
          </ol>
        </>
      )}
    </Section>
  );
}
