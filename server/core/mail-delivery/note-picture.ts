/** Takes a mail's picture as evidence that the mail was opened. */
import type { Keyring } from "../../platform/keyring/keyring.ts";
import { systemActor } from "../actor.ts";
import { type ChangeDeps, changeWorkspace } from "../change.ts";
import { findMails } from "./find-mail.ts";
import { noteEvidence } from "./note-evidence.ts";

/** Notes the opening of the mail that the token marks, once; a token of no mail is nothing. */
export async function notePictureShown(deps: ChangeDeps & { keyring: Keyring }, token: string): Promise<void> {
  const [mail] = await findMails(deps, [{ marks: [token], messageId: null }]);
  if (!mail) return;
  await changeWorkspace(deps, systemActor("mail"), mail.workspaceId, (change) =>
    noteEvidence(change, [{ mailId: mail.mailId, kind: "opened", source: "pixel" }]),
  );
}
