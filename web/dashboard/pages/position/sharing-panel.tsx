/** Who of the team sees a position: everybody, or owners and chosen members. */
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Position } from "../../../../shared/native.ts";
import { Button } from "../../../ui/button.tsx";
import { ErrorNote, Loading } from "../../../ui/notes.tsx";
import { Select } from "../../../ui/select.tsx";
import { SidePanel } from "../../../ui/side-panel.tsx";
import { Checkbox } from "../../../ui/switch.tsx";
import { toast } from "../../../ui/toast.tsx";
import { api, ifVersion } from "../../api.ts";
import { keys, sessionQuery, useRefresh } from "../../queries.ts";
import { problemWords } from "../../words.ts";

const ACCESSES = [
  { value: "team", label: "The whole team" },
  { value: "chosen", label: "Owners and chosen members" },
] as const;

export function SharingPanel({ position, onClose }: { position: Position; onClose: () => void }) {
  const refresh = useRefresh();
  const session = useQuery(sessionQuery).data;
  const members = useQuery({
    queryKey: [...keys.members, "to-choose"],
    queryFn: async ({ signal }) => (await api.GET("/members", { params: { query: { limit: 200 } }, signal })).data,
  });
  const [access, setAccess] = useState(position.access);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(position.memberIds));
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const choosable = members.data?.filter(({ role }) => role !== "owner") ?? [];
  const save = async () => {
    setBusy(true);
    setProblem(null);
    try {
      await api.PUT("/positions/{id}/sharing", {
        params: { path: { id: position.id }, header: ifVersion(position.version) },
        body: { access, memberIds: access === "chosen" ? [...chosen] : [] },
      });
      await refresh(keys.positions);
      toast(access === "team" ? "The whole team sees this position." : "Owners and the chosen members see it.");
      onClose();
    } catch (error) {
      setProblem(error);
      setBusy(false);
    }
  };
  const tick = (id: string, on: boolean) => {
    const next = new Set(chosen);
    if (on) next.add(id);
    else next.delete(id);
    setChosen(next);
  };
  return (
    <SidePanel
      open
      onClose={onClose}
      title="Who sees this position"
      footer={
        <>
          <Button look="main" busy={busy} onClick={() => void save()}>
            Save
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </>
      }
    >
      <div className="flex flex-col gap-5">
        <Select
          label="Seen by"
          hint="For everybody else the position and its candidates are not there. Owners and API keys see every position."
          value={access}
          options={ACCESSES}
          onChange={setAccess}
        />
        {access === "chosen" ? (
          <fieldset className="m-0 min-w-0 border-0 p-0">
            <legend className="mb-2 p-0 font-medium">Members</legend>
            {members.isPending ? <Loading what="Reading the members" /> : null}
            {members.isError ? (
              <ErrorNote title="The members could not be read" retry={() => void members.refetch()}>
                {problemWords(members.error).detail}
              </ErrorNote>
            ) : null}
            {members.data && choosable.length === 0 ? (
              <p className="m-0 text-text-quiet">There are only owners yet. Invite people in the settings.</p>
            ) : null}
            <div className="flex flex-col gap-2">
              {choosable.map((member) => {
                const self = session?.member?.id === member.id;
                return (
                  <Checkbox
                    key={member.id}
                    label={member.name}
                    hint={self ? `${member.email}. You, and so always included.` : member.email}
                    checked={self || chosen.has(member.id)}
                    disabled={self}
                    onChange={(on) => tick(member.id, on)}
                  />
                );
              })}
            </div>
          </fieldset>
        ) : null}
        {problem ? <ErrorNote title={problemWords(problem).title}>{problemWords(problem).detail}</ErrorNote> : null}
      </div>
    </SidePanel>
  );
}
