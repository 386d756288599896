/** An API key as its form holds it, and what is wrong with it. */
import type { ApiKey, Scope } from "../../../../shared/native.ts";
import { dayOf, endOfDay } from "./key-words.ts";

export interface KeyDraft {
  /** Where it works; chosen once, when it is made. */
  environment: "live" | "test";
  name: string;
  description: string;
  everything: boolean;
  scopes: readonly Scope[];
  /** YYYY-MM-DD in the reader's zone; empty: the key does not expire. */
  expiresOn: string;
  /** Requests a minute; null: the server's own limit alone. */
  requestsPerMinute: number | null;
}

export const EMPTY_DRAFT: KeyDraft = {
  environment: "live",
  name: "",
  description: "",
  everything: true,
  scopes: [],
  expiresOn: "",
  requestsPerMinute: null,
};

export const draftOf = (key: ApiKey): KeyDraft => ({
  environment: key.environment,
  name: key.name,
  description: key.description,
  everything: key.scopes === null,
  scopes: key.scopes ?? [],
  expiresOn: dayOf(key.expiresAt),
  requestsPerMinute: key.requestsPerMinute,
});

/** The body of PATCH /keys/{id}: the moment at which a key ends moves only when somebody chose another day. */
export const changesOf = (key: Pick<ApiKey, "expiresAt">, draft: KeyDraft) => {
  const { expiresAt, ...rest } = bodyOf(draft);
  return dayOf(key.expiresAt) === draft.expiresOn ? rest : { ...rest, expiresAt };
};

/** The body of POST /keys. */
export const bodyOf = (draft: KeyDraft) => ({
  name: draft.name.trim(),
  description: draft.description.trim(),
  scopes: draft.everything ? null : [...draft.scopes],
  expiresAt: endOfDay(draft.expiresOn),
  requestsPerMinute: draft.requestsPerMinute,
});

/**
 * What has to be put right before it is sent, by JSON pointer, as the server would name it.
 * @param initial what the form began with: a day that is over already may stay.
 */
export function faultsOf(draft: KeyDraft, initial: KeyDraft, now: Date): Record<string, string> {
  const isOver = draft.expiresOn !== "" && draft.expiresOn < dayOf(now.toISOString());
  return {
    ...(isOver && draft.expiresOn !== initial.expiresOn
      ? { "/expiresAt": "This day is over. Choose today or a later one." }
      : {}),
    ...(draft.name.trim() ? {} : { "/name": "Give the key a name, such as the system that uses it." }),
    ...(draft.everything || draft.scopes.length > 0 ? {} : { "/scopes": "Choose at least one, or everything." }),
    ...(limitIsPossible(draft.requestsPerMinute)
      ? {}
      : { "/requestsPerMinute": "Give a whole number from 1 to 1,000,000, or nothing." }),
  };
}

const limitIsPossible = (limit: number | null): boolean =>
  limit === null || (Number.isInteger(limit) && limit >= 1 && limit <= 1_000_000);
