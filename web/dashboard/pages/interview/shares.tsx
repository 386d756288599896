/** The share links of an interview: for whom, until when, how often opened. */
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Interview, Share } from "../../../../shared/native.ts";
import { Button } from "../../../ui/button.tsx";
import { CopyButton } from "../../../ui/copy-button.tsx";
import { StateWord } from "../../../ui/state-word.tsx";
import { Time } from "../../../ui/time.tsx";
import { problemWords } from "../../words.ts";
import { Section } from "./section.tsx";
import { ShareDetailPanel } from "./share-detail-panel.tsx";
import { SharePanel } from "./share-panel.tsx";
import { sharesQuery } from "./share-queries.ts";

const STATES = {
  open: { tone: "good", words: "Open" },
  expired: { tone: "neutral", words: "Expired" },
  ended: { tone: "neutral", words: "Ended" },
} as const;

const openedWords = (share: Share): string =>
  share.openedCount === 0
    ? "not opened yet"
    : share.openedCount === 1
      ? "opened once"
      : `opened ${share.openedCount} times`;

export function Shares({ interview, mayWrite }: { interview: Interview; mayWrite: boolean }) {
  const shares = useQuery(sharesQuery(interview.id));
  const [creating, setCreating] = useState(false);
  const [shownId, setShownId] = useState<string | null>(null);
  const rows = shares.data?.data ?? [];
  const shown = rows.find(({ id }) => id === shownId);
  if (!mayWrite && rows.length === 0) return null;
  return (
    <Section title="Share links" beside={mayWrite ? <Button onClick={() => setCreating(true)}>Share</Button> : null}>
      {shares.isError && !shares.data ? (
        <p className="m-0 text-bad">{problemWords(shares.error).detail}</p>
      ) : rows.length === 0 ? (
        <p className="m-0 text-text-quiet">
          A link shows the answers to somebody without a login, such as a client or a head of department.
        </p>
      ) : (
        <ul className="m-0 list-none p-0">
          {rows.map((share) => (
            <li key={share.id} className="border-t border-hairline py-2 first:border-t-0 first:pt-0">
              <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
                <button
                  type="button"
                  className="min-h-7 min-w-0 cursor-pointer text-start font-medium wrap-anywhere text-accent underline underline-offset-2"
                  onClick={() => setShownId(share.id)}
                >
                  {share.name || "Without a name"}
                </button>
                <StateWord tone={STATES[share.state].tone}>{STATES[share.state].words}</StateWord>
              </div>
              <p className="m-0 text-13 text-text-quiet">
                {openedWords(share)}
                {share.state === "open" ? (
                  <>
                    {" · until "}
                    <Time at={share.expiresAt} show="day" />
                  </>
                ) : null}
              </p>
              {share.state === "open" && share.url ? (
                <p className="m-0 mt-1">
                  <CopyButton text={share.url} label="Copy link" />
                </p>
              ) : null}
            </li>
          ))}
        </ul>
      )}
      {creating ? <SharePanel interview={interview} onClose={() => setCreating(false)} /> : null}
      {shown ? <ShareDetailPanel share={shown} mayWrite={mayWrite} onClose={() => setShownId(null)} /> : null}
    </Section>
  );
}
