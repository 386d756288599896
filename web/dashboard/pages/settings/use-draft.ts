/** What a section holds: what is saved, until a person writes something else. */
import { useState } from "react";

export interface Draft<Value> {
  value: Value;
  changed: boolean;
  change: (part: Partial<Value>) => void;
  /** Back to what is saved. */
  forget: () => void;
}

/** saved: plain data, compared by its content. */
export function useDraft<Value extends object>(saved: Value): Draft<Value> {
  const [written, setWritten] = useState<Value | null>(null);
  const value = written ?? saved;
  return {
    value,
    changed: written !== null && JSON.stringify(written) !== JSON.stringify(saved),
    change: (part) => setWritten((now) => ({ ...(now ?? saved), ...part })),
    forget: () => setWritten(null),
  };
}
