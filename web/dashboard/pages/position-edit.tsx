/** The form of a position. */
import { PageFrame } from "../page-frame.tsx";

export function NewPositionPage() {
  return <PageFrame title="New position">{null}</PageFrame>;
}

export function EditPositionPage() {
  return <PageFrame title="Edit position">{null}</PageFrame>;
}
