/** A workspace that leaves, comes back, or forgets a person: export, import, erasure. */
export { type BuildExportsDeps, buildExports, buildExportsJob } from "./build-exports.job.ts";
export type { OnImport } from "./check-export.ts";
export { type ErasureReceipt, eraseCandidate, eraseCandidateById, findErasure } from "./erase-candidate.ts";
export {
  archiveName,
  deleteExport,
  type ExportRecord,
  findArchive,
  findExport,
  listExports,
  requestExport,
} from "./export-records.ts";
export { type ImportReceipt, importWorkspace } from "./import-workspace.ts";
export type { Subject } from "./rows-of-subject.ts";
export { SWEEP_EXPORTS_CRON, sweepExports, sweepExportsJob } from "./sweep-exports.job.ts";
export { TABLES } from "./tables.ts";
export { type DescribeInterviews, type ExportReceipt, writeExport } from "./write-export.ts";
