/** The foot of every screen inside a room: whom to ask and how to leave. */
import { createContext, useContext } from "react";
import { useSession } from "../session.tsx";
import { say } from "../words/speech.ts";

/** Opens the page on withdrawing. */
export const WithdrawContext = createContext<(() => void) | null>(null);

export function RoomFoot() {
  const { room } = useSession();
  const withdraw = useContext(WithdrawContext);
  const { contactEmail } = room.privacy;
  return (
    <>
      {contactEmail ? (
        <a className="foot-link" href={`mailto:${contactEmail}`}>
          {say("ask", { team: room.team.name })}
        </a>
      ) : null}
      {withdraw ? (
        <button type="button" className="foot-link" onClick={withdraw}>
          {say("withdraw")}
        </button>
      ) : null}
    </>
  );
}
