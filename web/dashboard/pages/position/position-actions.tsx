/** What can be done with a whole position: change, duplicate, archive. */
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import type { Position } from "../../../../shared/native.ts";
import { Confirm } from "../../../ui/confirm.tsx";
import { MoreSign } from "../../../ui/icons.tsx";
import { Menu } from "../../../ui/menu.tsx";
import { toast } from "../../../ui/toast.tsx";
import { call } from "../../api.ts";
import { keys, useRefresh } from "../../queries.ts";
import { problemWords } from "../../words.ts";

export function PositionActions({ position }: { position: Position }) {
  const navigate = useNavigate();
  const refresh = useRefresh();
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);

  const act = async (action: "archive" | "unarchive" | "duplicate", said: string) => {
    setBusy(true);
    try {
      const changed = await call<Position>(`/positions/${position.id}/${action}`, { method: "POST" });
      await refresh(keys.positions);
      toast(said);
      if (action === "duplicate") {
        await navigate({ to: "/positions/$positionId/edit", params: { positionId: changed.id } });
      }
    } catch (error) {
      const { title, detail } = problemWords(error);
      toast(`${title}. ${detail}`, "bad");
    }
    setBusy(false);
    setAsking(false);
  };

  return (
    <>
      <Menu
        label="More actions"
        look="plain"
        className="min-w-8 px-1.5 pointer-coarse:min-w-11"
        actions={[
          {
            label: "Edit position",
            onSelect: () => void navigate({ to: "/positions/$positionId/edit", params: { positionId: position.id } }),
          },
          { label: "Duplicate", onSelect: () => void act("duplicate", "The copy is here. Change what differs.") },
          position.archivedAt
            ? { label: "Take out of the archive", onSelect: () => void act("unarchive", "The position is open again.") }
            : { label: "Archive", onSelect: () => setAsking(true) },
        ]}
      >
        <MoreSign />
      </Menu>
      <Confirm
        open={asking}
        onClose={() => setAsking(false)}
        title="Archive this position?"
        action="Archive position"
        busy={busy}
        onConfirm={() => void act("archive", "The position is archived.")}
      >
        It takes no new candidates and its public link closes. What was recorded is kept, and you can take the position
        out of the archive again.
      </Confirm>
    </>
  );
}
