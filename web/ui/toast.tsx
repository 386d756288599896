/** A line that says what just happened, at the page's foot; it leaves by itself, or at once when it is closed. */
import { useEffect, useState, useSyncExternalStore } from "react";
import { Button, IconButton } from "./button.tsx";
import { CloseSign } from "./icons.tsx";

interface ToastLine {
  id: number;
  words: string;
  tone: "good" | "bad";
  action: ToastAction | undefined;
}

/** What can still be done about it, for ten seconds. */
export interface ToastAction {
  label: string;
  run: () => void;
}

let lines: ToastLine[] = [];
let lastId = 0;
const listeners = new Set<() => void>();
const tell = (next: ToastLine[]) => {
  lines = next;
  for (const listener of listeners) listener();
};
const close = (id: number) => tell(lines.filter((line) => line.id !== id));

/** Says one sentence, in place of the last good one. A bad one stays until it is closed. */
export function toast(words: string, tone: ToastLine["tone"] = "good", action?: ToastAction): void {
  lastId += 1;
  tell([...lines.filter((line) => line.tone === "bad").slice(-2), { id: lastId, words, tone, action }]);
}

/** Where the lines appear; once in the page. */
export function Toasts() {
  const shown = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => lines,
  );
  return (
    <div
      role="status"
      aria-live="polite"
      className="pointer-events-none fixed inset-x-4 bottom-4 z-60 flex flex-col items-center gap-2 sm:items-end"
    >
      {shown.map((line) => (
        <Line key={line.id} line={line} />
      ))}
    </div>
  );
}

const STAY_MS = 6_000;
const STAY_TO_ACT_MS = 10_000;

function Line({ line }: { line: ToastLine }) {
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (line.tone === "bad" || held) return;
    const timer = setTimeout(() => close(line.id), line.action ? STAY_TO_ACT_MS : STAY_MS);
    return () => clearTimeout(timer);
  }, [line, held]);
  return (
    <div
      className="pointer-events-auto flex max-w-full items-center gap-3 rounded-12 border border-hairline bg-raised py-2 ps-4 pe-2 text-15 shadow-float"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
    >
      <span className={line.tone === "bad" ? "text-bad" : ""}>{line.words}</span>
      {line.action ? (
        <Button
          look="quiet"
          // Whoever has the keyboard on it is still deciding.
          onFocus={() => setHeld(true)}
          onBlur={() => setHeld(false)}
          onClick={() => {
            close(line.id);
            line.action?.run();
          }}
        >
          {line.action.label}
        </Button>
      ) : null}
      <IconButton label="Close message" onClick={() => close(line.id)}>
        <CloseSign />
      </IconButton>
    </div>
  );
}
