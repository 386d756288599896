/** Settings: the custom fields of candidates; defining, changing and deleting one. */
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { CustomField } from "../../../../shared/native.ts";
import { Button } from "../../../ui/button.tsx";
import { EmptyState, Loading } from "../../../ui/notes.tsx";
import { StateWord } from "../../../ui/state-word.tsx";
import { type Column, Table } from "../../../ui/table.tsx";
import { PageError } from "../../page-error.tsx";
import { EditFieldPanel } from "./edit-field-panel.tsx";
import { FieldPanel } from "./field-panel.tsx";
import { FIELD_TYPES, fieldsQuery, MOST_COUNTED } from "./field-queries.ts";
import { SectionHead } from "./section-form.tsx";

/** mayDefine: whether the person's role allows defining. */
export function FieldsSection({ mayDefine }: { mayDefine: boolean }) {
  const list = useQuery(fieldsQuery);
  const [open, setOpen] = useState<CustomField | "new" | null>(null);
  const define = mayDefine ? (
    <Button look="main" onClick={() => setOpen("new")}>
      Define a field
    </Button>
  ) : null;
  const none = list.data?.length === 0;
  return (
    <>
      <SectionHead title="Custom fields">
        What you keep about a candidate besides the interview. Other systems read and write them by their key.
      </SectionHead>
      {list.isPending ? <Loading what="Reading the fields" /> : null}
      {list.isError ? <PageError error={list.error} again={() => void list.refetch()} /> : null}
      {none ? (
        <EmptyState title="No fields yet" action={define}>
          Define one, such as a score or a team. A field that another system sends without a definition shows up here
          too, and you can make it your own.
        </EmptyState>
      ) : null}
      {list.data && !none ? (
        <>
          <div className="mb-4">{define}</div>
          <FieldTable fields={list.data} onManage={mayDefine ? setOpen : null} />
        </>
      ) : null}
      {open === "new" || (open && !open.managed) ? (
        <FieldPanel field={open === "new" ? null : open} onClose={() => setOpen(null)} />
      ) : null}
      {open && open !== "new" && open.managed ? <EditFieldPanel field={open} onClose={() => setOpen(null)} /> : null}
    </>
  );
}

function FieldTable({
  fields,
  onManage,
}: {
  fields: readonly CustomField[];
  onManage: ((field: CustomField) => void) | null;
}) {
  const columns: Column<CustomField>[] = [
    {
      key: "key",
      head: "Key",
      naming: true,
      cell: (field) => <code className="font-mono text-13 font-medium wrap-anywhere">{field.key}</code>,
    },
    { key: "label", head: "Label", cell: (field) => <span className="wrap-anywhere">{field.label}</span> },
    { key: "type", head: "Type", cell: (field) => FIELD_TYPES[field.type] },
    {
      key: "uses",
      head: "Candidates with a value",
      figures: true,
      cell: (field) => (field.uses >= MOST_COUNTED ? `${MOST_COUNTED}+` : field.uses),
    },
    {
      key: "managed",
      head: "State",
      cell: (field) =>
        field.managed ? (
          <span title="Defined here: its type is kept to.">
            <StateWord tone="good">Managed</StateWord>
          </span>
        ) : (
          <span title="Another system sent it, and nobody has defined it yet.">
            <StateWord tone="neutral">Unmanaged</StateWord>
          </span>
        ),
    },
  ];
  if (onManage) {
    columns.push({
      key: "actions",
      head: "Actions",
      headHidden: true,
      cell: (field) => (
        <Button onClick={() => onManage(field)}>
          {field.managed ? "Edit" : "Manage"}
          <span className="sr-only"> {field.key}</span>
        </Button>
      ),
    });
  }
  return <Table caption="Custom fields" columns={columns} rows={fields} rowKey={(field) => field.id} />;
}
