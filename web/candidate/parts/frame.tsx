/** The frame of every screen: who asks above, one column, the way out below. */
import { type ReactNode, useEffect, useRef } from "react";
import { LanguageChoice } from "./language-choice.tsx";

/** Whether a screen was shown before this one: the first takes no focus away from the reader. */
let shownBefore = false;

/** The one heading of a screen; takes the focus when the screen changes. */
export function Title({ children, large = false, lang }: { children: ReactNode; large?: boolean; lang?: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (shownBefore) {
      heading.current?.focus({ preventScroll: true });
      window.scrollTo({ top: 0 });
    }
    shownBefore = true;
  }, []);
  return (
    <h1 ref={heading} tabIndex={-1} className={large ? "title title-large" : "title"} lang={lang}>
      {children}
    </h1>
  );
}

export interface Team {
  name: string;
  logoUrl: string | null;
}

interface FrameProps {
  team?: Team;
  /** Where in the interview this is, such as "Question 2 of 5". */
  where?: string | undefined;
  /** Lets the picture use the window's width. */
  wide?: boolean;
  /** Stands before the choice of the language; null leaves both out, while something records. */
  footer?: ReactNode;
  notice?: ReactNode;
  children: ReactNode;
}

export function Frame({ team, where, wide = false, footer, notice, children }: FrameProps) {
  return (
    <div className="frame">
      <header className="head">
        <span className="team">
          {team?.logoUrl ? <img src={team.logoUrl} alt="" className="logo" /> : null}
          <span>{team?.name ?? "Greenroom"}</span>
        </span>
        {where ? <span className="where">{where}</span> : null}
      </header>
      {notice}
      <main className={wide ? "column column-wide" : "column"}>{children}</main>
      {footer === null ? null : (
        <footer className="foot">
          {footer}
          <LanguageChoice />
        </footer>
      )}
    </div>
  );
}

/** The buttons of a screen, always at the same place; still ones stay in the text, for what nobody is asked to do. */
export function Actions({ children, still = false }: { children: ReactNode; still?: boolean }) {
  return <div className={still ? "actions actions-still" : "actions"}>{children}</div>;
}

interface ButtonProps {
  children: ReactNode;
  onPress?: () => void;
  look?: "main" | "plain" | "quiet";
  disabled?: boolean;
  busy?: boolean;
  submits?: boolean;
}

/** A button; while busy it stays where the focus is and does nothing. */
export function Button({
  children,
  onPress,
  look = "plain",
  disabled = false,
  busy = false,
  submits = false,
}: ButtonProps) {
  return (
    <button
      type={submits ? "submit" : "button"}
      className={`button button-${look}`}
      disabled={disabled}
      aria-disabled={busy || undefined}
      onClick={(event) => {
        if (busy) event.preventDefault();
        else onPress?.();
      }}
    >
      {children}
    </button>
  );
}

/** Says something that matters now. "bad" is announced at once, the rest when the reader pauses. */
export function Notice({
  tone = "plain",
  children,
}: {
  tone?: "plain" | "good" | "warn" | "bad";
  children: ReactNode;
}) {
  return (
    <div className={`notice notice-${tone}`} role={tone === "bad" ? "alert" : "status"}>
      {children}
    </div>
  );
}

/** Names and values in rows. */
export function Facts({ rows }: { rows: readonly (readonly [string, ReactNode] | null)[] }) {
  return (
    <dl className="facts">
      {rows.map((row) =>
        row ? (
          <div key={row[0]}>
            <dt>{row[0]}</dt>
            <dd>{row[1]}</dd>
          </div>
        ) : null,
      )}
    </dl>
  );
}

/** Text as the team wrote it, its own line breaks kept. */
export function Prose({ text, lang }: { text: string; lang?: string }) {
  return text.trim() ? (
    <div className="prose" lang={lang}>
      {text.trim()}
    </div>
  ) : null;
}
