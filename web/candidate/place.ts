/** What the page's address asks for. */

export type Place =
  | { kind: "room"; code: string; reminders: boolean }
  | { kind: "open"; positionId: string }
  | { kind: "link"; interviewId: string }
  | { kind: "nowhere" };

function decode(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

/** Reads a path such as /i/{code}, /open/{positionId} or /link/{interviewId}. */
export function readPlace(path: string, query: string): Place {
  const [, area, last = ""] = path.split("/");
  const id = decode(last);
  if (!id) return { kind: "nowhere" };
  switch (area) {
    case "i":
      return {
        kind: "room",
        code: id,
        reminders: new URLSearchParams(query).get("reminders") === "off",
      };
    case "open":
      return { kind: "open", positionId: id };
    case "link":
      return { kind: "link", interviewId: id };
    default:
      return { kind: "nowhere" };
  }
}
