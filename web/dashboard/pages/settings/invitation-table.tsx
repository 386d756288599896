/** The invitations that wait for an answer: send again, copy the link, revoke. */
import { useMutation, useQuery } from "@tanstack/react-query";
import type { MemberInvitation } from "../../../../shared/native.ts";
import { Button } from "../../../ui/button.tsx";
import { CopyButton } from "../../../ui/copy-button.tsx";
import { StateWord } from "../../../ui/state-word.tsx";
import { type Column, Table } from "../../../ui/table.tsx";
import { Time } from "../../../ui/time.tsx";
import { toast } from "../../../ui/toast.tsx";
import { api } from "../../api.ts";
import { PageError } from "../../page-error.tsx";
import { keys, useRefresh } from "../../queries.ts";
import { problemWords } from "../../words.ts";
import { invitationsQuery } from "./member-queries.ts";
import { ROLE_WORDS } from "./member-words.ts";

const saidBad = (error: unknown) => {
  const { title, detail } = problemWords(error);
  toast(`${title}. ${detail}`, "bad");
};

export function InvitationTable() {
  const list = useQuery(invitationsQuery);
  const refresh = useRefresh();
  const read = () => refresh(keys.memberInvitations, keys.mails, keys.audit);
  const resend = useMutation({
    mutationFn: ({ id }: MemberInvitation) => api.POST("/member-invitations/{id}/resend", { params: { path: { id } } }),
    onSuccess: async ({ email }) => {
      await read();
      toast(`${email} gets a new link. The earlier one has ended.`);
    },
    onError: saidBad,
  });
  const revoke = useMutation({
    mutationFn: ({ id }: MemberInvitation) => api.DELETE("/member-invitations/{id}", { params: { path: { id } } }),
    onSuccess: async (_answer, { email }) => {
      await read();
      toast(`The invitation of ${email} is revoked.`);
    },
    onError: saidBad,
  });
  if (list.isError) return <PageError error={list.error} again={() => void list.refetch()} />;
  if (!list.data || list.data.length === 0) return null;
  const columns: Column<MemberInvitation>[] = [
    {
      key: "email",
      head: "Invited",
      naming: true,
      cell: (invitation) => (
        <>
          <span className="font-medium wrap-anywhere">{invitation.name || invitation.email}</span>
          {invitation.name ? (
            <span className="block text-13 wrap-anywhere text-text-quiet">{invitation.email}</span>
          ) : null}
        </>
      ),
    },
    { key: "role", head: "Role", cell: (invitation) => ROLE_WORDS[invitation.role].words },
    {
      key: "state",
      head: "State",
      cell: (invitation) =>
        invitation.state === "expired" ? (
          <StateWord tone="warn">Expired</StateWord>
        ) : (
          <span>
            <StateWord tone="neutral">Waiting</StateWord>{" "}
            <span className="block text-13 text-text-quiet">
              until <Time at={invitation.expiresAt} show="day" />
            </span>
          </span>
        ),
    },
    {
      key: "actions",
      head: "Actions",
      headHidden: true,
      cell: (invitation) => (
        <span className="flex flex-wrap gap-2 @2xl:flex-nowrap @2xl:justify-end @2xl:whitespace-nowrap">
          {invitation.link ? <CopyButton text={invitation.link} label="Copy link" /> : null}
          <Button
            busy={resend.isPending && resend.variables.id === invitation.id}
            onClick={() => resend.mutate(invitation)}
          >
            Send again<span className="sr-only"> to {invitation.email}</span>
          </Button>
          <Button
            look="bad"
            busy={revoke.isPending && revoke.variables.id === invitation.id}
            onClick={() => revoke.mutate(invitation)}
          >
            Revoke<span className="sr-only"> the invitation of {invitation.email}</span>
          </Button>
        </span>
      ),
    },
  ];
  return (
    <section className="mt-8">
      <h3 className="m-0 mb-2 text-17">Invitations</h3>
      <Table caption="Invitations" columns={columns} rows={list.data} rowKey={(invitation) => invitation.id} />
    </section>
  );
}
