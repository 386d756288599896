/** The second step of an import: what each column means, with its first values and the people it gives. */
import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import type { CustomField } from "../../../../shared/native.ts";
import { Button } from "../../../ui/button.tsx";
import { ErrorNote, Notice } from "../../../ui/notes.tsx";
import { Select } from "../../../ui/select.tsx";
import { Checkbox } from "../../../ui/switch.tsx";
import { type Column, Table } from "../../../ui/table.tsx";
import { positionQuery } from "../../queries.ts";
import { count, counted } from "../candidates/progress-line.tsx";
import { fieldsQuery } from "../settings/field-queries.ts";
import { nameOfTarget, type Target, targetNamed } from "./columns.ts";
import type { ImportPlan } from "./import-plan.ts";
import type { ImportState } from "./import-session.ts";
import { bodyOfRow, missingColumns, type RowBody } from "./rows.ts";

const SHOWN_VALUES = 3;
const SHOWN_ROWS = 5;

/** onHeaded changes whether the first row names the columns. */
export function ColumnsStep({
  state,
  plan,
  about,
  onHeaded,
  onChange,
  onCheck,
  onDiscard,
}: {
  state: ImportState;
  plan: ImportPlan;
  /** What there is to say about how the file was read. */
  about: string | null;
  onHeaded: (headed: boolean, known: { fields: CustomField[]; tags: readonly { name: string }[] }) => void;
  onChange: (change: Partial<ImportPlan>) => void;
  onCheck: () => void;
  onDiscard: () => void;
}) {
  const fields = useQuery(fieldsQuery).data ?? [];
  const tags = useQuery(positionQuery(plan.positionId)).data?.settings.tags ?? [];
  const [asked, setAsked] = useState(false);
  const missing = missingColumns(plan.targets);
  const left = plan.targets.filter(({ kind }) => kind === "skip").length;
  const columns = plan.headings.map((heading, at) => ({
    at,
    heading,
    target: plan.targets[at] ?? ({ kind: "skip" } satisfies Target),
    values: [...new Set(state.cells.slice(0, 40).map((row) => row[at] ?? ""))]
      .filter((cell) => cell !== "")
      .slice(0, SHOWN_VALUES),
  }));
  const setTarget = (at: number, target: Target) => {
    const name = nameOfTarget(target);
    // One column is the name: whichever had it before is left out.
    const targets = plan.targets.map(
      (each, index): Target =>
        index === at ? target : target.kind !== "skip" && nameOfTarget(each) === name ? { kind: "skip" } : each,
    );
    onChange({ targets });
  };
  const people = useMemo(
    () => state.cells.slice(0, SHOWN_ROWS).map((row) => bodyOfRow(row, plan)),
    [state.cells, plan],
  );

  return (
    <div className="flex flex-col gap-6">
      <p className="m-0 text-text-quiet">
        {counted(state.cells.length, "row")} of “{plan.source}”.{" "}
        {left === 0 ? "Every column comes in." : `${counted(left, "column")} ${left === 1 ? "stays" : "stay"} out.`}
      </p>
      {about ? <Notice>{about}</Notice> : null}
      <Checkbox
        label="The first row names the columns"
        checked={plan.headed}
        onChange={(headed) => onHeaded(headed, { fields, tags })}
      />
      <Table
        caption="Columns"
        rows={columns}
        rowKey={(column) => String(column.at)}
        columns={[
          {
            key: "heading",
            head: "Column",
            naming: true,
            cell: (column) => <span className="font-medium wrap-anywhere">{column.heading}</span>,
          },
          {
            key: "values",
            head: "First values",
            cell: (column) => (
              <span className="flex flex-col text-13 text-text-quiet">
                {column.values.length === 0
                  ? "Empty"
                  : column.values.map((value) => (
                      <span key={value} className="line-clamp-1 max-w-72 break-all">
                        {value}
                      </span>
                    ))}
              </span>
            ),
          },
          {
            key: "target",
            head: "Becomes",
            cell: (column) => (
              <Select
                label={`What “${column.heading}” becomes`}
                labelHidden
                className="w-72 max-w-full"
                value={nameOfTarget(column.target)}
                options={choicesFor(column.heading, column.target, fields, tags)}
                onChange={(name) => setTarget(column.at, targetNamed(name) ?? { kind: "skip" })}
              />
            ),
          },
        ]}
      />
      {asked && missing ? <ErrorNote title="One column is still missing">{missing}</ErrorNote> : null}
      <section aria-label="The first candidates">
        <h2 className="mt-0 mb-2">
          The first {people.length === 1 ? "candidate" : `${count(people.length)} candidates`}
        </h2>
        <Table
          caption="The first candidates"
          rows={people.map((body, at) => ({ body, at }))}
          rowKey={({ at }) => String(at)}
          columns={PREVIEW}
        />
      </section>
      <div className="flex flex-wrap gap-3">
        <Button
          look="main"
          onClick={() => {
            setAsked(true);
            if (!missing) onCheck();
          }}
        >
          Check {counted(state.cells.length, "row")}
        </Button>
        <Button look="quiet" onClick={onDiscard}>
          Start again
        </Button>
      </div>
    </div>
  );
}

