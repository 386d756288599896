/** One mail in a side panel: what it is, how it fares, and its words as HTML and as plain text. */
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import type { MailBody } from "../../../../shared/native.ts";
import { MailFrame } from "../../../ui/mail-frame.tsx";
import { Loading } from "../../../ui/notes.tsx";
import { SidePanel } from "../../../ui/side-panel.tsx";
import { StateWord } from "../../../ui/state-word.tsx";
import { Time } from "../../../ui/time.tsx";
import { HtmlOrText } from "../../html-or-text.tsx";
import { MailText } from "../../mail-text.tsx";
import { PageError } from "../../page-error.tsx";
import { MAIL_PURPOSE_WORDS } from "../candidates/words.ts";
import { MailHistory } from "./mail-history.tsx";
import { mailQuery } from "./mail-queries.ts";
import { mailMoment, mailWords } from "./mail-words.ts";

export function MailPanel({ id, smtp, onClose }: { id: string; smtp: boolean; onClose: () => void }) {
  const { data: mail, error, refetch } = useQuery(mailQuery(id));
  return (
    <SidePanel open onClose={onClose} title={mail ? (mail.subject ?? MAIL_PURPOSE_WORDS[mail.purpose]) : "Mail"}>
      {mail ? <Mail mail={mail} smtp={smtp} /> : null}
      {!mail && !error ? <Loading what="Reading the mail" /> : null}
      {!mail && error ? <PageError error={error} again={() => void refetch()} /> : null}
    </SidePanel>
  );
}

function Mail({ mail, smtp }: { mail: MailBody; smtp: boolean }) {
  const [shown, setShown] = useState<"html" | "text">("html");
  const { words, tone, meaning } = mailWords(mail, smtp);
  const moment = mailMoment(mail, smtp);
  return (
    <div className="flex flex-col gap-5">
      <dl className="m-0 grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1.5">
        <Fact name="State">
          <StateWord tone={tone}>{words}</StateWord>
          <span className="block text-13 text-text-quiet">{meaning}</span>
        </Fact>
        <Fact name="To">
          {mail.toName ? <span className="block">{mail.toName}</span> : null}
          <span className="wrap-anywhere">{mail.toEmail}</span>
        </Fact>
        <Fact name="Purpose">{MAIL_PURPOSE_WORDS[mail.purpose]}</Fact>
        <Fact name={moment.label}>
          <Time at={moment.at} />
        </Fact>
        <Fact name="Written">
          <Time at={mail.createdAt} />
        </Fact>
        {mail.attempts > 1 ? <Fact name="Attempts">{mail.attempts}</Fact> : null}
        {mail.lastError ? <Fact name={mail.state === "cancelled" ? "Why" : "Last error"}>{mail.lastError}</Fact> : null}
        {mail.interviewId ? (
          <Fact name="About">
            <Link to="/interviews/$interviewId" params={{ interviewId: mail.interviewId }}>
              Open the interview
            </Link>
          </Fact>
        ) : null}
      </dl>
      {mail.attempts > 0 ? (
        <section aria-labelledby="mail-way" className="flex flex-col gap-2">
          <h3 id="mail-way" className="m-0 text-14 font-semibold">
            What became of it
          </h3>
          <MailHistory id={mail.id} />
        </section>
      ) : null}
      <div className="flex flex-col gap-3">
        {mail.attempts === 0 ? (
          <p className="m-0 text-13 text-text-quiet">As it would read if it went out now.</p>
        ) : null}
        <HtmlOrText shown={shown} onChange={setShown} />
        {shown === "html" ? (
          <MailFrame html={mail.html} title="The mail as its reader sees it" links />
        ) : (
          <MailText text={mail.text} />
        )}
      </div>
    </div>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-text-quiet">{name}</dt>
      <dd className="m-0 min-w-0 wrap-anywhere">{children}</dd>
    </>
  );
}
