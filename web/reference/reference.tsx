/** The reference: operations by noun on the left, the chosen one beside; which one is chosen stands in the address. */
import { useEffect, useState } from "react";
import { TextField } from "../ui/field.tsx";
import { ErrorNote, Loading } from "../ui/notes.tsx";
import { useFetched } from "../ui/use-fetched.ts";
import { type ApiDocument, objectIn, readDocument } from "./api-document.ts";
import { OperationView } from "./operation-view.tsx";
import { SchemaView } from "./schema-view.tsx";

type Wire = "native" | "interviewflow" | "flowmingo";
const ADDRESSES: Record<Wire, string> = {
  native: "/api/v1/openapi.json",
  interviewflow: "/api/external/openapi.json",
  flowmingo: "/company/integration/openapi.json",
};
const PAGES = [
  { wire: "native", href: "/reference", name: "Greenroom" },
  { wire: "interviewflow", href: "/reference/interviewflow", name: "InterviewFlowAI" },
  { wire: "flowmingo", href: "/reference/flowmingo", name: "Flowmingo" },
] as const;

/** The part of the address after #, which names what is shown. */
function useChosen(): string {
  const [chosen, setChosen] = useState(() => decodeURIComponent(location.hash.slice(1)));
  useEffect(() => {
    const read = () => setChosen(decodeURIComponent(location.hash.slice(1)));
    addEventListener("hashchange", read);
    return () => removeEventListener("hashchange", read);
  }, []);
  return chosen;
}

const readAnswer = async (answer: Response): Promise<ApiDocument> => readDocument(objectIn(await answer.json()));

const linkClass =
  "flex min-h-7 items-center gap-2 rounded-6 px-2 text-13 text-text no-underline hover:bg-sunken pointer-coarse:min-h-11 aria-[current=page]:bg-accent-tint aria-[current=page]:font-medium";

