/** What happened, newest first; and from where the candidate's link was opened. */
import { useQuery } from "@tanstack/react-query";
import Bowser from "bowser";
import { useState } from "react";
import type { Interview } from "../../../../shared/native.ts";
import { Button } from "../../../ui/button.tsx";
import { Time } from "../../../ui/time.tsx";
import { problemWords } from "../../words.ts";
import { interviewEventsQuery } from "../candidates/interview-queries.ts";
import { isMoving } from "../candidates/possible.ts";
import { Section } from "./section.tsx";
import { timelineEntries } from "./timeline-entries.ts";

const SHOWN_AT_FIRST = 12;

export function Timeline({ interview }: { interview: Interview }) {
  const events = useQuery(interviewEventsQuery(interview.id, isMoving(interview)));
  const [all, setAll] = useState(false);
  const entries = timelineEntries(interview.facts, events.data?.data ?? []);
  return (
    <Section title="What happened">
      {events.isError ? (
        <p className="m-0 text-13 text-bad">
          {problemWords(events.error).title}.{" "}
          <Button look="quiet" onClick={() => void events.refetch()}>
            Try again
          </Button>
        </p>
      ) : null}
      {entries.length === 0 && !events.isError ? <p className="m-0 text-text-quiet">Nothing yet.</p> : null}
      <ol className="m-0 flex list-none flex-col p-0">
        {entries.slice(0, all ? undefined : SHOWN_AT_FIRST).map((entry) => (
          <li
            key={entry.key}
            className="grid grid-cols-[12.5rem_minmax(0,1fr)] gap-x-4 border-b border-hairline py-1.5 last:border-0 max-md:grid-cols-1"
          >
            <span className="text-13 leading-6 text-text-quiet">
              <Time at={entry.at} />
            </span>
            {entry.detail ? (
              <details>
                <summary className="cursor-pointer">{entry.words}</summary>
                <p className="m-0 text-13 whitespace-pre-wrap break-words text-text-quiet">{entry.detail}</p>
              </details>
            ) : (
              <span className="break-words">{entry.words}</span>
            )}
          </li>
        ))}
      </ol>
      {entries.length > SHOWN_AT_FIRST ? (
        <Button className="mt-2" look="quiet" onClick={() => setAll(!all)}>
          {all ? "Show less" : `Show all ${entries.length}`}
        </Button>
      ) : null}
    </Section>
  );
}

/** "Chrome 140, Linux"; the text itself where it is nothing that is known. */
function browserWords(userAgent: string): string {
  if (userAgent === "") return "No browser stated";
  const { browser, os } = Bowser.parse(userAgent);
  const words = [`${browser.name ?? ""} ${browser.version?.split(".")[0] ?? ""}`.trim(), os.name ?? ""].filter(Boolean);
  return words.join(", ") || userAgent.slice(0, 60);
}

export function Visits({ interview }: { interview: Interview }) {
  if (interview.visits.length === 0) return null;
  return (
    <Section title="Visits">
      <ul className="m-0 flex list-none flex-col gap-2 p-0">
        {interview.visits.map((visit) => (
          <li key={`${visit.ip} ${visit.userAgent}`}>
            <span className="tabular-nums break-all">{visit.ip}</span>{" "}
            <span className="text-text-quiet" title={visit.userAgent}>
              {browserWords(visit.userAgent)}
            </span>
            <span className="block text-13 text-text-quiet">
              <Time at={visit.firstSeenAt} />
              {visit.lastSeenAt === visit.firstSeenAt ? null : (
                <>
                  {" to "}
                  <Time at={visit.lastSeenAt} />
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
