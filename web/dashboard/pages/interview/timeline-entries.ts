/** What happened in an interview: the room's facts and the feed's events, merged by time and put into words. */
import type { EventRow, Interview } from "../../../../shared/native.ts";

/** A page that was loaded before a type was made reads it too. */
type AnyEvent = Omit<EventRow, "type"> & { type: string };

export interface TimelineEntry {
  key: string;
  at: string;
  words: string;
  /** More to read on demand: an address, a browser, what a device reported. */
  detail: string | null;
}

const FACTS: Record<string, string> = {
  device_report: "Checked the device",
  question_shown: "Saw a question",
  network_lost: "Lost the connection",
  network_back: "The connection came back",
  track_ended: "Camera or microphone stopped",
  page_hidden: "Left the page",
  page_shown: "Came back to the page",
  storage_refused: "The browser refused to keep the recording on the device",
  storage_full: "The device's storage was full",
  recorder_error: "The recorder failed",
  resumed: "Went on after a break",
};

const EVENTS: Record<string, string> = {
  "interview.created": "Added",
  "interview.invited": "Invited",
  "interview.admitted": "Admitted",
  "interview.refused": "Refused",
  "interview.form_submitted": "Sent the form",
  "interview.started": "Started",
  "interview.answering": "Began to answer",
  "interview.answered": "Answered a question",
  "answer.transcribed": "An answer was transcribed",
  "answer.transcription_requested": "The transcript of an answer was asked for",
  "answer.transcription_failed": "An answer could not be transcribed",
  "interview.completed": "Completed",
  "interview.report_available": "Report is there",
  "interview.expired": "The link expired",
  "interview.extended": "Was given more time",
  "interview.reopened": "Was opened again",
  "interview.withdrawn": "Withdrew",
  "interview.archived": "Archived",
  "interview.unarchived": "Taken out of the archive",
  "interview.deleted": "Deleted",
  "interview.decided": "Decided",
  "interview.updated": "Changed",
  "interview.fields_updated": "Custom fields changed",
  "share.created": "Shared by a link",
  "share.updated": "A share link was changed",
  "share.opened": "A share link was opened",
  "share.ended": "A share link was ended",
  "review.submitted": "A review was submitted",
  "review.updated": "A review was changed",
  "review.withdrawn": "A review was withdrawn",
  "comment.added": "A comment was added",
  "comment.updated": "A comment was changed",
  "comment.deleted": "A comment was deleted",
  "interview.more_time_asked": "Asked for more time",
  "invitation.sent": "Mail sent",
  "invitation.failed": "Mail failed",
  "invitation.uncertain": "Mail uncertain: it may have arrived",
  "invitation.delivered": "Mail delivered",
  "invitation.opened": "Mail opened",
  "invitation.clicked": "Link in the mail opened",
  "invitation.accepted": "Invitation accepted",
  "invitation.marked_spam": "Mail marked as spam",
  "invitation.expired": "Invitation expired",
};

const DECIDED: Record<string, string> = {
  shortlisted: "Shortlisted",
  discarded: "Discarded",
  undecided: "Set back to undecided",
};

/** The parts of an interview that a person changes. */
const CHANGED: Record<string, string> = {
  notes: "Notes changed",
  tags: "Tags changed",
  questions: "Questions changed",
  address: "Address corrected",
  link: "A new link was made",
};

/** A name that has no words yet: its own, readable. */
const plain = (name: string): string => name.replace(/^[a-z]+\./, "").replaceAll("_", " ");

function eventWords(event: AnyEvent): string {
  if (event.type === "interview.decided") return DECIDED[String(event.data.decision)] ?? "Decided";
  if (event.type === "interview.fields_updated") {
    const keys = [event.data.set, event.data.removed].flat().filter((key) => typeof key === "string");
    if (keys.length > 0) return `Custom fields changed: ${keys.join(", ")}`;
  }
  if (event.type === "interview.updated" && Array.isArray(event.data.changed) && event.data.changed.length > 0) {
    return event.data.changed.map((part) => CHANGED[String(part)] ?? plain(String(part))).join(", ");
  }
  return EVENTS[event.type] ?? plain(event.type);
}

const listed = (data: Readonly<Record<string, unknown>>): string =>
  Object.entries(data)
    .map(([name, value]) => `${plain(name)}: ${typeof value === "object" ? JSON.stringify(value) : String(value)}`)
    .join(", ");

/** Newest first. */
export function timelineEntries(facts: Interview["facts"], events: readonly AnyEvent[]): TimelineEntry[] {
  const entries: TimelineEntry[] = [
    ...events.map((event) => ({ key: event.id, at: event.at, words: eventWords(event), detail: null })),
    ...facts.map((fact, index) => ({
      key: `fact ${index} ${fact.at}`,
      at: fact.at,
      words: FACTS[fact.kind] ?? plain(fact.kind),
      detail: [listed(fact.data), fact.ip, fact.userAgent].filter(Boolean).join("\n") || null,
    })),
  ];
  // Events of one change share their moment: among equals the order of the feed is kept.
  return entries
    .map((entry, index) => ({ entry, index, atMs: Date.parse(entry.at) }))
    .sort((left, right) => right.atMs - left.atMs || right.index - left.index)
    .map(({ entry }) => entry);
}
