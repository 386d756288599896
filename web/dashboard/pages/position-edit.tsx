/** The form of a position, new or existing: filled in, saved, and never lost by leaving. */
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import type { Position } from "../../../shared/native.ts";
import { EmptyState, Loading } from "../../ui/notes.tsx";
import { toast } from "../../ui/toast.tsx";
import { ApiProblem, api, ifVersion } from "../api.ts";
import { PageError } from "../page-error.tsx";
import { PageFrame } from "../page-frame.tsx";
import { keys, positionQuery, queryClient, useRefresh } from "../queries.ts";
import { PositionEditor } from "./position/position-editor.tsx";
import { blankForm, formOf } from "./position/position-form.ts";

const backToList = (
  <Link to="/positions" className="text-text-quiet">
    Positions
  </Link>
);

export function NewPositionPage() {
  const navigate = useNavigate();
  const refresh = useRefresh();
  const [initial] = useState(blankForm);
  return (
    <PageFrame title="New position" above={backToList}>
      <PositionEditor
        initial={initial}
        position={null}
        saveLabel="Create position"
        save={async (body) => {
          const position = await api.POST("/positions", { body });
          queryClient.setQueryData(positionQuery(position.id).queryKey, position);
          await refresh(keys.positions);
          return () => {
            toast("The position is created. Add candidates, or share its link.");
            void navigate({ to: "/positions/$positionId", params: { positionId: position.id } });
          };
        }}
        cancel={() => void navigate({ to: "/positions" })}
      />
    </PageFrame>
  );
}

const route = getRouteApi("/inside/positions/$positionId/edit");

export function EditPositionPage() {
  const { positionId } = route.useParams();
  // Read afresh when the form opens, and then left alone: the person's words are not replaced while they write.
  const {
    data: position,
    error,
    refetch,
  } = useQuery({
    ...positionQuery(positionId),
    queryKey: ["position-to-edit", positionId],
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
  if (!position) {
    const missing = error instanceof ApiProblem && (error.status === 404 || error.status === 400);
    return error ? (
      <PageFrame title={missing ? "No such position" : "Edit position"} above={backToList}>
        {missing ? (
          <EmptyState title="This position is not in this workspace">
            The address may be incomplete, or the position belongs to another workspace of yours, or it is shared with
            others.
          </EmptyState>
        ) : (
          <PageError error={error} again={() => void refetch()} />
        )}
      </PageFrame>
    ) : (
      <div className="px-4 md:px-8">
        <Loading what="Reading the position" />
      </div>
    );
  }
  return <EditForm key={position.version} position={position} reload={async () => void (await refetch())} />;
}

function EditForm({ position, reload }: { position: Position; reload: () => Promise<void> }) {
  const navigate = useNavigate();
  const refresh = useRefresh();
  const [initial] = useState(() => formOf(position));
  const params = { positionId: position.id };
  const leave = () => void navigate({ to: "/positions/$positionId/questions", params });
  return (
    <PageFrame
      title={`Edit ${position.title}`}
      above={
        <Link to="/positions/$positionId/questions" params={params} className="text-text-quiet">
          {position.title}
        </Link>
      }
    >
      <PositionEditor
        initial={initial}
        position={position}
        saveLabel="Save changes"
        reload={reload}
        save={async (body, anyway) => {
          // Who of the team sees it is changed by itself, not with what the position asks.
          const { access: _access, memberIds: _memberIds, ...changes } = body;
          await api.PATCH("/positions/{id}", {
            params: { path: { id: position.id }, header: ifVersion(anyway ? undefined : position.version) },
            body: changes,
          });
          await refresh(keys.positions);
          return () => {
            toast("The changes are saved.");
            leave();
          };
        }}
        cancel={leave}
      />
    </PageFrame>
  );
}
