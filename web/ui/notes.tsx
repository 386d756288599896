/** What stands where content is not: nothing yet, not there yet, or not possible. */
import { type ReactNode, useEffect, useState } from "react";
import { Button } from "./button.tsx";

/** Nothing is here yet: says what belongs here, and offers the next step. */
export function EmptyState({ title, children, action }: { title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className="max-w-150 py-8">
      <h2 className="m-0">{title}</h2>
      {children ? <div className="mt-2 text-text-quiet">{children}</div> : null}
      {action ? <div className="mt-6 flex flex-wrap gap-3">{action}</div> : null}
    </div>
  );
}

/** What happened, what was kept, what to do; with a button to try again where that helps. */
export function ErrorNote({
  title,
  children,
  retry,
  retryLabel = "Try again",
}: {
  title: string;
  children?: ReactNode;
  retry?: (() => void) | undefined;
  retryLabel?: string;
}) {
  return (
    <div role="alert" className="max-w-170 rounded-6 border-s-4 border-bad bg-bad-tint px-4 py-3">
      <p className="m-0 font-medium text-bad">{title}</p>
      {children ? <div className="mt-1">{children}</div> : null}
      {retry ? (
        <Button className="mt-3" onClick={retry}>
          {retryLabel}
        </Button>
      ) : null}
    </div>
  );
}

/** A fact that the reader should know before going on. */
export function Notice({ tone = "neutral", children }: { tone?: "neutral" | "good" | "warn"; children: ReactNode }) {
  const look = {
    neutral: "border-line bg-sunken",
    good: "border-good bg-good-tint",
    warn: "border-warn bg-warn-tint",
  }[tone];
  return <div className={`max-w-170 rounded-6 border-s-4 px-4 py-3 ${look}`}>{children}</div>;
}

const LOADING_AFTER_MS = 200;

/** Says what is being read, once it has taken long enough to be noticed. */
export function Loading({ what = "Reading" }: { what?: string }) {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), LOADING_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <p role="status" className="m-0 min-h-6 py-4 text-text-quiet">
      {late ? `${what} …` : ""}
    </p>
  );
}
