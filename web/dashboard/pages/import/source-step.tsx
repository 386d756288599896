/** The first step of an import: into which position, and from what: a pasted list or a file. */
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { type ClipboardEvent, type DragEvent, type FormEvent, useRef, useState } from "react";
import { Button } from "../../../ui/button.tsx";
import { controlClass, FieldFrame } from "../../../ui/field.tsx";
import { ErrorNote, Notice } from "../../../ui/notes.tsx";
import { Select } from "../../../ui/select.tsx";
import { positionQuery, positionsQuery } from "../../queries.ts";
import { problemWords } from "../../words.ts";
import { counted, ProgressLine } from "../candidates/progress-line.tsx";
import { fieldsQuery } from "../settings/field-queries.ts";
import type { ImportSession } from "./import-session.ts";
import { NothingToImport, type Source, sourceOfFile, sourceOfText } from "./table-source.ts";

const LONG_CHARACTERS = 20_000;

/** positionId: the position that the person came from. onBegun is told what the file was like. */
export function SourceStep({
  session,
  positionId: from,
  onBegun,
}: {
  session: ImportSession;
  positionId: string;
  onBegun: (source: Source) => void;
}) {
  const client = useQueryClient();
  const positions = useQuery(positionsQuery(false));
  const [chosen, setChosen] = useState(from);
  const [text, setText] = useState("");
  const [long, setLong] = useState<string | null>(null);
  const [share, setShare] = useState<number | null>(null);
  const [asked, setAsked] = useState(false);
  const [problem, setProblem] = useState<{ title: string; detail: string } | null>(null);
  const [over, setOver] = useState(false);
  const file = useRef<HTMLInputElement>(null);
  const options = (positions.data ?? []).map((position) => ({ value: position.id, label: position.title }));
  const only = options.length === 1 ? options[0]?.value : undefined;
  const positionId = options.some((option) => option.value === chosen) ? chosen : (only ?? "");

  const read = async (given: string | File) => {
    setAsked(true);
    setProblem(null);
    if (positionId === "") return;
    setShare(0);
    try {
      const [position, fields] = await Promise.all([
        client.ensureQueryData(positionQuery(positionId)),
        client.ensureQueryData(fieldsQuery),
      ]);
      const known = { positionId, fields, tags: position.settings.tags };
      const source =
        typeof given === "string"
          ? await sourceOfText(given, known, setShare)
          : await sourceOfFile(given, known, setShare);
      await session.begin(source.plan, source.cells);
      onBegun(source);
      if (source.plan.step === "check") void session.check();
    } catch (error) {
      setProblem(
        error instanceof NothingToImport ? { title: "Nothing was read", detail: error.message } : problemWords(error),
      );
      setShare(null);
    }
  };
  // A field that shows thousands of lines holds up the page for seconds: a long list is taken without being shown.
  const takeLong = (event: ClipboardEvent<HTMLTextAreaElement>) => {
    const pasted = event.clipboardData.getData("text/plain");
    if (pasted.length < LONG_CHARACTERS) return;
    event.preventDefault();
    setLong(pasted);
    if (positionId !== "") void read(pasted);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const given = long ?? text;
    if (given.trim() !== "") void read(given);
    else setProblem({ title: "There is no list yet", detail: "Paste names and addresses, or choose a file." });
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const [dropped] = event.dataTransfer.files;
    if (dropped) void read(dropped);
  };

  if (positions.isError) {
    const words = problemWords(positions.error);
    return (
      <ErrorNote title={words.title} retry={() => void positions.refetch()}>
        {words.detail}
      </ErrorNote>
    );
  }
  return (
    <form onSubmit={submit} noValidate className="flex max-w-170 flex-col gap-6">
      <Select
        label="Position"
        value={positionId}
        options={positionId === "" ? [{ value: "", label: "Choose a position" }, ...options] : options}
        onChange={setChosen}
        fault={asked && positionId === "" ? "Choose the position they are for." : undefined}
      />
      {long === null ? (
        <FieldFrame
          label="Paste a list"
          hint="Names with addresses, in any form: “Jane Doe <jane@example.com>”, rows of a spreadsheet, one person a line."
        >
          {(control) => (
            <textarea
              {...control}
              rows={7}
              className={`${controlClass} resize-y py-1.5`}
              value={text}
              onChange={(event) => setText(event.currentTarget.value)}
              onPaste={takeLong}
              spellCheck={false}
              autoComplete="off"
            />
          )}
        </FieldFrame>
      ) : (
        <Notice>
          <p className="m-0">A long list is pasted: {counted(long.split("\n").length, "line")}.</p>
          <Button className="mt-2" onClick={() => setLong(null)}>
            Take it away
          </Button>
        </Notice>
      )}
      <section
        aria-label="A file"
        className={`rounded-12 border border-dashed px-4 py-4 ${over ? "border-accent bg-accent-tint" : "border-line"}`}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <div className="flex flex-wrap items-center gap-3">
          <Button onClick={() => file.current?.click()} busy={share !== null}>
            Choose a CSV file
          </Button>
          <span className="text-text-quiet max-md:hidden">or drop it here.</span>
        </div>
        <p className="mt-2 mb-0 text-13 text-text-quiet">
          Any encoding and divider, with or without headings, up to 20,000 rows. Nothing is added before you have seen
          it.
        </p>
        <input
          ref={file}
          type="file"
          accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain"
          className="sr-only"
          tabIndex={-1}
          aria-label="CSV file"
          onChange={(event) => {
            const [picked] = event.currentTarget.files ?? [];
            event.currentTarget.value = "";
            if (picked) void read(picked);
          }}
        />
      </section>
      {share === null || share >= 1 ? null : <ProgressLine label="Reading" done={Math.round(share * 100)} all={100} />}
      {problem ? <ErrorNote title={problem.title}>{problem.detail}</ErrorNote> : null}
      {session.now().kept ? null : (
        <Notice tone="warn">
          This browser keeps nothing for this page: a reload loses the list before it is sent.
        </Notice>
      )}
      <div>
        <Button type="submit" look="main" busy={share !== null}>
          Continue
        </Button>
      </div>
    </form>
  );
}
