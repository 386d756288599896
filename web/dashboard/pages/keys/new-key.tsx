/** The one time that a key is shown: the key, a warning, and a first call with it. */
import { useEffect, useRef } from "react";
import type { NewApiKey } from "../../../../shared/native.ts";
import { Button } from "../../../ui/button.tsx";
import { CodeBlock } from "../../../ui/code-block.tsx";
import { Time } from "../../../ui/time.tsx";
import { exportKey, firstCall } from "./first-call.ts";

/** Stays on the page until it is put away, so that no stray click loses the key. */
export function NewKey({
  created,
  publicUrl,
  onPutAway,
}: {
  created: NewApiKey;
  publicUrl: string;
  onPutAway: () => void;
}) {
  const place = useRef<HTMLElement>(null);
  useEffect(() => {
    place.current?.scrollIntoView({ block: "nearest" });
  }, []);
  const call = firstCall(publicUrl, created.scopes);
  return (
    <section
      ref={place}
      aria-labelledby="new-key"
      className="mb-8 flex max-w-200 flex-col gap-4 rounded-12 border border-line bg-surface p-4 md:p-6"
    >
      <div role="status">
        <h2 id="new-key" className="m-0">
          {created.rotatedAt ? (
            <>The new secret of “{created.name}” is ready</>
          ) : (
            <>The key “{created.name}” is ready</>
          )}
        </h2>
        <p className="m-0 mt-1">
          <strong className="font-semibold">Copy it now. It is not shown again</strong>, not even to you. Keep it like a
          password: in a secret store, never in code.
        </p>
        {created.previousSecret ? (
          <p className="m-0 mt-1">
            The secret until now works until <Time at={created.previousSecret.until} />.
          </p>
        ) : null}
      </div>
      <CodeBlock code={created.key} label="Copy key" />
      <div>
        <h3 className="m-0 mb-1">{call ? "Try it" : "Use it"}</h3>
        <p className="m-0 mb-2 text-text-quiet">
          {call
            ? "Paste this into a shell. The samples on each position’s Integrations tab use the same variable."
            : "Put it into this variable. The samples on each position’s Integrations tab use it."}
        </p>
        <CodeBlock
          code={call ? `${exportKey(created.key)}\n${call}` : exportKey(created.key)}
          label={call ? "Copy call" : "Copy line"}
        />
      </div>
      <div>
        <Button onClick={onPutAway}>I have stored the key</Button>
      </div>
    </section>
  );
}
