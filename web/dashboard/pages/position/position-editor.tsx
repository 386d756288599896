/** The position's form with its save bar; asks before leaving what is not saved. */
import { useBlocker } from "@tanstack/react-router";
import { type FormEvent, useEffect, useMemo, useRef, useState } from "react";
import type { Position } from "../../../../shared/native.ts";
import type { CreatePosition } from "../../../../shared/position.ts";
import { ApiProblem } from "../../api.ts";
import { EditorFoot } from "../../editor-foot.tsx";
import { ApplicationSection } from "./application-section.tsx";
import { InterviewSection } from "./interview-section.tsx";
import { LookSection } from "./look-section.tsx";
import { MessagesSection } from "./messages-section.tsx";
import { differs, type PositionForm, readForm } from "./position-form.ts";
import { QuestionsSection } from "./questions-section.tsx";
import { AboutSection, RoleSection } from "./role-section.tsx";
import { RubricSection } from "./rubric-section.tsx";
import type { SectionProps } from "./section.tsx";
import { TagsSection } from "./tags-section.tsx";

interface EditorProps {
  initial: PositionForm;
  /** Null for a new one. */
  position: Position | null;
  saveLabel: string;
  /** Saves, and gives what to do once the form counts as saved. anyway: over somebody else's change. @throws ApiProblem */
  save: (body: CreatePosition, anyway: boolean) => Promise<() => void>;
  /** Reads the position again, instead of what the form holds. */
  reload?: () => Promise<void>;
  cancel: () => void;
}

export function PositionEditor({ initial, position, saveLabel, save, reload, cancel }: EditorProps) {
  const [form, setForm] = useState(initial);
  // What the server refused belongs to the form as it was then; it no longer counts once something is changed.
  const [served, setServed] = useState<{ form: PositionForm; faults: Readonly<Record<string, string>> } | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const [tries, setTries] = useState(0);
  const faults = useMemo(() => {
    if (tries === 0) return {};
    const read = readForm(form);
    if (!read.ok) return read.faults;
    return served?.form === form ? served.faults : {};
  }, [form, served, tries]);
  const saved = useRef(false);
  const unsaved = differs(form, initial);
  const formElement = useRef<HTMLFormElement>(null);

  const blocker = useBlocker({
    shouldBlockFn: () => unsaved && !saved.current,
    enableBeforeUnload: () => unsaved && !saved.current,
    withResolver: true,
  });

  // After a refused try: to the first field that is wrong, once it is there.
  useEffect(() => {
    if (tries === 0) return;
    const frame = requestAnimationFrame(() =>
      formElement.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus(),
    );
    return () => cancelAnimationFrame(frame);
  }, [tries]);

  const store = async (body: CreatePosition, anyway: boolean) => {
    setBusy(true);
    try {
      const goOn = await save(body, anyway);
      saved.current = true;
      goOn();
    } catch (error) {
      setProblem(error);
      if (error instanceof ApiProblem && error.errors.length > 0) {
        setServed({ form, faults: error.faults });
        setTries((count) => count + 1);
      }
    }
    setBusy(false);
  };
  const trySaving = (anyway: boolean) => {
    if (busy) return;
    setProblem(null);
    const read = readForm(form);
    if (!read.ok) return setTries((count) => count + 1);
    void store(read.body, anyway);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    trySaving(false);
  };

  const sections: SectionProps = {
    form,
    faults,
    change: (part) => setForm((former) => ({ ...former, ...part })),
    changeSettings: (part) => setForm((former) => ({ ...former, settings: { ...former.settings, ...part } })),
  };
  const wrong = Object.keys(faults).length;
  return (
    <form ref={formElement} noValidate onSubmit={submit} className="max-w-200">
      <RoleSection {...sections} isNew={position === null} />
      <QuestionsSection {...sections} />
      <AboutSection {...sections} />
      <RubricSection {...sections} />
      <TagsSection {...sections} />
      <InterviewSection {...sections} />
      <ApplicationSection {...sections} />
      <MessagesSection {...sections} positionId={position?.id ?? null} />
      <LookSection {...sections} logoUrl={position?.logoUrl ?? null} introVideoUrl={position?.introVideoUrl ?? null} />
      <EditorFoot
        what="position"
        saveLabel={saveLabel}
        busy={busy}
        wrong={wrong}
        unsaved={unsaved}
        problem={problem}
        anyway={() => trySaving(true)}
        reload={reload}
        cancel={cancel}
        blocker={blocker}
      />
    </form>
  );
}
