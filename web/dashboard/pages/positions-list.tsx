/** All positions, with what goes on in each; what narrows and orders the list lives in the address. */
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import type { PositionRow } from "../../../shared/native.ts";
import { Button, buttonClass } from "../../ui/button.tsx";
import { TextField } from "../../ui/field.tsx";
import { LoadMore } from "../../ui/load-more.tsx";
import { EmptyState, Loading } from "../../ui/notes.tsx";
import { Select } from "../../ui/select.tsx";
import { StateWord } from "../../ui/state-word.tsx";
import { Checkbox } from "../../ui/switch.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import { Time } from "../../ui/time.tsx";
import { PageError } from "../page-error.tsx";
import { PageFrame } from "../page-frame.tsx";
import { useMayWrite } from "../use-may-write.ts";
import { isNarrowed, OPEN_TO, ORDERS, type PositionFilters } from "./position/position-filters.ts";
import { positionListQuery, projectsQuery } from "./position/position-queries.ts";
import { ProjectHead } from "./position/project-head.tsx";

const route = getRouteApi("/inside/positions");

const columnsOf = (projects: ReadonlyMap<string, string>): Column<PositionRow>[] => [
  {
    key: "title",
    head: "Position",
    naming: true,
    cell: (row) => (
      <>
        <Link to="/positions/$positionId" params={{ positionId: row.id }} className="font-medium wrap-anywhere">
          {row.title}
        </Link>
        <span className="block text-13 wrap-anywhere text-text-quiet">
          {[row.role, projects.get(row.projectId ?? ""), row.access === "chosen" ? "Shared with chosen members" : ""]
            .filter(Boolean)
            .join(" · ")}
        </span>
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

const ANY = "any";
/** Under the heading of a project its name is not repeated. */
const NO_NAMES: ReadonlyMap<string, string> = new Map();

export function PositionsPage() {
  const filters: PositionFilters = route.useSearch();
  const navigate = route.useNavigate();
  const mayWrite = useMayWrite();
  const positions = useInfiniteQuery(positionListQuery(filters));
  const projects = useQuery(projectsQuery).data ?? [];
  const names = new Map(projects.map(({ id, title }) => [id, title]));
  const project = projects.find(({ id }) => id === filters.project);
  const rows = positions.data?.pages.flatMap((page) => page.data) ?? [];
  /** What is undefined goes out of the address. */
  const look = (change: { [Name in keyof PositionFilters]?: PositionFilters[Name] | undefined }) =>
    void navigate({ search: { ...filters, ...change } as PositionFilters, replace: true });
  const chosen = <Value extends string>(value: Value | typeof ANY) => (value === ANY ? undefined : value);
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
      <search className="mb-4 grid grid-cols-2 items-center gap-x-4 gap-y-3 md:flex md:flex-wrap">
        <div className="col-span-2 w-full md:max-w-70">
          <TextField
            label="Search positions"
            labelHidden
            type="search"
            placeholder="Search titles and roles"
            maxLength={200}
            value={filters.search ?? ""}
            onChange={(search) => look({ search: search === "" ? undefined : search })}
          />
        </div>
        {projects.length > 0 || filters.project ? (
          <div className="min-w-0 md:w-44">
            <Select
              label="Project"
              labelHidden
              value={filters.project ?? ANY}
              options={[
                { value: ANY, label: "All projects" },
                ...projects.map(({ id, title }) => ({ value: id, label: title })),
                ...(filters.project && !project ? [{ value: filters.project, label: "Archived project" }] : []),
              ]}
              onChange={(value) => look({ project: chosen(value) })}
            />
          </div>
        ) : null}
        <div className="min-w-0 md:w-48">
          <Select
            label="Open to"
            labelHidden
            value={filters.open ?? ANY}
            options={[
              { value: ANY, label: "Open to: any" },
              { value: "private", label: OPEN_TO.private },
              { value: "public", label: OPEN_TO.public },
            ]}
            onChange={(value) => look({ open: chosen(value) })}
          />
        </div>
        <div className="min-w-0 md:w-40">
          <Select
            label="Order"
            labelHidden
            value={filters.sort ?? "-created"}
            options={ORDER_OPTIONS}
            onChange={(value) => look({ sort: value === "-created" ? undefined : value })}
          />
        </div>
        <Checkbox
          label="Archived positions"
          checked={filters.archived === true}
          onChange={(on) => look({ archived: on ? true : undefined })}
        />
      </search>
      {project ? <ProjectHead project={project} onGone={() => look({ project: undefined })} /> : null}
      {positions.isError && !positions.data ? (
        <PageError error={positions.error} again={() => void positions.refetch()} />
      ) : positions.isPending ? (
        <Loading what="Reading positions" />
      ) : rows.length > 0 ? (
        <>
          <Table
            caption={project ? `Positions of ${project.title}` : "Positions"}
            columns={columnsOf(project ? NO_NAMES : names)}
            rows={rows}
            rowKey={(row) => row.id}
          />
          <LoadMore
            more={positions.hasNextPage}
            busy={positions.isFetchingNextPage}
            failed={positions.isFetchNextPageError}
            onMore={() => void positions.fetchNextPage()}
            words="Show more positions"
          />
        </>
      ) : (
        <Nothing
          filters={filters}
          mayWrite={mayWrite}
          clear={() => look({ search: undefined, project: undefined, open: undefined })}
        />
      )}
    </PageFrame>
  );
}

const ORDER_OPTIONS = (["-created", "created", "title", "-title"] as const).map((value) => ({
  value,
  label: ORDERS[value],
}));

function Nothing({ filters, mayWrite, clear }: { filters: PositionFilters; mayWrite: boolean; clear: () => void }) {
  const { search, archived } = filters;
  if (isNarrowed(filters)) {
    const title = search?.trim() ? `No position matches “${search.trim()}”` : "No position is like this";
    return (
      <EmptyState title={title} action={<Button onClick={clear}>Clear filters</Button>}>
        Titles and roles are searched{archived ? ", among archived positions" : ""}.
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
