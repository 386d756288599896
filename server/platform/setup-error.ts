/** The error of an installation that can not run as it is set up. */

/** What the operator has to put right; the message says what and how, so it is shown without a stack. */
export class SetupError extends Error {
  override name = "SetupError";
}

/** The reason in an error, also of one that stands for several (each address of a host that was tried). */
export function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return [...new Set(error.errors.map(reasonOf))].join("; ");
  return error instanceof Error ? error.message : String(error);
}
