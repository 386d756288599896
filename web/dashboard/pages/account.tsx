/** One's own account: name, password, second factor, workspaces, and where one is signed in. */
import { useQuery } from "@tanstack/react-query";
import { Notice } from "../../ui/notes.tsx";
import { PageFrame } from "../page-frame.tsx";
import { sessionQuery } from "../queries.ts";
import { FactorSection } from "./account/factor-section.tsx";
import { NameSection } from "./account/name-section.tsx";
import { PasswordSection } from "./account/password-section.tsx";
import { SessionsSection } from "./account/sessions-section.tsx";
import { WorkspacesSection } from "./account/workspaces-section.tsx";

export function AccountPage() {
  const { data: session } = useQuery(sessionQuery);
  const account = session?.account;
  if (!account) return <PageFrame title="Your account">{null}</PageFrame>;
  return (
    <PageFrame title="Your account" beside={<span className="wrap-anywhere">{account.email}</span>}>
      <div className="flex max-w-200 flex-col gap-8">
        {session.secondFactorNeeded ? (
          <Notice tone="warn">
            {session.workspace?.name ?? "This workspace"} asks its members for a second factor. Turn yours on to go on.
          </Notice>
        ) : null}
        <FactorSection on={account.secondFactor} required={session.secondFactorNeeded} />
        <NameSection name={account.name} />
        <PasswordSection email={account.email} />
        <SessionsSection />
        <WorkspacesSection session={session} />
      </div>
    </PageFrame>
  );
}
