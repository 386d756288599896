/** The playground: an endpoint chosen by a tab, a key for it, and GraphiQL on its schema. Everything comes from this server. */

import { GraphiQL } from "graphiql";
import { buildSchema, type GraphQLSchema } from "graphql";
import { useEffect, useMemo, useState } from "react";
import { TextField } from "../ui/field.tsx";
import { ErrorNote, Loading } from "../ui/notes.tsx";
import { Tabs, tabClass } from "../ui/tabs.tsx";
import { useFetched } from "../ui/use-fetched.ts";
import { ENDPOINTS, type Endpoint, endpointIn } from "./endpoints.ts";

/** The served text is read and not asked for by a query, so that /me has its documentation before there is a key. */
const readSchema = async (answer: Response): Promise<GraphQLSchema> => buildSchema(await answer.text());

/** GraphiQL keeps queries in the browser; each endpoint has its own, and no header is kept. */
function storageOf(name: string): Pick<Storage, "getItem" | "setItem" | "removeItem" | "clear" | "length"> {
  const own = (key: string) => `playground:${name}:${key}`;
  return {
    getItem: (key) => localStorage.getItem(own(key)),
    setItem: (key, value) => localStorage.setItem(own(key), value),
    removeItem: (key) => localStorage.removeItem(own(key)),
    clear() {
      for (const key of Object.keys(localStorage)) if (key.startsWith(own(""))) localStorage.removeItem(key);
    },
    get length() {
      return Object.keys(localStorage).filter((key) => key.startsWith(own(""))).length;
    },
  };
}

interface Operation {
  query: string;
  variables?: unknown;
  operationName?: string | null | undefined;
}

/** Sends a query as any client would. What is no JSON is shown as it came. */
async function send(url: string, operation: Operation, apiKey: string, more: Record<string, unknown> = {}) {
  const answer = await fetch(url, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      ...(apiKey === "" ? {} : { "x-api-key": apiKey }),
      ...Object.fromEntries(Object.entries(more).map(([name, value]) => [name, String(value)])),
    },
    body: JSON.stringify(operation),
    credentials: "omit",
  });
  const text = await answer.text();
  try {
    return JSON.parse(text);
  } catch {
    return { status: answer.status, text };
  }
}

const EDITOR_NAMES = [
  [".graphiql-query-editor", "Query"],
  [".graphiql-editor-tool > .graphiql-editor:nth-child(1)", "Variables"],
  [".graphiql-editor-tool > .graphiql-editor:nth-child(2)", "Headers"],
  [".graphiql-response", "Answer"],
] as const;

/** The editors come late and without names for who can not see them. */
function useNamedEditors() {
  useEffect(() => {
    const name = () => {
      for (const [place, label] of EDITOR_NAMES) {
        for (const area of document.querySelectorAll(`${place} textarea:not([aria-label])`)) {
          area.setAttribute("aria-label", label);
        }
      }
    };
    const observer = new MutationObserver(name);
    observer.observe(document.body, { childList: true, subtree: true });
    return () => observer.disconnect();
  }, []);
}

function Editor({ endpoint, apiKey }: { endpoint: Endpoint; apiKey: string }) {
  const { state, retry } = useFetched(endpoint.schemaUrl, readSchema);
  const storage = useMemo(() => storageOf(endpoint.name), [endpoint.name]);
  if (state === "pending") return <Loading what="Reading the schema" />;
  if (state === "failed") {
    return (
      <ErrorNote title="The schema can not be read" retry={retry}>
        The server did not answer with it.
      </ErrorNote>
    );
  }
  return (
    <GraphiQL
      fetcher={(operation, options) =>
        send(endpoint.url, operation, endpoint.needsKey ? apiKey : "", options?.headers ?? {})
      }
      schema={state}
      storage={storage}
      defaultQuery={endpoint.firstQuery}
      defaultEditorToolsVisibility="variables"
      showPersistHeadersSettings={false}
      forcedTheme="system"
    >
      <GraphiQL.Logo>{null}</GraphiQL.Logo>
    </GraphiQL>
  );
}

export function Playground() {
  const endpoint = endpointIn(location.search);
  useNamedEditors();
  const [apiKey, setApiKey] = useState("");
  return (
    <div className="flex min-h-dvh flex-col">
      <header className="px-4 pt-3">
        <div className="flex flex-wrap items-baseline gap-x-6 gap-y-1">
          <h1 className="m-0 text-15 font-medium">GraphQL playground</h1>
          <nav aria-label="Elsewhere" className="flex flex-wrap gap-x-5 text-13">
            <a href={endpoint.schemaUrl} className="py-1">
              Schema as text
            </a>
            <a href="/reference" className="py-1">
              REST reference
            </a>
            <a href="/app" className="py-1">
              Dashboard
            </a>
          </nav>
        </div>
        <Tabs label="Endpoints">
          {ENDPOINTS.map(({ name, label }) => (
            <a
              key={name}
              href={`/playground?endpoint=${name}`}
              className={tabClass}
              aria-current={name === endpoint.name ? "page" : undefined}
            >
              {label}
            </a>
          ))}
        </Tabs>
        <div className="flex flex-wrap items-end gap-x-6 gap-y-2 py-3">
          {endpoint.needsKey ? (
            <div className="w-full max-w-100">
              <TextField
                label="API key"
                hint="Sent as X-API-KEY. Stays in this page."
                type="password"
                autoComplete="off"
                value={apiKey}
                onChange={setApiKey}
              />
            </div>
          ) : null}
          <p className="m-0 text-13 text-text-quiet">{endpoint.about}</p>
        </div>
      </header>
      <main className="playground-editor">
        <Editor endpoint={endpoint} apiKey={apiKey} />
      </main>
    </div>
  );
}
