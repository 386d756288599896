/** What the webhooks' section reads. */
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import type { WebhookDelivery, WebhookDeliveryState } from "../../../../shared/native.ts";
import { api } from "../../api.ts";
import { keys } from "../../queries.ts";

const AGAIN_MS = 2_000;
/** A new delivery is no event of its own that the page could hear of. */
const SLOWLY_MS = 5_000;
const MOST_WEBHOOKS = 200;

/** Every webhook, newest first. */
export const webhooksQuery = queryOptions({
  queryKey: [...keys.webhooks, "list"],
  queryFn: async ({ signal }) =>
    (await api.GET("/webhooks", { params: { query: { limit: MOST_WEBHOOKS } }, signal })).data,
});

/** Shapes with the names of their events; they do not change while the page is open. */
export const shapesQuery = queryOptions({
  queryKey: ["webhook-shapes"],
  staleTime: Number.POSITIVE_INFINITY,
  queryFn: async ({ signal }) => (await api.GET("/webhook-shapes", { signal })).data,
});

/** Is it about to go out? What waits for hours is not looked at every two seconds. */
const isMoving = ({ state, nextAttemptAt }: WebhookDelivery): boolean =>
  state === "waiting" && (nextAttemptAt === null || new Date(nextAttemptAt).getTime() < Date.now() + 10_000);

const PAGE_ROWS = 25;

const readDeliveries = (
  id: string,
  state: WebhookDeliveryState | "all",
  cursor: string | undefined,
  signal: AbortSignal,
) =>
  api.GET("/webhooks/{id}/deliveries", {
    params: { path: { id }, query: { limit: PAGE_ROWS, cursor, ...(state === "all" ? {} : { state }) } },
    signal,
  });

/** Deliveries newest first, page by page. All pages are read again only while one below the newest page is about to go out. */
export const deliveriesQuery = (id: string, state: WebhookDeliveryState | "all") =>
  infiniteQueryOptions({
    queryKey: [...keys.webhooks, id, "deliveries", state],
    queryFn: ({ pageParam, signal }) => readDeliveries(id, state, pageParam ?? undefined, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    refetchInterval: (query) =>
      query.state.data?.pages.slice(1).some((page) => page.data.some(isMoving)) ? AGAIN_MS : false,
  });

/** The newest page by itself, looked at while the list is open: what is new stands there, and most of what changes. */
export const newestDeliveriesQuery = (id: string, state: WebhookDeliveryState | "all") =>
  queryOptions({
    queryKey: [...keys.webhooks, id, "deliveries", state, "newest"],
    queryFn: ({ signal }) => readDeliveries(id, state, undefined, signal),
    refetchInterval: (query) => (query.state.data?.data.some(isMoving) ? AGAIN_MS : SLOWLY_MS),
  });

/** One delivery with its attempts. */
export const deliveryQuery = (id: string, deliveryId: string) =>
  queryOptions({
    queryKey: [...keys.webhooks, id, "delivery", deliveryId],
    queryFn: ({ signal }) =>
      api.GET("/webhooks/{id}/deliveries/{deliveryId}", { params: { path: { id, deliveryId } }, signal }),
    refetchInterval: (query) => (query.state.data && isMoving(query.state.data) ? AGAIN_MS : false),
  });
