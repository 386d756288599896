/** Keeps the pages live while it is shown, and says so quietly when the connection has been away for some time. */
import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { useEffect, useEffectEvent, useState } from "react";
import { api } from "./api.ts";
import { followLive } from "./live.ts";
import { isLive, touchedBy } from "./live-keys.ts";
import { keys } from "./queries.ts";
import { useNextWorkspace } from "./use-next-workspace.ts";

/** workspaceId: the workspace whose pages are shown. */
export function LiveWord({ workspaceId }: { workspaceId: string }) {
  const client = useQueryClient();
  const [isLost, setLost] = useState(false);
  const goOn = useNextWorkspace();
  const router = useRouter();
  /** Whoever was signed out is asked at the door, as after any call; whoever was removed sees nothing of the workspace any more. */
  const lookWhy = useEffectEvent(async (isOver: () => boolean) => {
    const { account, workspace } = await api.GET("/session");
    if (isOver()) return;
    if (account === null) {
      client.removeQueries({ queryKey: keys.session });
      await router.invalidate();
    } else if (workspace?.id !== workspaceId) await goOn();
  });
  useEffect(() => {
    let over = false;
    const end = followLive(`/api/v1/events/stream?workspace=${encodeURIComponent(workspaceId)}`, {
      opened: () => {
        const now = Date.now();
        // Some things are read once for a form, and are theirs alone: they have no observer that wants them anew.
        return client.invalidateQueries({
          predicate: (query) => query.state.dataUpdatedAt < now && isLive(query.queryKey),
        });
      },
      happened: (events) => {
        const touched = touchedBy(events);
        return client.invalidateQueries({ predicate: ({ queryKey }) => touched(queryKey) });
      },
      refused: () => lookWhy(() => over),
      lost: setLost,
    });
    return () => {
      over = true;
      end();
    };
  }, [client, workspaceId]);
  return (
    <div role="status" className="mx-auto w-full max-w-300 px-4 text-13 text-text-quiet md:px-8">
      {isLost ? <p className="m-0 pt-3">Not live at the moment: what you see may be old. Connecting again.</p> : null}
    </div>
  );
}
