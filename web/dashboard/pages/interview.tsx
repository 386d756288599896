/** Interview. */
import { PageFrame } from "../page-frame.tsx";

export function InterviewPage() {
  return <PageFrame title="Interview">{null}</PageFrame>;
}
