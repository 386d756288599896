/** One score from 1 to 5, chosen by figure, arrow or click; chosen again it is taken back. With halves it can be half a point less. */
import { useId } from "react";
import { HALF_POINT, HIGHEST_SCORE, LOWEST_SCORE } from "../../shared/native/review-words.ts";
import { Checkbox } from "./switch.tsx";

const SCORES = Array.from({ length: HIGHEST_SCORE - LOWEST_SCORE + 1 }, (_one, index) => LOWEST_SCORE + index);

export function ScoreChoice({
  label,
  hint,
  value,
  onChange,
  halves = false,
  halfLabel = "Half a point less",
  id,
}: {
  label: string;
  hint?: string | undefined;
  value: number | null;
  onChange: (score: number | null) => void;
  /** The scale has halves, from 0.5. */
  halves?: boolean;
  halfLabel?: string;
  /** Of the first figure, where a key puts the focus. */
  id?: string | undefined;
}) {
  const name = useId();
  /** The figure that is marked: a half belongs to the one above it. */
  const figure = value === null ? null : Math.ceil(value);
  return (
    <fieldset
      className="m-0 flex min-w-0 flex-wrap items-center justify-between gap-x-4 gap-y-1 border-0 p-0 py-1.5"
      onKeyDown={(event) => {
        const score = Number(event.key);
        if (!SCORES.includes(score) || event.ctrlKey || event.altKey || event.metaKey) return;
        event.preventDefault();
        onChange(score);
        // The arrows go on from here; from another figure they would come upon this one, and a chosen figure is taken back.
        event.currentTarget.querySelectorAll<HTMLElement>("input[type=radio]")[SCORES.indexOf(score)]?.focus();
      }}
    >
      <legend className="contents">
        <span className="min-w-0 flex-1 basis-48">
          <span className="font-medium break-words">{label}</span>
          {hint ? <span className="block text-13 break-words text-text-quiet">{hint}</span> : null}
        </span>
      </legend>
      <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="flex items-center">
          {SCORES.map((score, index) => (
            <label
              key={score}
              className="-ms-px inline-flex min-h-8 min-w-9 cursor-pointer items-center justify-center border border-line bg-surface tabular-nums first:ms-0 first:rounded-s-6 last:rounded-e-6 hover:bg-sunken has-checked:bg-accent has-checked:font-medium has-checked:text-accent-text has-focus-visible:z-10 has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus pointer-coarse:min-h-11 pointer-coarse:min-w-11"
            >
              <input
                id={index === 0 ? id : undefined}
                type="radio"
                name={name}
                className="sr-only"
                checked={figure === score}
                onChange={() => onChange(score)}
                onClick={() => {
                  if (figure === score) onChange(null);
                }}
              />
              {score}
            </label>
          ))}
        </span>
        {halves ? (
          <Checkbox
            label={halfLabel}
            checked={figure !== value}
            disabled={figure === null}
            onChange={(less) => {
              if (figure !== null) onChange(less ? figure - HALF_POINT : figure);
            }}
          />
        ) : null}
      </span>
    </fieldset>
  );
}
