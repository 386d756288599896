/** One choice out of a list, in the page's own look; the keyboard finds an option by its first letters. */
import { Select as Base } from "@base-ui/react/select";
import { controlClass, FieldFrame, type FieldProps } from "./field.tsx";
import { CheckSign, DownSign } from "./icons.tsx";

export interface Option<Value extends string> {
  value: Value;
  label: string;
}

/** A labelled list of choices. The value is always one of the options. */
export function Select<Value extends string>({
  value,
  options,
  onChange,
  disabled = false,
  className = "",
  ...field
}: FieldProps & {
  value: Value;
  options: readonly Option<Value>[];
  onChange: (value: Value) => void;
  disabled?: boolean;
  className?: string;
}) {
  return (
    <FieldFrame {...field}>
      {(control) => (
        <Base.Root
          items={options}
          value={value}
          disabled={disabled}
          onValueChange={(chosen) => {
            if (chosen !== null) onChange(chosen);
          }}
        >
          <Base.Trigger
            {...control}
            className={`${controlClass} flex cursor-pointer items-center justify-between gap-2 text-start ${className}`}
          >
            <Base.Value className="truncate" />
            <Base.Icon className="text-text-quiet">
              <DownSign />
            </Base.Icon>
          </Base.Trigger>
          <Base.Portal>
            <Base.Positioner alignItemWithTrigger={false} sideOffset={4} className="z-50">
              <Base.Popup className="max-h-(--available-height) min-w-(--anchor-width) max-w-(--available-width) overflow-y-auto rounded-6 border border-hairline bg-raised p-1 shadow-float">
                <Base.List>
                  {options.map((option) => (
                    <Base.Item
                      key={option.value}
                      value={option.value}
                      className="flex min-h-8 cursor-pointer items-center gap-2 rounded-6 px-2 py-1 text-15 outline-none data-highlighted:bg-accent-tint pointer-coarse:min-h-11"
                    >
                      <span className="w-4">
                        <Base.ItemIndicator>
                          <CheckSign />
                        </Base.ItemIndicator>
                      </span>
                      <Base.ItemText>{option.label}</Base.ItemText>
                    </Base.Item>
                  ))}
                </Base.List>
              </Base.Popup>
            </Base.Positioner>
          </Base.Portal>
        </Base.Root>
      )}
    </FieldFrame>
  );
}
