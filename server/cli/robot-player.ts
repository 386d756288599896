/** The robot as the jobs of a sandbox call it: it plays a room of this server over HTTP, as the command does. */
import type { PlayRoom } from "../core/robots/index.ts";
import { PlayError, playCandidate } from "./robot-play.ts";
import { createRoomClient, RobotRefusal } from "./robot-room.ts";

/** @param origin where the room's API answers, without a slash at its end */
export function robotPlayer(origin: string): PlayRoom {
  return async (code, does) => {
    try {
      const client = createRoomClient(origin, code);
      await playCandidate(client, { takes: [], dropsOff: does === "drops_off", say: () => {} });
      return null;
    } catch (error) {
      // What the room refuses it refuses again; a server that is away is worth another try.
      if (error instanceof PlayError || error instanceof RobotRefusal) return error.message;
      throw error;
    }
  };
}
