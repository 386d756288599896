/** What can be done with the chosen candidates; it stays in view at the foot of the list. */
import { Button } from "../../../ui/button.tsx";
import { Menu, type MenuAction } from "../../../ui/menu.tsx";
import type { BulkAction } from "./bulk.ts";

interface Choice {
  action: BulkAction;
  label: string;

  bad?: boolean;
}

const FIRST: readonly Choice[] = [
  { action: "admit", label: "Admit" },
  { action: "resend", label: "Resend" },
  { action: "extend", label: "Extend" },
  { action: "tag", label: "Tag" },
  { action: "decide", label: "Decide" },
];
const others = (archived: boolean): readonly Choice[] => [
  { action: "refuse", label: "Refuse …" },
  { action: "reopen", label: "Reopen …" },
  archived ? { action: "unarchive", label: "Bring back …" } : { action: "archive", label: "Archive …" },
  { action: "delete", label: "Delete …", bad: true },
];

/** words say who is chosen; everybody offers to choose all that the filters leave, where that is more. */
export function SelectionBar({
  words,
  everybody,
  archived,
  onAction,
  onClear,
}: {
  words: string;
  everybody: { words: string; choose: () => void } | null;
  archived: boolean;
  onAction: (action: BulkAction) => void;
  onClear: () => void;
}) {
  const entry = (choice: Choice): MenuAction => ({
    label: choice.label,
    onSelect: () => onAction(choice.action),
    bad: choice.bad ?? false,
  });
  return (
    <section
      aria-label="Selection"
      className="sticky bottom-3 z-30 mt-3 flex flex-wrap items-center gap-x-3 gap-y-2 rounded-12 border border-hairline bg-raised px-4 py-2 shadow-float"
    >
      <p className="m-0 font-medium tabular-nums" aria-live="polite">
        {words}
      </p>
      {everybody ? (
        <Button look="quiet" className="text-accent!" onClick={everybody.choose}>
          {everybody.words}
        </Button>
      ) : null}
      <span className="ms-auto flex flex-wrap items-center gap-2">
        <span className="flex gap-2 max-lg:hidden">
          {FIRST.map((choice) => (
            <Button key={choice.action} onClick={() => onAction(choice.action)}>
              {choice.label}
            </Button>
          ))}
        </span>
        <span className="max-lg:hidden">
          <Menu label="More actions for the selection" look="plain" actions={others(archived).map(entry)}>
            More
          </Menu>
        </span>
        <span className="lg:hidden">
          <Menu
            label="Actions for the selection"
            look="main"
            actions={[
              ...FIRST.map((choice) => ({ ...entry(choice), label: `${choice.label} …` })),
              ...others(archived).map(entry),
            ]}
          >
            Actions
          </Menu>
        </span>
        <Button look="quiet" onClick={onClear}>
          Clear
        </Button>
      </span>
    </section>
  );
}
