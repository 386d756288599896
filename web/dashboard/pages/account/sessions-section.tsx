/** Account: where one is signed in, and ending that. */
import { queryOptions, useQuery } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import Bowser from "bowser";
import { useState } from "react";
import type { AccountSession } from "../../../../shared/native.ts";
import { Button } from "../../../ui/button.tsx";
import { Confirm } from "../../../ui/confirm.tsx";
import { Loading } from "../../../ui/notes.tsx";
import { Tag } from "../../../ui/state-word.tsx";
import { type Column, Table } from "../../../ui/table.tsx";
import { Time } from "../../../ui/time.tsx";
import { toast } from "../../../ui/toast.tsx";
import { api } from "../../api.ts";
import { PageError } from "../../page-error.tsx";
import { keys, queryClient, useRefresh } from "../../queries.ts";
import { problemWords } from "../../words.ts";
import { AccountSection } from "./account-section.tsx";

const sessionsQuery = queryOptions({
  queryKey: keys.accountSessions,
  queryFn: async ({ signal }) => (await api.GET("/account/sessions", { signal })).data,
});

/** A user agent as people say it, such as "Firefox 132, Windows". */
function deviceWords(userAgent: string | null): string {
  if (!userAgent) return "Unknown device";
  const { browser, os } = Bowser.parse(userAgent);
  const words = [`${browser.name ?? ""} ${browser.version?.split(".")[0] ?? ""}`.trim(), os.name ?? ""];
  return words.filter(Boolean).join(", ") || userAgent.slice(0, 60);
}

export function SessionsSection() {
  const list = useQuery(sessionsQuery);
  const refresh = useRefresh();
  const router = useRouter();
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState<string | null>(null);
  const attempt = async (what: string, action: () => Promise<void>) => {
    setBusy(what);
    try {
      await action();
    } catch (error) {
      const { title, detail } = problemWords(error);
      toast(`${title}. ${detail}`, "bad");
    }
    setBusy(null);
  };
  const end = (session: AccountSession) =>
    attempt(session.id, async () => {
      await api.DELETE("/account/sessions/{id}", { params: { path: { id: session.id } } });
      await refresh(keys.accountSessions);
      toast("That browser is signed out.");
    });
  const endAll = () =>
    attempt("all", async () => {
      await api.POST("/account/sign-out-everywhere", { body: { keepCurrent: false } });
      queryClient.clear();
      await router.navigate({ to: "/sign-in" });
    });
  const columns: Column<AccountSession>[] = [
    {
      key: "device",
      head: "Browser",
      naming: true,
      cell: (session) => (
        <>
          <span className="font-medium wrap-anywhere">{deviceWords(session.userAgent)}</span>{" "}
          {session.current ? <Tag>This one</Tag> : null}
        </>
      ),
    },
    {
      key: "ip",
      head: "Address",
      cell: (session) => <span className="break-all tabular-nums">{session.ip ?? "unknown"}</span>,
    },
    { key: "since", head: "Since", cell: (session) => <Time at={session.createdAt} show="day" /> },
    { key: "seen", head: "Last seen", cell: (session) => <Time at={session.lastSeenAt} /> },
    {
      key: "actions",
      head: "Actions",
      headHidden: true,
      cell: (session) =>
        session.current ? null : (
          <Button busy={busy === session.id} onClick={() => void end(session)}>
            Sign out<span className="sr-only"> {deviceWords(session.userAgent)}</span>
          </Button>
        ),
    },
  ];
  return (
    <AccountSection title="Where you are signed in" words="A session ends by itself two weeks after its sign-in.">
      {list.isPending ? <Loading what="Reading your sessions" /> : null}
      {list.isError ? <PageError error={list.error} again={() => void list.refetch()} /> : null}
      {list.data ? <Table caption="Sessions" columns={columns} rows={list.data} rowKey={(row) => row.id} /> : null}
      <Button className="mt-4" onClick={() => setAsking(true)}>
        Sign out everywhere
      </Button>
      <Confirm
        open={asking}
        onClose={() => setAsking(false)}
        title="Sign out everywhere?"
        action="Sign out everywhere"
        busy={busy === "all"}
        onConfirm={() => void endAll()}
      >
        Every browser is signed out, this one too. Trusted devices are asked for your second factor again.
      </Confirm>
    </AccountSection>
  );
}
