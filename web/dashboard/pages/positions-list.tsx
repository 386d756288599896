/** All positions, with what goes on in each; search and archive live in the address. */
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import type { PositionRow } from "../../../shared/native.ts";
import { Button, buttonClass } from "../../ui/button.tsx";
import { TextField } from "../../ui/field.tsx";
import { EmptyState, Loading } from "../../ui/notes.tsx";
import { StateWord } from "../../ui/state-word.tsx";
import { Checkbox } from "../../ui/switch.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import { Time } from "../../ui/time.tsx";
import { PageError } from "../page-error.tsx";
import { PageFrame } from "../page-frame.tsx";
import { positionsQuery } from "../queries.ts";
import { useMayWrite } from "../use-may-write.ts";

const route = getRouteApi("/inside/positions");

const COLUMNS: Column<PositionRow>[] = [
  {
    key: "title",
    head: "Position",
    naming: true,
    cell: (row) => (
      <>
        <Link to="/positions/$positionId" params={{ positionId: row.id }} className="font-medium break-words">
          {row.title}
        </Link>
        {row.role ? <span className="block text-13 text-text-quiet">{row.role}</span> : null}
      </>
    ),
  },
  { key: "open", head: "Open to", cell: (row) => <Visibility row={row} /> },
  { key: "questions", head: "Questions", figures: true, wide: true, cell: (row) => row.questionCount },
  { key: "progress", head: "In progress", figures: true, cell: (row) => row.counts.inProgress },
  { key: "completed", head: "Completed", figures: true, cell: (row) => row.counts.completed },
  { key: "total", head: "Candidates", figures: true, cell: (row) => row.counts.total },
  { key: "changed", head: "Changed", wide: true, cell: (row) => <Time at={row.updatedAt} show="day" /> },
];

function Visibility({ row }: { row: PositionRow }) {
  if (row.archivedAt) return <StateWord tone="neutral">Archived</StateWord>;
  return row.visibility === "public" ? (
    <StateWord tone="good">Anyone with the link</StateWord>
  ) : (
    <StateWord tone="neutral">Invited people</StateWord>
  );
}

export function PositionsPage() {
  const { search = "", archived } = route.useSearch();
  const navigate = route.useNavigate();
  const mayWrite = useMayWrite();
  const positions = useQuery(positionsQuery(archived === true));
  const wanted = search.trim().toLocaleLowerCase();
  const rows = (positions.data ?? []).filter((row) => `${row.title} ${row.role}`.toLocaleLowerCase().includes(wanted));
  const look = (change: { search?: string; archived?: boolean }) => {
    const next = { search, archived: archived === true, ...change };
    void navigate({
      search: { ...(next.search ? { search: next.search } : {}), ...(next.archived ? { archived: true } : {}) },
      replace: true,
    });
  };
  return (
    <PageFrame
      title="Positions"
      actions={
        mayWrite ? (
          <Link to="/positions/new" className={buttonClass("main")}>
            New position
          </Link>
        ) : null
      }
    >
      <search className="mb-4 flex flex-wrap items-center gap-x-6 gap-y-2">
        <div className="w-full max-w-80">
          <TextField
            label="Search positions"
            labelHidden
            type="search"
            placeholder="Search positions"
            value={search}
            onChange={(next) => look({ search: next })}
          />
        </div>
        <Checkbox label="Archived positions" checked={archived === true} onChange={(on) => look({ archived: on })} />
      </search>
      {positions.isError ? (
        <PageError error={positions.error} again={() => void positions.refetch()} />
      ) : positions.isPending ? (
        <Loading what="Reading positions" />
      ) : rows.length > 0 ? (
        <Table caption="Positions" columns={COLUMNS} rows={rows} rowKey={(row) => row.id} />
      ) : (
        <Nothing
          search={search}
          archived={archived === true}
          mayWrite={mayWrite}
          any={positions.data.length > 0}
          clear={() => look({ search: "" })}
        />
      )}
    </PageFrame>
  );
}

function Nothing({
  search,
  archived,
  mayWrite,
  any,
  clear,
}: {
  search: string;
  archived: boolean;
  mayWrite: boolean;
  any: boolean;
  clear: () => void;
}) {
  if (any) {
    return (
      <EmptyState title={`No position matches “${search}”`} action={<Button onClick={clear}>Clear search</Button>}>
        Titles and roles are searched.
      </EmptyState>
    );
  }
  if (archived) {
    return (
      <EmptyState title="No position is archived">
        An archived position takes no new candidates. What was recorded for it is kept.
      </EmptyState>
    );
  }
  if (!mayWrite) {
    return (
      <EmptyState title="No positions yet">
        An owner or a recruiter of this workspace creates them. Then you see here who answers.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title="Create your first position"
      action={
        <Link to="/positions/new" className={buttonClass("main")}>
          New position
        </Link>
      }
    >
      A position holds the questions that every candidate answers. A title and one question are enough to begin. Then
      add candidates, or share the position’s link.
    </EmptyState>
  );
}
