/** One position: its title, who may enter, its link and actions; below them tabs with candidates, questions, integrations. */
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link, Outlet } from "@tanstack/react-router";
import { buttonClass } from "../../ui/button.tsx";
import { CopyButton } from "../../ui/copy-button.tsx";
import { EmptyState, Loading, Notice } from "../../ui/notes.tsx";
import { StateWord } from "../../ui/state-word.tsx";
import { Tabs, tabClass } from "../../ui/tabs.tsx";
import { ApiProblem } from "../api.ts";
import { PageError } from "../page-error.tsx";
import { PageFrame } from "../page-frame.tsx";
import { positionQuery } from "../queries.ts";
import { useMayWrite } from "../use-may-write.ts";
import { PositionActions } from "./position/position-actions.tsx";

const route = getRouteApi("/inside/positions/$positionId");

const backToList = (
  <Link to="/positions" className="text-text-quiet">
    Positions
  </Link>
);

export function PositionPage() {
  const { positionId } = route.useParams();
  const mayWrite = useMayWrite();
  const { data: position, error, refetch } = useQuery(positionQuery(positionId));
  if (!position) {
    if (error instanceof ApiProblem && (error.status === 404 || error.status === 400)) {
      return (
        <PageFrame title="No such position" above={backToList}>
          <EmptyState title="This position is not in this workspace">
            The address may be incomplete, or the position belongs to another workspace of yours, or it is shared with
            others.
          </EmptyState>
        </PageFrame>
      );
    }
    if (error) return <PageError error={error} again={() => void refetch()} />;
    return (
      <div className="px-4 md:px-8">
        <Loading what="Reading the position" />
      </div>
    );
  }
  const params = { positionId };
  return (
    <PageFrame
      title={position.title}
      above={backToList}
      beside={
        <>
          {position.archivedAt ? (
            <StateWord tone="neutral">Archived</StateWord>
          ) : position.visibility === "public" ? (
            <>
              <StateWord tone="good">Anyone with the link</StateWord>
              {position.publicUrl ? (
                <CopyButton look="quiet" text={position.publicUrl} label="Copy public link" />
              ) : null}
            </>
          ) : (
            <StateWord tone="neutral">Invited people</StateWord>
          )}
          {position.access === "chosen" ? <span className="text-13">Seen by owners and chosen members</span> : null}
        </>
      }
      actions={
        mayWrite ? (
          <>
            <PositionActions position={position} />
            {position.archivedAt ? null : (
              <Link to="/positions/$positionId" params={params} search={{ add: true }} className={buttonClass("main")}>
                Add candidate
              </Link>
            )}
          </>
        ) : null
      }
    >
      {position.questions.length === 0 && !position.archivedAt ? (
        <div className="mb-6">
          <Notice tone="warn">
            This position has no questions of its own. A candidate without skills and own questions is asked nothing.{" "}
            {mayWrite ? (
              <Link to="/positions/$positionId/edit" params={params}>
                Add questions
              </Link>
            ) : null}
          </Notice>
        </div>
      ) : null}
      <Tabs label="Position">
        <Link
          to="/positions/$positionId"
          params={params}
          activeOptions={{ exact: true, includeSearch: false }}
          className={tabClass}
        >
          Candidates
        </Link>
        <Link to="/positions/$positionId/questions" params={params} className={tabClass}>
          Questions & settings
        </Link>
        <Link to="/positions/$positionId/integrations" params={params} className={tabClass}>
          Integrations
        </Link>
      </Tabs>
      <div className="pt-6">
        <Outlet />
      </div>
    </PageFrame>
  );
}
