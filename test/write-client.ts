/** `npm run client`: writes the examples' answers and the client's types anew, from the app's own document. */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const vitest = fileURLToPath(new URL("../node_modules/vitest/vitest.mjs", import.meta.url));
const run = (words: string[], env: Record<string, string>): void => {
  const { status } = spawnSync(process.execPath, [vitest, "run", "--project", "integration", ...words], {
    stdio: "inherit",
    env: { ...process.env, ...env },
  });
  if (status !== 0) process.exit(status ?? 1);
};
run(["test/openapi-client.integration.test.ts", "--update"], {});
run(["test/openapi-examples.integration.test.ts"], { GREENROOM_WRITE_ANSWERS: "1" });
