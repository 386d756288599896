/** What was told of a mail's way, oldest first, in plain words. */
import { useQuery } from "@tanstack/react-query";
import { Loading } from "../../../ui/notes.tsx";
import { Time } from "../../../ui/time.tsx";
import { PageError } from "../../page-error.tsx";
import { mailEvidenceQuery } from "./mail-queries.ts";
import { evidenceWords, SOURCE_WORDS } from "./mail-words.ts";

export function MailHistory({ id }: { id: string }) {
  const { data, error, refetch } = useQuery(mailEvidenceQuery(id));
  if (error && !data) return <PageError error={error} again={() => void refetch()} />;
  if (!data) return <Loading what="Reading its history" />;
  if (data.length === 0) return <p className="m-0 text-text-quiet">Nothing is known of its way yet.</p>;
  return (
    <ol className="m-0 flex list-none flex-col gap-2 p-0">
      {data.map(({ kind, at, source, code, detail }) => (
        <li key={`${at} ${kind} ${source} ${code ?? ""}`} className="flex flex-col">
          <span className="flex flex-wrap items-baseline justify-between gap-x-3">
            <span>
              {evidenceWords({ kind, source })}
              {code ? <span className="ms-2 font-mono text-13 text-text-quiet">{code}</span> : null}
            </span>
            <span className="text-13 text-text-quiet">
              <Time at={at} />
            </span>
          </span>
          <span className="text-13 wrap-anywhere text-text-quiet">
            {SOURCE_WORDS[source]}
            {detail ? `: ${detail}` : ""}
          </span>
        </li>
      ))}
    </ol>
  );
}
