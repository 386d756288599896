/** Reads a sent application form part by part; the CV goes to the store as it arrives. */
import type { FastifyRequest } from "fastify";
import type { WorkspaceId } from "../../core/actor.ts";
import { dropBytes, type FileFacts } from "../../core/files/index.ts";
import { storeCv, type WhyNoCv } from "../../core/public-applications/index.ts";
import type { Typed } from "./apply-form.ts";
import type { JobsWireDeps } from "./layout.ts";

/** What is wrong with the file, by the catalogues' names. */
type CvFault = (typeof FAULTS)[WhyNoCv];

const FAULTS = {
  empty: "cvEmpty",
  locked: "cvLocked",
  other: "cvOther",
  too_large: "cvTooLarge",
} as const satisfies Record<WhyNoCv, string>;

export interface ReceivedForm {
  typed: Typed;
  /** In the store, and nobody's yet. */
  cv: FileFacts | null;
  cvFault: CvFault | null;
}

const MAXIMUM_FILE = 10 * 1024 * 1024;
/** Of a bigger file the rest is read and thrown away, so that the browser hears the answer. */
export const MAXIMUM_FORM = 64 * 1024 * 1024;

/** @throws what the parser throws of a body that is no form, with a statusCode below 500; nothing is left in the store then. */
export async function receiveForm(
  deps: JobsWireDeps,
  workspaceId: WorkspaceId,
  request: FastifyRequest,
): Promise<ReceivedForm> {
  const typed: Record<string, string> = {};
  const form: ReceivedForm = { typed, cv: null, cvFault: null };
  const limits = { fields: 20, fieldNameSize: 100, fieldSize: 5000, files: 1, fileSize: MAXIMUM_FILE, parts: 25 };
  try {
    for await (const part of request.parts({ limits })) {
      if (part.type === "field") {
        if (typeof part.value === "string") typed[part.fieldname] = part.value;
        continue;
      }
      const stored = await storeCv(deps, workspaceId, part.file, { name: part.filename });
      if (stored.ok) form.cv = stored.value;
      // A form without a file sends an empty one without a name.
      else if (part.filename || part.file.bytesRead > 0) form.cvFault = FAULTS[stored.why];
      if (part.file.truncated || part.fieldname !== "cv") await dropCv(deps, workspaceId, form);
      if (part.file.truncated) form.cvFault = "cvTooLarge";
    }
  } catch (error) {
    await dropCv(deps, workspaceId, form);
    throw error;
  }
  return form;
}

/** Takes the CV of a form that is not used out of the store again. */
export async function dropCv(deps: JobsWireDeps, workspaceId: WorkspaceId, form: ReceivedForm): Promise<void> {
  if (form.cv) await dropBytes(deps, workspaceId, form.cv.key);
  form.cv = null;
}
