/** What the outbox reads. */
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import type { MailState } from "../../../../shared/native.ts";
import { api } from "../../api.ts";
import { keys } from "../../queries.ts";

const AGAIN_MS = 5_000;
const MOVING: readonly MailState["state"][] = ["sending", "retrying"];

const moves = (mail: MailState): boolean =>
  MOVING.includes(mail.state) ||
  (mail.state === "scheduled" && new Date(mail.sendAt).getTime() <= Date.now() + AGAIN_MS);

/** Mails newest first, page by page; read again while one is on its way. */
export const mailsQuery = infiniteQueryOptions({
  queryKey: [...keys.mails, "list"],
  queryFn: ({ pageParam, signal }) =>
    api.GET("/mails", { params: { query: { limit: 50, cursor: pageParam ?? undefined } }, signal }),
  initialPageParam: null as string | null,
  getNextPageParam: (page) => page.next,
  refetchInterval: (query) => (query.state.data?.pages.some((page) => page.data.some(moves)) ? AGAIN_MS : false),
});

/** One mail with its words. */
export const mailQuery = (id: string) =>
  queryOptions({
    queryKey: [...keys.mails, "one", id],
    queryFn: ({ signal }) => api.GET("/mails/{id}", { params: { path: { id } }, signal }),
  });

/** What was told of a mail's way. */
export const mailEvidenceQuery = (id: string) =>
  queryOptions({
    queryKey: [...keys.mails, "evidence", id],
    queryFn: async ({ signal }) => (await api.GET("/mails/{id}/evidence", { params: { path: { id } }, signal })).data,
  });
