/** The page behind an invitation to the team: who asks, and the way in, with or without an account. */
import { queryOptions, useQuery } from "@tanstack/react-query";
import { getRouteApi, Link, useRouter } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import type { InvitationToAccept, Role } from "../../../shared/native.ts";
import { Button, buttonClass } from "../../ui/button.tsx";
import { TextField } from "../../ui/field.tsx";
import { ErrorNote, Loading } from "../../ui/notes.tsx";
import { Time } from "../../ui/time.tsx";
import { ApiProblem, api, chooseWorkspace } from "../api.ts";
import { DoorFrame } from "../door-frame.tsx";
import { keys, queryClient } from "../queries.ts";
import { signOut } from "../sign-in-calls.ts";
import { problemWords, refusalOf } from "../words.ts";

const route = getRouteApi("/accept-invitation");
const SHORTEST = 10;

const invitationQuery = (token: string) =>
  queryOptions({
    queryKey: ["invitation", token],
    queryFn: ({ signal }) => api.GET("/member-invitations/accept", { params: { query: { token } }, signal }),
  });

const AS: Record<Role, string> = {
  owner: "an owner: everything, with settings and members",
  recruiter: "a recruiter: positions, candidates and decisions",
  reviewer: "a reviewer: watching and scoring interviews",
  viewer: "a viewer: watching interviews",
};

export function AcceptInvitationPage() {
  const { token = "" } = route.useSearch();
  const read = useQuery(invitationQuery(token));
  if (read.data) return <Invitation token={token} invitation={read.data} again={() => void read.refetch()} />;
  if (!read.isError) {
    return (
      <DoorFrame title="Invitation">
        <Loading what="Reading the invitation" />
      </DoorFrame>
    );
  }
  const { title, detail } = problemWords(read.error);
  const over = read.error instanceof ApiProblem && (read.error.status === 410 || read.error.status === 404);
  return (
    <DoorFrame title={over ? "This invitation has ended" : "Invitation"}>
      {over ? <p className="m-0 mb-5">{detail}</p> : null}
      {over ? (
        <Link to="/sign-in" className={buttonClass("plain", "self-start")}>
          Sign in
        </Link>
      ) : (
        <ErrorNote title={title} retry={() => void read.refetch()}>
          {detail}
        </ErrorNote>
      )}
    </DoorFrame>
  );
}

function Invitation({
  token,
  invitation,
  again,
}: {
  token: string;
  invitation: InvitationToAccept;
  again: () => void;
}) {
  const router = useRouter();
  const { accountExists, email, signedInAs } = invitation;
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const accept = async (account?: { name: string; password: string }) => {
    setBusy(true);
    setProblem(null);
    try {
      const { workspaceId } = await api.POST("/member-invitations/accept", { body: { token, ...account } });
      chooseWorkspace(workspaceId);
      queryClient.clear();
      router.history.push("/app/positions");
    } catch (error) {
      setProblem(error);
      setBusy(false);
    }
  };
  const leave = async () => {
    setBusy(true);
    try {
      await signOut();
      await queryClient.resetQueries({ queryKey: keys.session });
      again();
    } catch (error) {
      setProblem(error);
    }
    setBusy(false);
  };
  const { faults, words } = refusalOf(problem);
  return (
    <DoorFrame title={`Join ${invitation.workspaceName}`}>
      <p className="m-0 mb-2 wrap-anywhere">
        {invitation.invitedBy} invites <span className="font-medium">{email}</span> as {AS[invitation.role]}.
      </p>
      <p className="m-0 mb-6 text-13 text-text-quiet">
        The invitation is open until <Time at={invitation.expiresAt} />.
      </p>
      {signedInAs !== null && signedInAs !== email ? (
        <div className="flex flex-col items-start gap-4">
          <p className="m-0 wrap-anywhere">
            You are signed in as {signedInAs}. The invitation is for another address: sign out to go on.
          </p>
          <Button look="main" busy={busy} onClick={() => void leave()}>
            Sign out
          </Button>
        </div>
      ) : null}
      {signedInAs === email ? (
        <Button look="main" className="min-h-10" busy={busy} onClick={() => void accept()}>
          Accept the invitation
        </Button>
      ) : null}
      {signedInAs === null && accountExists ? (
        <div className="flex flex-col items-start gap-4">
          <p className="m-0">You have an account already. Sign in with it, then accept.</p>
          <Link
            to="/sign-in"
            search={{ back: `/app/accept-invitation?token=${encodeURIComponent(token)}` }}
            className={buttonClass("main", "min-h-10")}
          >
            Sign in
          </Link>
        </div>
      ) : null}
      {signedInAs === null && !accountExists ? (
        <NewAccount name={invitation.name} email={email} busy={busy} faults={faults} onAccept={accept} />
      ) : null}
      {words ? (
        <div className="mt-4">
          <ErrorNote title={words.title}>{words.detail}</ErrorNote>
        </div>
      ) : null}
    </DoorFrame>
  );
}

function NewAccount({
  name: given,
  email,
  busy,
  faults,
  onAccept,
}: {
  name: string;
  email: string;
  busy: boolean;
  faults: Readonly<Record<string, string>>;
  onAccept: (account: { name: string; password: string }) => Promise<void>;
}) {
  const [name, setName] = useState(given);
  const [password, setPassword] = useState("");
  const [tried, setTried] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (name.trim() && password.length >= SHORTEST && !busy) void onAccept({ name: name.trim(), password });
  };
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-4">
      <input type="text" autoComplete="username" value={email} readOnly hidden />
      <TextField
        label="Your name"
        autoComplete="name"
        maxLength={120}
        value={name}
        onChange={setName}
        fault={tried && !name.trim() ? "Your name is needed." : faults["/name"]}
      />
      <TextField
        label="Password"
        type="password"
        autoComplete="new-password"
        maxLength={200}
        hint={`At least ${SHORTEST} characters.`}
        value={password}
        onChange={setPassword}
        fault={tried && password.length < SHORTEST ? `It needs at least ${SHORTEST} characters.` : faults["/password"]}
      />
      <Button look="main" type="submit" busy={busy} className="min-h-10">
        Accept and sign in
      </Button>
    </form>
  );
}
