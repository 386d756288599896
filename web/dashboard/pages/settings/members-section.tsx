/** Settings: who belongs to the workspace, who is invited, and whether a second factor is asked for. */
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Member, Session } from "../../../../shared/native.ts";
import { Button } from "../../../ui/button.tsx";
import { Loading } from "../../../ui/notes.tsx";
import { StateWord, Tag } from "../../../ui/state-word.tsx";
import { Switch } from "../../../ui/switch.tsx";
import { type Column, Table } from "../../../ui/table.tsx";
import { Time } from "../../../ui/time.tsx";
import { PageError } from "../../page-error.tsx";
import { workspaceQuery } from "../../queries.ts";
import { problemWords } from "../../words.ts";
import { InvitationTable } from "./invitation-table.tsx";
import { InvitePanel } from "./invite-panel.tsx";
import { MemberPanel } from "./member-panel.tsx";
import { membersQuery } from "./member-queries.ts";
import { ROLE_WORDS } from "./member-words.ts";
import { SectionHead } from "./section-form.tsx";
import { useSaveWorkspace } from "./use-save-workspace.ts";

/** own: who looks. Owners change what others read. */
export function MembersSection({ own }: { own: NonNullable<Session["member"]> }) {
  const list = useQuery(membersQuery);
  const [open, setOpen] = useState<Member | "invite" | null>(null);
  const isOwner = own.role === "owner";
  return (
    <>
      <SectionHead title="Members">Who signs in to this workspace.</SectionHead>
      {isOwner ? (
        <div className="mb-4">
          <Button look="main" onClick={() => setOpen("invite")}>
            Invite somebody
          </Button>
        </div>
      ) : null}
      {list.isPending ? <Loading what="Reading the members" /> : null}
      {list.isError ? <PageError error={list.error} again={() => void list.refetch()} /> : null}
      {list.data ? <MemberTable members={list.data} ownId={own.id} onChange={isOwner ? setOpen : null} /> : null}
      {isOwner ? <InvitationTable /> : null}
      {isOwner ? <FactorRule without={list.data?.filter((member) => !member.secondFactor).length ?? 0} /> : null}
      {open === "invite" ? <InvitePanel onClose={() => setOpen(null)} /> : null}
      {open !== null && open !== "invite" ? (
        <MemberPanel member={open} isOwn={open.id === own.id} onClose={() => setOpen(null)} />
      ) : null}
    </>
  );
}

function MemberTable({
  members,
  ownId,
  onChange,
}: {
  members: readonly Member[];
  ownId: string;
  onChange: ((member: Member) => void) | null;
}) {
  const columns: Column<Member>[] = [
    {
      key: "name",
      head: "Member",
      naming: true,
      cell: (member) => (
        <>
          <span className="font-medium wrap-anywhere">{member.name}</span> {member.id === ownId ? <Tag>You</Tag> : null}
          <span className="block text-13 wrap-anywhere text-text-quiet">{member.email}</span>
        </>
      ),
    },
    {
      key: "role",
      head: "Role",
      cell: (member) => <span title={ROLE_WORDS[member.role].may}>{ROLE_WORDS[member.role].words}</span>,
    },
    { key: "since", head: "Since", wide: true, cell: (member) => <Time at={member.createdAt} show="day" /> },
    {
      key: "seen",
      head: "Last seen",
      cell: (member) =>
        member.lastSeenAt ? <Time at={member.lastSeenAt} show="day" /> : <span className="text-text-quiet">Never</span>,
    },
    {
      key: "factor",
      head: "Second factor",
      cell: (member) => (
        <StateWord tone={member.secondFactor ? "good" : "neutral"}>{member.secondFactor ? "On" : "Off"}</StateWord>
      ),
    },
  ];
  if (onChange) {
    columns.push({
      key: "actions",
      head: "Actions",
      headHidden: true,
      cell: (member) => (
        <Button onClick={() => onChange(member)}>
          Change<span className="sr-only"> {member.name}</span>
        </Button>
      ),
    });
  }
  return <Table caption="Members" columns={columns} rows={members} rowKey={(member) => member.id} />;
}

/** without: how many members would have to turn theirs on. */
function FactorRule({ without }: { without: number }) {
  const { data: workspace } = useQuery(workspaceQuery);
  const save = useSaveWorkspace("The rule is saved.");
  if (!workspace) return null;
  const words = save.error ? problemWords(save.error) : null;
  const on = workspace.settings.requireSecondFactor;
  return (
    <section className="mt-8 max-w-170">
      <h3 className="m-0 mb-3 text-17">Signing in</h3>
      <Switch
        label="Every member needs a second factor"
        hint={
          without > 0 && !on
            ? `${without === 1 ? "One member has" : `${without} members have`} none yet: they reach nothing but their account until they turn it on. API keys go on working.`
            : "Who has none reaches nothing but their account until they turn it on. API keys go on working."
        }
        checked={on}
        disabled={save.isPending}
        fault={words ? `${words.title}. ${words.detail}` : undefined}
        onChange={(requireSecondFactor) => save.mutate({ settings: { requireSecondFactor } })}
      />
    </section>
  );
}
