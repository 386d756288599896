/** The imports of this tab, one a workspace: an import goes on while the person looks at other pages. */
import { api, onceAs } from "../../api.ts";
import { keys, queryClient } from "../../queries.ts";
import { createImportSession, type ImportSession } from "./import-session.ts";
import { createImportShelf } from "./import-shelf.ts";

const sessions = new Map<string, Promise<ImportSession>>();

/** The import of a workspace, with what an earlier visit left of it. */
export function importSessionOf(workspaceId: string): Promise<ImportSession> {
  const known = sessions.get(workspaceId) ?? open(workspaceId);
  sessions.set(workspaceId, known);
  return known;
}

async function open(workspaceId: string): Promise<ImportSession> {
  const session = createImportSession({
    shelf: createImportShelf(workspaceId),
    send: (body, key) =>
      api.POST("/interviews/batch", {
        params: { header: onceAs(key) },
        body, // A connection that went silent is a lost one.
        signal: AbortSignal.timeout(60_000),
      }),
    rest: (milliseconds, signal) =>
      new Promise((resolve) => {
        const timer = setTimeout(resolve, milliseconds);
        signal.addEventListener("abort", () => {
          clearTimeout(timer);
          resolve();
        });
      }),
    breathe: () => new Promise((resolve) => setTimeout(resolve, 0)),
    newKey: () => crypto.randomUUID(),
  });
  await session.load();
  addEventListener("online", () => session.hurry());
  let importing = false;
  session.subscribe(() => {
    const now = session.now().doing === "importing";
    if (importing && !now) {
      for (const queryKey of [keys.interviews, keys.positions, keys.mails, keys.fields]) {
        void queryClient.invalidateQueries({ queryKey });
      }
    }
    importing = now;
  });
  return session;
}
