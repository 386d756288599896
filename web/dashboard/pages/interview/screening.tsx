/** What the candidate gave besides answers: screening answers with their knock-outs, resume, portfolio, reference data. */
import type { Interview, ScreeningResult } from "../../../../shared/native.ts";
import { StateWord } from "../../../ui/state-word.tsx";
import { Pair, Pairs, Section } from "./section.tsx";

function Results({ results }: { results: readonly ScreeningResult[] }) {
  return (
    <dl className="m-0 flex flex-col gap-3">
      {results.map((result) => (
        <div key={result.questionId}>
          <dt className="text-13 break-words text-text-quiet">{result.question}</dt>
          <dd className="m-0 flex flex-wrap items-baseline gap-x-4 gap-y-0.5">
            <span className="min-w-0 break-words whitespace-pre-wrap">{result.answer || "No answer"}</span>
            {result.mustHave ? (
              <StateWord tone={result.passed ? "good" : "bad"}>
                {result.passed ? "Must-have met" : "Knock-out"}
              </StateWord>
            ) : null}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** A link that came from outside is one only when it leads to a page of the web. */
function OutsideLink({ url }: { url: string }) {
  if (!/^https?:\/\//i.test(url)) return <span className="break-all">{url}</span>;
  return (
    <a href={url} target="_blank" rel="noreferrer noopener" className="break-all">
      {url}
    </a>
  );
}

function Resume({ resume }: { resume: Interview["resume"] }) {
  if (resume.status === "pending") return <StateWord tone="busy">Being fetched</StateWord>;
  if (resume.status === "failed") {
    return (
      <>
        <StateWord tone="bad">Not fetched</StateWord>
        {resume.error ? <span className="block text-13">{resume.error}</span> : null}
        {resume.sourceUrl ? <OutsideLink url={resume.sourceUrl} /> : null}
      </>
    );
  }
  if (!resume.url) return null;
  return (
    <span className="flex flex-wrap gap-x-4">
      <a href={resume.url} target="_blank" rel="noreferrer">
        Open resume
      </a>
      <a href={`${resume.url}?download=1`} download>
        Download
      </a>
    </span>
  );
}

export function Screening({ interview }: { interview: Interview }) {
  const { form, postScreening, resume } = interview;
  const hasFiles = resume.status !== null || form.portfolioUrl !== null;
  if (form.answers.length === 0 && postScreening.length === 0 && !hasFiles) return null;
  return (
    <Section title="Application">
      <div className="flex flex-col gap-5">
        {hasFiles ? (
          <Pairs>
            {resume.status === null ? null : (
              <Pair name="Resume">
                <Resume resume={resume} />
              </Pair>
            )}
            {form.portfolioUrl ? (
              <Pair name="Portfolio">
                <OutsideLink url={form.portfolioUrl} />
              </Pair>
            ) : null}
          </Pairs>
        ) : null}
        {form.answers.length > 0 ? <Results results={form.answers} /> : null}
        {postScreening.length > 0 ? (
          <div>
            <h3 className="mt-0 mb-2">After the interview</h3>
            <Results results={postScreening} />
          </div>
        ) : null}
      </div>
    </Section>
  );
}

/** The reference data of the system that sent the candidate, as it was sent. */
export function Metadata({ metadata }: { metadata: Interview["metadata"] }) {
  const entries = Object.entries(metadata);
  if (entries.length === 0) return null;
  return (
    <Section title="Metadata">
      <Pairs>
        {entries.map(([name, value]) => (
          <Pair key={name} name={name}>
            {typeof value === "object" && value !== null ? (
              <code className="font-mono text-13 break-all">{JSON.stringify(value)}</code>
            ) : (
              String(value)
            )}
          </Pair>
        ))}
      </Pairs>
    </Section>
  );
}
