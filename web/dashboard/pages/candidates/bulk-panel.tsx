/** The side panel that does one thing with many: says with how many before, how far it is meanwhile, and what became of each after. */
import { useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type FormEvent, useEffect, useId, useRef, useState } from "react";
import type { BulkResult, Decision } from "../../../../shared/native.ts";
import { Button } from "../../../ui/button.tsx";
import { NumberField, TextArea, TextField } from "../../../ui/field.tsx";
import { ErrorNote, Notice } from "../../../ui/notes.tsx";
import { Select } from "../../../ui/select.tsx";
import { SidePanel } from "../../../ui/side-panel.tsx";
import { api, onceAs } from "../../api.ts";
import { keys } from "../../queries.ts";
import { problemWords } from "../../words.ts";
import { BULK_WORDS, type BulkAction, type BulkOrder, type BulkTarget, readTargets, runBulk } from "./bulk.ts";
import { counted, ProgressLine } from "./progress-line.tsx";
import type { WaitReason } from "./send-steadily.ts";

/** Who is meant: the chosen ones, or everybody whom a query of the list finds. */
export type BulkScope =
  | { kind: "some"; targets: readonly BulkTarget[] }
  | { kind: "all"; words: string; query: URLSearchParams };

const RESULT_ROWS = 200;

type Phase =
  | { name: "ask" }
  | { name: "reading"; found: number }
  | { name: "running"; all: number }
  | { name: "done"; all: number; stopped: boolean };

const rest = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      removeEventListener("online", end);
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    addEventListener("online", end);
    signal.addEventListener("abort", end);
  });

/** onDone runs once something was changed. */
export function BulkPanel({
  action,
  scope,
  tags,
  onClose,
  onDone,
}: {
  action: BulkAction;
  scope: BulkScope;
  /** The tags that the position offers, where there is one position. */
  tags: readonly { name: string; options: readonly string[] }[];
  onClose: () => void;
  onDone: () => void;
}) {
  const formId = useId();
  const client = useQueryClient();
  const words = BULK_WORDS[action];
  const [form, setForm] = useState<BulkForm>({
    reason: "",
    days: 3,
    decision: "shortlisted",
    tag: "",
    option: "",
  });
  const [asked, setAsked] = useState(false);
  const [phase, setPhase] = useState<Phase>({ name: "ask" });
  const [results, setResults] = useState<BulkResult[]>([]);
  const [waiting, setWaiting] = useState<WaitReason | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const [names, setNames] = useState<ReadonlyMap<string, string>>(new Map());
  const ending = useRef<AbortController>(null);
  useEffect(() => () => ending.current?.abort(), []);
  const who = scope.kind === "all" ? scope.words : counted(scope.targets.length, "candidate");
  const order = orderOf(action, form);
  const busy = phase.name === "reading" || phase.name === "running";

  const run = async () => {
    if (!order) return;
    const stop = new AbortController();
    ending.current = stop;
    setProblem(null);
    let all = 0;
    let changed = false;
    try {
      let targets = scope.kind === "some" ? scope.targets : [];
      if (scope.kind === "all") {
        setPhase({ name: "reading", found: 0 });
        targets = await readTargets((cursor) => readPage(scope.query, cursor, stop.signal), {
          onProgress: (found) => setPhase({ name: "reading", found }),
          signal: stop.signal,
        });
      }
      all = targets.length;
      setNames(new Map(targets.map((target) => [target.id, target.name])));
      setPhase({ name: "running", all });
      await runBulk(
        {
          send: (body, key) =>
            api.POST("/interviews/bulk", {
              params: { header: onceAs(key) },
              body,
              signal: AbortSignal.timeout(60_000),
            }),
          rest,
          newKey: () => crypto.randomUUID(),
        },
        order,
        targets,
        {
          onResults: (some) => {
            changed = true;
            setResults((before) => [...before, ...some]);
          },
          onWait: setWaiting,
          signal: stop.signal,
        },
      );
    } catch (error) {
      if (!stop.signal.aborted) setProblem(error);
    }
    setWaiting(null);
    setPhase({ name: "done", all, stopped: stop.signal.aborted });
    if (!changed) return;
    onDone();
    await Promise.all(
      [keys.interviews, keys.positions, keys.mails, keys.events].map((queryKey) =>
        client.invalidateQueries({ queryKey }),
      ),
    );
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (order && phase.name === "ask") void run();
  };

  return (
    <SidePanel
      open
      onClose={onClose}
      title={`${words.title} ${who}`}
      footer={
        phase.name === "ask" ? (
          <>
            <Button type="submit" form={formId} look={words.bad ? "bad" : "main"}>
              {words.verb} {who}
            </Button>
            <Button look="quiet" onClick={onClose}>
              Cancel
            </Button>
          </>
        ) : busy ? (
          <Button onClick={() => ending.current?.abort()}>Stop</Button>
        ) : (
          <Button look="main" onClick={onClose}>
            Done
          </Button>
        )
      }
    >
      {phase.name === "ask" ? (
        <form id={formId} onSubmit={submit} noValidate className="flex flex-col gap-6">
          <BulkFields action={action} form={form} tags={tags} onChange={setForm} asked={asked} />
        </form>
      ) : (
        <div className="flex flex-col gap-6">
          {phase.name === "reading" ? (
            <p className="m-0">Finding them: {counted(phase.found, "candidate")} so far …</p>
          ) : null}
          {phase.name === "running" ? <ProgressLine label={words.title} done={results.length} all={phase.all} /> : null}
          {waiting ? (
            <Notice tone="warn">
              <span role="status">
                {waiting === "connection"
                  ? "The connection is lost. It goes on by itself when it is back; nothing is done twice."
                  : "The server is busy. It goes on in a moment; nothing is done twice."}
              </span>
            </Notice>
          ) : null}
          {problem ? <ErrorNote title={problemWords(problem).title}>{problemWords(problem).detail}</ErrorNote> : null}
          {phase.name === "done" ? (
            <Outcome results={results} all={phase.all} stopped={phase.stopped} names={names} done={words.done} />
          ) : null}
        </div>
      )}
    </SidePanel>
  );
}

