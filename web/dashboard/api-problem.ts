/** A refusal of the native API as the pages know it. */
import type { Problem } from "../../shared/native.ts";

type Stated = Pick<Problem, "title" | "status" | "code" | "detail"> & { errors?: Problem["errors"] | undefined };

/** What the server refused, or that it was not reached (status 0, code "unreachable"). */
export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly errors: readonly { pointer: string; detail: string }[];

  constructor(stated: Stated) {
    super(stated.detail);
    this.name = "ApiProblem";
    this.status = stated.status;
    this.code = stated.code;
    this.title = stated.title;
    this.errors = stated.errors ?? [];
  }

  /** What is wrong by JSON pointer; the first sentence of each place. */
  get faults(): Record<string, string> {
    const found: Record<string, string> = {};
    for (const { pointer, detail } of this.errors) found[pointer] ??= detail;
    return found;
  }
}
