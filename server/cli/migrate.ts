/** greenroom migrate: brings the database to this version's tables. The server does the same when it starts. */
import { openConfiguredDatabase } from "../main.ts";
import { migrate } from "../platform/database/migrate.ts";
import { jsonCommand, print, run } from "./command.ts";

export const migrateCommand = () =>
  jsonCommand("migrate", "bring the database up to date").action(({ json }: { json?: boolean }) =>
    run(async (config, log) => {
      const opened = await openConfiguredDatabase(config, log, { exclusive: false, max: 2 });
      try {
        const { applied } = await migrate(opened.pool, { log: (message) => log.info(message) });
        print(json, { applied }, applied.length > 0 ? `Applied: ${applied.join(", ")}` : "The database is up to date.");
      } finally {
        await opened.close();
      }
    }),
  );
