/** API keys. */
import { PageFrame } from "../page-frame.tsx";

export function KeysPage() {
  return <PageFrame title="API keys">{null}</PageFrame>;
}