const readPage = (query: URLSearchParams, cursor: string | null, signal: AbortSignal) => {
  const search = new URLSearchParams(query);
  search.set("fields", "id,candidate");
  search.set("limit", "200");
  if (cursor !== null) search.set("cursor", cursor);
  return api.GET("/interviews", { querySerializer: () => search.toString(), signal });
};

interface BulkForm {
  reason: string;
  days: number | null;
  decision: Decision;
  tag: string;
  option: string;
}

/** What is sent, or null while a field is missing. */
function orderOf(action: BulkAction, form: BulkForm): BulkOrder | null {
  switch (action) {
    case "refuse":
      return form.reason.trim() === "" ? null : { action, reason: form.reason.trim() };
    case "extend":
      return form.days !== null && Number.isInteger(form.days) && form.days >= 1 && form.days <= 60
        ? { action, days: form.days }
        : null;
    case "decide":
      return { action, decision: form.decision };
    case "tag": {
      const option = form.option.trim();
      return form.tag.trim() === "" ? null : { action, tags: { [form.tag.trim()]: option === "" ? null : option } };
    }
    default:
      return { action };
  }
}

const SENTENCES: Partial<Record<BulkAction, string>> = {
  admit: "They may enter their rooms. Whoever was refused is let in again.",
  resend: "Each is sent the invitation once more, to the address on record. Links that work keep working.",
  reopen: "Expired, withdrawn and completed interviews can be answered again.",
  archive: "They leave this list and stay under “Archived”. No more mail goes to them.",
  unarchive: "They come back into the list.",
  delete:
    "They disappear from every list, with their answers, and their links stop working. You can not take this back. To only hide them, archive them.",
};

