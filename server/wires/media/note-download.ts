/** Who saves a file by its signed address: a key or a member when the request says so, else whoever has the address. */
import type { FastifyRequest } from "fastify";
import type { Actor, WorkspaceId } from "../../core/actor.ts";
import { noteDownload } from "../../core/audit/index.ts";
import type { ChangeDeps } from "../../core/change.ts";
import { authenticateKey } from "../../core/keys/index.ts";
import { readSession } from "../../core/members/index.ts";
import type { SignIn } from "../../platform/sign-in/sign-in.ts";
import { keyIn, originOf } from "../entrance.ts";
import { memberActor } from "../member-caller.ts";

export interface DownloadDeps extends ChangeDeps {
  signIn: Pick<SignIn, "sessionTokenIn">;
}

async function actorOf(
  deps: DownloadDeps,
  request: FastifyRequest,
  workspaceId: WorkspaceId,
  shareId: string | undefined,
): Promise<Actor> {
  if (shareId !== undefined) {
    return { kind: "address", id: shareId, name: "Share link", ...originOf(request, "share") };
  }
  const key = keyIn(request);
  if (key !== undefined) {
    const caller = await authenticateKey(deps, key, originOf(request, "key"));
    if (caller.ok && caller.value.workspaceId === workspaceId) return caller.value.actor;
  }
  const token = deps.signIn.sessionTokenIn(request.headers.cookie);
  const session = token === null ? null : await readSession(deps.database, token, deps.clock());
  const member = session?.memberships.find((membership) => membership.workspaceId === workspaceId);
  if (member) return memberActor(request, member);
  return { kind: "address", id: null, name: "Signed address", ...originOf(request, "address") };
}

/** Notes that a file is about to be given out for saving. */
export async function noteSaving(
  deps: DownloadDeps,
  request: FastifyRequest,
  file: { id: string; workspaceId: WorkspaceId; contentType: string; interviewId: string | null; isArchive: boolean },
  shareId: string | undefined,
): Promise<void> {
  const actor = await actorOf(deps, request, file.workspaceId, shareId);
  await noteDownload(
    deps,
    actor,
    file.workspaceId,
    file.isArchive
      ? { action: "export.downloaded", subjectType: "export", subjectId: file.id }
      : {
          action: "file.downloaded",
          subjectType: file.interviewId === null ? "file" : "interview",
          subjectId: file.interviewId ?? file.id,
          data: { fileId: file.id, contentType: file.contentType },
        },
  );
}
