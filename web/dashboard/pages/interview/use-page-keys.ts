/** Listens to the page's keys; those of the player go to the stage, the others to whoever shows the page. */
import { useEffect, useRef } from "react";
import { pageKeyOf } from "./page-keys.ts";
import type { Stage } from "./use-stage.ts";

interface Actions {
  score: () => void;
  comment: () => void;
  decide: () => void;
  help: () => void;
  candidate: (direction: 1 | -1) => void;
}

export function usePageKeys(stage: Stage, actions: Actions): void {
  const present = useRef({ stage, actions });
  present.current = { stage, actions };
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const key = pageKeyOf(event);
      if (key === null) return;
      const { stage: now, actions: run } = present.current;
      const player = now.player.current;
      switch (key.kind) {
        case "answer": {
          const entry = now.entries[key.number - 1];
          if (!entry) return;
          now.choose(entry.question.id);
          break;
        }
        case "step":
          now.step(key.direction);
          break;
        case "candidate":
          run.candidate(key.direction);
          break;
        case "toggle":
          if (!player) return;
          player.toggle();
          break;
        case "seek":
          if (!player) return;
          player.seekBy(key.seconds);
          break;
        case "rate":
          if (!player) return;
          player.changeRate(key.direction);
          break;
        default:
          run[key.kind]();
      }
      event.preventDefault();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
}

/** Puts the focus on a control and shows it in the middle, clear of the bar that stays at the top. */
export function focusOn(id: string): void {
  const element = document.getElementById(id);
  element?.focus({ preventScroll: true });
  element?.scrollIntoView({ block: "center" });
}
