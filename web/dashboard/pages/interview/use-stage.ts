/** What is being watched: the chosen answer, where it starts, whether the next follows by itself; and the way to the player. */
import { useCallback, useRef, useState } from "react";
import type { Interview } from "../../../../shared/native.ts";
import type { PlayerHandle } from "./media-player.tsx";
import { type AnswerEntry, answerEntries } from "./player-state.ts";

export interface Stage {
  entries: AnswerEntry[];
  chosen: AnswerEntry | undefined;
  /** A person chose it, so it may begin to play. */
  playNow: boolean;
  startMs: number;
  /** Choosing the answer that is shown already only moves within it. */
  choose: (questionId: string, atMs?: number) => void;
  /** To the next or previous answer that there is something of. */
  step: (direction: 1 | -1) => void;
  inARow: boolean;
  setInARow: (on: boolean) => void;
  ended: () => void;
  player: { current: PlayerHandle | null };
  onReady: (handle: PlayerHandle | null) => void;
}

export function useStage(interview: Interview): Stage {
  const entries = answerEntries(interview);
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [startMs, setStartMs] = useState(0);
  const [inARow, setInARow] = useState(false);
  const player = useRef<PlayerHandle | null>(null);
  const onReady = useCallback((handle: PlayerHandle | null) => {
    player.current = handle;
  }, []);
  const chosen =
    entries.find((entry) => entry.question.id === chosenId) ?? entries.find((entry) => entry.answer) ?? entries[0];
  const choose = (questionId: string, atMs = 0) => {
    if (questionId === chosen?.question.id) player.current?.seekTo(atMs);
    setStartMs(atMs);
    setChosenId(questionId);
  };
  const step = (direction: 1 | -1) => {
    const place = entries.findIndex((entry) => entry.question.id === chosen?.question.id);
    const rest = direction === 1 ? entries.slice(place + 1) : entries.slice(0, Math.max(place, 0)).reverse();
    const next = rest.find((entry) => entry.answer);
    if (next) choose(next.question.id);
  };
  return {
    entries,
    chosen,
    playNow: chosenId !== null,
    startMs,
    choose,
    step,
    inARow,
    setInARow,
    ended: () => {
      if (inARow) step(1);
    },
    player,
    onReady,
  };
}
