/** One share link: its link, what it allows, who opened it, and its end. */
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Share } from "../../../../shared/native.ts";
import { Button } from "../../../ui/button.tsx";
import { Confirm } from "../../../ui/confirm.tsx";
import { CopyButton } from "../../../ui/copy-button.tsx";
import { LoadMore } from "../../../ui/load-more.tsx";
import { Loading } from "../../../ui/notes.tsx";
import { SidePanel } from "../../../ui/side-panel.tsx";
import { Time } from "../../../ui/time.tsx";
import { problemWords } from "../../words.ts";
import { Pair, Pairs } from "./section.tsx";
import { openingsQuery, useEndShare } from "./share-queries.ts";

function allowedWords({ allow, hideIdentity, hasPassword }: Share): string {
  const words = [
    hideIdentity ? "identity hidden" : null,
    hasPassword ? "password" : null,
    allow.scores ? "scores" : null,
    allow.comments ? "comments" : null,
    allow.download ? "saving" : null,
  ].filter((word) => word !== null);
  return words.length === 0 ? "Watching alone" : words.join(", ");
}

export function ShareDetailPanel({
  share,
  mayWrite,
  onClose,
}: {
  share: Share;
  mayWrite: boolean;
  onClose: () => void;
}) {
  const [ending, setEnding] = useState(false);
  const end = useEndShare();
  const open = share.state === "open";
  return (
    <SidePanel
      open
      onClose={onClose}
      title={share.name || "Share link"}
      footer={
        open && mayWrite ? (
          <>
            {share.url ? <CopyButton text={share.url} label="Copy link" look="main" /> : null}
            <Button look="bad" onClick={() => setEnding(true)}>
              End link
            </Button>
          </>
        ) : null
      }
    >
      <Pairs>
        <Pair name="Created">
          <Time at={share.createdAt} /> by {share.createdBy}
        </Pair>
        {share.endedAt ? (
          <Pair name="Ended">
            <Time at={share.endedAt} />
          </Pair>
        ) : (
          <Pair name={open ? "Works until" : "Worked until"}>
            <Time at={share.expiresAt} />
          </Pair>
        )}
        <Pair name="With">{allowedWords(share)}</Pair>
        <Pair name="Labels">{share.labels.join(", ")}</Pair>
      </Pairs>
      <h3 className="mt-6 mb-2">Opened by</h3>
      <Openings share={share} />
      <Confirm
        open={ending}
        onClose={() => setEnding(false)}
        title="End this link?"
        action="End link"
        bad
        busy={end.isPending}
        onConfirm={() => end.mutate(share.id, { onSettled: () => setEnding(false) })}
      >
        It opens nothing from then on, and recordings that a guest has open stop loading. What guests wrote stays.
      </Confirm>
    </SidePanel>
  );
}

function Openings({ share }: { share: Share }) {
  const openings = useInfiniteQuery(openingsQuery(share.id));
  const rows = openings.data?.pages.flatMap((page) => page.data) ?? [];
  if (openings.isError && rows.length === 0)
    return <p className="m-0 text-bad">{problemWords(openings.error).detail}</p>;
  if (openings.isPending) return <Loading what="Reading who opened it" />;
  if (rows.length === 0) return <p className="m-0 text-text-quiet">Nobody yet.</p>;
  return (
    <>
      <ul className="m-0 list-none p-0">
        {rows.map((row) => (
          <li key={row.id} className="border-t border-hairline py-2">
            <Time at={row.at} />
            {row.visits > 1 ? <span className="text-text-quiet"> ({row.visits} times in a row)</span> : null}
            <span className="block text-13 wrap-anywhere text-text-quiet">
              {row.ip} · {row.userAgent || "unknown program"}
            </span>
          </li>
        ))}
      </ul>
      <LoadMore
        more={openings.hasNextPage}
        busy={openings.isFetchingNextPage}
        failed={openings.isFetchNextPageError}
        onMore={() => void openings.fetchNextPage()}
        words="Show earlier ones"
      />
    </>
  );
}
