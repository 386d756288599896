/** One part of the account page under its heading. */
import { type ReactNode, useId } from "react";

export function AccountSection({ title, words, children }: { title: string; words?: ReactNode; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="border-t border-hairline pt-6 first:border-t-0 first:pt-0">
      <h2 id={id} className="m-0">
        {title}
      </h2>
      {words ? <p className="m-0 mt-1 max-w-170 text-text-quiet">{words}</p> : null}
      <div className="mt-4">{children}</div>
    </section>
  );
}
