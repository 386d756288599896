/** Adding many candidates: from a pasted list or a file, checked before anything is sent. */
import { useQuery } from "@tanstack/react-query";
import { Link, useSearch } from "@tanstack/react-router";
import { useEffect, useState, useSyncExternalStore } from "react";
import { EmptyState, Loading } from "../../ui/notes.tsx";
import { PageFrame } from "../page-frame.tsx";
import { sessionQuery } from "../queries.ts";
import { useMayWrite } from "../use-may-write.ts";
import { CheckStep } from "./import/check-step.tsx";
import { ColumnsStep } from "./import/columns-step.tsx";
import { ENCODING_WORDS } from "./import/file-text.ts";
import type { ImportSession } from "./import/import-session.ts";
import { importSessionOf } from "./import/import-sessions.ts";
import { SourceStep } from "./import/source-step.tsx";
import { type Source, tableSource, wholeTable } from "./import/table-source.ts";

export function ImportCandidatesPage() {
  const { data } = useQuery(sessionQuery);
  const mayWrite = useMayWrite();
  const workspaceId = data?.workspace?.id;
  const [session, setSession] = useState<ImportSession | null>(null);
  useEffect(() => {
    let left = false;
    if (workspaceId) {
      void importSessionOf(workspaceId).then((opened) => {
        if (!left) setSession(opened);
      });
    }
    return () => {
      left = true;
    };
  }, [workspaceId]);
  return (
    <PageFrame title="Add candidates" above={<Link to="/candidates">Candidates</Link>}>
      {data && !mayWrite ? (
        <EmptyState title="You can look, not add">
          An owner or a recruiter of this workspace adds candidates.
        </EmptyState>
      ) : session ? (
        <Import session={session} />
      ) : (
        <Loading what="Looking for a list that you began" />
      )}
    </PageFrame>
  );
}

/** What is worth saying about how a file was read. */
function aboutOf(source: Source): string | null {
  const parts = [
    source.encoding === null || source.encoding === "utf-8"
      ? ""
      : `The file was read as ${ENCODING_WORDS[source.encoding]}. If letters look wrong below, save it as UTF-8.`,
    source.cut ? "It has more rows than one import takes: the first 20,000 are here." : "",
  ].filter(Boolean);
  return parts.length === 0 ? null : parts.join(" ");
}

function Import({ session }: { session: ImportSession }) {
  const state = useSyncExternalStore(session.subscribe, session.now);
  const address = useSearch({ strict: false });
  const [about, setAbout] = useState<string | null>(null);
  const { plan } = state;
  const step = plan?.step ?? "source";
  // Another step begins at its top.
  const [seen, setSeen] = useState(step);
  useEffect(() => {
    if (seen === step) return;
    setSeen(step);
    scrollTo(0, 0);
  }, [seen, step]);
  const risky = state.doing === "importing" || (plan !== null && !state.kept);
  useEffect(() => {
    if (!risky) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener("beforeunload", ask);
    return () => removeEventListener("beforeunload", ask);
  }, [risky]);
  if (!plan) {
    const from = "position" in address && typeof address.position === "string" ? address.position : "";
    return <SourceStep session={session} positionId={from} onBegun={(source) => setAbout(aboutOf(source))} />;
  }
  if (plan.step === "check") return <CheckStep session={session} state={state} plan={plan} />;
  return (
    <ColumnsStep
      state={state}
      plan={plan}
      about={about}
      onHeaded={(headed, known) => {
        const made = tableSource(wholeTable(plan, state.cells), headed, plan.source, {
          positionId: plan.positionId,
          ...known,
        });
        void session.begin(made.plan, made.cells);
      }}
      onChange={(change) => void session.change(change)}
      onCheck={() => {
        void session.change({ step: "check" }).then(session.check);
      }}
      onDiscard={() => void session.discard()}
    />
  );
}
