/** A table's rows as the API takes them, and what is plainly wrong with them before the server is asked. */
import type { BatchRow, CustomField } from "../../../../shared/native.ts";
import { isVisible } from "../../../../shared/visible-text.ts";
import type { Target } from "./columns.ts";

/** One row of POST /interviews/batch. */
export type RowBody = BatchRow;

export interface Meaning {
  targets: readonly Target[];
  /** Types of the fields that are defined, by key. */
  fieldTypes: Readonly<Record<string, CustomField["type"]>>;
  /** Where a name is missing, it is taken from the address: jane.doe@… is Jane Doe. */
  nameFromAddress: boolean;
}

const YES = new Set([
  "true",
  "yes",
  "y",
  "1",
  "x",
  "ja",
  "si",
  "sí",
  "oui",
  "sim",
  "tak",
  "evet",
  "是",
  "はい",
  "예",
  "да",
]);
const NO = new Set([
  "false",
  "no",
  "n",
  "0",
  "nein",
  "non",
  "não",
  "nao",
  "nie",
  "hayır",
  "nee",
  "否",
  "いいえ",
  "아니요",
  "нет",
]);

/** A yes or a no in several languages; the text as it is when it is neither, for the server to refuse. */
function yesOrNo(text: string): string | boolean {
  const word = text.toLowerCase();
  return YES.has(word) ? true : NO.has(word) ? false : text;
}

/** "jane.doe+jobs@example.com" is Jane Doe. */
export function nameFromAddress(email: string): string {
  const local = (email.split("@")[0] ?? "").split("+")[0] ?? "";
  return local
    .split(/[._-]+/)
    .filter((part) => /\p{L}/u.test(part))
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join(" ");
}

/** What a row becomes. Empty cells give nothing; halves of a name are joined. */
export function bodyOfRow(cells: readonly string[], { targets, fieldTypes, nameFromAddress: guess }: Meaning): RowBody {
  const person = { name: "", firstName: "", lastName: "", email: "", phone: "", externalId: "" };
  const fields: Record<string, string | boolean> = {};
  const metadata: Record<string, string> = {};
  const tags: Record<string, string> = {};
  let skills: string[] = [];
  for (const [at, target] of targets.entries()) {
    const text = (cells[at] ?? "").trim();
    if (text === "") continue;
    if (target.kind === "field") fields[target.key] = fieldTypes[target.key] === "boolean" ? yesOrNo(text) : text;
    else if (target.kind === "metadata") metadata[target.key] = text;
    else if (target.kind === "tag") tags[target.key] = text;
    else if (target.kind === "skills")
      skills = text
        .split(/[,;|\n]/)
        .map((skill) => skill.trim())
        .filter(Boolean);
    else if (target.kind !== "skip") person[target.kind] = text;
  }
  const email = person.email.replace(/^mailto:/i, "");
  const stated = person.name || [person.firstName, person.lastName].filter(Boolean).join(" ");
  return {
    name: stated === "" && guess ? nameFromAddress(email) : stated,
    email,
    ...(person.phone === "" ? {} : { phone: person.phone }),
    ...(skills.length === 0 ? {} : { skills }),
    ...(Object.keys(fields).length === 0 ? {} : { customFields: fields }),
    ...(Object.keys(metadata).length === 0 ? {} : { metadata }),
    ...(person.externalId === "" ? {} : { externalId: person.externalId }),
    ...(Object.keys(tags).length === 0 ? {} : { tags }),
  };
}

/** What is wrong with a row: at which part of its body, as a JSON pointer, and in words. */
export interface Fault {
  pointer: string;
  detail: string;
}

/** What can be seen without the server: nothing to call the person by, no address, the same person twice in the list. */
export function faultsOfRows(bodies: readonly RowBody[]): (Fault | null)[] {
  const emails = new Map<string, number>();
  const externalIds = new Map<string, number>();
  return bodies.map((body, index) => {
    if (!isVisible(body.email)) return { pointer: "/email", detail: "There is no e-mail address." };
    if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(body.email)) {
      return { pointer: "/email", detail: "This is no e-mail address." };
    }
    if (!isVisible(body.name)) return { pointer: "/name", detail: "There is no name." };
    const email = body.email.toLowerCase();
    const sameEmail = emails.get(email);
    if (sameEmail !== undefined) return { pointer: "/email", detail: `Row ${sameEmail + 1} has this address too.` };
    const sameId = body.externalId === undefined ? undefined : externalIds.get(body.externalId);
    if (sameId !== undefined) return { pointer: "/externalId", detail: `Row ${sameId + 1} has this id too.` };
    emails.set(email, index);
    if (body.externalId !== undefined) externalIds.set(body.externalId, index);
    return null;
  });
}

/** The columns that a pointer into a row's body speaks of; empty when it speaks of the row as a whole. */
export function columnsAt(pointer: string, targets: readonly Target[]): number[] {
  const [, part = "", key = ""] = pointer.split("/").map((piece) => piece.replaceAll("~1", "/").replaceAll("~0", "~"));
  const kinds: Record<string, readonly string[]> = {
    name: ["name", "firstName", "lastName"],
    customFields: ["field"],
    metadata: ["metadata"],
    tags: ["tag"],
  };
  const meant = kinds[part] ?? [part];
  return targets.flatMap((target, at) =>
    meant.includes(target.kind) && (!("key" in target) || key === "" || target.key === key) ? [at] : [],
  );
}

/** Why the columns do not make candidates yet, or null. */
export function missingColumns(targets: readonly Target[]): string | null {
  const has = (...kinds: Target["kind"][]) => targets.some((target) => kinds.includes(target.kind));
  if (!has("email")) return "Say which column holds the e-mail address.";
  return null;
}
