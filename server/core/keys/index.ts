/** API keys: one key serves every wire. */
export { authenticateKey, type KeyCaller } from "./authenticate-key.ts";
export { createKey, findKey, listKeys, revokeKey, updateKey } from "./keys.store.ts";
export { endPreviousSecret, rotateKey } from "./rotate-key.ts";
