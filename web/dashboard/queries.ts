/** What the pages read, by key; and how a change makes them read it again. */
import { QueryClient, queryOptions, useQueryClient } from "@tanstack/react-query";
import type { Page } from "../../shared/native.ts";
import { ApiProblem, api, chooseWorkspace, chosenWorkspace } from "./api.ts";

const STALE_MS = 10_000;

/**
 * A refusal is not asked again; a server that was not reached is, twice. What the browser says of its network decides nothing: the
 * server may be on this very machine, and who has no connection is told so instead of waiting for it without a word.
 */
export const queryClient = new QueryClient({
  defaultOptions: {
    mutations: { networkMode: "always" },
    queries: {
      networkMode: "always",
      refetchOnReconnect: true,
      staleTime: STALE_MS,
      retry: (count, error) => count < 2 && error instanceof ApiProblem && (error.status === 0 || error.status >= 500),
    },
  },
});

/** The first part of every key; a change of an interview invalidates keys.interviews, and so every list of them. */
export const keys = {
  session: ["session"],
  positions: ["positions"],
  interviews: ["interviews"],
  mails: ["mails"],
  apiKeys: ["keys"],
  fields: ["fields"],
  workspace: ["workspace"],
  members: ["members"],
  memberInvitations: ["member-invitations"],
  accountSessions: ["account-sessions"],
  events: ["events"],
  audit: ["audit"],
  shares: ["shares"],
  transcripts: ["transcripts"],
  webhooks: ["webhooks"],
  jobs: ["jobs"],
  applications: ["applications"],
  entries: ["entries"],
} as const;

/** Who is signed in. A remembered workspace that the person no longer belongs to is forgotten. */
export const sessionQuery = queryOptions({
  queryKey: keys.session,
  staleTime: 60_000,
  queryFn: async ({ signal }) => {
    const session = await api.GET("/session", { signal });
    const lost = chosenWorkspace() !== null && session.workspace === null && session.workspaces.length > 0;
    if (!lost) return session;
    chooseWorkspace(null);
    return api.GET("/session", { signal });
  },
});

/** All pages of a list, up to a limit of rows that a page can show at once. */
export async function readAll<Row>(readPage: (cursor: string | undefined) => Promise<Page<Row>>): Promise<Row[]> {
  const rows: Row[] = [];
  let cursor: string | undefined;
  do {
    const page: Page<Row> = await readPage(cursor);
    rows.push(...page.data);
    cursor = page.next ?? undefined;
  } while (cursor !== undefined && rows.length < MOST_ROWS);
  return rows;
}

const MOST_ROWS = 2_000;

export const positionsQuery = (archived: boolean) =>
  queryOptions({
    queryKey: [...keys.positions, { archived }],
    queryFn: ({ signal }) =>
      readAll((cursor) =>
        api.GET("/positions", {
          params: { query: { archived: archived ? "true" : "false", limit: 200, cursor } },
          signal,
        }),
      ),
  });

export const positionQuery = (id: string) =>
  queryOptions({
    queryKey: [...keys.positions, id],
    queryFn: ({ signal }) => api.GET("/positions/{id}", { params: { path: { id } }, signal }),
  });

export const workspaceQuery = queryOptions({
  queryKey: keys.workspace,
  queryFn: ({ signal }) => api.GET("/workspace", { signal }),
});

/** Makes everything under a key be read again; await it before saying that the change is visible. */
export function useRefresh(): (...changed: (readonly unknown[])[]) => Promise<void> {
  const client = useQueryClient();
  return async (...changed) => {
    await Promise.all(changed.map((queryKey) => client.invalidateQueries({ queryKey })));
  };
}
