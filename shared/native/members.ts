/** Members of a workspace, the invitations that make them, and one's own account. */
import { z } from "zod";
import { momentSchema } from "./page.ts";
import { ROLES } from "./roles.ts";

const nameSchema = z.string().trim().min(1).max(120);
const passwordSchema = z.string().min(10).max(200);

export const memberSchema = z
  .strictObject({
    id: z.guid(),
    name: z.string(),
    email: z.string(),
    role: z.enum(ROLES),
    secondFactor: z.boolean().meta({ description: "Whether the member signs in with a second factor." }),
    lastSeenAt: momentSchema.nullable().meta({ description: "To the minute; null: never signed in here." }),
    version: z.number().int(),
    createdAt: momentSchema,
  })
  .meta({ id: "Member" });
export type Member = z.infer<typeof memberSchema>;

export const updateMemberSchema = z.strictObject({ name: nameSchema.optional(), role: z.enum(ROLES).optional() });

const STATES = ["pending", "accepted", "revoked", "expired"] as const;

export const memberInvitationSchema = z
  .strictObject({
    id: z.guid(),
    email: z.string(),
    name: z.string(),
    role: z.enum(ROLES),
    state: z.enum(STATES),
    link: z.string().nullable().meta({
      description:
        "Where the invitation is accepted; null once it can not be, and for callers who may not give the role.",
    }),
    invitedBy: z.string(),
    memberId: z.guid().nullable().meta({ description: "The member that it made." }),
    sentAt: momentSchema.meta({ description: "When it was last given to the mail." }),
    expiresAt: momentSchema,
    acceptedAt: momentSchema.nullable(),
    revokedAt: momentSchema.nullable(),
    createdAt: momentSchema,
  })
  .meta({ id: "MemberInvitation" });
export type MemberInvitation = z.infer<typeof memberInvitationSchema>;

export const inviteMemberSchema = z.strictObject({
  email: z.email().max(254),
  name: z.string().trim().max(120).default(""),
  role: z.enum(ROLES),
});

/** Answer of GET /api/v1/member-invitations/accept?token= */
export const invitationToAcceptSchema = z
  .strictObject({
    workspaceName: z.string(),
    role: z.enum(ROLES),
    email: z.string(),
    name: z.string(),
    invitedBy: z.string(),
    expiresAt: momentSchema,
    accountExists: z.boolean().meta({ description: "True: sign in with this address, then accept." }),
    signedInAs: z.string().nullable().meta({ description: "The address of this browser's session." }),
  })
  .meta({ id: "InvitationToAccept" });
export type InvitationToAccept = z.infer<typeof invitationToAcceptSchema>;

const tokenSchema = z.string().min(1).max(200);
export const tokenQuerySchema = z.object({ token: tokenSchema });

/** name and password of somebody who has no account yet. */
export const acceptInvitationSchema = z.strictObject({
  token: tokenSchema,
  name: nameSchema.optional(),
  password: passwordSchema.optional(),
});

export const acceptedInvitationSchema = z
  .strictObject({ workspaceId: z.guid(), memberId: z.guid() })
  .meta({ id: "AcceptedInvitation" });
export type AcceptedInvitation = z.infer<typeof acceptedInvitationSchema>;

export const forgotPasswordSchema = z.strictObject({ email: z.email().max(254) });
export const resetPasswordSchema = z.strictObject({ token: tokenSchema, password: passwordSchema });

/** One's own account, whatever workspaces it belongs to. */
export const accountSchema = z
  .strictObject({ name: z.string(), email: z.string(), secondFactor: z.boolean() })
  .meta({ id: "Account" });

export const updateAccountSchema = z.strictObject({ name: nameSchema });

export const accountSessionSchema = z
  .strictObject({
    id: z.string(),
    current: z.boolean().meta({ description: "The session of this call." }),
    ip: z.string().nullable(),
    userAgent: z.string().nullable(),
    createdAt: momentSchema,
    lastSeenAt: momentSchema.meta({ description: "To the minute." }),
    expiresAt: momentSchema,
  })
  .meta({ id: "AccountSession" });
export type AccountSession = z.infer<typeof accountSessionSchema>;
