/** Candidate entries: CVs without an address, which a person confirms before anybody becomes a candidate. */
export { confirmEntry } from "./confirm-entry.ts";
export { discardEntry } from "./discard-entry.ts";
export { type EntryRecord, listEntries, readEntryRecord } from "./entries.store.ts";
export { type QueuedEntry, queueEntries } from "./queue-entries.ts";
export { type ReadEntryDeps, readEntry, readEntryJob } from "./read-entry.job.ts";
export { retryEntry } from "./retry-entry.ts";
