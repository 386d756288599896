/** Names and addresses in the ways that people paste them: out of a mail's To line, a chat, a spreadsheet, one a line. */

import { MOST_ROWS } from "./read-table.ts";

export interface PastedPerson {
  name: string;
  email: string;
  phone: string;
}

const ADDRESS = /[^\s<>()[\]"',;:|]+@[^\s<>()[\]"',;:|]+/;
const PHONE = /^\+?[\d\s()./-]{6,}$/;
const DIGITS = /\d/g;

/** A text that is a table rather than a list: a spreadsheet's tabs, or a first line of headings. */
export function looksLikeTable(text: string): boolean {
  const lines = text.split(/\r\n|\r|\n/).filter((line) => line.trim() !== "");
  const [first = "", ...rest] = lines;
  if (first.includes("\t")) return true;
  const headed = !ADDRESS.test(first) && /[,;|]/.test(first) && rest.length > 0;
  return headed && rest.every((line) => !/[<>]/.test(line)) && rest.some((line) => ADDRESS.test(line));
}

/** Lines that are read between two breaths of the page. */
const LINES_A_BREATH = 500;

/** One person an entry, in the order pasted. An entry without an address keeps its words as the name, to be completed by hand. */
export async function readPastedList(text: string): Promise<PastedPerson[]> {
  const people: PastedPerson[] = [];
  for (const [at, line] of text.split(/\r\n|\r|\n/).entries()) {
    for (const person of entriesOf(line).map(personIn)) {
      if (person.name !== "" || person.email !== "") people.push(person);
    }
    if (people.length >= MOST_ROWS - 1) break;
    if (at % LINES_A_BREATH === LINES_A_BREATH - 1) await new Promise((resolve) => setTimeout(resolve, 0));
  }
  return people;
}

/** A line holds several people when it holds several addresses: then commas and semicolons after an address divide them. */
function entriesOf(line: string): string[] {
  const parts = splitOutsideQuotes(line);
  const addresses = parts.filter(({ text }) => ADDRESS.test(text)).length;
  if (addresses < 2) return [line];
  // "Doe, Jane <jane@x.com>; …": with semicolons in the line, commas belong to the names, unless addresses stand between them.
  const dividers = semicolonsDivide(line) ? ";" : ",;|\t";
  const entries: string[] = [];
  let open = "";
  for (const { text, divider } of parts) {
    open += text;
    // Before its address an entry is not complete: the divider belongs to the name.
    if (ADDRESS.test(open) && (divider === "" || dividers.includes(divider))) {
      entries.push(open);
      open = "";
    } else open += divider;
  }
  if (open.trim() !== "") entries.push(open);
  return entries;
}

const semicolonsDivide = (line: string): boolean =>
  line.includes(";") && line.split(";").every((part) => (part.match(new RegExp(ADDRESS, "g")) ?? []).length <= 1);

/** Divides at commas, semicolons, bars and tabs that stand outside quotes and angle brackets. */
function splitOutsideQuotes(line: string): { text: string; divider: string }[] {
  const parts: { text: string; divider: string }[] = [];
  let text = "";
  let quoted = false;
  let angled = false;
  for (const letter of line) {
    if (letter === '"') quoted = !quoted;
    if (letter === "<") angled = true;
    if (letter === ">") angled = false;
    if (!quoted && !angled && ",;|\t".includes(letter)) {
      parts.push({ text, divider: letter });
      text = "";
    } else text += letter;
  }
  parts.push({ text, divider: "" });
  return parts;
}

function personIn(entry: string): PastedPerson {
  const bare = entry.replace(/\bmailto:/gi, "");
  const found = ADDRESS.exec(bare);
  const email = found?.[0].replace(/[.]+$/, "") ?? "";
  const around = found ? [bare.slice(0, found.index), bare.slice(found.index + found[0].length)] : [bare];
  let phone = "";
  const words: string[] = [];
  for (const part of around.flatMap(splitPart)) {
    if (phone === "" && isPhone(part)) phone = part;
    else if (part !== "") words.push(part);
  }
  return { name: nameOf(words, entry), email, phone };
}

const isPhone = (text: string): boolean => PHONE.test(text) && (text.match(DIGITS)?.length ?? 0) >= 6;

/** The parts of what stands around an address, each without quotes, brackets, bullets and numbers of a list. */
function splitPart(text: string): string[] {
  return splitOutsideQuotes(text).map(({ text: part }) => {
    if (isPhone(part.trim())) return part.trim();
    return part
      .replace(/[<>"()[\]]/g, " ")
      .replace(/^\s*(?:[-*•–]|\d+[.)])\s+/, "")
      .replace(/\s+/g, " ")
      .replace(/\s*[:–-]\s*$/, "")
      .trim();
  });
}

/** "Doe, Jane" is turned around when it was one quoted or angled name; parts in cells of their own are joined in their order. */
function nameOf(words: readonly string[], entry: string): string {
  const turned = /^\s*"?\s*([^",;<>|\t]+),\s*([^",;<>|\t]+?)\s*"?\s*<[^>]*@/.exec(entry);
  if (turned?.[1] && turned[2] && !ADDRESS.test(turned[0].split("<")[0] ?? ""))
    return `${turned[2].trim()} ${turned[1].trim()}`;
  return words.join(" ").trim();
}
