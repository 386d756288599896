/** What becomes of a mail in a sandbox: it is composed like any other, and nobody is handed it. */
import type { MailOutcome } from "../../platform/mail/mail.ts";
import type { RobotOrder } from "./robot-address.ts";

/** The outcome in place of a mail server's. */
export const outcomeInSandbox = (order: RobotOrder): MailOutcome =>
  order.does === "bounces"
    ? { outcome: "permanent", error: "550 5.1.1 The sandbox's robot let this mail bounce." }
    : { outcome: "accepted", detail: "Kept in the sandbox." };
