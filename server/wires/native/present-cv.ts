/** A CV as the native API gives it. */
import type { Cv } from "../../../shared/native.ts";
import type { CvRecord } from "../../core/documents/index.ts";
import { signMedia } from "../../core/recordings/index.ts";
import type { PresentDeps } from "./present.ts";

/** With an address that holds for two weeks; null where there is none. */
export const presentCv = (deps: PresentDeps, cv: CvRecord | null): Cv | null =>
  cv && { ...cv, url: signMedia({ ...deps, now: deps.clock() }, { id: cv.fileId, name: cv.name }) };
