/** Puts a text into the clipboard and says so on the button. */
import { useEffect, useState } from "react";
import { Button, type ButtonLook } from "./button.tsx";
import { CheckSign, CopySign } from "./icons.tsx";
import { toast } from "./toast.tsx";

const SAID_MS = 2_000;

/** Label says what is copied, such as "Copy link". Without a clipboard (plain HTTP) the browser's older way is used. */
export function CopyButton({ text, label, look = "plain" }: { text: string; label: string; look?: ButtonLook }) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), SAID_MS);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = async () => {
    if (await putInClipboard(text)) setCopied(true);
    else toast("The browser does not let this page copy. Select the text and copy it.", "bad");
  };
  return (
    <Button look={look} onClick={() => void copy()}>
      {copied ? <CheckSign /> : <CopySign />}
      <span aria-live="polite">{copied ? "Copied" : label}</span>
    </Button>
  );
}

async function putInClipboard(text: string): Promise<boolean> {
  if (navigator.clipboard) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      // Refused: the older way below may still be allowed.
    }
  }
  const area = document.createElement("textarea");
  area.value = text;
  area.className = "sr-only";
  document.body.append(area);
  area.select();
  const done = document.execCommand("copy");
  area.remove();
  return done;
}
