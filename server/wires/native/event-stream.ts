/** Server-sent events (WHATWG HTML, 9.2): the live feed of one reader, for as long as it may read and keeps up. */
import { Readable } from "node:stream";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { EventType } from "../../../shared/native.ts";
import { hiddenFrom, may } from "../../core/actor.ts";
import { type EventRecord, newestSequence } from "../../core/events/index.ts";
import { refuse } from "../../core/refusal.ts";
import { type Caller, mayStill } from "./caller.ts";
import type { NativeContext } from "./context.ts";
import { presentEvent } from "./present.ts";
import { whileAllowed } from "./while-allowed.ts";

const HEARTBEAT_MS = 15_000;
/** A reader that is this far behind is let go; it comes back with the last number that it saw. */
const MOST_BEHIND_BYTES = 1024 * 1024;
const RETRY_MS = 2_000;

/** What goes to many readers is written out once: each row, and rows that came together. */
const written = new WeakMap<EventRecord, string>();
const writtenTogether = new WeakMap<readonly EventRecord[], Buffer>();

export async function streamEvents(
  deps: NativeContext,
  { caller, request, reply }: { caller: Caller; request: FastifyRequest; reply: FastifyReply },
  wanted: { types: readonly EventType[] | undefined; after: number | undefined },
): Promise<Readable> {
  const { workspaceId } = caller;
  const newest = (await newestSequence(deps.database, [workspaceId])).get(workspaceId) ?? 0;
  const after = lastSeen(request.headers["last-event-id"]) ?? wanted.after ?? newest;
  const hidden = new Set(hiddenFrom(caller.actor));
  const types = wanted.types && new Set(wanted.types);
  const whole = may(caller.actor, "workspace:read");
  const visible = (event: EventRecord) =>
    event.positionId === null ? whole || event.interviewId !== null : !hidden.has(event.positionId);
  const over = new AbortController();
  const stream = new Readable({ read: () => undefined });
  stream.once("close", () => over.abort());
  const end = () => {
    over.abort();
    stream.push(null);
  };
  const heartbeat = setInterval(() => stream.push(": still here\n\n"), HEARTBEAT_MS);
  over.signal.addEventListener("abort", () => clearInterval(heartbeat));
  const credential = [workspaceId, caller.actor.kind, caller.actor.id, request.headers.cookie].join(" ");
  whileAllowed(credential, () => mayStill(deps, request, caller, "interviews:read"), end, over.signal);
  deps.live.closed.addEventListener("abort", end, { once: true, signal: over.signal });

  void reply.header("x-accel-buffering", "no");
  stream.push(`retry: ${RETRY_MS}\n\n`);
  const pass = (events: readonly EventRecord[]) => {
    // Who is removed, or gets another role, does not read on until the next check; what was so when they came in is known.
    if (events.some((event) => event.sequence > newest && isAboutAccess(event, caller.actor))) return end();
    const told = events.filter((event) => visible(event) && (!types || types.has(event.type)));
    if (told.length > 0) stream.push(textOfAll(told.length === events.length ? events : told));
    if (stream.readableLength > MOST_BEHIND_BYTES) end();
  };
  deps.live.read(workspaceId, after, pass, over.signal).catch((error: unknown) => {
    request.log.warn({ error: String(error) }, "a live reader could not be served");
    end();
  });
  return stream;
}

const ACCESS: ReadonlySet<EventType> = new Set(["member.removed", "member.role_changed"]);

const isAboutAccess = ({ type, data }: EventRecord, actor: Caller["actor"]): boolean =>
  ACCESS.has(type) && actor.kind === "member" && data.memberId === actor.id;

/**
 * The sequence in Last-Event-ID, which browsers send as the last id that they were given; an empty one is none.
 * @throws RefusedError "invalid": whoever came back with another stream's id would miss events without a word.
 */
function lastSeen(header: string | string[] | undefined): number | undefined {
  if (header === undefined || header === "") return undefined;
  const sequence = typeof header === "string" && /^\d{1,15}$/.test(header) ? Number(header) : null;
  if (sequence === null)
    refuse("invalid", "Last-Event-ID is the id of an event of this stream.", { path: ["Last-Event-ID"] });
  return sequence;
}

function textOfAll(events: readonly EventRecord[]): Buffer {
  const known = writtenTogether.get(events);
  if (known) return known;
  const text = Buffer.from(events.map(textOf).join(""));
  writtenTogether.set(events, text);
  return text;
}

function textOf(event: EventRecord): string {
  const known = written.get(event);
  if (known !== undefined) return known;
  const text = `id: ${event.sequence}\nevent: ${event.type}\ndata: ${JSON.stringify(presentEvent(event, true))}\n\n`;
  written.set(event, text);
  return text;
}
