/** The logo: shown, chosen, stored at once, removed. */
import { useId, useRef, useState } from "react";
import { Button } from "../../../ui/button.tsx";
import { storeFile } from "../../api.ts";
import { problemWords } from "../../words.ts";
import { LOGO_TYPES, logoFault } from "./logo-fault.ts";

/** url: where the chosen logo is shown from; null without one. */
export function LogoField({
  url,
  onChange,
}: {
  url: string | null;
  onChange: (logo: { id: string; url: string } | null) => void;
}) {
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const take = async (file: File) => {
    const found = logoFault(file);
    setFault(found);
    if (found) return;
    setBusy(true);
    try {
      const stored = await storeFile("logo", file);
      onChange({ id: stored.id, url: stored.url });
    } catch (error) {
      const { title, detail } = problemWords(error);
      setFault(`${title}. ${detail}`);
    }
    setBusy(false);
  };
  return (
    <div className="flex flex-col gap-2">
      <label htmlFor={id} className="text-15 font-medium">
        Logo <span className="font-normal text-text-quiet">(optional)</span>
      </label>
      {url ? (
        <span className="flex w-fit max-w-full rounded-6 border border-hairline bg-sunken p-3">
          <img src={url} alt="The logo" className="max-h-16 max-w-full object-contain" />
        </span>
      ) : null}
      <input
        ref={input}
        id={id}
        type="file"
        accept={LOGO_TYPES.join(",")}
        aria-describedby={`${id}-hint`}
        aria-invalid={fault ? true : undefined}
        className="sr-only"
        tabIndex={-1}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          event.currentTarget.value = "";
          if (file) void take(file);
        }}
      />
      <div className="flex flex-wrap gap-2">
        <Button busy={busy} onClick={() => input.current?.click()}>
          {busy ? "Storing …" : url ? "Choose another logo" : "Choose a logo"}
        </Button>
        {url ? (
          <Button look="quiet" onClick={() => onChange(null)}>
            Remove logo
          </Button>
        ) : null}
      </div>
      {fault ? (
        <p role="alert" className="m-0 text-13 text-bad">
          {fault}
        </p>
      ) : null}
      <p id={`${id}-hint`} className="m-0 text-13 text-text-quiet">
        PNG, JPEG or WebP, at most 2 MB. It stands on light and dark grounds.
      </p>
    </div>
  );
}
