/** One row of a list that is edited: its number, its fields, and buttons that move or remove it. */
import type { KeyboardEvent, ReactNode } from "react";
import { IconButton } from "../../../ui/button.tsx";
import { BinSign, DownArrowSign, UpArrowSign } from "../../../ui/icons.tsx";

export function RowFrame({
  name,
  rowKey,
  index,
  count,
  onMove,
  onRemove,
  onKeyDown,
  children,
}: {
  /** Such as "Question 2". */
  name: string;
  rowKey: string;
  index: number;
  count: number;
  onMove: (by: 1 | -1, focusId: string) => void;
  onRemove: () => void;
  onKeyDown: (event: KeyboardEvent) => void;
  children: ReactNode;
}) {
  return (
    <fieldset
      className="m-0 min-w-0 rounded-12 border border-hairline bg-surface p-4"
      aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
      onKeyDown={onKeyDown}
    >
      <legend className="sr-only">{name}</legend>
      <div className="mb-2 flex items-center gap-1">
        <h3 className="m-0 flex-1">{name}</h3>
        <IconButton
          id={`${rowKey}-up`}
          label={`Move ${name.toLowerCase()} up`}
          aria-disabled={index === 0}
          onClick={() => onMove(-1, `${rowKey}-up`)}
        >
          <UpArrowSign />
        </IconButton>
        <IconButton
          id={`${rowKey}-down`}
          label={`Move ${name.toLowerCase()} down`}
          aria-disabled={index === count - 1}
          onClick={() => onMove(1, `${rowKey}-down`)}
        >
          <DownArrowSign />
        </IconButton>
        <IconButton label={`Remove ${name.toLowerCase()}`} onClick={onRemove}>
          <BinSign />
        </IconButton>
      </div>
      <div className="flex flex-col gap-4">{children}</div>
    </fieldset>
  );
}
