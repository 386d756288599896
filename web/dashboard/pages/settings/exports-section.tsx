/** Settings: the exports of the workspace, and a new one of all of it. */
import { ExportList } from "../../export-list.tsx";
import { SectionHead } from "./section-form.tsx";

export function ExportsSection() {
  return (
    <>
      <SectionHead title="Exports">
        Everything that this workspace holds as one ZIP file: records, recordings, and a manifest with checksums.
        Another Greenroom reads it back with the same ids. API keys and passwords stay here.
      </SectionHead>
      <ExportList ask={{ of: "workspace" }} words="Export this workspace" subjectId={null} />
    </>
  );
}
