/** The audit log: who changed what, by which way and from where. Its filters stand in the address. */
import { infiniteQueryOptions, keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { Button } from "../../ui/button.tsx";
import { LoadMore } from "../../ui/load-more.tsx";
import { EmptyState, Loading } from "../../ui/notes.tsx";
import { api } from "../api.ts";
import { PageError } from "../page-error.tsx";
import { PageFrame } from "../page-frame.tsx";
import { keys } from "../queries.ts";
import { AuditTable } from "./audit/audit-table.tsx";
import { AuditFilterRow } from "./audit/filter-row.tsx";
import { type AuditFilters, addressOf, auditFiltersIn, auditQueryOf, NO_AUDIT_FILTERS } from "./audit/filters.ts";
import { ExportCsv } from "./candidates/export-csv.tsx";

const ROWS_A_PAGE = 50;

const auditQuery = (filters: AuditFilters) =>
  infiniteQueryOptions({
    queryKey: [...keys.audit, filters],
    placeholderData: keepPreviousData,
    queryFn: ({ pageParam, signal }) =>
      api.GET("/audit", {
        params: { query: { ...auditQueryOf(filters), limit: ROWS_A_PAGE, cursor: pageParam ?? undefined } },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });

export function AuditPage() {
  const address: Record<string, unknown> = useSearch({ strict: false });
  const navigate = useNavigate();
  const filters = auditFiltersIn(address);
  const list = useInfiniteQuery(auditQuery(filters));
  const rows = list.data?.pages.flatMap((page) => page.data) ?? [];
  const isFiltered = Object.keys(addressOf(filters)).length > 0;
  const change = (part: Partial<AuditFilters>) =>
    void navigate({ to: "/audit", search: addressOf({ ...filters, ...part }), replace: true, resetScroll: false });
  return (
    <PageFrame
      title="Audit log"
      beside="Who changed what, by which way and from where."
      actions={<ExportCsv query={new URLSearchParams(auditQueryOf(filters))} path="/audit/export" name="audit" />}
    >
      <AuditFilterRow filters={filters} rows={rows} onChange={change} />
      {filters.about === "" ? null : (
        <p className="m-0 pb-3 text-text-quiet">
          The history of one thing.{" "}
          <Button look="quiet" className="px-2!" onClick={() => change({ about: "" })}>
            Show all
          </Button>
        </p>
      )}
      {list.isPending ? <Loading what="Reading the log" /> : null}
      {list.isError && !list.data ? <PageError error={list.error} again={() => void list.refetch()} /> : null}
      {list.data && rows.length === 0 ? (
        <Nothing isFiltered={isFiltered} onClear={() => change(NO_AUDIT_FILTERS)} />
      ) : null}
      {rows.length > 0 ? (
        <>
          <AuditTable rows={rows} onAbout={filters.about === "" ? (about) => change({ about }) : null} />
          <LoadMore
            more={list.hasNextPage}
            busy={list.isFetchingNextPage}
            failed={list.isFetchNextPageError}
            onMore={() => void list.fetchNextPage()}
            words="Show older entries"
          />
        </>
      ) : null}
    </PageFrame>
  );
}

function Nothing({ isFiltered, onClear }: { isFiltered: boolean; onClear: () => void }) {
  return isFiltered ? (
    <EmptyState title="No entry fits" action={<Button onClick={onClear}>Clear filters</Button>}>
      Nothing in the log passes all of these filters.
    </EmptyState>
  ) : (
    <EmptyState title="Nothing yet">Every change of this workspace is written down here, with who made it.</EmptyState>
  );
}
