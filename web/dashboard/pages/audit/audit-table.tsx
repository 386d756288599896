/** The audit log's entries: what was done, by whom, when and from where. */
import { Link } from "@tanstack/react-router";
import type { AuditRow } from "../../../../shared/native.ts";
import { Button } from "../../../ui/button.tsx";
import { type Column, Table } from "../../../ui/table.tsx";
import { Time } from "../../../ui/time.tsx";
import { actionWords, detailWords, mediumWords } from "./words.ts";

/** onAbout shows only what was done to the same thing; null where that is what is shown. */
export function AuditTable({
  rows,
  onAbout,
}: {
  rows: readonly AuditRow[];
  onAbout: ((subjectId: string) => void) | null;
}) {
  const columns: Column<AuditRow>[] = [
    {
      key: "what",
      head: "What",
      naming: true,
      cell: (row) => (
        <>
          <span className="font-medium">{actionWords(row.action)}</span>
          <Details row={row} onAbout={onAbout} />
        </>
      ),
    },
    {
      key: "who",
      head: "Who",
      cell: (row) => (
        <span className="block min-w-28">
          <span className="wrap-anywhere">{row.actor.name ?? "Greenroom"}</span>
          <span className="block text-13 text-text-quiet">{mediumWords(row.medium)}</span>
        </span>
      ),
    },
    { key: "when", head: "When", cell: (row) => <Time at={row.at} /> },
    {
      key: "from",
      head: "From",
      cell: (row) => (
        <span className="text-13 wrap-anywhere text-text-quiet">
          {row.ip ?? "this server"}
          {row.host ? <span className="block">to {row.host}</span> : null}
          {row.referer ? <span className="block">{row.referer}</span> : null}
        </span>
      ),
    },
  ];
  return <Table caption="Changes, newest first" columns={columns} rows={rows} rowKey={(row) => row.id} />;
}

function Details({ row, onAbout }: { row: AuditRow; onAbout: ((subjectId: string) => void) | null }) {
  const { subjectId } = row;
  const details = detailWords(row);
  return (
    <>
      {details ? <span className="block max-w-120 text-13 wrap-anywhere text-text-quiet">{details}</span> : null}
      {subjectId ? (
        <span className="flex flex-wrap items-center gap-x-4 text-13">
          <Place row={row} id={subjectId} />
          {onAbout ? (
            <Button look="quiet" className="-mx-2 px-2! text-13!" onClick={() => onAbout(subjectId)}>
              Its history
            </Button>
          ) : null}
        </span>
      ) : null}
    </>
  );
}

/** Leads to the thing, where it has a page and is still there. */
function Place({ row, id }: { row: AuditRow; id: string }) {
  if (row.action.endsWith(".deleted") || row.action.endsWith(".erased")) return null;
  switch (row.subjectType) {
    case "interview":
      return (
        <Link to="/interviews/$interviewId" params={{ interviewId: id }}>
          Open the interview
        </Link>
      );
    case "position":
      return (
        <Link to="/positions/$positionId" params={{ positionId: id }}>
          Open the position
        </Link>
      );
    case "candidate":
      return (
        <Link to="/candidates/$candidateId" params={{ candidateId: id }}>
          Open the candidate
        </Link>
      );
    default:
      return null;
  }
}
