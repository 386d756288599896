/** The side panel in which a position or a candidate is exported. */
import { SidePanel } from "../ui/side-panel.tsx";
import { ExportList } from "./export-list.tsx";

/** Open while it is rendered; of names what is exported. */
export function ExportPanel({
  of,
  id,
  name,
  onClose,
}: {
  of: "position" | "candidate";
  id: string;
  name: string;
  onClose: () => void;
}) {
  return (
    <SidePanel open onClose={onClose} title={`Export ${name}`}>
      <p className="m-0 mb-4 text-text-quiet">
        {of === "position"
          ? "One ZIP file with this position, its interviews and their recordings."
          : "One ZIP file with everything that is kept about this candidate, recordings included."}
      </p>
      <ExportList ask={{ of, id }} words={`Export this ${of}`} subjectId={id} />
    </SidePanel>
  );
}
