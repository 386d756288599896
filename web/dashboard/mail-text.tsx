/** A mail's plain text as it is sent, with a button that copies it. */
import { CopyButton } from "../ui/copy-button.tsx";

export function MailText({ text }: { text: string }) {
  return (
    <div className="flex flex-col items-start gap-3">
      <pre className="m-0 w-full rounded-6 border border-hairline bg-sunken p-4 font-mono text-13 wrap-anywhere whitespace-pre-wrap">
        {text}
      </pre>
      <CopyButton text={text} label="Copy text" />
    </div>
  );
}
