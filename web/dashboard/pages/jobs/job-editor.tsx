/** The form of a job post with its save bar; asks before leaving what is not saved. */
import { useBlocker } from "@tanstack/react-router";
import { type FormEvent, useEffect, useRef, useState } from "react";
import type { CreateJobPost } from "../../../../shared/native.ts";
import { ApiProblem } from "../../api.ts";
import { EditorFoot } from "../../editor-foot.tsx";
import { AdvertSection } from "./advert-section.tsx";
import { bodyOfJob, faultsOfJob, type JobForm } from "./job-form.ts";
import { StagesSection } from "./stages-section.tsx";

/** save: gives what to do once the form counts as saved; anyway: over somebody else's change. reload: reads the post again instead. */
export function JobEditor({
  initial,
  isNew,
  saveLabel,
  save,
  reload,
  cancel,
}: {
  initial: JobForm;
  isNew: boolean;
  saveLabel: string;
  save: (body: CreateJobPost, anyway: boolean) => Promise<() => void>;
  reload?: () => Promise<void>;
  cancel: () => void;
}) {
  const [form, setForm] = useState(initial);
  const [served, setServed] = useState<{ form: JobForm; faults: Readonly<Record<string, string>> } | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const [tries, setTries] = useState(0);
  const saved = useRef(false);
  const element = useRef<HTMLFormElement>(null);
  const unsaved = JSON.stringify(form) !== JSON.stringify(initial);
  const own = faultsOfJob(form);
  // What the server refused belongs to the form as it was then.
  const faults: Readonly<Record<string, string>> =
    tries === 0 ? {} : Object.keys(own).length > 0 ? own : served?.form === form ? served.faults : {};
  const wrong = Object.keys(faults).length;
  const blocker = useBlocker({
    shouldBlockFn: () => unsaved && !saved.current,
    enableBeforeUnload: () => unsaved && !saved.current,
    withResolver: true,
  });
  // After a refused try: to the first field that is wrong, once it is there.
  useEffect(() => {
    if (tries === 0) return;
    const frame = requestAnimationFrame(() =>
      element.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus(),
    );
    return () => cancelAnimationFrame(frame);
  }, [tries]);
  const trySaving = async (anyway: boolean) => {
    if (busy) return;
    setProblem(null);
    if (Object.keys(own).length > 0 || form.projectId === null) return setTries((count) => count + 1);
    setBusy(true);
    try {
      const goOn = await save(bodyOfJob(form, form.projectId), anyway);
      saved.current = true;
      goOn();
    } catch (error) {
      setProblem(error);
      if (error instanceof ApiProblem && error.errors.length > 0) setServed({ form, faults: error.faults });
      setTries((count) => count + 1);
    }
    setBusy(false);
  };
  const change = (part: Partial<JobForm>) => setForm((former) => ({ ...former, ...part }));
  return (
    <form
      ref={element}
      noValidate
      className="max-w-200"
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void trySaving(false);
      }}
    >
      <AdvertSection form={form} faults={faults} change={change} isNew={isNew} />
      <StagesSection stages={form.stages} faults={faults} onChange={(stages) => change({ stages })} />
      <EditorFoot
        what="job post"
        saveLabel={saveLabel}
        busy={busy}
        wrong={wrong}
        unsaved={unsaved}
        problem={problem}
        anyway={() => void trySaving(true)}
        reload={reload}
        cancel={cancel}
        blocker={blocker}
      />
    </form>
  );
}
