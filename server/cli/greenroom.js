#!/usr/bin/env node
/** The command `greenroom`: teaches Node to read TypeScript, then hands over to it. */
import { register } from "tsx/esm/api";

register();
await import("./greenroom.ts");
