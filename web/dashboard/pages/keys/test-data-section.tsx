/** Leads to the test data of the workspace, once it has some. */
import type { Session } from "../../../../shared/native.ts";
import { Button } from "../../../ui/button.tsx";
import { useOpenWorkspace } from "../../use-open-workspace.ts";

export function TestDataSection({ session }: { session: Session }) {
  const openWorkspace = useOpenWorkspace();
  const sandboxId = session.workspaces.find(({ id }) => id === session.workspace?.id)?.sandboxId;
  return (
    <section aria-labelledby="test-data" className="mt-10 max-w-200">
      <h2 id="test-data" className="m-0 mb-1">
        Test data
      </h2>
      <p className="m-0 mb-3 text-text-quiet">
        A test key works on data of its own: no mail leaves, a robot plays candidates, and its clock can be moved.
        {sandboxId ? "" : " Your first test key makes the place for it."}
      </p>
      {sandboxId ? <Button onClick={() => void openWorkspace(sandboxId, "/keys")}>Show test data</Button> : null}
    </section>
  );
}
