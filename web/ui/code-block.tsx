/** A command, a key or an address as it is typed, with a button that copies it. */
import { CopyButton } from "./copy-button.tsx";

/** Long lines wrap, so that nothing scrolls sideways. */
export function CodeBlock({ code, label = "Copy" }: { code: string; label?: string }) {
  return (
    <div className="flex flex-wrap items-start gap-2 rounded-6 border border-hairline bg-sunken p-2 ps-3">
      <pre className="m-0 min-w-0 flex-1 basis-60 py-1 font-mono text-13 break-all whitespace-pre-wrap">
        <code>{code}</code>
      </pre>
      <CopyButton text={code} label={label} />
    </div>
  );
}
