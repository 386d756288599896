/** CVs that came without an address: read by the server, and nobody's until a person says whose they are. */
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { ENTRY_STATES } from "../../../shared/native/hiring-words.ts";
import type { CandidateEntry } from "../../../shared/native.ts";
import { Button } from "../../ui/button.tsx";
import { LoadMore } from "../../ui/load-more.tsx";
import { EmptyState, Loading } from "../../ui/notes.tsx";
import { Select } from "../../ui/select.tsx";
import { StateWord } from "../../ui/state-word.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import { Time } from "../../ui/time.tsx";
import { PageError } from "../page-error.tsx";
import { PageFrame } from "../page-frame.tsx";
import { positionsQuery } from "../queries.ts";
import { useMayWrite } from "../use-may-write.ts";
import { EntryPanel } from "./jobs/entry-panel.tsx";
import { ENTRY_WORDS, type EntryPlace } from "./jobs/entry-place.ts";
import { entriesQuery } from "./jobs/entry-queries.ts";
import { JobTabs } from "./jobs/job-tabs.tsx";

const route = getRouteApi("/inside/jobs/cvs");
const ANY = "any";

const nameOf = (entry: CandidateEntry): string =>
  entry.name ?? entry.proposedName ?? entry.proposedEmail ?? "Nobody is named in it";

const columnsOf = (
  positions: ReadonlyMap<string, string>,
  open: (entry: CandidateEntry) => void,
): Column<CandidateEntry>[] => [
  {
    key: "name",
    head: "CV of",
    naming: true,
    cell: (entry) => (
      <>
        <button
          type="button"
          onClick={() => open(entry)}
          className="min-h-7 cursor-pointer rounded-6 text-start font-medium wrap-anywhere text-accent underline pointer-coarse:min-h-11"
        >
          {nameOf(entry)}
        </button>
        {entry.proposedEmail && entry.proposedEmail !== nameOf(entry) && entry.state !== "confirmed" ? (
          <span className="block text-13 wrap-anywhere text-text-quiet">{entry.proposedEmail}</span>
        ) : null}
      </>
    ),
  },
  {
    key: "state",
    head: "State",
    cell: (entry) => (
      <>
        <StateWord tone={ENTRY_WORDS[entry.state].tone}>{ENTRY_WORDS[entry.state].words}</StateWord>
        {entry.error ? (
          <span className="block max-w-80 text-13 wrap-anywhere text-text-quiet">{entry.error}</span>
        ) : null}
      </>
    ),
  },
  {
    key: "for",
    head: "For",
    cell: (entry) =>
      entry.jobPostId ? (
        <Link to="/jobs/$jobPostId" params={{ jobPostId: entry.jobPostId }} className="wrap-anywhere">
          {entry.jobPostTitle}
        </Link>
      ) : entry.positionId ? (
        <span className="wrap-anywhere">{positions.get(entry.positionId) ?? "A position"}</span>
      ) : (
        <span className="text-text-quiet">–</span>
      ),
  },
  { key: "came", head: "Came", cell: (entry) => <Time at={entry.createdAt} /> },
];

export function JobCvsPage() {
  const place: EntryPlace = route.useSearch();
  const navigate = route.useNavigate();
  const mayWrite = useMayWrite();
  const list = useInfiniteQuery(entriesQuery(place.state));
  const positions = useQuery(positionsQuery(false)).data ?? [];
  const rows = list.data?.pages.flatMap((page) => page.data) ?? [];
  const look = (search: EntryPlace) => void navigate({ search, replace: true, resetScroll: false });
  const { entry: shown, ...filter } = place;
  return (
    <PageFrame title="Jobs">
      <JobTabs />
      <div className="mt-6 mb-4 flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
        <p className="m-0 max-w-170 text-text-quiet">
          These CVs came without an e-mail address. A person says whose each is; only then is there a candidate.
        </p>
        <div className="w-full md:w-52">
          <Select
            label="State"
            labelHidden
            value={place.state ?? ANY}
            options={[
              { value: ANY, label: "State: any" },
              ...ENTRY_STATES.map((value) => ({ value, label: ENTRY_WORDS[value].words })),
            ]}
            onChange={(state) => look(state === ANY ? {} : { state })}
          />
        </div>
      </div>
      {list.isError && !list.data ? (
        <PageError error={list.error} again={() => void list.refetch()} />
      ) : list.isPending ? (
        <Loading what="Reading the CVs" />
      ) : rows.length > 0 ? (
        <>
          <Table
            caption="CVs without an address"
            columns={columnsOf(new Map(positions.map(({ id, title }) => [id, title])), ({ id }) =>
              look({ ...filter, entry: id }),
            )}
            rows={rows}
            rowKey={(entry) => entry.id}
          />
          <LoadMore
            more={list.hasNextPage}
            busy={list.isFetchingNextPage}
            failed={list.isFetchNextPageError}
            onMore={() => void list.fetchNextPage()}
            words="Show older CVs"
          />
        </>
      ) : place.state ? (
        <EmptyState title="No CV is in this state" action={<Button onClick={() => look({})}>Show all</Button>}>
          CVs move on by themselves while they are fetched and read.
        </EmptyState>
      ) : (
        <EmptyState title="No CV waits for you">
          When a system sends a CV without an e-mail address, it is kept here with the name and the address that were
          found in it.
        </EmptyState>
      )}
      {shown ? <EntryPanel key={shown} id={shown} mayWrite={mayWrite} onClose={() => look(filter)} /> : null}
    </PageFrame>
  );
}
