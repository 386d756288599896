/** The last step of an import: what the server says of each row, how the candidates come in, sending them, and the summary. */
import { Link } from "@tanstack/react-router";
import { useCallback, useDeferredValue, useMemo, useState } from "react";
import { Button, buttonClass } from "../../../ui/button.tsx";
import { NumberField } from "../../../ui/field.tsx";
import { ErrorNote, Notice } from "../../../ui/notes.tsx";
import { Select } from "../../../ui/select.tsx";
import { Checkbox } from "../../../ui/switch.tsx";
import { problemWords } from "../../words.ts";
import { ADMISSION_CHOICES, INVITATION_CHOICES } from "../candidates/add-candidate-form.ts";
import { counted, ProgressLine } from "../candidates/progress-line.tsx";
import { saveFile } from "../candidates/save-file.ts";
import type { WaitReason } from "../candidates/send-steadily.ts";
import type { ImportPlan, Mark } from "./import-plan.ts";
import type { ImportSession, ImportState } from "./import-session.ts";
import { refusedCsv } from "./refused-csv.ts";
import { PAGE_ROWS, Pager, RowTable } from "./row-table.tsx";

type Filter = "all" | Mark["state"];

const WAITS: Record<WaitReason, string> = {
  connection: "The connection is lost. It goes on by itself when it is back; nobody is added twice.",
  server: "The server does not answer as it should. It is asked again in a moment; nobody is added twice.",
  rate: "That was much in one minute. It goes on in a few seconds.",
  running: "The server is still busy with the last rows.",
};

export function CheckStep({ session, state, plan }: { session: ImportSession; state: ImportState; plan: ImportPlan }) {
  const { counts, doing } = state;
  const idle = doing === "nothing";
  // Correcting one row changes nothing of what can be pressed, but for a moment.
  const quiet = idle || doing === "correcting";
  const laterWrong = plan.invitation === "later" && !isHours(plan.laterHours);
  const summary = quiet && counts.created > 0 && counts.valid === 0 && counts.unchecked === 0;
  return (
    <div className="flex flex-col gap-6">
      <Sentence state={state} plan={plan} />
      {doing === "checking" && counts.unchecked > 0 ? (
        <ProgressLine label="Checking" done={state.cells.length - counts.unchecked} all={state.cells.length} />
      ) : null}
      {doing === "importing" ? (
        <ProgressLine label="Adding" done={counts.created} all={counts.created + counts.valid} />
      ) : null}
      {state.waiting ? (
        <Notice tone="warn">
          <p className="m-0" role="status">
            {WAITS[state.waiting]}
          </p>
          <Button className="mt-2" onClick={session.hurry}>
            Try now
          </Button>
        </Notice>
      ) : null}
      {state.problem ? (
        <ErrorNote
          title={problemWords(state.problem).title}
          retry={() => void (counts.unchecked > 0 ? session.check() : session.import())}
        >
          {problemWords(state.problem).detail}
        </ErrorNote>
      ) : null}
      {quiet && state.unfinished ? (
        <Notice tone="warn">
          An import was interrupted while rows were on their way. Going on asks for their answer first: nobody is added
          twice.
        </Notice>
      ) : null}
      {summary ? (
        <Summary state={state} plan={plan} session={session} />
      ) : doing === "importing" ? (
        <div>
          <Button busy={state.stopping} onClick={session.stop}>
            {state.stopping ? "Stopping …" : "Stop"}
          </Button>
        </div>
      ) : (
        <>
          <Choices
            plan={plan}
            frozen={state.unfinished}
            onChange={(part) => void session.change(part)}
            laterWrong={laterWrong}
          />
          <div className="flex flex-wrap gap-3">
            <Button
              look="main"
              disabled={(counts.valid === 0 && !state.unfinished) || laterWrong || !quiet}
              busy={doing === "correcting"}
              onClick={() => void session.import()}
            >
              {counts.created > 0 || state.unfinished ? "Go on: add" : "Add"} {counted(counts.valid, "candidate")}
            </Button>
            {idle && counts.unchecked > 0 ? <Button onClick={() => void session.check()}>Check the rest</Button> : null}
            {plan.columnsKnown || counts.created > 0 || state.unfinished ? null : (
              <Button disabled={!quiet} onClick={() => void session.change({ step: "columns" })}>
                Change columns
              </Button>
            )}
            <Button look="quiet" disabled={!quiet} onClick={() => void session.discard()}>
              {counts.created > 0 ? "Finish here" : "Start again"}
            </Button>
          </div>
        </>
      )}
      <Rows session={session} state={state} plan={plan} />
    </div>
  );
}

const isHours = (hours: number | null): boolean => hours !== null && hours > 0 && hours <= 96;

/** Where the import stands, in one sentence that is read aloud when it changes. */
function Sentence({ state, plan }: { state: ImportState; plan: ImportPlan }) {
  const { counts } = state;
  const parts = [
    counts.created > 0 ? `${counted(counts.created, "candidate")} added` : "",
    counts.valid > 0 ? `${counted(counts.valid, "row")} ready` : "",
    counts.refused > 0 ? `${counted(counts.refused, "row")} refused` : "",
    counts.unchecked > 0 ? `${counted(counts.unchecked, "row")} not checked yet` : "",
  ].filter(Boolean);
  return (
    <p className="m-0 text-text-quiet">
      “{plan.source}”: <span aria-live="polite">{parts.join(", ")}.</span>
    </p>
  );
}

