/** A button that opens a short list of actions. */
import { Menu as Base } from "@base-ui/react/menu";
import type { ReactNode } from "react";
import { type ButtonLook, buttonClass } from "./button.tsx";

export interface MenuAction {
  label: string;
  onSelect: () => void;
  /** The action destroys something. */
  bad?: boolean;
  disabled?: boolean;
}

/** Label is read aloud; children are what the button shows. */
export function Menu({
  label,
  actions,
  children,
  look = "quiet",
  className = "",
}: {
  label: string;
  actions: readonly MenuAction[];
  children: ReactNode;
  look?: ButtonLook;
  className?: string;
}) {
  return (
    <Base.Root modal={false}>
      <Base.Trigger aria-label={label} className={buttonClass(look, className)}>
        {children}
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner align="end" sideOffset={4} className="z-50">
          <Base.Popup className="min-w-40 max-w-(--available-width) rounded-6 border border-hairline bg-raised p-1 shadow-float outline-none">
            {actions.map((action) => (
              <Base.Item
                key={action.label}
                disabled={action.disabled ?? false}
                onClick={action.onSelect}
                className={`flex min-h-8 cursor-pointer items-center rounded-6 px-3 py-1 text-15 outline-none data-disabled:opacity-50 data-highlighted:bg-accent-tint pointer-coarse:min-h-11 ${action.bad ? "text-bad" : ""}`}
              >
                {action.label}
              </Base.Item>
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
