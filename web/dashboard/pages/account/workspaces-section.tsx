/** Account: the workspaces one belongs to, and leaving one. */
import { useState } from "react";
import type { Session } from "../../../../shared/native.ts";
import { Button } from "../../../ui/button.tsx";
import { Confirm } from "../../../ui/confirm.tsx";
import { ErrorNote } from "../../../ui/notes.tsx";
import { Tag } from "../../../ui/state-word.tsx";
import { type Column, Table } from "../../../ui/table.tsx";
import { toast } from "../../../ui/toast.tsx";
import { api } from "../../api.ts";
import { keys, useRefresh } from "../../queries.ts";
import { useNextWorkspace } from "../../use-next-workspace.ts";
import { problemWords } from "../../words.ts";
import { ROLE_WORDS } from "../settings/member-words.ts";
import { AccountSection } from "./account-section.tsx";

type Workspace = Session["workspaces"][number];

export function WorkspacesSection({ session }: { session: Session }) {
  const goOn = useNextWorkspace();
  const refresh = useRefresh();
  const [leaving, setLeaving] = useState<Workspace | null>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const leave = async (workspace: Workspace) => {
    setBusy(true);
    setProblem(null);
    try {
      await api.DELETE("/account/memberships/{id}", { params: { path: { id: workspace.id } } });
      setLeaving(null);
      if (workspace.id === session.workspace?.id) await goOn();
      else await refresh(keys.session);
      toast(`You have left ${workspace.name}.`);
    } catch (error) {
      setLeaving(null);
      setProblem(error);
    }
    setBusy(false);
  };
  const columns: Column<Workspace>[] = [
    {
      key: "name",
      head: "Workspace",
      naming: true,
      cell: (workspace) => (
        <>
          <span className="font-medium wrap-anywhere">{workspace.name}</span>{" "}
          {workspace.id === session.workspace?.id ? <Tag>Open</Tag> : null}
        </>
      ),
    },
    { key: "role", head: "Role", cell: (workspace) => ROLE_WORDS[workspace.role].words },
    {
      key: "actions",
      head: "Actions",
      headHidden: true,
      cell: (workspace) => (
        <Button onClick={() => setLeaving(workspace)}>
          Leave …<span className="sr-only"> {workspace.name}</span>
        </Button>
      ),
    },
  ];
  const words = problem ? problemWords(problem) : null;
  return (
    <AccountSection title="Your workspaces" words="Only an owner can invite you back to one that you leave.">
      <Table caption="Workspaces" columns={columns} rows={session.workspaces} rowKey={(row) => row.id} />
      {words ? (
        <div className="mt-4">
          <ErrorNote title={words.title}>{words.detail}</ErrorNote>
        </div>
      ) : null}
      <Confirm
        open={leaving !== null}
        onClose={() => setLeaving(null)}
        title={`Leave ${leaving?.name ?? ""}?`}
        action="Leave workspace"
        bad
        busy={busy}
        onConfirm={() => {
          if (leaving) void leave(leaving);
        }}
      >
        You reach nothing of it from now on, on any device. What you did stays, with your name.
      </Confirm>
    </AccountSection>
  );
}
