/** Question sets in the editor: put one's questions into the position as copies, or keep the position's as a set. */
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useId, useState } from "react";
import type { QuestionSet } from "../../../../shared/native.ts";
import type { SetQuestion } from "../../../../shared/position.ts";
import { Button, IconButton } from "../../../ui/button.tsx";
import { Confirm } from "../../../ui/confirm.tsx";
import { TextField } from "../../../ui/field.tsx";
import { BinSign } from "../../../ui/icons.tsx";
import { EmptyState, ErrorNote, Loading } from "../../../ui/notes.tsx";
import { Select } from "../../../ui/select.tsx";
import { SidePanel } from "../../../ui/side-panel.tsx";
import { toast } from "../../../ui/toast.tsx";
import { api, ifVersion } from "../../api.ts";
import { useRefresh } from "../../queries.ts";
import { problemWords } from "../../words.ts";
import { formOfSetQuestion, type PositionForm, type QuestionForm, readSetQuestions } from "./position-form.ts";
import { QUESTION_SETS_KEY, questionSetsQuery } from "./position-queries.ts";

export function QuestionSets({
  form,
  most,
  onChange,
}: {
  form: PositionForm;
  /** How many questions a position can have. */
  most: number;
  onChange: (questions: QuestionForm[]) => void;
}) {
  const [panel, setPanel] = useState<"insert" | "keep" | null>(null);
  const insert = (set: QuestionSet) => {
    // An empty row is only where the writing would have begun.
    const written = form.questions.filter(({ text, id }) => text.trim() || id !== null);
    onChange([...written, ...set.questions.map(formOfSetQuestion)]);
    toast(set.questions.length === 1 ? "1 question is inserted." : `${set.questions.length} questions are inserted.`);
    setPanel(null);
  };
  return (
    <>
      <Button onClick={() => setPanel("insert")}>Insert from a set</Button>
      <Button onClick={() => setPanel("keep")} disabled={!form.questions.some(({ text }) => text.trim())}>
        Save as a set
      </Button>
      {panel === "insert" ? (
        <InsertPanel room={most - form.questions.length} onInsert={insert} onClose={() => setPanel(null)} />
      ) : null}
      {panel === "keep" ? <KeepPanel form={form} onClose={() => setPanel(null)} /> : null}
    </>
  );
}

const counted = (count: number): string => (count === 1 ? "1 question" : `${count} questions`);

function InsertPanel({
  room,
  onInsert,
  onClose,
}: {
  room: number;
  onInsert: (set: QuestionSet) => void;
  onClose: () => void;
}) {
  const sets = useQuery(questionSetsQuery);
  const refresh = useRefresh();
  const [leaving, setLeaving] = useState<QuestionSet | null>(null);
  const [busy, setBusy] = useState(false);
  const remove = async (set: QuestionSet) => {
    setBusy(true);
    try {
      await api.DELETE("/question-sets/{id}", { params: { path: { id: set.id }, header: ifVersion(set.version) } });
      toast("The set is deleted. Positions keep their questions.");
    } catch (error) {
      const { title, detail } = problemWords(error);
      toast(`${title}. ${detail}`, "bad");
    }
    await refresh(QUESTION_SETS_KEY);
    setBusy(false);
    setLeaving(null);
  };
  return (
    <SidePanel open onClose={onClose} title="Insert questions from a set">
      {sets.isPending ? <Loading what="Reading the sets" /> : null}
      {sets.isError ? (
        <ErrorNote title={problemWords(sets.error).title} retry={() => void sets.refetch()}>
          {problemWords(sets.error).detail}
        </ErrorNote>
      ) : null}
      {sets.data?.length === 0 ? (
        <EmptyState title="No sets yet">
          Write questions in a position, then choose “Save as a set”. They are here for the next position.
        </EmptyState>
      ) : null}
      <ul className="m-0 flex list-none flex-col gap-6 p-0">
        {sets.data?.map((set) => (
          <li key={set.id}>
            <div className="flex items-start gap-2">
              <h3 className="m-0 min-w-0 flex-1 break-words">{set.name}</h3>
              <Button onClick={() => onInsert(set)} disabled={set.questions.length > room + 1}>
                Insert {counted(set.questions.length)}
                <span className="sr-only"> of {set.name}</span>
              </Button>
              <IconButton label={`Delete the set ${set.name}`} onClick={() => setLeaving(set)}>
                <BinSign />
              </IconButton>
            </div>
            <ol className="m-0 mt-2 list-decimal ps-5 text-text-quiet">
              {set.questions.map((question) => (
                <li key={question.text} className="break-words">
                  {question.text}
                </li>
              ))}
            </ol>
          </li>
        ))}
      </ul>
      <Confirm
        open={leaving !== null}
        onClose={() => setLeaving(null)}
        title={`Delete the set “${leaving?.name ?? ""}”?`}
        action="Delete set"
        bad
        busy={busy}
        onConfirm={() => (leaving ? void remove(leaving) : undefined)}
      >
        Positions that took its questions keep them.
      </Confirm>
    </SidePanel>
  );
}

const NEW = "new";

function KeepPanel({ form, onClose }: { form: PositionForm; onClose: () => void }) {
  const formId = useId();
  const refresh = useRefresh();
  const sets = useQuery(questionSetsQuery).data ?? [];
  const [target, setTarget] = useState(NEW);
  const [name, setName] = useState("");
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const questions = readSetQuestions(form);
  const keep = async (kept: SetQuestion[]) => {
    const set = sets.find(({ id }) => id === target);
    setBusy(true);
    setProblem(null);
    try {
      if (set) {
        const body = { questions: kept };
        await api.PATCH("/question-sets/{id}", {
          params: { path: { id: set.id }, header: ifVersion(set.version) },
          body,
        });
      } else {
        await api.POST("/question-sets", { body: { name: name.trim(), questions: kept } });
      }
      await refresh(QUESTION_SETS_KEY);
      toast(`The set “${set?.name ?? name.trim()}” is saved.`);
      onClose();
    } catch (error) {
      setProblem(error);
      setBusy(false);
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // The panel stands in the tree of the position's form: this is no saving of the position.
    event.stopPropagation();
    setTried(true);
    if (questions && !busy && (target !== NEW || name.trim())) void keep(questions);
  };
  return (
    <SidePanel
      open
      onClose={onClose}
      title="Save questions as a set"
      footer={
        <>
          <Button look="main" type="submit" form={formId} busy={busy} disabled={questions === null}>
            Save set
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </>
      }
    >
      <form id={formId} noValidate onSubmit={submit} className="flex flex-col gap-5">
        <p className="m-0 text-text-quiet">
          {questions
            ? `${counted(questions.length)} of this form, with their times and what a good answer holds.`
            : "Correct the questions of this form first: one of them has a time that can not be kept."}
        </p>
        {sets.length > 0 ? (
          <Select
            label="Set"
            hint={target === NEW ? undefined : "Its questions are replaced. Positions that took them keep theirs."}
            value={target}
            options={[{ value: NEW, label: "A new set" }, ...sets.map((set) => ({ value: set.id, label: set.name }))]}
            onChange={setTarget}
          />
        ) : null}
        {target === NEW ? (
          <TextField
            label="Name"
            maxLength={120}
            value={name}
            fault={tried && !name.trim() ? "A set needs a name." : undefined}
            onChange={setName}
          />
        ) : null}
        {problem ? <ErrorNote title={problemWords(problem).title}>{problemWords(problem).detail}</ErrorNote> : null}
      </form>
    </SidePanel>
  );
}
