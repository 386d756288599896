/** Runs a call that only the tab that holds the room may make. */
import { useCallback } from "react";
import type { Room } from "../../shared/room.ts";
import { RoomRefusal } from "./room-api.ts";
import { useSession } from "./session.tsx";

/** Like the session's `act`, and tells when another tab has the room. */
export function useFencedAct(onFenced: () => void): (work: () => Promise<Room>) => Promise<boolean> {
  const { act } = useSession();
  return useCallback(
    (work) =>
      act(async () => {
        try {
          return await work();
        } catch (error) {
          if (error instanceof RoomRefusal && error.code === "fenced") onFenced();
          throw error;
        }
      }),
    [act, onFenced],
  );
}
