/** The deliveries of a webhook, newest first. */
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import type { WebhookDelivery, WebhookDeliveryState } from "../../../../shared/native.ts";
import { LoadMore } from "../../../ui/load-more.tsx";
import { Loading } from "../../../ui/notes.tsx";
import { Select } from "../../../ui/select.tsx";
import { StateWord } from "../../../ui/state-word.tsx";
import { Time } from "../../../ui/time.tsx";
import { PageError } from "../../page-error.tsx";
import { deliveriesQuery, newestDeliveriesQuery } from "./webhook-queries.ts";
import { deliveryState } from "./webhook-words.ts";

const STATES = [
  { value: "all", label: "All" },
  { value: "delivered", label: "Delivered" },
  { value: "waiting", label: "Waiting" },
  { value: "failed", label: "Given up" },
] as const satisfies readonly { value: WebhookDeliveryState | "all"; label: string }[];

export function DeliveryList({ webhookId, onOpen }: { webhookId: string; onOpen: (id: string) => void }) {
  const [state, setState] = useState<WebhookDeliveryState | "all">("all");
  const list = useInfiniteQuery(deliveriesQuery(webhookId, state));
  const newest = useQuery(newestDeliveriesQuery(webhookId, state)).data;
  const [first] = list.data?.pages ?? [];
  const behind = newest !== undefined && first !== undefined && JSON.stringify(newest) !== JSON.stringify(first);
  const { refetch, isFetching } = list;
  const seen = useRef(newest);
  // Each other newest page is looked at once: a row more moves those of every page below. An older page that is on its way comes first,
  // since reading all anew would throw it away.
  useEffect(() => {
    if (!newest || newest === seen.current || isFetching) return;
    seen.current = newest;
    if (behind) void refetch();
  }, [newest, behind, isFetching, refetch]);
  const rows = list.data?.pages.flatMap((page) => page.data);
  return (
    <>
      <Select
        label="Which deliveries"
        labelHidden
        className="max-w-48"
        value={state}
        options={STATES}
        onChange={setState}
      />
      {list.isPending ? <Loading what="Reading the deliveries" /> : null}
      {list.isError && !rows ? <PageError error={list.error} again={() => void list.refetch()} /> : null}
      {rows?.length === 0 ? (
        <p className="m-0 text-text-quiet">
          {state === "all" ? "Nothing was sent yet. Send a test, or wait for something to happen." : "None."}
        </p>
      ) : null}
      {rows && rows.length > 0 ? (
        <ul className="m-0 list-none border-t border-hairline p-0">
          {rows.map((row) => (
            <Row key={row.id} row={row} onOpen={() => onOpen(row.id)} />
          ))}
        </ul>
      ) : null}
      <LoadMore
        more={list.hasNextPage}
        busy={list.isFetchingNextPage}
        failed={list.isFetchNextPageError}
        onMore={() => void list.fetchNextPage()}
        words="Show older deliveries"
      />
    </>
  );
}

function Row({ row, onOpen }: { row: WebhookDelivery; onOpen: () => void }) {
  const { words, tone } = deliveryState(row);
  return (
    <li className="border-b border-hairline">
      <button
        type="button"
        onClick={onOpen}
        className="flex w-full cursor-pointer flex-wrap items-baseline gap-x-3 gap-y-0.5 border-0 bg-transparent px-1 py-2 text-start text-15 text-text hover:bg-sunken pointer-coarse:min-h-11"
      >
        <span className="min-w-0 flex-1 basis-48 font-mono text-13 wrap-anywhere">{row.event}</span>
        <StateWord tone={tone}>{words}</StateWord>
        <span className="w-full text-13 text-text-quiet">
          <Time at={row.createdAt} />
          {row.sequence === null ? " · test" : ` · event ${row.sequence}`}
          {row.attempts > 1 ? ` · ${row.attempts} attempts` : ""}
        </span>
      </button>
    </li>
  );
}
