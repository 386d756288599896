/** The audit log: who did what, by which medium, from where. A table of its own, because it is pruned. */
export { deleteOldAudit, deleteOldAuditJob } from "./delete-old-audit.job.ts";
export { type AuditFilter, type AuditRecord, listAudit } from "./list-audit.ts";
export { noteDownload } from "./note-download.ts";
export { pageAudit } from "./page-audit.ts";
