/** The parts that an interview's page is set from: a headed region, and named values. */
import { type ReactNode, useId } from "react";

/** A region with its heading; beside holds the region's own action. */
export function Section({ title, beside, children }: { title: string; beside?: ReactNode; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="border-t border-hairline pt-4 pb-6 first:border-t-0 first:pt-0">
      <div className="mb-2 flex min-h-8 flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <h2 id={id} className="m-0 text-15!">
          {title}
        </h2>
        {beside}
      </div>
      {children}
    </section>
  );
}

/** Names and values, one pair a line. */
export function Pairs({ children }: { children: ReactNode }) {
  return <dl className="m-0 grid grid-cols-[6.5rem_minmax(0,1fr)] gap-x-3 gap-y-1.5">{children}</dl>;
}

/** One name with its value; nothing when there is no value. */
export function Pair({ name, children }: { name: string; children: ReactNode }) {
  if (children === null || children === undefined || children === "") return null;
  return (
    <>
      <dt className="text-13 leading-6 text-text-quiet">{name}</dt>
      <dd className="m-0 min-w-0 break-words">{children}</dd>
    </>
  );
}
