#!/usr/bin/env node
/** The command `greenroom`: teaches Node to read TypeScript, then hands over to it. */
import { fileURLToPath } from "node:url";
import { register } from "tsx/esm/api";

// Libraries check less, and answer faster, where nobody develops them: graphql-js each value's class, React each element.
process.env.NODE_ENV ??= "production";
// Named, because tsx looks in the working folder otherwise and the command may be called from anywhere.
register({ tsconfig: fileURLToPath(new URL("../tsconfig.json", import.meta.url)) });
await import("./greenroom.ts");
