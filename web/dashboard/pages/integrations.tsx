/** A position's integrations: its id, and for every call a command that works when it is pasted. */
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { CodeBlock } from "../../ui/code-block.tsx";
import { ErrorNote, Loading, Notice } from "../../ui/notes.tsx";
import { sessionQuery } from "../queries.ts";
import { useMayWrite } from "../use-may-write.ts";
import { problemWords } from "../words.ts";
import { exampleInterviewQuery } from "./integrations/example-interview.ts";
import { LatestCalls } from "./integrations/latest-calls.tsx";
import { guideSamples, nativeSamples, type Sample, SCRIPT } from "./integrations/samples.ts";

type Language = "curl" | "typescript";

function Samples({
  title,
  id,
  text,
  samples,
  language,
}: {
  title: string;
  id: string;
  text: ReactNode;
  samples: Sample[];
  language: Language;
}) {
  return (
    <section aria-labelledby={id} className="mt-12">
      <h2 id={id} className="m-0 scroll-mt-4">
        {title}
      </h2>
      <div className="mt-1 max-w-170 text-text-quiet">{text}</div>
      {samples.map((sample) => (
        <article key={sample.id} id={sample.id} className="mt-8 scroll-mt-4">
          <h3 className="m-0">{sample.title}</h3>
          <p className="mt-0.5 mb-3 max-w-170">{sample.text}</p>
          <CodeBlock code={language === "curl" ? sample.curl : sample.typescript} label="Copy" />
        </article>
      ))}
    </section>
  );
}

function Contents({ groups }: { groups: readonly { title: string; samples: Sample[] }[] }) {
  return (
    <nav aria-label="Calls" className="flex flex-wrap gap-x-10 gap-y-4 text-13">
      {groups.map((group) => (
        <div key={group.title}>
          <p className="m-0 font-medium">{group.title}</p>
          <ul className="m-0 list-none p-0">
            {group.samples.map((sample) => (
              <li key={sample.id}>
                <a href={`#${sample.id}`} className="flex min-h-7 items-center pointer-coarse:min-h-11">
                  {sample.title}
                </a>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}

const LANGUAGES = [
  { value: "curl", name: "curl" },
  { value: "typescript", name: "TypeScript" },
] as const;

export function PositionIntegrations() {
  const { positionId } = useParams({ from: "/inside/positions/$positionId" });
  const [language, setLanguage] = useState<Language>("curl");
  const session = useQuery(sessionQuery);
  const mayWrite = useMayWrite();
  const example = useQuery(exampleInterviewQuery(positionId));
  if (session.isPending || example.isPending) return <Loading what="Writing the commands" />;
  if (example.isError) {
    return (
      <ErrorNote title={problemWords(example.error).title} retry={() => void example.refetch()}>
        {problemWords(example.error).detail}
      </ErrorNote>
    );
  }
  const publicUrl = session.data?.publicUrl ?? location.origin;
  const context = { publicUrl, positionId, interviewId: example.data?.id ?? null };
  const guide = guideSamples(context);
  const native = nativeSamples(context);
  return (
    <div className="max-w-220">
      <h2 className="m-0">Connect your systems</h2>
      <p className="mt-1 mb-6 max-w-170 text-text-quiet">
        Push candidates in, read what they answered, write scores back. Every sample below is ready for this position:
        paste a command into a terminal; save a script as {SCRIPT} and run it with npx tsx {SCRIPT}.
      </p>
      <div className="grid gap-6 md:grid-cols-2">
        <div className="min-w-0">
          <h3 className="mt-0 mb-1">Position id</h3>
          <CodeBlock code={positionId} label="Copy id" />
          <p className="mt-1 mb-0 text-13 text-text-quiet">
            Also called interviewerId, or jobId where one link is made.
          </p>
        </div>
        <div className="min-w-0">
          <h3 className="mt-0 mb-1">Address</h3>
          <CodeBlock code={publicUrl} label="Copy address" />
          <p className="mt-1 mb-0 text-13 text-text-quiet">
            A client of InterviewFlowAI works with this address in place of the vendor's.
          </p>
        </div>
        <div className="min-w-0 md:col-span-2">
          <h3 className="mt-0 mb-1">API key</h3>
          <CodeBlock code="export GREENROOM_KEY='your key'" label="Copy command" />
          <p className="mt-1 mb-0 text-13 text-text-quiet">
            {session.data?.member?.role === "owner" ? <Link to="/keys">Make a key</Link> : "An owner makes a key"}: it
            is shown once. The commands read it from this variable, so that it stays out of them.
          </p>
        </div>
      </div>
      {mayWrite ? (
        <section aria-labelledby="latest-calls" className="mt-10">
          <h2 id="latest-calls" className="m-0 mb-1">
            Latest calls
          </h2>
          <LatestCalls />
        </section>
      ) : null}
      <p className="mt-10 mb-4 flex flex-wrap gap-x-6 leading-8">
        <a href="/reference">API reference</a>
        <a href="/reference/interviewflow">InterviewFlowAI reference</a>
        <a href="/reference/flowmingo">Flowmingo reference</a>
        <a href="/problems">Problems</a>
      </p>
      <fieldset className="m-0 flex flex-wrap gap-x-5 border-0 p-0">
        <legend className="float-start me-5 p-0 py-1 font-medium">Samples as</legend>
        {LANGUAGES.map(({ value, name }) => (
          <label key={value} className="inline-flex min-h-8 items-center gap-2 pointer-coarse:min-h-11">
            <input
              type="radio"
              name="language"
              className="accent-accent"
              checked={language === value}
              onChange={() => setLanguage(value)}
            />
            {name}
          </label>
        ))}
      </fieldset>
      <div className="mt-4">
        <Contents
          groups={[
            { title: "InterviewFlowAI", samples: guide },
            { title: "Greenroom", samples: native },
          ]}
        />
      </div>
      {context.interviewId === null ? (
        <div className="mt-8">
          <Notice>
            This position has no candidate yet. Where a command names an interview, put the id in that the first
            commands answer with.
          </Notice>
        </div>
      ) : null}
      <Samples
        id="interviewflow"
        title="InterviewFlowAI"
        text="The calls of the InterviewFlowAI guide, with its words: an Interviewer is a position, shortlisted is admitted."
        samples={guide}
        language={language}
      />
      <Samples
        id="native"
        title="Greenroom"
        text="Greenroom's own API can do everything that these pages do. Errors are problem details (RFC 9457) and name the field."
        samples={native}
        language={language}
      />
    </div>
  );
}