function BulkFields({
  action,
  form,
  tags,
  onChange,
  asked,
}: {
  action: BulkAction;
  form: BulkForm;
  tags: readonly { name: string; options: readonly string[] }[];
  onChange: (form: BulkForm) => void;
  asked: boolean;
}) {
  const change = (part: Partial<BulkForm>) => onChange({ ...form, ...part });
  const missing = asked && orderOf(action, form) === null;
  const offered = tags.find((tag) => tag.name === form.tag);
  if (action === "refuse") {
    return (
      <TextArea
        label="Reason"
        hint="Your team sees it. The candidates are told only that the interview is not open to them."
        maxLength={500}
        value={form.reason}
        onChange={(reason) => change({ reason })}
        fault={missing ? "Say why, in a few words." : undefined}
      />
    );
  }
  if (action === "extend") {
    return (
      <NumberField
        label="Days more"
        unit="days"
        min={1}
        max={60}
        hint="They count from the end of each link, or from now when that has passed."
        value={form.days}
        onChange={(days) => change({ days })}
        fault={missing ? "Give 1 to 60 whole days." : undefined}
      />
    );
  }
  if (action === "decide") {
    return (
      <Select
        label="Decision"
        hint="The candidates are not told."
        value={form.decision}
        options={[
          { value: "shortlisted", label: "Shortlisted" },
          { value: "discarded", label: "Discarded" },
          { value: "undecided", label: "Undecided" },
        ]}
        onChange={(decision) => change({ decision })}
      />
    );
  }
  if (action !== "tag") return <p className="m-0">{SENTENCES[action]}</p>;
  return (
    <>
      {tags.length > 0 ? (
        <Select
          label="Tag"
          value={form.tag}
          options={[{ value: "", label: "Choose a tag" }, ...tags.map((tag) => ({ value: tag.name, label: tag.name }))]}
          onChange={(tag) => change({ tag, option: "" })}
          fault={missing ? "Choose the tag." : undefined}
        />
      ) : (
        <TextField
          label="Tag"
          maxLength={60}
          value={form.tag}
          onChange={(tag) => change({ tag })}
          fault={missing ? "Give the tag's name." : undefined}
        />
      )}
      {offered && offered.options.length > 0 ? (
        <Select
          label="Option"
          value={form.option}
          options={[
            { value: "", label: "None: take the tag away" },
            ...offered.options.map((option) => ({ value: option, label: option })),
          ]}
          onChange={(option) => change({ option })}
        />
      ) : (
        <TextField
          label="Option"
          hint="Left empty, the tag is taken away."
          maxLength={40}
          value={form.option}
          onChange={(option) => change({ option })}
        />
      )}
    </>
  );
}

function Outcome({
  results,
  all,
  stopped,
  names,
  done,
}: {
  results: readonly BulkResult[];
  all: number;
  stopped: boolean;
  names: ReadonlyMap<string, string>;
  done: string;
}) {
  const refused = results.filter((result) => result.status === "refused");
  const changed = results.length - refused.length;
  return (
    <>
      <div role="status">
        <p className="m-0 text-17 font-medium">
          {changed === 0
            ? "Nothing was changed."
            : `${counted(changed, "candidate")} ${changed === 1 ? "was" : "were"} ${done}.`}
        </p>
        {refused.length > 0 ? (
          <p className="mt-1 mb-0">
            {counted(refused.length, "candidate")} stayed as {refused.length === 1 ? "it was" : "they were"}, for the
            reasons below.
          </p>
        ) : null}
        {results.length < all ? (
          <p className="mt-1 mb-0">
            {stopped ? "It was stopped: " : ""}
            {counted(all - results.length, "candidate")} {all - results.length === 1 ? "was" : "were"} not reached.
          </p>
        ) : null}
      </div>
      {refused.length > 0 ? (
        <ul className="m-0 flex list-none flex-col gap-0 p-0">
          {refused.slice(0, RESULT_ROWS).map((result) => (
            <li key={result.id} className="border-b border-hairline py-2">
              <Link
                to="/interviews/$interviewId"
                params={{ interviewId: result.id }}
                className="block font-medium wrap-anywhere text-text no-underline hover:underline"
              >
                {names.get(result.id) ?? result.id}
              </Link>
              <span className="block text-13 text-text-quiet">{result.detail}</span>
            </li>
          ))}
          {refused.length > RESULT_ROWS ? (
            <li className="py-2 text-text-quiet">{counted(refused.length - RESULT_ROWS, "other")}.</li>
          ) : null}
        </ul>
      ) : null}
    </>
  );
}
