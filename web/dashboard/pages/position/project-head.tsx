/** The heading of one project's positions, with what can be done with the project. */
import { useState } from "react";
import type { Project } from "../../../../shared/native.ts";
import { Button } from "../../../ui/button.tsx";
import { TextField } from "../../../ui/field.tsx";
import { MoreSign } from "../../../ui/icons.tsx";
import { Menu } from "../../../ui/menu.tsx";
import { ErrorNote } from "../../../ui/notes.tsx";
import { SidePanel } from "../../../ui/side-panel.tsx";
import { toast } from "../../../ui/toast.tsx";
import { api, ifVersion } from "../../api.ts";
import { useRefresh } from "../../queries.ts";
import { useMayWrite } from "../../use-may-write.ts";
import { problemWords } from "../../words.ts";
import { PROJECTS_KEY } from "./position-queries.ts";

/** onGone: after the project was archived. */
export function ProjectHead({ project, onGone }: { project: Project; onGone: () => void }) {
  const mayWrite = useMayWrite();
  const refresh = useRefresh();
  const [renaming, setRenaming] = useState(false);
  const archive = async () => {
    try {
      await api.POST("/projects/{id}/archive", { params: { path: { id: project.id } } });
      await refresh(PROJECTS_KEY);
      toast("The project is archived. Its positions stay in the list.");
      onGone();
    } catch (error) {
      const { title, detail } = problemWords(error);
      toast(`${title}. ${detail}`, "bad");
    }
  };
  return (
    <div className="mb-2 flex items-center gap-2">
      <h2 className="m-0 min-w-0 break-words">{project.title}</h2>
      {mayWrite ? (
        <Menu
          label={`Actions of the project ${project.title}`}
          actions={[
            { label: "Rename project", onSelect: () => setRenaming(true) },
            { label: "Archive project", onSelect: () => void archive() },
          ]}
        >
          <MoreSign />
        </Menu>
      ) : null}
      {renaming ? <RenamePanel project={project} onClose={() => setRenaming(false)} /> : null}
    </div>
  );
}

function RenamePanel({ project, onClose }: { project: Project; onClose: () => void }) {
  const refresh = useRefresh();
  const [title, setTitle] = useState(project.title);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const rename = async () => {
    setBusy(true);
    try {
      await api.PATCH("/projects/{id}", {
        params: { path: { id: project.id }, header: ifVersion(project.version) },
        body: { title: title.trim() },
      });
      await refresh(PROJECTS_KEY);
      onClose();
    } catch (error) {
      setProblem(error);
      setBusy(false);
    }
  };
  return (
    <SidePanel
      open
      onClose={onClose}
      title="Rename project"
      footer={
        <>
          <Button look="main" type="submit" form="rename-project" busy={busy} disabled={!title.trim()}>
            Rename project
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </>
      }
    >
      <form
        id="rename-project"
        className="flex flex-col gap-5"
        onSubmit={(event) => {
          event.preventDefault();
          if (title.trim() && !busy) void rename();
        }}
      >
        <TextField label="Name" maxLength={120} value={title} onChange={setTitle} />
        {problem ? <ErrorNote title={problemWords(problem).title}>{problemWords(problem).detail}</ErrorNote> : null}
      </form>
    </SidePanel>
  );
}
