/** The filters of the audit log, as the page's address keeps them and as the API takes them. */

export interface AuditFilters {
  /** How the action begins; "" for all. */
  what: string;
  /** A member's or a key's id; "" for everybody. */
  who: string;
  /** The id of the thing that it was done to; "" for all. */
  about: string;
  /** Days as YYYY-MM-DD in the reader's zone, both included; "" is open. */
  from: string;
  to: string;
}

export const NO_AUDIT_FILTERS: AuditFilters = { what: "", who: "", about: "", from: "", to: "" };

/** What can be chosen among: the first words of actions. */
export const WHAT_CHOICES: readonly { value: string; label: string }[] = [
  { value: "", label: "Everything" },
  { value: "interview", label: "Interviews" },
  { value: "interview.decided", label: "Decisions" },
  { value: "review.", label: "Reviews" },
  { value: "comment.", label: "Comments" },
  { value: "candidate.", label: "Candidates" },
  { value: "application.", label: "Applications" },
  { value: "position.", label: "Positions" },
  { value: "job_post.", label: "Job posts" },
  { value: "project.", label: "Projects" },
  { value: "question_set.", label: "Question sets" },
  { value: "field.", label: "Custom fields" },
  { value: "member.", label: "Members" },
  { value: "key.", label: "API keys" },
  { value: "webhook.", label: "Webhooks" },
  { value: "share.", label: "Share links" },
  { value: "export.", label: "Exports" },
  { value: "file.", label: "Files" },
  { value: "workspace.", label: "Settings" },
];

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const textIn = (value: unknown): string => (typeof value === "string" ? value : "");
const idIn = (value: unknown): string => (ID.test(textIn(value)) ? textIn(value).toLowerCase() : "");
const dayIn = (value: unknown): string => {
  const text = textIn(value);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) ? text : "";
};

/** Reads the filters out of an address. What it does not say, or says wrongly, is not filtered. */
export function auditFiltersIn(address: Readonly<Record<string, unknown>>): AuditFilters {
  const what = textIn(address.what);
  return {
    what: /^[a-z_.]{1,100}$/.test(what) ? what : "",
    who: idIn(address.who),
    about: idIn(address.about),
    from: dayIn(address.from),
    to: dayIn(address.to),
  };
}

/** The filters that are on, for the address. */
export const addressOf = (filters: AuditFilters): Partial<AuditFilters> =>
  Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== ""));

/** What the API is asked with. */
export function auditQueryOf({ what, who, about, from, to }: AuditFilters): {
  action?: string;
  actorId?: string;
  subjectId?: string;
  from?: string;
  to?: string;
} {
  return {
    ...(what && { action: what }),
    ...(who && { actorId: who }),
    ...(about && { subjectId: about }),
    ...(from && { from: new Date(`${from}T00:00:00`).toISOString() }),
    ...(to && { to: dayAfter(to).toISOString() }),
  };
}

/** The moment at which a day is over. */
function dayAfter(day: string): Date {
  const moment = new Date(`${day}T00:00:00`);
  moment.setDate(moment.getDate() + 1);
  return moment;
}
