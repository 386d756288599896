/** A CV: the file to open, and its text to read beside whatever it belongs to. */
import type { Cv } from "../../shared/native.ts";
import { StateWord } from "../ui/state-word.tsx";

const sizeWords = (bytes: number): string =>
  bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;

const kindWords = (contentType: string): string => (contentType === "application/pdf" ? "PDF" : "Document");

export function CvView({ cv }: { cv: Cv }) {
  return (
    <div className="flex flex-col gap-2">
      <p className="m-0 flex flex-wrap items-center gap-x-3 gap-y-1">
        <a href={cv.url} target="_blank" rel="noreferrer" className="wrap-anywhere">
          Open {cv.name}
        </a>
        <span className="text-13 text-text-quiet">
          {kindWords(cv.contentType)}, {sizeWords(cv.bytes)}
        </span>
        {cv.state === "queued" ? <StateWord tone="busy">Its text is being read</StateWord> : null}
      </p>
      {cv.state === "failed" ? (
        <p className="m-0 text-13 text-text-quiet">
          Its text could not be read{cv.error ? `: ${cv.error}` : "."} The file itself is as it was sent.
        </p>
      ) : null}
      {cv.text?.trim() ? <CvText text={cv.text} /> : null}
      {cv.state === "read" && cv.text?.trim() === "" ? (
        <p className="m-0 text-13 text-text-quiet">There is no text in it: its pages may be pictures.</p>
      ) : null}
    </div>
  );
}

/** The text as it was read; folded, since it may be long. */
export function CvText({ text, open = false }: { text: string; open?: boolean }) {
  return (
    <details open={open}>
      <summary className="w-fit cursor-pointer rounded-6 py-1">Text of the CV</summary>
      <div className="mt-1 max-w-170 rounded-6 border border-hairline bg-surface p-3 text-13 whitespace-pre-wrap wrap-anywhere">
        {text.trim()}
      </div>
    </details>
  );
}
