/** The mails of one interview, with what each state means where it needs a person. */
import { useState } from "react";
import type { Interview, MailState } from "../../../../shared/native.ts";
import { Button } from "../../../ui/button.tsx";
import { StateWord } from "../../../ui/state-word.tsx";
import { Time } from "../../../ui/time.tsx";
import { possible } from "../candidates/possible.ts";
import { MAIL_PURPOSE_WORDS } from "../candidates/words.ts";
import { MailHistory } from "../outbox/mail-history.tsx";
import { mailWords, needsPerson } from "../outbox/mail-words.ts";
import { Section } from "./section.tsx";

function explanation(mail: MailState): string | null {
  if (mail.state === "uncertain" && mail.delivery === "pending") {
    return "The server broke off while it sent this. It may have arrived, so it is not sent twice by itself. Ask the candidate, or resend it.";
  }
  if (mail.state === "failed") return mail.lastError ?? "The mail server refused it.";
  if (mail.delivery === "failed") return "It can not be delivered. Check the address, or pass the link on yourself.";
  if (mail.delivery === "spam") return "Reach the candidate another way: more mail may go unread.";
  if (mail.state === "retrying" || mail.state === "cancelled") return mail.lastError;
  return null;
}

/** onResend opens the form that sends the invitation again; null where that is not possible. */
function Mail({ mail, onResend }: { mail: MailState; onResend: (() => void) | null }) {
  const [open, setOpen] = useState(false);
  const { words, tone } = mailWords(mail, true);
  const why = explanation(mail);
  return (
    <li className="flex flex-col gap-1 py-1.5">
      <span className="flex flex-wrap items-baseline justify-between gap-x-3">
        <span>{MAIL_PURPOSE_WORDS[mail.purpose]}</span>
        <StateWord tone={tone}>{words}</StateWord>
      </span>
      <span className="text-13 text-text-quiet">
        <span className="break-all">{mail.toEmail}</span>,{" "}
        <span className="whitespace-nowrap">
          <Time at={mail.sentAt ?? mail.sendAt} />
        </span>
      </span>
      {why ? <span className="text-13 break-words">{why}</span> : null}
      {mail.attempts > 0 ? (
        <details className="text-13 text-text-quiet" onToggle={(event) => setOpen(event.currentTarget.open)}>
          <summary className="cursor-pointer">What became of it</summary>
          <div className="mt-1.5">{open ? <MailHistory id={mail.id} /> : null}</div>
        </details>
      ) : null}
      {needsPerson(mail) && onResend ? (
        <span>
          <Button onClick={onResend}>Resend invitation</Button>
        </span>
      ) : null}
    </li>
  );
}

export function Mails({
  interview,
  mayWrite,
  onResend,
}: {
  interview: Interview;
  mayWrite: boolean;
  onResend: () => void;
}) {
  const resend = mayWrite && possible(interview).resend ? onResend : null;
  const anyNeedsPerson = interview.mails.some(needsPerson);
  return (
    <Section
      title="Mails"
      beside={
        resend && !anyNeedsPerson ? (
          <Button look="quiet" className="-me-3" onClick={resend}>
            Resend invitation
          </Button>
        ) : null
      }
    >
      {interview.mails.length === 0 ? (
        <p className="m-0 text-text-quiet">
          {interview.mailing === "never" ? "Nothing is mailed by itself: the link is yours to pass on." : "None yet."}
        </p>
      ) : (
        <ul className="m-0 flex list-none flex-col divide-y divide-hairline p-0">
          {interview.mails.map((mail) => (
            <Mail key={mail.id} mail={mail} onResend={resend} />
          ))}
        </ul>
      )}
    </Section>
  );
}
