/** What can be done with a whole position: try it, change, share, duplicate, copy to the test data, archive, delete. */
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import type { Position } from "../../../../shared/native.ts";
import { Confirm } from "../../../ui/confirm.tsx";
import { MoreSign } from "../../../ui/icons.tsx";
import { Menu } from "../../../ui/menu.tsx";
import { toast } from "../../../ui/toast.tsx";
import { api } from "../../api.ts";
import { ExportPanel } from "../../export-panel.tsx";
import { keys, sessionQuery, useRefresh } from "../../queries.ts";
import { problemWords } from "../../words.ts";
import { PreviewPanel } from "./preview-panel.tsx";
import { SharingPanel } from "./sharing-panel.tsx";

export function PositionActions({ position }: { position: Position }) {
  const navigate = useNavigate();
  const refresh = useRefresh();
  const [asking, setAsking] = useState<"archive" | "delete" | null>(null);
  const [panel, setPanel] = useState<"sharing" | "preview" | "export" | null>(null);
  const [busy, setBusy] = useState(false);
  const session = useQuery(sessionQuery).data;
  const mayCopyToTestData = session?.member?.role === "owner" && session.workspace && !session.workspace.sandboxOf;

  const act = async (action: "archive" | "unarchive" | "duplicate", said: string) => {
    setBusy(true);
    try {
      const changed = await api.POST(`/positions/{id}/${action}`, { params: { path: { id: position.id } } });
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
    setAsking(null);
  };
  const copyToTestData = async () => {
    try {
      await api.POST("/positions/{id}/copy-to-sandbox", { params: { path: { id: position.id } } });
      toast("A copy is in the test data. Pictures and videos stay here.");
      // The first copy makes the sandbox, which the session tells of.
      await refresh(keys.session, keys.audit);
    } catch (error) {
      const { title, detail } = problemWords(error);
      toast(`${title}. ${detail}`, "bad");
    }
  };
  const remove = async () => {
    setBusy(true);
    try {
      await api.DELETE("/positions/{id}", { params: { path: { id: position.id } } });
      await navigate({ to: "/positions" });
      await refresh(keys.positions);
      toast("The position is deleted.");
    } catch (error) {
      const { title, detail } = problemWords(error);
      toast(`${title}. ${detail}`, "bad");
    }
    setBusy(false);
    setAsking(null);
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
          ...(position.archivedAt
            ? []
            : [{ label: "Try it as a candidate", onSelect: () => setPanel("preview" as const) }]),
          { label: "Who sees it", onSelect: () => setPanel("sharing") },
          ...(position.archivedAt
            ? []
            : [
                {
                  label: "Add many candidates",
                  onSelect: () => void navigate({ to: "/candidates/import", search: { position: position.id } }),
                },
              ]),
          { label: "Export", onSelect: () => setPanel("export") },
          { label: "Duplicate", onSelect: () => void act("duplicate", "The copy is here. Change what differs.") },
          ...(mayCopyToTestData ? [{ label: "Copy to test data", onSelect: () => void copyToTestData() }] : []),
          position.archivedAt
            ? { label: "Take out of the archive", onSelect: () => void act("unarchive", "The position is open again.") }
            : { label: "Archive", onSelect: () => setAsking("archive") },
          ...(position.counts.total === 0
            ? [{ label: "Delete", bad: true, onSelect: () => setAsking("delete" as const) }]
            : []),
        ]}
      >
        <MoreSign />
      </Menu>
      <Confirm
        open={asking === "archive"}
        onClose={() => setAsking(null)}
        title="Archive this position?"
        action="Archive position"
        busy={busy}
        onConfirm={() => void act("archive", "The position is archived.")}
      >
        It takes no new candidates and its public link closes. What was recorded is kept, and you can take the position
        out of the archive again.
      </Confirm>
      <Confirm
        open={asking === "delete"}
        onClose={() => setAsking(null)}
        title="Delete this position?"
        action="Delete position"
        bad
        busy={busy}
        onConfirm={() => void remove()}
      >
        It goes with its questions and settings, and does not come back. That is possible because it has had no
        candidates.
      </Confirm>
      {panel === "sharing" ? <SharingPanel position={position} onClose={() => setPanel(null)} /> : null}
      {panel === "preview" ? <PreviewPanel positionId={position.id} onClose={() => setPanel(null)} /> : null}
      {panel === "export" ? (
        <ExportPanel of="position" id={position.id} name={position.title} onClose={() => setPanel(null)} />
      ) : null}
    </>
  );
}
