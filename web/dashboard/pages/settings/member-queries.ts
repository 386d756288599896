/** What the members' section reads. */
import { queryOptions } from "@tanstack/react-query";
import type { Member, MemberInvitation } from "../../../../shared/native.ts";
import { api } from "../../api.ts";
import { keys } from "../../queries.ts";

/** More than a team has; the rest is not shown. */
const MOST_ROWS = 2_000;

/** All pages of a list. */
async function readPages<Row>(
  read: (cursor?: string) => Promise<{ data: Row[]; next: string | null }>,
): Promise<Row[]> {
  const rows: Row[] = [];
  let next: string | null = null;
  do {
    const page: { data: Row[]; next: string | null } = await read(next ?? undefined);
    rows.push(...page.data);
    next = page.next;
  } while (next !== null && rows.length < MOST_ROWS);
  return rows;
}

const after = (cursor: string | undefined) => ({ limit: 200, ...(cursor === undefined ? {} : { cursor }) });

/** By name. */
export const membersQuery = queryOptions({
  queryKey: keys.members,
  queryFn: async ({ signal }): Promise<Member[]> => {
    const rows = await readPages((cursor) => api.GET("/members", { params: { query: after(cursor) }, signal }));
    return rows.sort((one, other) => one.name.localeCompare(other.name));
  },
});

/** Invitations that were neither accepted nor revoked, the newest first. */
export const invitationsQuery = queryOptions({
  queryKey: keys.memberInvitations,
  queryFn: ({ signal }): Promise<MemberInvitation[]> =>
    readPages((cursor) =>
      api.GET("/member-invitations", { params: { query: { ...after(cursor), waiting: "true" } }, signal }),
    ),
});
