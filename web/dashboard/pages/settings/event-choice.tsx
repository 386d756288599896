/** Which events a webhook is told of: everything, whole families, or single ones. */
import { Checkbox } from "../../../ui/switch.tsx";
import { type Family, familiesOf, toggled } from "./webhook-words.ts";

export function EventChoice({
  names,
  events,
  fault,
  onChange,
}: {
  names: readonly string[];
  events: readonly string[];
  fault: string | undefined;
  onChange: (events: readonly string[]) => void;
}) {
  const everything = events.includes("*");
  const families = familiesOf(names);
  return (
    <fieldset className="m-0 flex min-w-0 flex-col gap-1.5 border-0 p-0">
      <legend className="mb-1 p-0 text-15 font-medium">Events</legend>
      <Checkbox
        label="Everything"
        hint="All events of this shape, with what later versions add."
        checked={everything}
        onChange={(on) => onChange(on ? ["*"] : [])}
      />
      {everything
        ? null
        : families.map((family) => (
            <FamilyChoice
              key={family.pattern}
              family={family}
              alone={families.length === 1}
              events={events}
              onChange={onChange}
            />
          ))}
      {fault ? (
        <p role="alert" className="m-0 text-13 text-bad">
          {fault}
        </p>
      ) : null}
    </fieldset>
  );
}

/** alone: the shape has no other family, so that "everything" says the same. */
function FamilyChoice({
  family,
  alone,
  events,
  onChange,
}: {
  family: Family;
  alone: boolean;
  events: readonly string[];
  onChange: (events: readonly string[]) => void;
}) {
  const whole = events.includes(family.pattern);
  const change = (name: string) => (on: boolean) => onChange(toggled(events, name, on, family));
  const singles = family.names.map((name) => (
    <Checkbox
      key={name}
      label={<code className="font-mono text-13 wrap-anywhere">{name}</code>}
      checked={whole || events.includes(name)}
      disabled={whole}
      onChange={change(name)}
    />
  ));
  if (alone) return singles;
  return (
    <div>
      <Checkbox
        label={<code className="font-mono text-13 wrap-anywhere">{family.pattern}</code>}
        checked={whole}
        onChange={change(family.pattern)}
      />
      <details className="ms-6.5" open={!whole && family.names.some((name) => events.includes(name))}>
        <summary className="cursor-pointer text-13 text-text-quiet">
          {family.names.length === 1 ? "1 event" : `${family.names.length} events`}
          <span className="sr-only"> of {family.pattern}</span>
        </summary>
        <div className="py-1">{singles}</div>
      </details>
    </div>
  );
}
