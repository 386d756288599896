/** In place of a job post that is not there. */
import { Link } from "@tanstack/react-router";
import { EmptyState } from "../../../ui/notes.tsx";
import { PageFrame } from "../../page-frame.tsx";

export function NoSuchJob() {
  return (
    <PageFrame
      title="No such job post"
      above={
        <Link to="/jobs" className="text-text-quiet">
          Jobs
        </Link>
      }
    >
      <EmptyState title="This job post is not in this workspace">
        The address may be incomplete, or the job post belongs to another workspace of yours.
      </EmptyState>
    </PageFrame>
  );
}
