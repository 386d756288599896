/** Candidates of all positions, and the candidates tab of one. */
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { lazy, Suspense, useState } from "react";
import { Button, buttonClass } from "../../ui/button.tsx";
import { PageFrame } from "../page-frame.tsx";
import { positionsQuery } from "../queries.ts";
import { useMayWrite } from "../use-may-write.ts";
import { CandidateList } from "./candidates/candidate-list.tsx";
import { NobodyAtAll, NobodyInPosition } from "./candidates/no-candidates.tsx";

const AddCandidate = lazy(async () => ({ default: (await import("./candidates/add-candidate.tsx")).AddCandidate }));

/** Everybody in the workspace. */
export function CandidatesPage() {
  const [adding, setAdding] = useState(false);
  const mayWrite = useMayWrite();
  const positions = useQuery(positionsQuery(false));
  const hasPosition = (positions.data?.length ?? 1) > 0;
  const add = mayWrite ? () => setAdding(true) : null;
  return (
    <PageFrame
      title="Candidates"
      actions={
        add && hasPosition ? (
          <>
            <Link to="/candidates/import" className={buttonClass()}>
              Add many
            </Link>
            <Button look="main" onClick={add}>
              Add candidate
            </Button>
          </>
        ) : null
      }
    >
      <CandidateList positionId={null} empty={<NobodyAtAll onAdd={add} hasPosition={hasPosition} />} />
      <Suspense fallback={null}>
        {adding ? <AddCandidate open onClose={() => setAdding(false)} positionId={null} /> : null}
      </Suspense>
    </PageFrame>
  );
}

/** Everybody in one position. The position's page opens the panel by ?add=true. */
export function PositionCandidates() {
  const { positionId } = useParams({ from: "/inside/positions/$positionId" });
  const address = useSearch({ strict: false });
  const navigate = useNavigate();
  const mayWrite = useMayWrite();
  const adding = mayWrite && "add" in address && address.add === true;
  const setAdding = (adding: boolean) =>
    void navigate({
      to: ".",
      search: (before: Record<string, unknown>) => {
        const { add: _open, ...filters } = before;
        return adding ? { ...filters, add: true } : filters;
      },
      replace: true,
    });
  return (
    <>
      <CandidateList
        positionId={positionId}
        empty={<NobodyInPosition positionId={positionId} onAdd={mayWrite ? () => setAdding(true) : null} />}
      />
      <Suspense fallback={null}>
        {adding ? <AddCandidate open onClose={() => setAdding(false)} positionId={positionId} /> : null}
      </Suspense>
    </>
  );
}
