/** The project of a position: one that is there, or a new one, made at once. */
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "../../../ui/button.tsx";
import { TextField } from "../../../ui/field.tsx";
import { Select } from "../../../ui/select.tsx";
import { api } from "../../api.ts";
import { useRefresh } from "../../queries.ts";
import { problemWords } from "../../words.ts";
import { PROJECTS_KEY, projectsQuery } from "./position-queries.ts";

const NONE = "none";
const NEW = "new";

export function ProjectPicker({
  needed = false,
  value,
  fault,
  onChange,
}: {
  /** There is no choice without a project. */
  needed?: boolean;
  /** A project's id, or null. */
  value: string | null;
  fault?: string | undefined;
  onChange: (projectId: string | null) => void;
}) {
  const { data: projects = [], isPending } = useQuery(projectsQuery);
  const refresh = useRefresh();
  const [title, setTitle] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  // An archived project is not offered to other positions; a position that is in one stays there.
  const unlisted = value !== null && !isPending && !projects.some(({ id }) => id === value);
  const make = async () => {
    if (!title?.trim() || busy) return;
    setBusy(true);
    try {
      const project = await api.POST("/projects", { body: { title: title.trim() } });
      await refresh(PROJECTS_KEY);
      onChange(project.id);
      setTitle(null);
      setProblem(null);
    } catch (error) {
      setProblem(problemWords(error).detail);
    }
    setBusy(false);
  };
  return (
    <div className="flex flex-col gap-3">
      <Select
        label="Project"
        hint={
          needed
            ? "What the job is for; it groups posts and positions."
            : "The list of positions can be narrowed to one project."
        }
        fault={fault}
        value={title === null ? (value ?? NONE) : NEW}
        options={[
          { value: NONE, label: needed ? "Choose a project" : "No project" },
          ...(unlisted ? [{ value, label: "An archived project" }] : []),
          ...projects.map((project) => ({ value: project.id, label: project.title })),
          { value: NEW, label: "New project …" },
        ]}
        onChange={(chosen) => {
          setTitle(chosen === NEW ? "" : null);
          if (chosen !== NEW) onChange(chosen === NONE ? null : chosen);
        }}
      />
      {title === null ? null : (
        <div className="flex items-end gap-2">
          <div className="min-w-0 flex-1">
            <TextField
              label="Name of the new project"
              maxLength={120}
              value={title}
              fault={problem ?? undefined}
              onChange={setTitle}
              onKeyDown={(event) => {
                if (event.key !== "Enter") return;
                event.preventDefault();
                void make();
              }}
            />
          </div>
          <Button busy={busy} disabled={!title.trim()} onClick={() => void make()}>
            Create
          </Button>
        </div>
      )}
    </div>
  );
}
