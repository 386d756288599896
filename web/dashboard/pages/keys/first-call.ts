/** The first call that a new key can make, ready to be pasted into a shell. */
import type { Scope } from "../../../../shared/native.ts";
import { curlOf, shellQuoted } from "../integrations/samples.ts";

/** Reads that a scope opens, most telling first. */
const READS: readonly (readonly [Scope, string])[] = [
  ["positions:read", "/api/v1/positions"],
  ["interviews:read", "/api/v1/interviews"],
  ["workspace:read", "/api/v1/workspace"],
  ["keys:write", "/api/v1/keys"],
];

/** Puts the key into the variable that every sample uses. */
export const exportKey = (key: string): string => `export GREENROOM_KEY=${shellQuoted(key)}`;

/** A call that the scopes allow; null when they allow no reading. */
export function firstCall(publicUrl: string, scopes: readonly Scope[] | null): string | null {
  const read = READS.find(([scope]) => scopes === null || scopes.includes(scope));
  return read ? curlOf(publicUrl, { method: "GET", path: read[1] }) : null;
}
