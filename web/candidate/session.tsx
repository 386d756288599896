/** What every screen of a room shares: the room as the server sees it, the calls, and what went wrong last. */
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef, useState } from "react";
import type { Room } from "../../shared/room.ts";
import { createFactReporter, type FactReporter } from "./facts.ts";
import { createRoomApi, type RoomApi, RoomRefusal } from "./room-api.ts";
import { refusalWords } from "./words/refusals.ts";

export interface Session {
  room: Room;
  api: RoomApi;
  facts: FactReporter;
  setRoom: (room: Room) => void;
  /** Reads the room again; keeps the old one when the server is away. */
  reload: () => Promise<void>;
  /** Runs a call that gives a room, keeps that room, and turns a refusal into words. True when it went through. */
  act: (work: () => Promise<Room>) => Promise<boolean>;
  busy: boolean;
  /** The last refusal in words, until the next call. */
  refusal: string | null;
  setRefusal: (words: string | null) => void;
}

const SessionContext = createContext<Session | null>(null);

/** The room's session. For screens inside a room only. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error("Outside of a room.");
  return session;
}

export type Entrance =
  | { state: "opening" }
  | { state: "unknown" }
  | { state: "unreachable"; again: () => void }
  | { state: "open"; session: Session };

/** Refusals after which the room itself has changed. */
const MOVED = new Set([
  "expired",
  "not_admitted",
  "completed",
  "withdrawn",
  "not_ready",
  "not_allowed",
  "no_takes_left",
]);

/** Opens the room of a code and keeps it up to date with what the server answers. */
export function useEntrance(code: string): Entrance {
  const api = useMemo(() => createRoomApi(code), [code]);
  const facts = useMemo(() => createFactReporter(api), [api]);
  const [room, setRoom] = useState<Room | null>(null);
  const [failed, setFailed] = useState<"unknown" | "unreachable" | null>(null);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const running = useRef(false);

  const reload = useCallback(async () => {
    try {
      setRoom(await api.room());
      setFailed(null);
    } catch (error) {
      if (error instanceof RoomRefusal && (error.code === "unknown_link" || error.status === 404)) setFailed("unknown");
      else setFailed("unreachable");
    }
  }, [api]);

  const act = useCallback(
    async (work: () => Promise<Room>) => {
      // One press, one call: a second press while the first is on its way changes nothing.
      if (running.current) return false;
      running.current = true;
      setBusy(true);
      setRefusal(null);
      try {
        setRoom(await work());
        return true;
      } catch (error) {
        setRefusal(refusalWords(error));
        if (error instanceof RoomRefusal && MOVED.has(error.code)) await reload();
        return false;
      } finally {
        running.current = false;
        setBusy(false);
      }
    },
    [reload],
  );

  useEffect(() => {
    void reload();
  }, [reload]);
  useEffect(() => facts.watch(), [facts]);

  return useMemo<Entrance>(() => {
    if (room) return { state: "open", session: { room, api, facts, setRoom, reload, act, busy, refusal, setRefusal } };
    if (failed === "unknown") return { state: "unknown" };
    if (failed) return { state: "unreachable", again: () => void reload() };
    return { state: "opening" };
  }, [room, failed, api, facts, reload, act, busy, refusal]);
}

export function SessionProvider({ session, children }: { session: Session; children: ReactNode }) {
  return <SessionContext value={session}>{children}</SessionContext>;
}
