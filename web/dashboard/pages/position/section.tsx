/** A part of the position's form: always open, or folded with a line that says what it holds. */
import { type ReactNode, useEffect, useState } from "react";
import { DownSign } from "../../../ui/icons.tsx";
import { StateWord } from "../../../ui/state-word.tsx";
import type { PositionForm, SettingsForm } from "./position-form.ts";

/** What every section gets: the form, what is wrong in it, and the ways to change it. */
export interface SectionProps {
  form: PositionForm;
  faults: Readonly<Record<string, string>>;
  change: (part: Partial<PositionForm>) => void;
  changeSettings: (part: Partial<SettingsForm>) => void;
}

/** An open section under its heading. */
export function Section({ title, hint, children }: { title: string; hint?: ReactNode; children: ReactNode }) {
  return (
    <section className="border-t border-hairline py-6">
      <h2 className="m-0">{title}</h2>
      {hint ? <p className="m-0 mt-1 max-w-170 text-text-quiet">{hint}</p> : null}
      <div className="mt-4 flex flex-col gap-5">{children}</div>
    </section>
  );
}

/** A section that unfolds; it unfolds by itself when something in it is wrong. */
export function FoldedSection({
  title,
  summary,
  wrong,
  children,
}: {
  title: string;
  /** What the section holds, while it is folded. */
  summary: string;
  /** How many of its fields are wrong. */
  wrong: number;
  children: ReactNode;
}) {
  const [open, setOpen] = useState(false);
  useEffect(() => {
    if (wrong > 0) setOpen(true);
  }, [wrong]);
  return (
    <details
      open={open}
      onToggle={(event) => setOpen(event.currentTarget.open)}
      className="group border-t border-hairline"
    >
      <summary className="-mx-2 flex cursor-pointer list-none items-center gap-3 rounded-6 px-2 py-5 hover:bg-sunken/60">
        <span className="min-w-0 flex-1">
          <h2 className="m-0">{title}</h2>
          <span className="block max-w-170 text-13 text-text-quiet first-letter:uppercase">{summary}</span>
        </span>
        {wrong > 0 ? <StateWord tone="bad">{wrong === 1 ? "1 to correct" : `${wrong} to correct`}</StateWord> : null}
        <span className="transition-transform group-open:rotate-180">
          <DownSign />
        </span>
      </summary>
      <div className="flex flex-col gap-5 pt-1 pb-8">{children}</div>
    </details>
  );
}

/** Fields side by side where there is room. */
export function FieldRow({ children }: { children: ReactNode }) {
  return <div className="grid gap-x-6 gap-y-5 sm:grid-cols-2">{children}</div>;
}
