/** Who holds the room: one tab records, a second is told and can take over. */
import { useCallback, useEffect, useRef, useState } from "react";
import { RoomRefusal, untilReached } from "./room-api.ts";
import { useSession } from "./session.tsx";
import { tabId } from "./tab.ts";
import { refusalWords } from "./words/refusals.ts";

const RELEASE_WAIT_MS = 2000;
/** The server gives the room on when it has heard nothing for 15 seconds. */
const SIGN_OF_LIFE_MS = 6000;

type Word = { kind: "taking" | "released"; interviewId: string; tabId: string };

export type HoldState = "asking" | "held" | "elsewhere" | "lost";

export interface Hold {
  state: HoldState;
  /** The number that the server checks with every write. */
  fence: () => number;
  /** Makes this the tab that records; the other one first keeps what it has. */
  takeOver: () => Promise<void>;
  /** Another tab is known to hold the room now. */
  lose: () => void;
  /** Called before the room is given to another tab. */
  onLeave: (work: () => Promise<void>) => void;
}

function openChannel(): BroadcastChannel | null {
  return typeof BroadcastChannel === "function" ? new BroadcastChannel("greenroom-room") : null;
}

/** Asks for the room when the screen opens. */
export function useHold(): Hold {
  const { api, room, setRefusal, reload } = useSession();
  const interviewId = room.interviewId;
  const [state, setState] = useState<HoldState>("asking");
  const fence = useRef(0);
  const leave = useRef<() => Promise<void>>(async () => undefined);

  const ask = useCallback(
    async (takeOver: boolean) => {
      try {
        const answer = await untilReached(() => api.hold({ tabId, takeOver }));
        if (answer.held) {
          fence.current = answer.fence;
          setState("held");
        } else {
          setState("elsewhere");
        }
      } catch (error) {
        if (error instanceof RoomRefusal && error.code !== "unclear") await reload();
        setRefusal(refusalWords(error));
      }
    },
    [api, reload, setRefusal],
  );

  useEffect(() => {
    void ask(false);
  }, [ask]);

  // The holder says that it is there, also while it only thinks; one that waits asks whether the other is gone.
  useEffect(() => {
    if (state !== "held" && state !== "elsewhere") return;
    const timer = setInterval(async () => {
      try {
        const answer = await api.hold({ tabId, takeOver: false });
        if (answer.held) fence.current = answer.fence;
        setState((before) => {
          if (before === "held") return answer.held ? "held" : "lost";
          return before === "elsewhere" && answer.held ? "held" : before;
        });
        if (!answer.held && state === "held") await leave.current();
      } catch {
        // The network is away: recording goes on, and the fence decides when it is back.
      }
    }, SIGN_OF_LIFE_MS);
    return () => clearInterval(timer);
  }, [api, state]);

  // Tabs of one browser hear each other: the one that gives way keeps its last piece before the other goes on.
  useEffect(() => {
    const channel = openChannel();
    if (!channel) return;
    channel.onmessage = (event: MessageEvent<Word>) => {
      const word = event.data;
      if (word.kind !== "taking" || word.interviewId !== interviewId || word.tabId === tabId) return;
      setState((before) => (before === "held" ? "lost" : before));
      void leave.current().then(() => {
        channel.postMessage({ kind: "released", interviewId, tabId } satisfies Word);
      });
    };
    return () => channel.close();
  }, [interviewId]);

  const takeOver = useCallback(async () => {
    const channel = openChannel();
    if (channel) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, RELEASE_WAIT_MS);
        channel.onmessage = (event: MessageEvent<Word>) => {
          if (event.data.kind !== "released" || event.data.interviewId !== interviewId) return;
          clearTimeout(timer);
          resolve();
        };
        channel.postMessage({ kind: "taking", interviewId, tabId } satisfies Word);
      });
      channel.close();
    }
    await ask(true);
  }, [ask, interviewId]);

  return {
    state,
    fence: useCallback(() => fence.current, []),
    takeOver,
    lose: useCallback(() => setState("lost"), []),
    onLeave: useCallback((work) => {
      leave.current = work;
    }, []),
  };
}
