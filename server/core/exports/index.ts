/** A workspace that leaves, comes back, or forgets a person: export, import, erasure. */
export { type ErasureReceipt, eraseCandidate, findErasure, finishErasures } from "./erase-candidate.ts";
export { exportWorkspace } from "./export-workspace.ts";
export { type ImportReceipt, importWorkspace } from "./import-workspace.ts";
