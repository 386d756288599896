/** Labelled fields of a form: text, several lines, numbers; each with its hint and its fault. */
import { type InputHTMLAttributes, type ReactNode, type TextareaHTMLAttributes, useId } from "react";

/** The classes of a control that takes text. */
export const controlClass =
  "w-full rounded-6 border border-line bg-surface px-2.5 py-1 text-15 text-text min-h-8 pointer-coarse:min-h-11 placeholder:text-text-quiet [&[readonly]]:bg-sunken disabled:opacity-60 aria-invalid:border-bad";

export interface FieldProps {
  label: ReactNode;
  /** The control's id, when something else has to find it. */
  id?: string | undefined;
  hint?: ReactNode;
  /** What is wrong with the value. */
  fault?: string | undefined;
  /** Said beside the label, in words of the page's own language where it gives some. */
  optional?: boolean | string;
  /** The label is read aloud, and not shown. */
  labelHidden?: boolean;
}

/** Label, hint and fault around any control; the control takes id and aria from the function. */
export function FieldFrame({
  children,
  ...props
}: FieldProps & {
  children: (control: {
    id: string;
    "aria-invalid": true | undefined;
    "aria-describedby": string | undefined;
  }) => ReactNode;
}) {
  const made = useId();
  const id = props.id ?? made;
  const described = [props.hint ? `${id}-hint` : "", props.fault ? `${id}-fault` : ""].filter(Boolean).join(" ");
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <label htmlFor={id} className={props.labelHidden ? "sr-only" : "text-15 font-medium"}>
        {props.label}
        {props.optional ? (
          <span className="font-normal text-text-quiet">
            {" "}
            {props.optional === true ? "(optional)" : props.optional}
          </span>
        ) : null}
      </label>
      {children({ id, "aria-invalid": props.fault ? true : undefined, "aria-describedby": described || undefined })}
      {props.fault ? (
        <p id={`${id}-fault`} className="m-0 text-13 text-bad">
          {props.fault}
        </p>
      ) : null}
      {props.hint ? (
        <p id={`${id}-hint`} className="m-0 text-13 text-text-quiet">
          {props.hint}
        </p>
      ) : null}
    </div>
  );
}

type Native<Attributes> = Omit<Attributes, keyof FieldProps | "value" | "onChange" | "children">;

const frameOf = ({ label, id, hint, fault, optional = false, labelHidden = false }: FieldProps): FieldProps => ({
  label,
  id,
  hint,
  fault,
  optional,
  labelHidden,
});

/** One line of text. */
export function TextField({
  value,
  onChange,
  label,
  id,
  hint,
  fault,
  optional,
  labelHidden,
  className = "",
  ...native
}: FieldProps & Native<InputHTMLAttributes<HTMLInputElement>> & { value: string; onChange: (value: string) => void }) {
  return (
    <FieldFrame
      {...frameOf({ label, id, hint, fault, optional: optional ?? false, labelHidden: labelHidden ?? false })}
    >
      {(control) => (
        <input
          type="text"
          {...native}
          {...control}
          className={`${controlClass} ${className}`}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </FieldFrame>
  );
}

/** Several lines of text; grows with what is written where the browser can. */
export function TextArea({
  value,
  onChange,
  label,
  id,
  hint,
  fault,
  optional,
  labelHidden,
  rows = 3,
  className = "",
  ...native
}: FieldProps &
  Native<TextareaHTMLAttributes<HTMLTextAreaElement>> & { value: string; onChange: (value: string) => void }) {
  return (
    <FieldFrame
      {...frameOf({ label, id, hint, fault, optional: optional ?? false, labelHidden: labelHidden ?? false })}
    >
      {(control) => (
        <textarea
          {...native}
          {...control}
          rows={rows}
          className={`${controlClass} field-sizing-content py-1.5 ${className}`}
          style={{ minHeight: `${rows * 1.5 + 0.9}em` }}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </FieldFrame>
  );
}

/** A number with its unit; null while the field is empty. */
export function NumberField({
  value,
  onChange,
  unit,
  label,
  id,
  hint,
  fault,
  optional,
  labelHidden,
  className = "",
  ...native
}: FieldProps &
  Native<InputHTMLAttributes<HTMLInputElement>> & {
    value: number | null;
    onChange: (value: number | null) => void;
    unit?: string;
  }) {
  return (
    <FieldFrame
      {...frameOf({ label, id, hint, fault, optional: optional ?? false, labelHidden: labelHidden ?? false })}
    >
      {(control) => (
        <span className="flex items-center gap-2">
          <input
            type="number"
            inputMode="numeric"
            {...native}
            {...control}
            className={`${controlClass} max-w-28 tabular-nums ${className}`}
            value={value ?? ""}
            onChange={(event) => {
              const number = event.currentTarget.valueAsNumber;
              onChange(Number.isNaN(number) ? null : number);
            }}
          />
          {unit ? <span className="text-15 text-text-quiet">{unit}</span> : null}
        </span>
      )}
    </FieldFrame>
  );
}
