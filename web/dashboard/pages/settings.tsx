/** Settings. */
import { PageFrame } from "../page-frame.tsx";

export function SettingsPage() {
  return <PageFrame title="Settings">{null}</PageFrame>;
}
