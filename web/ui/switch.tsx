/** Something that is on or off, and a box that is ticked or not. */
import { Switch as Base } from "@base-ui/react/switch";
import { type ReactNode, useId } from "react";

interface OnOffProps {
  label: ReactNode;
  checked: boolean;
  onChange: (checked: boolean) => void;
  hint?: ReactNode;
  fault?: string | undefined;
  disabled?: boolean;
}

function Words({
  id,
  label,
  hint,
  fault,
}: {
  id: string;
  label: ReactNode;
  hint?: ReactNode;
  fault?: string | undefined;
}) {
  return (
    <span className="min-w-0">
      <label htmlFor={id} className="cursor-pointer">
        {label}
      </label>
      {fault ? (
        <span id={`${id}-fault`} className="block text-13 text-bad">
          {fault}
        </span>
      ) : null}
      {hint ? (
        <span id={`${id}-hint`} className="block text-13 text-text-quiet">
          {hint}
        </span>
      ) : null}
    </span>
  );
}

const describedBy = (id: string, hint: ReactNode, fault: string | undefined): string | undefined =>
  [fault ? `${id}-fault` : "", hint ? `${id}-hint` : ""].filter(Boolean).join(" ") || undefined;

/** A setting that is on or off. */
export function Switch({ label, checked, onChange, hint, fault, disabled = false }: OnOffProps) {
  const id = useId();
  return (
    <div className="flex items-start gap-3 py-1 pointer-coarse:min-h-11">
      <Base.Root
        id={id}
        nativeButton
        render={<button type="button" />}
        checked={checked}
        disabled={disabled}
        onCheckedChange={(on) => onChange(on)}
        aria-describedby={describedBy(id, hint, fault)}
        className="mt-px flex h-5.5 w-9 shrink-0 cursor-pointer items-center rounded-full border border-line bg-surface p-0.5 transition-colors data-checked:border-accent data-checked:bg-accent data-disabled:cursor-not-allowed data-disabled:opacity-50"
      >
        <Base.Thumb className="size-4 rounded-full bg-line transition-transform data-checked:translate-x-3.5 data-checked:bg-accent-text" />
      </Base.Root>
      <Words id={id} label={label} hint={hint} fault={fault} />
    </div>
  );
}

/** A box to tick; the browser's own, in the page's colour. */
export function Checkbox({ label, checked, onChange, hint, fault, disabled = false }: OnOffProps) {
  const id = useId();
  return (
    <div className="flex items-start gap-2.5 py-0.5 pointer-coarse:min-h-11">
      <input
        id={id}
        type="checkbox"
        className="mt-1 size-4 shrink-0 cursor-pointer accent-accent"
        checked={checked}
        disabled={disabled}
        aria-invalid={fault ? true : undefined}
        aria-describedby={describedBy(id, hint, fault)}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <Words id={id} label={label} hint={hint} fault={fault} />
    </div>
  );
}
