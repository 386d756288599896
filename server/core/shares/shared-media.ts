/** Addresses of recordings that a share page gives out: they end with the share, and before that within hours. */
import type { Kysely } from "kysely";
import type { Schema } from "../../platform/database/schema.ts";
import type { Keyring } from "../../platform/keyring/keyring.ts";
import { isGone, type ShareRow, stateOf } from "./shares.store.ts";

/** Addresses stay the same within such a span, so that a browser's cache is of use, and work until the end of the next one. */
const SPAN_SECONDS = 6 * 3600;

interface Address {
  fileId: string;
  /** Unix seconds. */
  expires: string;
  signature: string;
}

/** A changed password ends the addresses that were given out before. */
const signedText = (share: Pick<ShareRow, "id" | "password_hash">, fileId: string, expires: string): string =>
  `${share.id}.${fileId}.${expires}.${share.password_hash ?? ""}`;

/** The address of a file for the guests of a share; name is what it is saved as. */
export function signSharedMedia(
  { keyring, publicUrl, now }: { keyring: Pick<Keyring, "sign">; publicUrl: string; now: Date },
  share: ShareRow,
  file: { id: string; name: string },
): string {
  const expires = String((Math.floor(now.getTime() / 1000 / SPAN_SECONDS) + 2) * SPAN_SECONDS);
  const signature = keyring.sign("shared-media", signedText(share, file.id, expires));
  return `${publicUrl}/media/${file.id}/${expires}/${signature}/${file.name}?share=${share.id}`;
}

/** May this file be given out to a guest now, and may it be saved? */
export async function judgeSharedMedia(
  deps: { database: Kysely<Schema>; keyring: Pick<Keyring, "verify">; clock: () => Date },
  shareId: string,
  address: Address,
): Promise<{ verdict: "valid" | "expired" | "forged"; download: boolean }> {
  const share = await deps.database
    .selectFrom("shares")
    .innerJoin("interviews", (join) =>
      join
        .onRef("interviews.workspace_id", "=", "shares.workspace_id")
        .onRef("interviews.id", "=", "shares.interview_id"),
    )
    .selectAll("shares")
    .select(["interviews.deleted_at", "interviews.progress"])
    .where("shares.id", "=", shareId)
    .executeTakeFirst();
  const text = share && signedText(share, address.fileId, address.expires);
  if (!share || text === undefined || !deps.keyring.verify("shared-media", text, address.signature)) {
    return { verdict: "forged", download: false };
  }
  const now = deps.clock();
  const shown = !isGone(share);
  const stands = shown && stateOf(share, now) === "open" && Number(address.expires) * 1000 > now.getTime();
  return { verdict: stands ? "valid" : "expired", download: share.allow_download };
}
