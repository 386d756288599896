/** The form that sends a call from the page and shows what was answered. */
import { useState } from "react";
import { Button } from "../ui/button.tsx";
import { CodeBlock } from "../ui/code-block.tsx";
import { TextArea, TextField } from "../ui/field.tsx";
import type { ApiOperation } from "./api-document.ts";
import { addressOf, curlOf, type Draft, draftOf, headersOf, isJson } from "./request.ts";

interface Received {
  status: number;
  durationMs: number;
  requestId: string;
  text: string;
}

const LONGEST_SHOWN = 60_000;

function readable(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

async function send(server: string, operation: ApiOperation, draft: Draft, key: string): Promise<Received> {
  const startedAt = performance.now();
  const answer = await fetch(addressOf(server, operation, draft), {
    method: operation.method,
    credentials: "omit",
    headers: { ...headersOf(operation, draft), ...(key ? { "x-api-key": key } : {}) },
    ...(draft.body === "" || operation.method === "GET" ? {} : { body: draft.body }),
  });
  const text = await answer.text();
  return {
    status: answer.status,
    durationMs: Math.round(performance.now() - startedAt),
    requestId: answer.headers.get("x-request-id") ?? "",
    text: readable(text).slice(0, LONGEST_SHOWN),
  };
}

/** Calls whose body is a file, or that never end, are shown as a command alone. */
const canSend = (operation: ApiOperation): boolean =>
  (operation.body === null || isJson(operation)) &&
  !operation.answers.some(({ media }) => media?.type === "text/event-stream");

export function TryCall({ server, operation, apiKey }: { server: string; operation: ApiOperation; apiKey: string }) {
  const [draft, setDraft] = useState(() => draftOf(operation));
  const [received, setReceived] = useState<Received | null>(null);
  const [fault, setFault] = useState("");
  const [running, setRunning] = useState(false);
  const setValue = (name: string, value: string) =>
    setDraft((before) => ({ ...before, values: { ...before.values, [name]: value } }));
  const submit = async () => {
    setRunning(true);
    setFault("");
    try {
      setReceived(await send(server, operation, draft, apiKey));
    } catch {
      setReceived(null);
      setFault("The server was not reached. Look at your connection, or whether it runs.");
    }
    setRunning(false);
  };
  return (
    <section aria-labelledby="try">
      <h2 id="try" className="mt-8 mb-2">
        Try it
      </h2>
      <form
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <div className="grid gap-3 sm:grid-cols-2">
          {operation.parameters.map(({ place, name, required }) => (
            <TextField
              key={`${place}:${name}`}
              label={`${name} (${place})`}
              optional={!required}
              value={draft.values[`${place}:${name}`] ?? ""}
              onChange={(value) => setValue(`${place}:${name}`, value)}
            />
          ))}
        </div>
        {isJson(operation) ? (
          <TextArea
            label="Body"
            rows={4}
            className="font-mono text-13"
            spellCheck={false}
            value={draft.body}
            onChange={(body) => setDraft((before) => ({ ...before, body }))}
          />
        ) : null}
        <CodeBlock code={curlOf(server, operation, draft)} label="Copy command" />
        {canSend(operation) ? (
          <div>
            <Button type="submit" look="main" busy={running}>
              Send
            </Button>
          </div>
        ) : (
          <p className="m-0 text-13 text-text-quiet">This call is for the command line.</p>
        )}
      </form>
      <div aria-live="polite">
        {fault ? <p className="text-bad">{fault}</p> : null}
        {received ? (
          <>
            <h3 className="mt-4 mb-1">
              {received.status} <span className="font-normal text-text-quiet">in {received.durationMs} ms</span>
            </h3>
            <p className="m-0 mb-2 text-13 break-all text-text-quiet">Request {received.requestId}</p>
            {received.text ? <CodeBlock code={received.text} label="Copy answer" /> : null}
          </>
        ) : null}
      </div>
    </section>
  );
}
