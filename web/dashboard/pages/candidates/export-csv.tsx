/** The button that gives what the list shows as a CSV file. */
import { useState } from "react";
import { Button } from "../../../ui/button.tsx";
import { toast } from "../../../ui/toast.tsx";
import { chosenWorkspace } from "../../api.ts";
import { ApiProblem } from "../../api-problem.ts";
import { problemWords } from "../../words.ts";
import { saveFile } from "./save-file.ts";

/** A plain link could not say which workspace is meant: the header that chooses it goes along with a call alone. */
async function readCsv(query: URLSearchParams): Promise<Blob> {
  const workspace = chosenWorkspace();
  let answer: Response;
  try {
    answer = await fetch(`/api/v1/interviews/export?${query}`, {
      credentials: "same-origin",
      headers: { accept: "text/csv", ...(workspace ? { "x-workspace": workspace } : {}) },
    });
    if (answer.ok) return await answer.blob();
  } catch {
    throw new ApiProblem({
      title: "The file could not be read to its end",
      status: 0,
      code: "unreachable",
      detail: "Look at your connection and try again.",
    });
  }
  const stated: unknown = await answer.json().catch(() => null);
  const detail = typeof stated === "object" && stated !== null && "detail" in stated ? String(stated.detail) : "";
  throw new ApiProblem({
    title: "There is no file",
    status: answer.status,
    code: "refused",
    detail: detail || `The answer has the status ${answer.status}.`,
  });
}

/** query: the filters and the order, as the API takes them. */
export function ExportCsv({ query }: { query: URLSearchParams }) {
  const [busy, setBusy] = useState(false);
  const run = async () => {
    setBusy(true);
    try {
      saveFile(`candidates-${new Date().toISOString().slice(0, 10)}.csv`, await readCsv(query));
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
