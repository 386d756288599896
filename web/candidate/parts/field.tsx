/** One labelled field of a form, with its hint and its fault. */

import { languageTag, say } from "../words/speech.ts";

interface FieldProps {
  id: string;
  label: string;
  value: string;
  onChange: (value: string) => void;
  fault?: string | undefined;
  hint?: string | undefined;
  optional?: boolean;
  readOnly?: boolean;
  lines?: number;
  type?: "text" | "email" | "tel" | "url";
  inputMode?: "text" | "decimal" | "email" | "tel" | "url";
  autoComplete?: string;
  maxLength?: number;
  lang?: string | undefined;
}

export function Field(props: FieldProps) {
  const { id, label, value, fault, hint, optional = false, lines = 1 } = props;
  const shared = {
    id,
    value,
    className: "input",
    readOnly: props.readOnly,
    maxLength: props.maxLength,
    "aria-invalid": fault ? true : undefined,
    "aria-describedby": fault ? `${id}-fault` : hint ? `${id}-hint` : undefined,
    onChange: (event: { currentTarget: { value: string } }) => props.onChange(event.currentTarget.value),
  };
  return (
    <div className="field">
      <label className="label" htmlFor={id} lang={props.lang}>
        {label}
        {optional ? (
          <span className="optional" lang={languageTag()}>
            {say("optional")}
          </span>
        ) : null}
      </label>
      {hint ? (
        <p id={`${id}-hint`} className="quiet">
          {hint}
        </p>
      ) : null}
      {lines > 1 ? (
        <textarea {...shared} rows={lines} />
      ) : (
        <input {...shared} type={props.type ?? "text"} inputMode={props.inputMode} autoComplete={props.autoComplete} />
      )}
      {fault ? (
        <p id={`${id}-fault`} className="fault">
          {fault}
        </p>
      ) : null}
    </div>
  );
}

/** Moves the focus to the first field that is wrong. */
export function focusFirst(wrong: Record<string, string>, order: readonly string[]): void {
  const first = order.find((id) => wrong[id]);
  if (first) document.getElementById(first)?.focus();
}