const none = <span className="text-text-quiet">–</span>;
const PREVIEW: Column<{ body: RowBody; at: number }>[] = [
  {
    key: "name",
    head: "Name",
    naming: true,
    cell: ({ body }) => body.name || <span className="text-warn">No name</span>,
  },
  { key: "email", head: "E-mail", cell: ({ body }) => <span className="wrap-anywhere">{body.email || none}</span> },
  { key: "phone", head: "Phone", cell: ({ body }) => body.phone ?? none },
  {
    key: "rest",
    head: "Besides",
    cell: ({ body }) => {
      const parts = besides(body);
      return parts.length === 0 ? none : <span className="wrap-anywhere">{parts.join(" · ")}</span>;
    },
  },
];

/** Everything of a row but name, address and phone, in a few words each. */
const besides = (body: RowBody): string[] => [
  ...(body.externalId === undefined ? [] : [`Id: ${body.externalId}`]),
  ...(body.skills === undefined ? [] : [`Skills: ${body.skills.join(", ")}`]),
  ...[body.customFields, body.tags, body.metadata].flatMap((part) =>
    Object.entries(part ?? {}).map(
      ([key, value]) => `${key}: ${value === true ? "yes" : value === false ? "no" : value}`,
    ),
  ),
];

/** What a column can become. Fields and tags that are known come first; its own heading can make a new one. */
function choicesFor(
  heading: string,
  present: Target,
  fields: readonly { key: string; label: string }[],
  tags: readonly { name: string }[],
): { value: string; label: string }[] {
  const key = heading.trim();
  const targets: [Target, string][] = [
    [{ kind: "skip" }, "Leave out"],
    [{ kind: "name" }, "Name"],
    [{ kind: "firstName" }, "First name"],
    [{ kind: "lastName" }, "Last name"],
    [{ kind: "email" }, "E-mail"],
    [{ kind: "phone" }, "Phone"],
    [{ kind: "externalId" }, "External id"],
    [{ kind: "skills" }, "Skills"],
    ...fields.map((field): [Target, string] => [
      { kind: "field", key: field.key },
      `Field “${field.label || field.key}”`,
    ]),
    ...tags.map((tag): [Target, string] => [{ kind: "tag", key: tag.name }, `Tag “${tag.name}”`]),
    ...(fields.some((field) => field.key === key)
      ? []
      : [[{ kind: "field", key: key.slice(0, 120) }, `New field “${key}”`] satisfies [Target, string]]),
    ...(tags.some((tag) => tag.name === key)
      ? []
      : [[{ kind: "tag", key: key.slice(0, 60) }, `New tag “${key}”`] satisfies [Target, string]]),
    [{ kind: "metadata", key }, `Metadata “${key}”`],
  ];
  const choices = targets.map(([target, label]) => ({ value: nameOfTarget(target), label }));
  const name = nameOfTarget(present);
  return choices.some((choice) => choice.value === name) ? choices : [...choices, { value: name, label: name }];
}
