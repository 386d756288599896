/** Settings: one section at a time; which one stands in the address (?section=). */
import { useQuery } from "@tanstack/react-query";
import { Link, useSearch } from "@tanstack/react-router";
import type { Session } from "../../../shared/native.ts";
import { Loading } from "../../ui/notes.tsx";
import { PageError } from "../page-error.tsx";
import { PageFrame } from "../page-frame.tsx";
import { sessionQuery, workspaceQuery } from "../queries.ts";
import { BrandingSection } from "./settings/branding-section.tsx";
import { EmbeddingSection } from "./settings/embedding-section.tsx";
import { ExportsSection } from "./settings/exports-section.tsx";
import { FieldsSection } from "./settings/fields-section.tsx";
import { MembersSection } from "./settings/members-section.tsx";
import { messageIn } from "./settings/message-draft.ts";
import { MessagesSection } from "./settings/messages-section.tsx";
import { PrivacySection } from "./settings/privacy-section.tsx";
import { ReviewsSection } from "./settings/reviews-section.tsx";
import { type SectionId, sectionIn, sectionsFor } from "./settings/sections.ts";
import { WebhooksSection } from "./settings/webhooks-section.tsx";
import { WorkspaceSection } from "./settings/workspace-section.tsx";

type SignedIn = NonNullable<Session["member"]>;

export function SettingsPage() {
  const { data: session } = useQuery(sessionQuery);
  const address: Record<string, unknown> = useSearch({ strict: false });
  const member = session?.member;
  if (!member) return <PageFrame title="Settings">{null}</PageFrame>;
  const section = sectionIn(address, member.role);
  return (
    <PageFrame title="Settings">
      <div className="flex flex-col gap-6 lg:grid lg:grid-cols-[11rem_minmax(0,1fr)] lg:gap-10">
        <nav
          aria-label="Settings"
          className="flex flex-wrap gap-1 border-hairline max-lg:-mx-2 max-lg:border-b max-lg:pb-3 lg:flex-col"
        >
          {sectionsFor(member.role).map(({ id, words }) => (
            <Link
              key={id}
              to="/settings"
              search={{ section: id }}
              activeProps={{}}
              aria-current={id === section ? "page" : undefined}
              className="flex min-h-8 shrink-0 items-center rounded-6 px-2 text-15 whitespace-nowrap text-text no-underline hover:bg-sunken pointer-coarse:min-h-11 aria-[current=page]:bg-accent-tint aria-[current=page]:font-medium aria-[current=page]:text-accent"
            >
              {words}
            </Link>
          ))}
          {member.role === "owner" || member.role === "recruiter" ? (
            <Link
              to="/audit"
              className="flex min-h-8 shrink-0 items-center rounded-6 px-2 text-15 whitespace-nowrap text-text no-underline hover:bg-sunken pointer-coarse:min-h-11"
            >
              Audit log
            </Link>
          ) : null}
        </nav>
        <div className="min-w-0">
          <Section section={section} member={member} address={address} />
        </div>
      </div>
    </PageFrame>
  );
}

function Section({
  section,
  member,
  address,
}: {
  section: SectionId;
  member: SignedIn;
  address: Record<string, unknown>;
}) {
  switch (section) {
    case "fields":
      return <FieldsSection mayDefine={member.role === "owner" || member.role === "recruiter"} />;
    case "members":
      return <MembersSection own={member} />;
    case "webhooks":
      return <WebhooksSection />;
    case "exports":
      return <ExportsSection />;
    default:
      return <OfWorkspace section={section} address={address} />;
  }
}

function OfWorkspace({
  section,
  address,
}: {
  section: "workspace" | "branding" | "messages" | "privacy" | "reviews" | "embedding";
  address: Record<string, unknown>;
}) {
  const { data: workspace, error, refetch } = useQuery(workspaceQuery);
  if (!workspace) {
    return error ? <PageError error={error} again={() => void refetch()} /> : <Loading what="Reading the settings" />;
  }
  switch (section) {
    case "workspace":
      return <WorkspaceSection workspace={workspace} />;
    case "branding":
      return <BrandingSection workspace={workspace} />;
    case "messages":
      return <MessagesSection workspace={workspace} open={messageIn(address)} />;
    case "privacy":
      return <PrivacySection workspace={workspace} />;
    case "reviews":
      return <ReviewsSection workspace={workspace} />;
    case "embedding":
      return <EmbeddingSection workspace={workspace} />;
  }
}
