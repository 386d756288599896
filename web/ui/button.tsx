/** The button, and its look for links that read as buttons. */
import type { ButtonHTMLAttributes, MouseEvent, ReactNode, Ref } from "react";

export type ButtonLook = "main" | "plain" | "quiet" | "bad";

const LOOKS: Record<ButtonLook, string> = {
  main: "bg-accent text-accent-text hover:bg-accent-hover",
  plain: "border border-line bg-surface text-text hover:bg-sunken",
  quiet: "text-text hover:bg-sunken",
  bad: "border border-bad bg-surface text-bad hover:bg-bad-tint",
};

/** The classes of a button, for a link that leads to an action: className={buttonClass("main")}. */
export const buttonClass = (look: ButtonLook = "plain", extra = ""): string =>
  `inline-flex min-h-8 cursor-pointer items-center justify-center gap-2 rounded-6 px-3 text-15 font-medium no-underline transition-colors pointer-coarse:min-h-11 disabled:cursor-not-allowed disabled:opacity-50 aria-disabled:cursor-not-allowed aria-disabled:opacity-60 ${LOOKS[look]} ${extra}`;

interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, "children"> {
  look?: ButtonLook;
  /** The action runs: further clicks do nothing, and the focus stays. */
  busy?: boolean;
  children: ReactNode;
  ref?: Ref<HTMLButtonElement>;
}

/** A button; type "button" unless said otherwise. */
export function Button({ look = "plain", busy = false, className = "", onClick, children, ...rest }: ButtonProps) {
  const idle = busy || rest["aria-disabled"] === true;
  const click = (event: MouseEvent<HTMLButtonElement>) => {
    if (idle) event.preventDefault();
    else onClick?.(event);
  };
  return (
    <button
      type="button"
      {...rest}
      className={buttonClass(look, className)}
      aria-busy={busy || undefined}
      aria-disabled={idle || undefined}
      onClick={click}
    >
      {children}
    </button>
  );
}

/** A square button with a drawn sign; its label is read aloud and shown on hover. */
export function IconButton({ label, children, ...rest }: Omit<ButtonProps, "aria-label"> & { label: string }) {
  return (
    <Button
      look="quiet"
      {...rest}
      aria-label={label}
      title={label}
      className={`min-w-8 px-1.5 pointer-coarse:min-w-11 ${rest.className ?? ""}`}
    >
      {children}
    </Button>
  );
}
