/** A browser of tests: keeps cookies, calls as our pages do, from an address of its own. The server needs TRUST_PROXY=loopback. */
import { createHmac } from "node:crypto";
import type { Kysely } from "kysely";
import type { WorkspaceId } from "../server/core/actor.ts";
import type { Schema } from "../server/platform/database/schema.ts";
import { randomSecret } from "../server/platform/keyring/keyring.ts";
import { newId } from "../shared/ids.ts";
import type { Role } from "../shared/native.ts";

let addresses = 0;

/** A browser without cookies. */
export function openBrowser(url: string) {
  const jar = new Map<string, string>();
  addresses += 1;
  const address = `10.0.${Math.floor(addresses / 250)}.${(addresses % 250) + 1}`;
  async function send(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
    const answer = await fetch(`${url}${path}`, {
      method,
      headers: {
        "x-forwarded-for": address,
        "x-greenroom": "dashboard",
        cookie: [...jar].map(([name, value]) => `${name}=${value}`).join("; "),
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    for (const cookie of answer.headers.getSetCookie()) {
      const [pair = "", ...attributes] = cookie.split(";");
      const name = pair.slice(0, pair.indexOf("="));
      if (attributes.some((attribute) => /max-age=0$/i.test(attribute.trim()))) jar.delete(name);
      else jar.set(name, pair.slice(pair.indexOf("=") + 1));
    }
    const text = await answer.text();
    return { status: answer.status, body: text.startsWith("{") ? JSON.parse(text) : text, headers: answer.headers };
  }
  return {
    jar,
    address,
    /** A call of the native API, such as call("GET", "/members"). */
    call: (method: string, path: string, body?: unknown, headers?: Record<string, string>) =>
      send(method, `/api/v1${path}`, body, headers),
    /** A call of the sign-in, such as auth("/sign-out"). */
    auth: (path: string, body: unknown = {}, headers?: Record<string, string>) =>
      send("POST", `/api/auth${path}`, body, headers),
    signIn: (email: string, password: string) => send("POST", "/api/auth/sign-in/email", { email, password }),
  };
}

export type Browser = ReturnType<typeof openBrowser>;

/** A member whose password is PASSWORD, hashed once for all of them. */
export async function createMember(
  database: Kysely<Schema>,
  workspaceId: WorkspaceId,
  passwordHash: string,
  member: { email: string; role: Role; name?: string },
): Promise<string> {
  const at = new Date();
  const name = member.name ?? member.email.split("@")[0] ?? "Member";
  const known = await database
    .selectFrom("sign_in_users")
    .select("id")
    .where("email", "=", member.email)
    .executeTakeFirst();
  const userId = known?.id ?? randomSecret(32);
  if (!known) {
    await database
      .insertInto("sign_in_users")
      .values({ id: userId, name, email: member.email, email_verified: true, image: null })
      .execute();
    await database
      .insertInto("sign_in_accounts")
      .values({
        id: randomSecret(32),
        user_id: userId,
        account_id: userId,
        provider_id: "credential",
        password: passwordHash,
      })
      .execute();
  }
  const id = newId();
  await database
    .insertInto("members")
    .values({
      workspace_id: workspaceId,
      id,
      user_id: userId,
      email: member.email,
      name,
      role: member.role,
      created_at: at,
      last_seen_at: null,
      removed_at: null,
    })
    .execute();
  return id;
}

export const PASSWORD = "a long enough password";

/** The six digits of an authenticator (RFC 6238) for the key of an otpauth address. */
export function codeOf(uri: string, at: Date = new Date()): string {
  const key = base32(new URL(uri).searchParams.get("secret") ?? "");
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(at.getTime() / 30_000)));
  const digest = createHmac("sha1", key).update(counter).digest();
  const offset = (digest.at(-1) ?? 0) & 15;
  return String((digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

function base32(text: string): Buffer {
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  let bits = "";
  for (const letter of text.replace(/=+$/, "")) bits += letters.indexOf(letter).toString(2).padStart(5, "0");
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}
