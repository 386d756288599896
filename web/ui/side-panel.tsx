/** A panel that comes in from the side and keeps the page in view: the place for a short form or a detail. */
import { Dialog } from "@base-ui/react/dialog";
import { type ReactNode, useRef } from "react";
import { buttonClass } from "./button.tsx";
import { CloseSign } from "./icons.tsx";

/** Escape, the cross and a click beside it close the panel; the focus goes back to where it was. */
export function SidePanel({
  open,
  onClose,
  title,
  children,
  footer,
}: {
  open: boolean;
  onClose: () => void;
  title: string;
  children: ReactNode;
  /** Buttons that stay in view below the content. */
  footer?: ReactNode;
}) {
  const popup = useRef<HTMLDivElement>(null);
  return (
    <Dialog.Root
      open={open}
      onOpenChange={(stays) => {
        if (!stays) onClose();
      }}
    >
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-picture/40 transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Dialog.Popup
          ref={popup}
          initialFocus={(how) => firstField(how, popup.current)}
          className="fixed inset-y-0 end-0 z-40 flex w-full max-w-128 flex-col bg-surface shadow-float transition-transform duration-(--slow) data-ending-style:translate-x-full data-starting-style:translate-x-full"
        >
          <header className="flex items-start justify-between gap-4 border-b border-hairline px-6 py-4">
            <Dialog.Title className="m-0 min-w-0 text-17 font-semibold">{title}</Dialog.Title>
            <Dialog.Close aria-label="Close" className={buttonClass("quiet", "min-w-8 px-1.5 pointer-coarse:min-w-11")}>
              <CloseSign />
            </Dialog.Close>
          </header>
          <div className="flex-1 overflow-y-auto px-6 py-6">{children}</div>
          {footer ? (
            <footer className="flex flex-wrap gap-3 border-t border-hairline px-6 py-4">{footer}</footer>
          ) : null}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

/** A form is there to be filled in: its first field takes the focus, unless a touch would bring up the keyboard. */
const firstField = (how: string, popup: HTMLElement | null): HTMLElement | true =>
  (how === "touch" ? null : popup?.querySelector<HTMLElement>("input, textarea, [role=combobox]")) ?? true;
