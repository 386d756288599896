/** Nobody has been invited yet: says how people come in, by hand and by the API. */
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Button, buttonClass } from "../../../ui/button.tsx";
import { CodeBlock } from "../../../ui/code-block.tsx";
import { EmptyState } from "../../../ui/notes.tsx";
import { sessionQuery } from "../../queries.ts";
import { useMayWrite } from "../../use-may-write.ts";
import { nativeSamples } from "../integrations/samples.ts";

/** Of one position: a button, and a command that works for exactly this position. */
export function NobodyInPosition({ positionId, onAdd }: { positionId: string; onAdd: (() => void) | null }) {
  const { data: session } = useQuery(sessionQuery);
  const publicUrl = session?.publicUrl ?? location.origin;
  const create = nativeSamples({ publicUrl, positionId, interviewId: null }).find(
    (each) => each.id === "native-create",
  );
  if (!onAdd) {
    return (
      <EmptyState title="No candidates yet">
        An owner or a recruiter of this workspace adds them. Then you see here who answers.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title="No candidates yet"
      action={
        <>
          <Button look="main" onClick={onAdd}>
            Add candidate
          </Button>
          <Link to="/candidates/import" search={{ position: positionId }} className={buttonClass()}>
            Add many
          </Link>
        </>
      }
    >
      <p className="m-0">Add the first by hand, or let your own system do it:</p>
      {create ? (
        <div className="mt-3 text-text">
          <CodeBlock code={create.curl} label="Copy command" />
        </div>
      ) : null}
      <p className="mt-3 mb-0">
        The command needs an API key in GREENROOM_KEY. <Link to="/keys">Make a key</Link>, or see{" "}
        <Link to="/positions/$positionId/integrations" params={{ positionId }}>
          every call
        </Link>
        .
      </p>
    </EmptyState>
  );
}

/** Of all positions: a candidate needs a position first. */
export function NobodyAtAll({ onAdd, hasPosition }: { onAdd: (() => void) | null; hasPosition: boolean }) {
  const mayWrite = useMayWrite();
  return (
    <EmptyState
      title="No candidates yet"
      action={
        hasPosition ? (
          onAdd ? (
            <>
              <Button look="main" onClick={onAdd}>
                Add candidate
              </Button>
              <Link to="/candidates/import" className={buttonClass()}>
                Add many
              </Link>
            </>
          ) : null
        ) : mayWrite ? (
          <Link to="/positions/new" className={buttonClass("main")}>
            New position
          </Link>
        ) : null
      }
    >
      {hasPosition
        ? "Everybody you invite stands here, whatever the position. A position's Integrations tab shows how your own system adds them."
        : mayWrite
          ? "Candidates belong to a position. Design one first: its questions, times and words."
          : "Candidates belong to a position. An owner or a recruiter of this workspace makes the first one."}
    </EmptyState>
  );
}
