/** Follows a candidate's link, in any form that a server gives out, to the room that it opens. */

export type LinkTarget =
  | { kind: "room"; origin: string; code: string }
  | { kind: "open"; origin: string; positionId: string };

/** A link that leads to no room; the message says why. */
export class LinkError extends Error {
  override name = "LinkError";
}

const TIMEOUT_MS = 30_000;

/**
 * Opens the link as a browser would and reads where its redirects end: /i/{code} or /open/{positionId}.
 * @throws LinkError when the link is no address, does not answer, or leads elsewhere.
 */
export async function followLink(link: string): Promise<LinkTarget> {
  if (!URL.canParse(link) || !/^https?:$/.test(new URL(link).protocol)) {
    throw new LinkError(`${link} is no link. Give the whole address, such as https://interviews.example.com/i/…`);
  }
  let response: Response;
  try {
    response = await fetch(link, { signal: AbortSignal.timeout(TIMEOUT_MS) });
    await response.body?.cancel();
  } catch (error) {
    const reason = error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error);
    throw new LinkError(`${new URL(link).origin} does not answer: ${reason}`);
  }
  return targetOf(new URL(response.url));
}

/** What the address of a page opens. @throws LinkError when it opens no room. */
function targetOf({ origin, pathname }: URL): LinkTarget {
  const [, area, id, ...more] = pathname.split("/");
  if (id && more.length === 0) {
    if (area === "i") return { kind: "room", origin, code: id };
    if (area === "open") return { kind: "open", origin, positionId: id };
    if (area === "link") {
      throw new LinkError("This link has no key, so it opens no room: it only offers to mail the whole link.");
    }
  }
  throw new LinkError(`This link leads to ${origin}${pathname}, which is no candidate's room.`);
}
