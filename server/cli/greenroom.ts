/** The command line: greenroom serve, setup, keys, members, robot, migrate, doctor, export, import, erase; each beside a running server or without one. */
import { Command } from "commander";
import { doctorCommand } from "./doctor.ts";
import { eraseCommand } from "./erase.ts";
import { exportCommand } from "./export.ts";
import { importCommand } from "./import.ts";
import { keysCommand } from "./keys.ts";
import { membersCommand } from "./members.ts";
import { migrateCommand } from "./migrate.ts";
import { robotCommand } from "./robot.ts";
import { serveCommand } from "./serve.ts";
import { setupCommand } from "./setup.ts";

const program = new Command("greenroom")
  .description("A self-hosted video interview platform. Settings come from the environment; see docs/settings.md.")
  .showHelpAfterError()
  .addCommand(serveCommand())
  .addCommand(setupCommand())
  .addCommand(keysCommand())
  .addCommand(membersCommand())
  .addCommand(robotCommand())
  .addCommand(migrateCommand())
  .addCommand(doctorCommand())
  .addCommand(exportCommand())
  .addCommand(importCommand())
  .addCommand(eraseCommand());

await program.parseAsync();
