/** The audit log: who did what, by which medium, from where. A table of its own, because it is pruned. */
export { type AuditFilter, type AuditRecord, listAudit } from "./list-audit.ts";
export { pageAudit } from "./page-audit.ts";
