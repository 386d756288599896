/** How far a long work is: a line that fills, with its words. */

const figures = new Intl.NumberFormat();
export const count = (number: number): string => figures.format(number);

/** "1 candidate", "2,000 candidates". */
export const counted = (number: number, one: string, many = `${one}s`): string =>
  `${count(number)} ${number === 1 ? one : many}`;

/** done of all, in figures; label says of what. */
export function ProgressLine({ label, done, all }: { label: string; done: number; all: number }) {
  const share = all === 0 ? 0 : Math.min(1, done / all);
  return (
    <div className="max-w-170">
      <p className="m-0 mb-1 text-15 tabular-nums">
        {label} <span className="text-text-quiet">{`${count(done)} of ${count(all)}`}</span>
      </p>
      <div
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={all}
        aria-valuenow={done}
        className="h-1.5 overflow-hidden rounded-full bg-sunken"
      >
        <div
          className="h-full origin-left bg-accent transition-transform rtl:origin-right"
          style={{ transform: `scaleX(${share})` }}
        />
      </div>
    </div>
  );
}
