/** Mail to members of the team and to those who shall become one: its links, and what it says. */
import type { Kysely } from "kysely";
import type { Role } from "../../../shared/native.ts";
import type { Schema } from "../../platform/database/schema.ts";
import type { Keyring } from "../../platform/keyring/keyring.ts";
import type { WorkspaceId } from "../actor.ts";
import { firstName } from "../interviews/index.ts";
import type { WorkspaceRecord } from "../workspaces/index.ts";
import type { ComposeDeps, MailRow } from "./compose-mail.ts";
import { type AccountMailKind, DEFAULT_MESSAGES } from "./default-messages.ts";
import { type RenderedMail, renderMail } from "./render-mail.ts";

/** What accepts an invitation to the team: derived, so that a mail can carry it and no row has to; a raised generation voids it. */
export const memberInvitationToken = (keyring: Keyring, id: string, generation: number): string =>
  keyring.sign("member-invitation", `${id}:${generation}`);

/** What allows a new password, once. */
export const passwordResetToken = (keyring: Keyring, id: string): string => keyring.sign("password-reset", id);

/** The page that an invitation to the team leads to. */
export const memberInvitationLink = (deps: ComposeDeps, id: string, generation: number): string =>
  `${deps.publicUrl}/app/accept-invitation?token=${memberInvitationToken(deps.keyring, id, generation)}`;

/** What such a mail is about, as it is now. */
export interface AccountMailSubject {
  kind: AccountMailKind;
  /** Of an invitation its role: whoever may not give it does not see the link. Null for a forgotten password: nobody does. */
  role: Role | null;
  generation: number;
  /** What in the link is a secret; null when nothing is. */
  token: string | null;
  link: string;
  /** Who invites; of a webhook its address. */
  inviter: string;
  /** What the message says besides; empty for most. */
  reason: string;
  expiresAt: Date;
  /** Why it should not go out any more; null when it should. */
  whyNot: string | null;
}

/** Reads what a mail to a member is about; null for every other mail. */
export async function readAccountSubject(
  deps: ComposeDeps & { database: Kysely<Schema> },
  workspaceId: WorkspaceId,
  mail: Pick<MailRow, "purpose" | "content" | "created_at">,
  now: Date,
): Promise<AccountMailSubject | null> {
  const { memberInvitationId, passwordResetId } = mail.content;
  if (mail.purpose === "member_invitation" && memberInvitationId !== undefined) {
    const row = await deps.database
      .selectFrom("member_invitations")
      .selectAll()
      .where("workspace_id", "=", workspaceId)
      .where("id", "=", memberInvitationId)
      .executeTakeFirst();
    const generation = mail.content.rendered?.codeGeneration ?? row?.generation ?? 0;
    return {
      kind: "member_invitation",
      role: row?.role ?? "owner",
      generation,
      token: memberInvitationToken(deps.keyring, memberInvitationId, generation),
      link: memberInvitationLink(deps, memberInvitationId, generation),
      inviter: row?.invited_by ?? "",
      reason: "",
      expiresAt: row?.expires_at ?? mail.created_at,
      whyNot: !row || row.revoked_at ? "The invitation was revoked." : row.accepted_at ? "It was accepted." : null,
    };
  }
  if (mail.purpose === "password_reset" && passwordResetId !== undefined) {
    const row = await deps.database
      .selectFrom("sign_in_resets")
      .select(["expires_at", "used_at"])
      .where("id", "=", passwordResetId)
      .executeTakeFirst();
    const token = passwordResetToken(deps.keyring, passwordResetId);
    return {
      kind: "password_reset",
      role: null,
      generation: 1,
      token,
      link: `${deps.publicUrl}/app/reset-password?token=${token}`,
      inviter: "",
      reason: "",
      expiresAt: row?.expires_at ?? mail.created_at,
      whyNot: !row || row.used_at || row.expires_at <= now ? "The link has ended." : null,
    };
  }
  if (mail.purpose === "webhook_disabled" && mail.content.webhookEndpointId !== undefined) {
    return readDisabledWebhook(deps, workspaceId, mail.content.webhookEndpointId, now);
  }
  return null;
}

const DISABLED_WORDS = {
  gone: "The receiver answered that it wants nothing any more (410 Gone).",
  failing: "The receiver has accepted nothing for five days.",
} as const;

async function readDisabledWebhook(
  deps: ComposeDeps & { database: Kysely<Schema> },
  workspaceId: WorkspaceId,
  id: string,
  now: Date,
): Promise<AccountMailSubject> {
  const row = await deps.database
    .selectFrom("webhook_endpoints")
    .select(["url", "disabled_reason"])
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .executeTakeFirst();
  return {
    kind: "webhook_disabled",
    role: "viewer",
    generation: 1,
    token: null,
    link: `${deps.publicUrl}/app/settings?section=webhooks`,
    inviter: row ? new URL(row.url).host : "",
    reason: DISABLED_WORDS[row?.disabled_reason ?? "failing"],
    expiresAt: now,
    whyNot: row?.disabled_reason ? null : "The webhook was deleted, or switched on again.",
  };
}

const ROLE_WORDS: Readonly<Record<Role, string>> = {
  owner: "an owner",
  recruiter: "a recruiter",
  reviewer: "a reviewer",
  viewer: "a viewer",
};

/** Writes such a mail. */
export function composeAccountMail(
  subject: AccountMailSubject,
  to: { name: string; email: string },
  workspace: WorkspaceRecord,
  moment: (time: Date) => string,
): RenderedMail {
  const companyName = workspace.settings.branding.companyName || workspace.name;
  const name = to.name || to.email;
  return renderMail({
    message: DEFAULT_MESSAGES[subject.kind],
    variables: {
      // Values are data: whatever people call themselves, nothing in it becomes a link.
      jobTitle: subject.inviter,
      jobRole: subject.reason || (subject.role ? ROLE_WORDS[subject.role] : ""),
      companyName,
      questionCount: "",
      fullName: name,
      firstName: to.name ? firstName(to.name) : to.email,
      interviewLink: subject.link,
      expiresAt: moment(subject.expiresAt),
    },
    branding: { companyName, color: workspace.settings.branding.color },
    kind: subject.kind,
  });
}
