/** The door of the members: who belongs to a workspace, how one joins, and where one is signed in. */

export { acceptInvitation, readInvitationToAccept } from "./accept-invitation.ts";
export { endAllSessions, endSession, listSessions, renameAccount, resetSecondFactor } from "./account.ts";
export { leaveWorkspace, removeMember, updateMember } from "./change-member.ts";
export { findByAddress } from "./find-by-address.ts";
export { answerReset, answerResetJob, requestPasswordReset, resetPassword } from "./forgotten-password.ts";
export { inviteMember, resendMemberInvitation, revokeMemberInvitation } from "./invite-member.ts";
export { findMemberInvitation, listMemberInvitations } from "./member-invitations.store.ts";
export { findMaker, findMember, listMembers } from "./members.store.ts";
export { membersById } from "./members-by-id.ts";
export { type AccountAct, noteAccount } from "./note-account.ts";
export { mayGive } from "./policy.ts";
export { type MembershipRecord, noteSeen, readSession, type SessionRecord } from "./session.ts";
