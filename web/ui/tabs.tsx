/** A row of tabs whose tabs are links or buttons; which one is chosen belongs to the page's address. */
import type { ReactNode } from "react";

/** The classes of one tab; a chosen one has aria-current="page" (links) or aria-selected (tabs). */
export const tabClass =
  "inline-flex min-h-9 items-center whitespace-nowrap border-b-2 border-transparent px-1 text-15 text-text-quiet no-underline hover:text-text pointer-coarse:min-h-11 aria-[current=page]:border-accent aria-[current=page]:font-medium aria-[current=page]:text-text";

/** The row around links with tabClass. Scrolls sideways by itself when it does not fit. */
export function Tabs({ label, children }: { label: string; children: ReactNode }) {
  return (
    <nav
      aria-label={label}
      className="-mx-1 flex gap-x-4 sm:gap-x-5 gap-y-1 overflow-x-auto border-b border-hairline px-1"
    >
      {children}
    </nav>
  );
}
