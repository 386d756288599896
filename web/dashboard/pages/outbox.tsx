/** The outbox: every mail of the workspace, how it fares and what it says. The open mail stands in the address (?mail=). */
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import type { MailState } from "../../../shared/native.ts";
import { LoadMore } from "../../ui/load-more.tsx";
import { EmptyState, Loading, Notice } from "../../ui/notes.tsx";
import { StateWord } from "../../ui/state-word.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import { Time } from "../../ui/time.tsx";
import { PageError } from "../page-error.tsx";
import { PageFrame } from "../page-frame.tsx";
import { sessionQuery } from "../queries.ts";
import { useMayWrite } from "../use-may-write.ts";
import { MAIL_PURPOSE_WORDS } from "./candidates/words.ts";
import { MailPanel } from "./outbox/mail-panel.tsx";
import { mailsQuery } from "./outbox/mail-queries.ts";
import { mailMoment, mailWords } from "./outbox/mail-words.ts";

export function OutboxPage() {
  const { data: session } = useQuery(sessionQuery);
  const list = useInfiniteQuery(mailsQuery);
  const address: Record<string, unknown> = useSearch({ strict: false });
  const navigate = useNavigate();
  // A mail may carry the link that opens a room: its words are for those who may see the link.
  const mayRead = useMayWrite();
  const open = mayRead && typeof address.mail === "string" ? address.mail : null;
  const smtp = session?.capabilities.smtp ?? true;
  const mails = list.data?.pages.flatMap((page) => page.data) ?? [];
  return (
    <PageFrame title="Outbox">
      {session ? <Fate smtp={smtp} /> : null}
      {list.isPending ? <Loading what="Reading the mail" /> : null}
      {list.isError && !list.data ? <PageError error={list.error} again={() => void list.refetch()} /> : null}
      {list.data && mails.length === 0 ? <NoMail /> : null}
      {mails.length > 0 ? (
        <>
          <MailTable mails={mails} smtp={smtp} mayRead={mayRead} />
          <LoadMore
            more={list.hasNextPage}
            busy={list.isFetchingNextPage}
            failed={list.isFetchNextPageError}
            onMore={() => void list.fetchNextPage()}
            words="Show older mail"
          />
        </>
      ) : null}
      {open === null ? null : (
        <MailPanel key={open} id={open} smtp={smtp} onClose={() => void navigate({ to: "/outbox", search: {} })} />
      )}
    </PageFrame>
  );
}

function Fate({ smtp }: { smtp: boolean }) {
  if (smtp) return <p className="m-0 mb-4 text-text-quiet">Mail goes out through your mail server.</p>;
  return (
    <div className="mb-4">
      <Notice tone="warn">
        No mail server is set: mail is kept here and reaches nobody. To send it, set{" "}
        <code className="font-mono text-13">SMTP_URL</code> and start the server again. Until then, open a mail and pass
        its link on yourself.
      </Notice>
    </div>
  );
}

function NoMail() {
  return (
    <EmptyState
      title="No mail yet"
      action={
        <Link to="/positions" className="font-medium">
          Go to positions
        </Link>
      }
    >
      Add a candidate to a position, and the invitation is here: its words, when it goes out, and whether it was taken.
    </EmptyState>
  );
}

function MailTable({ mails, smtp, mayRead }: { mails: readonly MailState[]; smtp: boolean; mayRead: boolean }) {
  const columns: Column<MailState>[] = [
    {
      key: "mail",
      head: "Mail",
      naming: true,
      cell: (mail) => (
        <>
          {mayRead ? (
            <Link
              to="/outbox"
              search={{ mail: mail.id }}
              resetScroll={false}
              className="block min-w-36 font-medium wrap-anywhere"
            >
              {mail.subject ?? MAIL_PURPOSE_WORDS[mail.purpose]}
            </Link>
          ) : (
            <span className="block min-w-36 font-medium wrap-anywhere">
              {mail.subject ?? MAIL_PURPOSE_WORDS[mail.purpose]}
            </span>
          )}
          {mail.subject ? (
            <span className="block text-13 text-text-quiet">{MAIL_PURPOSE_WORDS[mail.purpose]}</span>
          ) : null}
        </>
      ),
    },
    {
      key: "to",
      head: "To",
      cell: (mail) => (
        <span className="block min-w-36">
          {mail.toName ? <span className="block wrap-anywhere">{mail.toName}</span> : null}
          <span className="block text-13 wrap-anywhere text-text-quiet">{mail.toEmail}</span>
        </span>
      ),
    },
    {
      key: "state",
      head: "State",
      cell: (mail) => {
        const { words, tone, meaning } = mailWords(mail, smtp);
        return (
          <span title={meaning}>
            <StateWord tone={tone}>{words}</StateWord>
            {mail.state === "uncertain" ? (
              <span className="block max-w-56 text-13 text-text-quiet">{meaning}</span>
            ) : null}
            {mail.state === "failed" && mail.lastError ? (
              <span className="block max-w-56 text-13 wrap-anywhere text-text-quiet">{mail.lastError}</span>
            ) : null}
          </span>
        );
      },
    },
    {
      key: "when",
      head: "When",
      cell: (mail) => {
        const { label, at } = mailMoment(mail, smtp);
        return (
          <span className="xl:whitespace-nowrap">
            <span className="block text-13 text-text-quiet">{label}</span>
            <Time at={at} />
          </span>
        );
      },
    },
  ];
  return <Table caption="Mail, newest first" columns={columns} rows={mails} rowKey={(mail) => mail.id} />;
}
