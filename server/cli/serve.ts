/** greenroom serve, what npm start runs: everything on the embedded defaults, pages built when they are not. */
import { serve, WEB_DIR } from "../main.ts";
import { buildPages } from "./build-pages.ts";
import { jsonCommand, run } from "./command.ts";

export const serveCommand = () =>
  jsonCommand("serve", "start the server").action(({ json }: { json?: boolean }) =>
    run(async (config, log) => {
      if (config.roles.includes("web")) await buildPages(WEB_DIR, (words) => process.stderr.write(`${words}\n`));
      const serving = await serve(config, log);
      let stopping = false;
      const stop = (signal: string) => {
        if (stopping) return;
        stopping = true;
        log.info({ signal }, "stopping");
        serving
          .close()
          .then(() => process.exit(0))
          .catch((error: unknown) => {
            log.error({ error: String(error) }, "stopping failed");
            process.exit(1);
          });
      };
      process.on("SIGTERM", () => stop("SIGTERM"));
      process.on("SIGINT", () => stop("SIGINT"));
      if (json) {
        process.stdout.write(`${JSON.stringify({ url: serving.url })}\n`);
        if (serving.setupUrl) process.stderr.write(`First sign-in: ${serving.setupUrl}\n`);
        return;
      }
      if (!config.roles.includes("web")) {
        process.stdout.write("Greenroom is ready: this process runs jobs and listens nowhere.\n");
        return;
      }
      process.stdout.write(`Greenroom is ready: ${serving.url}\n`);
      process.stdout.write(
        serving.setupUrl ? `First sign-in, open this link: ${serving.setupUrl}\n` : `Sign in: ${serving.url}/app\n`,
      );
    }, "info"),
  );
