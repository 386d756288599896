/** Rows that are added, removed and moved by keyboard: keeps the focus where the person is, and says what happened. */
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { moved } from "./position-form.ts";

interface Rows<Row> {
  /** Said to a screen reader after a change. */
  said: string;
  add: (row: Row, focusId: string) => void;
  /** Puts the focus on the element with the id afterwards. */
  remove: (index: number, focusId: string) => void;
  replace: (index: number, row: Row) => void;
  move: (index: number, by: 1 | -1, focusId: string) => void;
  /** For a row's element: Alt with an arrow moves the row. */
  keysOf: (index: number) => (event: KeyboardEvent) => void;
}

/** what: the row's name, such as "Question". */
export function useRows<Row>(what: string, rows: readonly Row[], onChange: (rows: Row[]) => void): Rows<Row> {
  const [said, setSaid] = useState("");
  const wanted = useRef<string | null>(null);
  // After every render: the element that the change asked for may be there only now.
  useEffect(() => {
    if (wanted.current === null) return;
    const element = document.getElementById(wanted.current);
    wanted.current = null;
    element?.focus();
  });
  const move = (index: number, by: 1 | -1, focusId: string) => {
    const to = index + by;
    if (to < 0 || to >= rows.length) return;
    wanted.current = focusId;
    onChange(moved(rows, index, by));
    setSaid(`${what} ${index + 1} is now ${what.toLowerCase()} ${to + 1} of ${rows.length}.`);
  };
  return {
    said,
    move,
    add: (row, focusId) => {
      wanted.current = focusId;
      onChange([...rows, row]);
      setSaid(`${what} ${rows.length + 1} added.`);
    },
    remove: (index, focusId) => {
      wanted.current = focusId;
      onChange(rows.filter((_row, place) => place !== index));
      setSaid(`${what} ${index + 1} removed.`);
    },
    replace: (index, row) => onChange(rows.map((former, place) => (place === index ? row : former))),
    keysOf: (index) => (event) => {
      if (!event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
      event.preventDefault();
      const focused = event.target instanceof HTMLElement ? event.target.id : "";
      move(index, event.key === "ArrowUp" ? -1 : 1, focused);
    },
  };
}