function Choices({
  plan,
  frozen,
  laterWrong,
  onChange,
}: {
  plan: ImportPlan;
  frozen: boolean;
  laterWrong: boolean;
  onChange: (part: Partial<ImportPlan>) => void;
}) {
  const nameless = plan.targets.some(({ kind }) => kind === "email");
  return (
    <fieldset className="m-0 flex max-w-170 min-w-0 flex-col gap-4 border-0 p-0" disabled={frozen}>
      <legend className="sr-only">How they come in</legend>
      <div className="grid gap-4 sm:grid-cols-2">
        <Select
          label="Admission"
          disabled={frozen}
          value={plan.admission}
          options={ADMISSION_CHOICES}
          onChange={(admission) => onChange({ admission })}
        />
        <Select
          label="Invitation"
          disabled={frozen}
          value={plan.invitation}
          options={INVITATION_CHOICES}
          onChange={(invitation) => onChange({ invitation })}
        />
        {plan.invitation === "later" ? (
          <NumberField
            label="Send after"
            unit="hours"
            min={1}
            max={96}
            value={plan.laterHours}
            onChange={(laterHours) => onChange({ laterHours })}
            fault={laterWrong ? "Give 1 to 96 hours." : undefined}
          />
        ) : null}
      </div>
      {nameless ? (
        <Checkbox
          label="Where a name is missing, take it from the address"
          hint="jane.doe@example.com becomes Jane Doe."
          checked={plan.nameFromAddress}
          disabled={frozen}
          onChange={(nameFromAddress) => onChange({ nameFromAddress })}
        />
      ) : null}
    </fieldset>
  );
}

function Summary({ state, plan, session }: { state: ImportState; plan: ImportPlan; session: ImportSession }) {
  const { created, refused } = state.counts;
  const mail =
    plan.invitation === "now"
      ? "Their invitations are on their way."
      : plan.invitation === "later"
        ? `Their invitations go out in ${counted(plan.laterHours ?? 0, "hour")}.`
        : "No mail goes out: each candidate’s page has the link to pass on.";
  return (
    <section aria-label="Summary" className="flex flex-col gap-4">
      <Notice tone="good">
        <p className="m-0 font-medium" role="status">
          {counted(created, "candidate")} {created === 1 ? "is" : "are"} added.
        </p>
        <p className="mt-1 mb-0">
          {mail}
          {refused > 0
            ? ` ${counted(refused, "row")} ${refused === 1 ? "was" : "were"} refused: correct them below, or keep them as a file.`
            : ""}
        </p>
      </Notice>
      <div className="flex flex-wrap gap-3">
        <Link to="/positions/$positionId" params={{ positionId: plan.positionId }} className={buttonClass("main")}>
          See the candidates
        </Link>
        <Button onClick={() => void session.discard()}>Add others</Button>
      </div>
    </section>
  );
}

const FILTERS: [Filter, string][] = [
  ["all", "All"],
  ["refused", "Refused"],
  ["valid", "Ready"],
  ["unchecked", "Not checked"],
  ["created", "Added"],
];

const rowsOf = (filter: Filter, marks: readonly Mark[]): number[] =>
  marks.flatMap((mark, index) => (filter === "all" || mark.state === filter ? [index] : []));

function Rows({ session, state, plan }: { session: ImportSession; state: ImportState; plan: ImportPlan }) {
  const [filter, setFilter] = useState<Filter>("all");
  const [page, setPage] = useState(0);
  const { cells, marks, counts, doing } = state;
  const edit = useCallback(
    (index: number, column: number, text: string) => void session.editCell(index, column, text),
    [session],
  );
  const [visit, setVisit] = useState(0);
  // Which rows are listed is settled when a filter is chosen and when a check or an import ends: a corrected row does not jump away.
  const settling = `${filter} ${visit} ${cells.length} ${doing === "importing" || doing === "checking"}`;
  const [{ key, listed }, setListed] = useState<{ key: string; listed: number[] }>({ key: "", listed: [] });
  if (key !== settling) setListed({ key: settling, listed: rowsOf(filter, marks) });
  const last = Math.max(0, Math.ceil(listed.length / PAGE_ROWS) - 1);
  const at = Math.min(page, last);
  // The rows are drawn in the background: what was pressed answers at once.
  const indexes = useMemo(() => listed.slice(at * PAGE_ROWS, (at + 1) * PAGE_ROWS), [listed, at]);
  const drawn = useDeferredValue<readonly number[]>(indexes, []);
  const choose = (next: Filter) => {
    setFilter(next);
    setPage(0);
    setVisit((before) => before + 1);
  };
  const total = (name: Filter) => (name === "all" ? cells.length : counts[name]);
  return (
    <section aria-label="Rows" className="min-w-0">
      <div className="mb-3 flex flex-wrap items-center justify-between gap-2">
        <fieldset aria-label="Which rows" className="m-0 flex min-w-0 flex-wrap gap-1 border-0 p-0">
          {FILTERS.filter(([name]) => name === "all" || name === filter || total(name) > 0).map(([name, label]) => (
            <Button
              key={name}
              look={name === filter ? "plain" : "quiet"}
              aria-pressed={name === filter}
              onClick={() => choose(name)}
            >
              {label} <span className="font-normal text-text-quiet tabular-nums">{total(name).toLocaleString()}</span>
            </Button>
          ))}
        </fieldset>
        {counts.refused > 0 ? (
          <Button
            onClick={() =>
              saveFile("refused-rows.csv", new Blob([refusedCsv(plan.headings, cells, marks)], { type: "text/csv" }))
            }
          >
            Download refused rows
          </Button>
        ) : null}
      </div>
      {listed.length === 0 ? (
        <p className="m-0 py-4 text-text-quiet">No rows here.</p>
      ) : (
        <RowTable
          plan={plan}
          cells={cells}
          marks={marks}
          indexes={drawn}
          onEdit={doing === "importing" || state.unfinished ? null : edit}
        />
      )}
      <Pager page={at} rows={listed.length} onPage={setPage} />
    </section>
  );
}
