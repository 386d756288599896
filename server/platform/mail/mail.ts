/** The port through which mail leaves: one message at a time, with an honest account of what became of it. */

export interface MailAddress {
  name: string;
  email: string;
}

export interface MailMessage {
  /** With its angle brackets; the same at every attempt of the same mail. */
  messageId: string;
  from: MailAddress;
  to: MailAddress;
  subject: string;
  html: string;
  text: string;
  /** More headers, such as List-Unsubscribe. */
  headers: Readonly<Record<string, string>>;
  /** Where bounces go, and what reports shall call the message; without it they go to whom the mail comes from, and none but failures are asked for. */
  returns?: { path: string; envelopeId: string };
}

export type MailOutcome =
  /** The server took it over; detail is its answer. file: where the outbox keeps it. */
  | { outcome: "accepted"; detail: string; file?: string }
  /** Surely not accepted; the same message may be sent again later. */
  | { outcome: "temporary"; error: string }
  /** Refused for good. */
  | { outcome: "permanent"; error: string }
  /** The connection was lost after the message may have been accepted. Sending again could deliver it twice. */
  | { outcome: "unknown"; error: string };

export interface Mail {
  kind: "smtp" | "outbox";
  /** Never throws: whatever happens is an outcome. */
  send(message: MailMessage): Promise<MailOutcome>;
  /** Lets running messages end and closes what is open. */
  close(): Promise<void>;
}

const NOT_IN_ADDRESS = /[\s<>"(),:;\\[\]\p{Cc}]/u;

/** An address that can stand in an envelope as it is: one @, no quoting, nothing that starts another header or command. */
export function isMailable(email: string): boolean {
  const at = email.lastIndexOf("@");
  return (
    at > 0 && at < email.length - 1 && email.indexOf("@") === at && email.length <= 254 && !NOT_IN_ADDRESS.test(email)
  );
}
