/** The account: who calls, for which company, with which rights and keys, what it has used, and how its mails and pages look. */
import { SCOPE_NAMES } from "../../../shared/native.ts";
import { authorise, may } from "../../core/actor.ts";
import { DEFAULT_MESSAGES } from "../../core/invitations/index.ts";
import { listKeys } from "../../core/keys/index.ts";
import { findMaker, findMember } from "../../core/members/index.ts";
import { findWorkspace, readUsage, type WorkspaceRecord } from "../../core/workspaces/index.ts";
import type { MeContext } from "./context.ts";
import { hexOf, namesId } from "./wire-ids.ts";

const MOST_KEYS = 500;

export const accountResolvers = {
  Query: {
    info: (_root: unknown, _args: unknown, { deps, caller }: MeContext) => infoOf(deps, caller),
    permissions: (_root: unknown, _args: unknown, { caller }: MeContext) =>
      SCOPE_NAMES.filter((scope) => may(caller.actor, scope)),
    usage: async (_root: unknown, _args: unknown, { deps, caller }: MeContext) => {
      authorise(caller.actor, "workspace:read");
      const now = deps.clock();
      const from = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), 1));
      const to = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 1));
      const { interviews, positions, members } = await readUsage(deps.database, caller.workspaceId, { from, to });
      return { interviews, jobs: positions, users: members, themes: 1, period: [from.getTime(), to.getTime()] };
    },
    apiKeys: async (_root: unknown, _args: unknown, { deps, caller }: MeContext) => {
      authorise(caller.actor, "keys:write");
      const { data } = await listKeys(
        deps.database,
        caller.workspaceId,
        { limit: MOST_KEYS, after: null },
        deps.clock(),
      );
      return data.map((key) => ({
        apiKey: key.masked,
        company: hexOf(caller.workspaceId),
        type: key.environment,
        permissions: key.scopes ?? SCOPE_NAMES,
      }));
    },
    templates: async (_root: unknown, { type }: { type: string }, context: MeContext) =>
      templatesOf(await workspaceOf(context), type),
    template: async (_root: unknown, { type, id }: { type: string; id: string }, context: MeContext) =>
      templatesOf(await workspaceOf(context), type).find((template) => template.id === id) ?? null,
    themes: async (_root: unknown, _args: unknown, context: MeContext) => [await themeOf(context)],
    theme: async (_root: unknown, { id }: { id: string }, context: MeContext) => {
      const theme = await themeOf(context);
      return namesId(id, theme.id) ? theme : null;
    },
  },
  UserInfo: {
    company: async (_info: unknown, _args: unknown, { deps, caller }: MeContext) => {
      const workspace = await findWorkspace(deps.database, caller.workspaceId);
      return workspace && { id: hexOf(workspace.id), name: workspace.name, logs: {} };
    },
  },
};

/** The member who signed in. A key is no person: it has a name and no address. */
async function infoOf(deps: MeContext["deps"], { actor, workspaceId }: MeContext["caller"]) {
  if (actor.kind !== "member") return { id: actor.id === null ? null : hexOf(actor.id), name: actor.name };
  const member = await findMember(deps.database, workspaceId, actor.id);
  const [name = "", ...lastname] = member.name.split(/\s+/);
  return {
    id: hexOf(member.id),
    name,
    lastname: lastname.join(" "),
    email: member.email,
    username: member.email,
    createdAt: Date.parse(member.createdAt),
    deleted: null,
  };
}

async function workspaceOf({ deps, caller }: MeContext): Promise<WorkspaceRecord> {
  authorise(caller.actor, "workspace:read");
  const workspace = await findWorkspace(deps.database, caller.workspaceId);
  if (!workspace) throw new Error("The caller's workspace is gone.");
  return workspace;
}

const TEMPLATES = ["invitation", "admitted", "reminder"] as const;

/** The messages that go out by mail; there are none of another type. */
function templatesOf({ settings, createdAt }: WorkspaceRecord, type: string) {
  if (type.toLowerCase() !== "email") return [];
  const own = {
    invitation: settings.invitationMessage,
    admitted: settings.admittedMessage,
    reminder: settings.reminderMessage,
  };
  return TEMPLATES.map((kind) => ({
    id: kind,
    name: (own[kind] ?? DEFAULT_MESSAGES[kind]).subject,
    language: "en",
    isDefault: own[kind] === null,
    typeEnum: "email",
    createdAt: createdAt.toISOString(),
  }));
}

/** The look of the company's pages, which belongs to whoever made the workspace. Nothing here is a testName. */
async function themeOf(context: MeContext) {
  const { id, name, settings } = await workspaceOf(context);
  const maker = await findMaker(context.deps.database, context.caller.workspaceId);
  return {
    id: hexOf(id),
    name,
    owner: maker && hexOf(maker),
    companyName: settings.branding.companyName ?? name,
    testName: null,
    primaryColor: settings.branding.color,
  };
}
