/** Outbox. */
import { PageFrame } from "../page-frame.tsx";

export function OutboxPage() {
  return <PageFrame title="Outbox">{null}</PageFrame>;
}
