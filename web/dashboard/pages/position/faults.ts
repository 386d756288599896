/** What is wrong in a form, by JSON pointer, in the words of the page. */

interface Issue {
  code: string;
  message: string;
  path: readonly PropertyKey[];
  origin?: unknown;
  minimum?: unknown;
  maximum?: unknown;
}

/** A path in a body as a JSON pointer (RFC 6901). */
export const pointerOf = (path: readonly PropertyKey[]): string =>
  path.map((part) => `/${String(part).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");

/** One sentence for an issue of a schema. */
export function wordsOfIssue(issue: Issue): string {
  const texts = issue.origin === "string";
  const lists = issue.origin === "array";
  switch (issue.code) {
    case "too_small":
      if (texts) return "This is needed.";
      return lists ? `At least ${issue.minimum} are needed.` : `At least ${issue.minimum}.`;
    case "too_big":
      if (texts) return `At most ${issue.maximum} characters.`;
      return lists ? `At most ${issue.maximum} of these.` : `At most ${issue.maximum}.`;
    case "invalid_type":
      return "Write a whole number.";
    default:
      return issue.message;
  }
}

/** What is wrong at a pointer or anywhere below it. */
export function faultAt(faults: Readonly<Record<string, string>>, pointer: string): string | undefined {
  if (faults[pointer]) return faults[pointer];
  const below = Object.keys(faults).find((key) => key.startsWith(`${pointer}/`));
  return below === undefined ? undefined : faults[below];
}

/** How many places below any of the pointers are wrong. */
export const faultsBelow = (faults: Readonly<Record<string, string>>, pointers: readonly string[]): number =>
  Object.keys(faults).filter((key) => pointers.some((pointer) => key === pointer || key.startsWith(`${pointer}/`)))
    .length;
