/** Reports neutral facts of the session (network, page, devices); keeps those that the network does not take yet. */
import type { FactRequest } from "../../shared/room.ts";
import { type RoomApi, RoomUnreachable } from "./room-api.ts";

export interface FactReporter {
  report(kind: FactRequest["kind"], data?: FactRequest["data"]): void;
  /** Watches network and page. Returns how to stop. */
  watch(): () => void;
}

const MOST_WAITING = 100;

/** A reporter for one room. A fact that can not be sent waits; one that is refused is dropped. */
export function createFactReporter(api: RoomApi): FactReporter {
  let waiting: FactRequest[] = [];
  let sending = false;

  async function send(): Promise<void> {
    if (sending) return;
    sending = true;
    try {
      for (let fact = waiting[0]; fact; fact = waiting[0]) {
        try {
          await api.fact(fact);
        } catch (error) {
          if (error instanceof RoomUnreachable) return;
        }
        waiting = waiting.slice(1);
      }
    } finally {
      sending = false;
    }
  }

  function report(kind: FactRequest["kind"], data?: FactRequest["data"]): void {
    const fact: FactRequest = { kind, at: new Date().toISOString(), ...(data ? { data } : {}) };
    waiting = [...waiting, fact].slice(-MOST_WAITING);
    void send();
  }

  return {
    report,
    watch() {
      const offline = () => report("network_lost");
      const online = () => report("network_back");
      const visibility = () => report(document.visibilityState === "hidden" ? "page_hidden" : "page_shown");
      const timer = setInterval(() => void send(), 15_000);
      window.addEventListener("offline", offline);
      window.addEventListener("online", online);
      document.addEventListener("visibilitychange", visibility);
      return () => {
        clearInterval(timer);
        window.removeEventListener("offline", offline);
        window.removeEventListener("online", online);
        document.removeEventListener("visibilitychange", visibility);
      };
    },
  };
}
