/** Chooses a file, stores it at once, and shows what is stored. */
import { type ReactNode, useId, useRef, useState } from "react";
import type { StoredFile } from "../../shared/native.ts";
import { Button } from "../ui/button.tsx";
import { storeFile } from "./api.ts";
import { problemWords } from "./words.ts";

const MEBIBYTE = 1024 * 1024;
const RULES = {
  logo: { types: ["image/png", "image/jpeg", "image/webp"], maximumMib: 2, words: "PNG, JPEG or WebP, at most 2 MB." },
  intro_video: {
    types: ["video/mp4", "video/webm", "video/quicktime"],
    maximumMib: 50,
    words: "MP4, WebM or MOV, at most 50 MB.",
  },
  question_video: {
    types: ["video/mp4", "video/webm", "video/quicktime"],
    maximumMib: 200,
    words: "MP4, WebM or MOV, at most 200 MB. The written text stays beside it.",
  },
} as const;

/** present: how the stored file is shown; null without one. */
export function FileField({
  label,
  purpose,
  present,
  fault,
  beside,
  onStored,
  onRemove,
}: {
  label: string;
  purpose: keyof typeof RULES;
  present: ReactNode | null;
  fault?: string | undefined;
  /** Another way to come by the file. */
  beside?: ReactNode;
  onStored: (file: StoredFile) => void;
  onRemove: () => void;
}) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const rules = RULES[purpose];
  const choose = async (file: File) => {
    if (!rules.types.some((type) => type === file.type)) return setRefusal(`This file can not be used. ${rules.words}`);
    if (file.size > rules.maximumMib * MEBIBYTE) return setRefusal(`This file is too large. ${rules.words}`);
    setRefusal(null);
    setBusy(true);
    try {
      onStored(await storeFile(purpose, file));
    } catch (error) {
      const { title, detail } = problemWords(error);
      setRefusal(`${title}. ${detail} The form is kept.`);
    }
    setBusy(false);
  };
  const wrong = refusal ?? fault;
  return (
    <div className="flex flex-col gap-2">
      <label htmlFor={id} className="text-15 font-medium">
        {label} <span className="font-normal text-text-quiet">(optional)</span>
      </label>
      {present ? <div>{present}</div> : null}
      <input
        ref={input}
        id={id}
        type="file"
        accept={rules.types.join(",")}
        className="sr-only"
        tabIndex={-1}
        aria-describedby={`${id}-hint`}
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          event.currentTarget.value = "";
          if (file) void choose(file);
        }}
      />
      <div className="flex flex-wrap gap-3">
        {beside}
        <Button busy={busy} onClick={() => input.current?.click()} aria-describedby={`${id}-hint`}>
          {busy ? "Storing …" : present ? `Replace ${label.toLowerCase()}` : `Choose ${label.toLowerCase()}`}
        </Button>
        {present ? (
          <Button look="quiet" onClick={onRemove}>
            Remove {label.toLowerCase()}
          </Button>
        ) : null}
      </div>
      <p id={`${id}-hint`} className="m-0 text-13 text-text-quiet">
        {rules.words}
      </p>
      {wrong ? (
        <p role="alert" className="m-0 text-13 text-bad">
          {wrong}
        </p>
      ) : null}
    </div>
  );
}
