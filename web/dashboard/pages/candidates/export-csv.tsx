/** The button that gives what the list shows as a CSV file. */
import { useState } from "react";
import { Button } from "../../../ui/button.tsx";
import { toast } from "../../../ui/toast.tsx";
import { readCsv } from "../../api.ts";
import { problemWords } from "../../words.ts";
import { saveFile } from "./save-file.ts";

/** query: the filters and the order, as the API takes them. A plain link could not name the workspace, as the call's header does. */
export function ExportCsv({
  query,
  path = "/interviews/export",
  name = "candidates",
}: {
  query: URLSearchParams;
  path?: Parameters<typeof readCsv>[0];
  name?: string;
}) {
  const [busy, setBusy] = useState(false);
  const run = async () => {
    setBusy(true);
    try {
      saveFile(`${name}-${new Date().toISOString().slice(0, 10)}.csv`, await readCsv(path, query));
    } catch (error) {
      const { title, detail } = problemWords(error);
      toast(`${title}. ${detail}`, "bad");
    }
    setBusy(false);
  };
  return (
    <Button busy={busy} onClick={() => void run()}>
      {busy ? "Writing CSV …" : "Export CSV"}
    </Button>
  );
}
