/** Says above every page that what is shown is test data, and leads back. */
import type { Session } from "../../shared/native.ts";
import { Button } from "../ui/button.tsx";
import { useOpenWorkspace } from "./use-open-workspace.ts";

export function TestDataBand({ session }: { session: Session }) {
  const openWorkspace = useOpenWorkspace();
  const live = session.workspace?.sandboxOf;
  if (!live) return null;
  return (
    <section
      aria-label="Test data"
      className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-b border-hairline bg-warn-tint px-4 py-2 text-15 md:px-10"
    >
      <p className="m-0">
        <strong className="font-semibold">Test data.</strong> Nothing here is for real, and no mail leaves.
      </p>
      <Button onClick={() => void openWorkspace(live)}>Back to live data</Button>
    </section>
  );
}
