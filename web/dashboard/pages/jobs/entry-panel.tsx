/** One CV without an address: its text beside what was found in it, to confirm, fetch again or put away. */
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type FormEvent, useId, useState } from "react";
import type { CandidateEntry } from "../../../../shared/native.ts";
import { Button } from "../../../ui/button.tsx";
import { Confirm } from "../../../ui/confirm.tsx";
import { TextField } from "../../../ui/field.tsx";
import { EmptyState, ErrorNote, Loading, Notice } from "../../../ui/notes.tsx";
import { SidePanel } from "../../../ui/side-panel.tsx";
import { Checkbox } from "../../../ui/switch.tsx";
import { toast } from "../../../ui/toast.tsx";
import { ApiProblem, api, ifVersion } from "../../api.ts";
import { CvText } from "../../cv-view.tsx";
import { PageError } from "../../page-error.tsx";
import { keys, useRefresh } from "../../queries.ts";
import { problemWords } from "../../words.ts";
import { Section } from "../interview/section.tsx";
import { addressOrigin, nameOrigin } from "./entry-origin.ts";
import { ENTRY_WORDS } from "./entry-place.ts";
import { entryQuery } from "./entry-queries.ts";

export function EntryPanel({ id, mayWrite, onClose }: { id: string; mayWrite: boolean; onClose: () => void }) {
  const { data, error, refetch } = useQuery(entryQuery(id));
  if (data) return <Open key={data.state} entry={data} mayWrite={mayWrite} onClose={onClose} />;
  const missing = error instanceof ApiProblem && (error.status === 404 || error.status === 400);
  return (
    <SidePanel open onClose={onClose} title="CV">
      {missing ? (
        <EmptyState title="This CV is not here">It may have been put away, or erased with its candidate.</EmptyState>
      ) : error ? (
        <PageError error={error} again={() => void refetch()} />
      ) : (
        <Loading what="Reading the CV" />
      )}
    </SidePanel>
  );
}

/** What a person can decide about the entry as it is. */
function Open({ entry, mayWrite, onClose }: { entry: CandidateEntry; mayWrite: boolean; onClose: () => void }) {
  const formId = useId();
  const refresh = useRefresh();
  const [name, setName] = useState(entry.name ?? entry.proposedName ?? "");
  const [email, setEmail] = useState(entry.proposedEmail ?? "");
  const [invite, setInvite] = useState(false);
  const [tried, setTried] = useState(false);
  const [discarding, setDiscarding] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const decidable = mayWrite && (entry.state === "read" || entry.state === "failed");
  const header = ifVersion(entry.version);
  const params = { path: { id: entry.id }, header };
  const act = async (change: () => Promise<unknown>, said: string, then?: () => void) => {
    if (busy) return;
    setBusy(true);
    setProblem(null);
    try {
      await change();
      await refresh(keys.entries, keys.applications, keys.jobs, keys.interviews);
      toast(said);
      then?.();
    } catch (error) {
      setProblem(error);
    }
    setBusy(false);
    setDiscarding(false);
  };
  const confirm = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!name.trim() || !email.trim()) return;
    const body = { name: name.trim(), email: email.trim(), invite };
    void act(() => api.POST("/candidate-entries/{id}/confirm", { params, body }), `${body.name} is a candidate.`);
  };
  const faults = problem instanceof ApiProblem ? problem.faults : {};
  const words = problem && !faults["/name"] && !faults["/email"] ? problemWords(problem) : null;
  return (
    <SidePanel
      open
      onClose={onClose}
      title={entry.name ?? entry.proposedName ?? "CV without a name"}
      footer={
        decidable ? (
          <>
            <Button look="main" type="submit" form={formId} busy={busy}>
              Confirm
            </Button>
            {entry.state === "failed" ? (
              <Button
                busy={busy}
                onClick={() =>
                  void act(
                    () => api.POST("/candidate-entries/{id}/retry", { params }),
                    "The CV is fetched again from the same address.",
                  )
                }
              >
                Fetch again
              </Button>
            ) : null}
            <span className="flex-1" />
            <Button look="bad" onClick={() => setDiscarding(true)}>
              Put away …
            </Button>
          </>
        ) : undefined
      }
    >
      <State entry={entry} />
      {decidable ? (
        <form id={formId} noValidate onSubmit={confirm} className="mb-6 flex flex-col gap-5">
          <TextField
            label="Name"
            maxLength={200}
            autoComplete="off"
            hint={nameOrigin(entry)}
            value={name}
            fault={tried && !name.trim() ? "This is needed." : faults["/name"]}
            onChange={setName}
          />
          <TextField
            label="E-mail"
            type="email"
            maxLength={254}
            autoComplete="off"
            hint={addressOrigin(entry)}
            value={email}
            fault={tried && !email.trim() ? "This is needed." : faults["/email"]}
            onChange={setEmail}
          />
          {entry.positionId ? (
            <Checkbox
              label="Mail them the link of the interview"
              hint="Otherwise you pass the link on yourself."
              checked={invite}
              onChange={setInvite}
            />
          ) : null}
          {words ? <ErrorNote title={words.title}>{words.detail}</ErrorNote> : null}
        </form>
      ) : null}
      {entry.cvUrl ? (
        <Section title="CV">
          <p className="mt-0 mb-2">
            <a href={entry.cvUrl} target="_blank" rel="noreferrer">
              Open the file
            </a>
          </p>
          {entry.cvText?.trim() ? (
            <CvText text={entry.cvText} open />
          ) : (
            <p className="m-0 text-text-quiet">
              No text was found in it{entry.error ? `: ${entry.error}` : "."} Open the file to read it.
            </p>
          )}
        </Section>
      ) : null}
      <Confirm
        open={discarding}
        onClose={() => setDiscarding(false)}
        title="Put this CV away?"
        action="Put away"
        bad
        busy={busy}
        onConfirm={() =>
          void act(
            () => api.DELETE("/candidate-entries/{id}", { params }),
            "The CV is put away, and its file is deleted.",
            onClose,
          )
        }
      >
        Nobody becomes a candidate by it. Its file and its text are deleted and do not come back.
      </Confirm>
    </SidePanel>
  );
}

function State({ entry }: { entry: CandidateEntry }) {
  const { state, error } = entry;
  if (state === "queued" || state === "processing") {
    return (
      <div className="mb-6">
        <Notice>{ENTRY_WORDS[state].words}. This panel shows it as soon as it is there.</Notice>
      </div>
    );
  }
  if (state === "failed") {
    return (
      <div className="mb-6">
        <Notice tone="warn">
          The CV could not be had: {error ?? "no reason was given."} You can fetch it again, or name the person without
          it.
        </Notice>
      </div>
    );
  }
  if (state !== "confirmed") return null;
  return (
    <div className="mb-6">
      <Notice tone="good">
        {entry.candidateId ? (
          <Link to="/candidates/$candidateId" params={{ candidateId: entry.candidateId }}>
            {entry.name ?? entry.proposedName ?? "This person"} is a candidate
          </Link>
        ) : (
          "Confirmed"
        )}
        {entry.interviewId ? (
          <>
            , with{" "}
            <Link to="/interviews/$interviewId" params={{ interviewId: entry.interviewId }}>
              an interview
            </Link>
          </>
        ) : null}
        .
      </Notice>
    </div>
  );
}
