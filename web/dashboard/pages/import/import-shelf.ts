/** Keeps an import in IndexedDB, so that it outlives a reload; a part is written when it changed. */
import { openDB } from "idb";

export interface ImportShelf {
  /** Every part by its name. */
  load(): Promise<ReadonlyMap<string, unknown>>;
  /** Writes the parts in one transaction; undefined removes one. */
  save(parts: ReadonlyMap<string, unknown>): Promise<void>;
  clear(): Promise<void>;
}

const DATABASE = "greenroom-imports";
const STORE = "parts";

/** A shelf of one workspace's import. Its calls reject when the browser refuses storage or has no room. */
export function createImportShelf(workspaceId: string): ImportShelf {
  const opened = openDB(DATABASE, 1, {
    upgrade(db) {
      db.createObjectStore(STORE);
    },
  });
  // Whoever calls is told; a shelf that nobody calls is no unhandled failure.
  opened.catch(() => undefined);
  const range = () => IDBKeyRange.bound([workspaceId, ""], [workspaceId, "\uffff"]);
  return {
    async load() {
      const store = (await opened).transaction(STORE).store;
      const [names, parts] = await Promise.all([store.getAllKeys(range()), store.getAll(range())]);
      return new Map(names.map((name, at) => [Array.isArray(name) ? String(name[1]) : "", parts[at]]));
    },
    async save(parts) {
      const transaction = (await opened).transaction(STORE, "readwrite", { durability: "strict" });
      for (const [name, part] of parts) {
        if (part === undefined) void transaction.store.delete([workspaceId, name]);
        else void transaction.store.put(part, [workspaceId, name]);
      }
      await transaction.done;
    },
    async clear() {
      await (await opened).delete(STORE, range());
    },
  };
}