function Contents({ given, chosen, filter }: { given: ApiDocument; chosen: string; filter: string }) {
  const wanted = filter.trim().toLowerCase();
  const fits = (text: string) => wanted === "" || text.toLowerCase().includes(wanted);
  const groups = given.tags
    .map((tag) => ({
      ...tag,
      operations: tag.operations.filter(({ id, summary, path, method }) => fits(`${id} ${summary} ${method} ${path}`)),
    }))
    .filter((tag) => tag.operations.length > 0);
  const events = given.events.filter(({ name, summary }) => fits(`${name} ${summary}`));
  return (
    <>
      {groups.map((tag) => (
        <details key={tag.name} open={wanted !== "" || tag.operations.some(({ id }) => id === chosen) || undefined}>
          <summary className="min-h-8 cursor-pointer py-1 font-medium">{tag.name}</summary>
          <ul className="m-0 mb-2 list-none p-0">
            {tag.operations.map(({ id, method, summary }) => (
              <li key={id}>
                <a href={`#${id}`} className={linkClass} aria-current={id === chosen ? "page" : undefined}>
                  <span className="w-12 shrink-0 font-mono text-13 text-text-quiet">{method}</span>
                  <span className="min-w-0">{summary}</span>
                </a>
              </li>
            ))}
          </ul>
        </details>
      ))}
      {events.length > 0 ? (
        <details open={wanted !== "" || chosen.startsWith("event:") || undefined}>
          <summary className="min-h-8 cursor-pointer py-1 font-medium">What the events hold</summary>
          <ul className="m-0 mb-2 list-none p-0">
            {events.map(({ name }) => (
              <li key={name}>
                <a
                  href={`#event:${name}`}
                  className={linkClass}
                  aria-current={`event:${name}` === chosen ? "page" : undefined}
                >
                  <span className="min-w-0 font-mono break-all">{name}</span>
                </a>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
      {groups.length === 0 && events.length === 0 ? <p className="text-text-quiet">Nothing has these words.</p> : null}
    </>
  );
}

function Chosen({ given, chosen, apiKey }: { given: ApiDocument; chosen: string; apiKey: string }) {
  const operation = given.tags.flatMap((tag) => tag.operations).find(({ id }) => id === chosen);
  const event = given.events.find(({ name }) => `event:${name}` === chosen);
  useEffect(() => {
    document.title = `${operation?.summary ?? event?.name ?? given.title} · API reference`;
    if (operation || event) document.getElementById("operation")?.focus({ preventScroll: false });
  }, [operation, event, given.title]);
  if (operation) {
    return <OperationView server={given.server} schemas={given.schemas} operation={operation} apiKey={apiKey} />;
  }
  if (event) {
    return (
      <article className="min-w-0">
        <h1 id="operation" tabIndex={-1} className="m-0 outline-none font-mono break-all">
          {event.name}
        </h1>
        <p className="mt-1 mb-4">{event.summary}</p>
        <SchemaView schemas={given.schemas} schema={event.schema} />
      </article>
    );
  }
  return (
    <article className="min-w-0 max-w-170">
      <h1 className="m-0">{given.title}</h1>
      <p className="mt-2">{given.description}</p>
      <p>
        Calls go to <code className="break-all">{given.server}</code>. Choose one to see what it takes and answers, and
        to try it with a key of yours.
      </p>
      <dl className="m-0">
        {given.tags.map(({ name, description }) => (
          <div key={name} className="border-t border-hairline py-1.5 sm:flex sm:gap-4">
            <dt className="w-40 shrink-0 font-medium">{name}</dt>
            <dd className="m-0 text-text-quiet">{description}</dd>
          </div>
        ))}
      </dl>
    </article>
  );
}

/** The document that an address of the reference names. */
export const wireOf = (pathname: string): Wire =>
  PAGES.find(({ href }) => href === pathname.replace(/\/$/, ""))?.wire ?? "native";

export function Reference({ wire }: { wire: Wire }) {
  const { state, retry } = useFetched(ADDRESSES[wire], readAnswer);
  const chosen = useChosen();
  const [filter, setFilter] = useState("");
  const [apiKey, setApiKey] = useState("");
  const links = (
    <>
      {PAGES.map((page) => (
        <a key={page.wire} href={page.href} aria-current={page.wire === wire ? "page" : undefined} className="py-1">
          {page.name}
        </a>
      ))}
      <a href={ADDRESSES[wire]} className="py-1">
        OpenAPI
      </a>
      <a href="/problems" className="py-1">
        Problems
      </a>
      <a href="/app" className="py-1">
        Dashboard
      </a>
    </>
  );
  return (
    <div className="mx-auto max-w-300 px-4 pb-18">
      <header className="flex flex-wrap items-baseline gap-x-6 gap-y-1 border-b border-hairline py-3">
        <p className="m-0 font-medium">API reference</p>
        <nav aria-label="Reference" className="flex flex-wrap gap-x-5 text-13">
          {links}
        </nav>
      </header>
      {state === "pending" ? (
        <div className="pt-8">
          <Loading what="Reading the document" />
        </div>
      ) : state === "failed" ? (
        <div className="pt-8">
          <ErrorNote title="The document can not be read" retry={retry}>
            The server did not answer with it.
          </ErrorNote>
        </div>
      ) : (
        <div className="gap-10 pt-6 md:grid md:grid-cols-[280px_minmax(0,1fr)]">
          <aside className="mb-8 min-w-0 md:sticky md:top-4 md:max-h-[calc(100vh-2rem)] md:self-start md:overflow-y-auto">
            <div className="mb-4 flex flex-col gap-3 p-0.5">
              <TextField
                label="API key"
                hint="Stays in this page."
                type="password"
                autoComplete="off"
                value={apiKey}
                onChange={setApiKey}
              />
              <TextField label="Find a call" type="search" value={filter} onChange={setFilter} />
            </div>
            <nav aria-label="Calls">
              <Contents given={state} chosen={chosen} filter={filter} />
            </nav>
          </aside>
          <main className="min-w-0">
            <Chosen given={state} chosen={chosen} apiKey={apiKey} />
          </main>
        </div>
      )}
    </div>
  );
}
