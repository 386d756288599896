/** Reads what mail servers and mailbox providers send back: delivery reports (RFC 3464) and complaints (RFC 5965). */
import PostalMime, { type Attachment, type Email } from "postal-mime";

/** What one report says of one recipient. */
export interface ReportedMail {
  kind: "delivered" | "delayed" | "failed" | "spam";
  /** The enhanced status, such as 5.1.1; null where there is none. */
  code: string | null;
  detail: string | null;
}

export interface MailReport {
  reported: ReportedMail[];
  /** Everything by which the reported mail may be recognised, surest first: envelope ids, return paths, headers of the mail. */
  marks: string[];
  /** The Message-ID of the reported mail, with its brackets; null when the report does not hold it. */
  messageId: string | null;
}

const ACTIONS: Readonly<Partial<Record<string, ReportedMail["kind"]>>> = {
  delivered: "delivered",
  failed: "failed",
  delayed: "delayed",
};
/** Feedback that says that the reader does not want this mail; others (not-spam, auth-failure, dmarc) say nothing of its way. */
const COMPLAINTS: ReadonlySet<string> = new Set(["abuse", "fraud", "virus", "other", "opt-out", "opt-out-list"]);

/** @param markHeader the header by which mail of this deployment is recognised. Null for mail that is no report. */
export async function readMailReport(raw: Uint8Array, markHeader: string): Promise<MailReport | null> {
  const mail = await PostalMime.parse(raw, { forceRfc822Attachments: true, maxNestingDepth: 20 });
  const status = partOf(mail, "message/delivery-status", "message/global-delivery-status");
  const feedback = partOf(mail, "message/feedback-report");
  const reported = [
    ...(status === null ? [] : recipientsIn(status)),
    ...(feedback === null ? [] : complaintIn(feedback)),
  ];
  if (reported.length === 0) return null;
  const original = partOf(mail, "message/rfc822", "message/global", "text/rfc822-headers", "message/rfc822-headers");
  const headers = original === null ? new Map<string, string>() : (fieldsOf(original)[0] ?? new Map<string, string>());
  const envelope = [...(status === null ? [] : fieldsOf(status)), ...(feedback === null ? [] : fieldsOf(feedback))];
  const given = (name: string) => envelope.flatMap((fields) => fields.get(name) ?? []);
  return {
    reported,
    marks: [
      ...given("original-envelope-id"),
      headers.get(markHeader.toLowerCase()) ?? "",
      ...given("original-mail-from"),
      headers.get("return-path") ?? "",
      ...mail.headers
        .filter(({ key }) => ["to", "delivered-to", "x-original-to", "envelope-to", "x-envelope-to"].includes(key))
        .map(({ value }) => value),
    ].filter((mark) => mark !== ""),
    messageId: /<[^<>\s\p{Cc}]+>/u.exec(headers.get("message-id") ?? "")?.[0] ?? null,
  };
}

/** The text of the first part of one of these types. */
function partOf(mail: Email, ...types: readonly string[]): string | null {
  const part = mail.attachments.find(({ mimeType }) => types.includes(mimeType));
  return part ? textOf(part) : null;
}

const textOf = ({ content }: Attachment): string =>
  typeof content === "string" ? content : new TextDecoder().decode(content);

/** Groups of fields, names in lower case, folded lines as one; the first of several fields of one name counts. */
function fieldsOf(text: string): Map<string, string>[] {
  return text
    .replace(/\r\n?/g, "\n")
    .replace(/\n[ \t]+/g, " ")
    .split(/\n\n+/)
    .map((group) => {
      const fields = new Map<string, string>();
      for (const line of group.split("\n")) {
        const [, name, value] = /^([\w-]+):[ \t]*(.*)$/.exec(line) ?? [];
        if (name !== undefined && !fields.has(name.toLowerCase())) fields.set(name.toLowerCase(), value?.trim() ?? "");
      }
      return fields;
    });
}

function recipientsIn(status: string): ReportedMail[] {
  return fieldsOf(status).flatMap((fields) => {
    const kind = ACTIONS[(fields.get("action") ?? "").toLowerCase().split(/[\s;(]/)[0] ?? ""];
    if (!kind) return [];
    const code = /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(fields.get("status") ?? "")?.[0] ?? null;
    const detail = fields.get("diagnostic-code")?.replace(/^[\w-]+;\s*/, "") || null;
    return [{ kind, code, detail }];
  });
}

function complaintIn(feedback: string): ReportedMail[] {
  const [fields] = fieldsOf(feedback);
  const type = fields?.get("feedback-type")?.toLowerCase() ?? "";
  return COMPLAINTS.has(type) ? [{ kind: "spam", code: null, detail: `The reader's mailbox reported: ${type}.` }] : [];
}
