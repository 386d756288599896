/** Settings: who belongs to the workspace, and what each role may do. */
import { queryOptions, useQuery } from "@tanstack/react-query";
import type { Member, Page, Role } from "../../../../shared/native.ts";
import { Loading } from "../../../ui/notes.tsx";
import { Tag } from "../../../ui/state-word.tsx";
import { type Column, Table } from "../../../ui/table.tsx";
import { Time } from "../../../ui/time.tsx";
import { call } from "../../api.ts";
import { PageError } from "../../page-error.tsx";
import { keys } from "../../queries.ts";
import { SectionHead } from "./section-form.tsx";

const membersQuery = queryOptions({
  queryKey: keys.members,
  queryFn: async ({ signal }) => (await call<Page<Member>>("/members", { signal })).data,
});

const ROLE_WORDS: Record<Role, { words: string; may: string }> = {
  owner: { words: "Owner", may: "Everything, with settings and API keys." },
  recruiter: { words: "Recruiter", may: "Positions, candidates, decisions and fields." },
  reviewer: { words: "Reviewer", may: "Reads positions, candidates and answers." },
  viewer: { words: "Viewer", may: "Reads positions, candidates and answers." },
};

export function MembersSection({ ownId }: { ownId: string }) {
  const list = useQuery(membersQuery);
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
      cell: (member) => (
        <>
          {ROLE_WORDS[member.role].words}
          <span className="block text-13 text-text-quiet">{ROLE_WORDS[member.role].may}</span>
        </>
      ),
    },
    { key: "since", head: "Since", cell: (member) => <Time at={member.createdAt} show="day" /> },
  ];
  return (
    <>
      <SectionHead title="Members">Who signs in to this workspace.</SectionHead>
      {list.isPending ? <Loading what="Reading the members" /> : null}
      {list.isError ? <PageError error={list.error} again={() => void list.refetch()} /> : null}
      {list.data ? <Table caption="Members" columns={columns} rows={list.data} rowKey={(member) => member.id} /> : null}
    </>
  );
}
