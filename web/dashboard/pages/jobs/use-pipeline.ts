/** What people do with applications: move, reject, take back. The page shows it at once, and takes it back when it is refused. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import type { Application, Message } from "../../../../shared/native.ts";
import { toast } from "../../../ui/toast.tsx";
import { ApiProblem, api, ifVersion } from "../../api.ts";
import { keys, useRefresh } from "../../queries.ts";
import { problemWords } from "../../words.ts";
import { applicationQuery, putInStage, stopReadingStages } from "./application-queries.ts";
import { rejectedWords } from "./application-words.ts";

export interface Stage {
  id: string;
  name: string;
}

const MOVE = ["pipeline", "move"];

export function usePipeline() {
  const client = useQueryClient();
  const refresh = useRefresh();
  const settle = () => refresh(keys.applications, keys.jobs);
  const know = (from: string, row: Application) => {
    putInStage(client, from, row);
    // The list's row has no text of the CV, so the open panel reads its own again.
    void client.invalidateQueries({ queryKey: applicationQuery(row.id).queryKey });
  };
  const failed = (error: unknown) => {
    const { title, detail } = problemWords(error);
    toast(`${title}. ${detail}`, "bad");
  };

  // Of what was moved here: the version after it, and where it was last told to go while earlier moves are still on their way.
  const moved = useRef(new Map<string, { version: number; wish: string }>());

  const versionOf = (row: Application) => Math.max(row.version, moved.current.get(row.id)?.version ?? 0);

  const moveTo = useMutation({
    mutationKey: MOVE,
    scope: { id: "pipeline" },
    mutationFn: ({ row, stage }: { row: Application; stage: Stage; undo?: boolean }) =>
      api.POST("/applications/{id}/move", {
        params: {
          path: { id: row.id },
          header: ifVersion(versionOf(row)),
        },
        body: { stageId: stage.id },
      }),
    onMutate: async ({ row, stage }) => {
      await stopReadingStages(client);
      moved.current.set(row.id, { version: moved.current.get(row.id)?.version ?? 0, wish: stage.id });
      const stageSince = new Date().toISOString();
      putInStage(client, row.stageId, { ...row, stageId: stage.id, stageName: stage.name, stageSince });
    },
    onSuccess: (answer, { row, stage, undo }) => {
      const wish = moved.current.get(row.id)?.wish ?? stage.id;
      moved.current.set(row.id, { version: answer.version, wish });
      if (wish !== stage.id) return;
      know(row.stageId, answer);
      const back = { id: row.stageId, name: row.stageName };
      toast(
        `${row.candidate.name} is in ${stage.name}.`,
        "good",
        undo ? undefined : { label: "Undo", run: () => moveTo.mutate({ row: answer, stage: back, undo: true }) },
      );
    },
    onError: (error, { row, stage }) => {
      putInStage(client, stage.id, row);
      failed(error);
    },
    // What is read while another move waits for its turn would put the application back where it was.
    onSettled: () => (client.isMutating({ mutationKey: MOVE }) === 1 ? settle() : undefined),
  });

  const takeBack = useMutation({
    mutationFn: (row: Application) =>
      api.POST("/applications/{id}/reopen", {
        params: { path: { id: row.id }, header: ifVersion(row.version) },
      }),
    onSuccess: (reopened) => {
      know(reopened.stageId, reopened);
      toast(`${reopened.candidate.name} is in ${reopened.stageName} again.`);
    },
    onError: failed,
    onSettled: settle,
  });

  /** What it rejects with is shown where the reason is written. */
  const reject = async (row: Application, reason: string, message: Message | null) => {
    const one = applicationQuery(row.id);
    const version = Math.max(versionOf(row), client.getQueryData(one.queryKey)?.version ?? 0);
    const rejected = await api
      .POST("/applications/{id}/reject", {
        params: { path: { id: row.id }, header: ifVersion(version) },
        body: {
          ...(reason.trim() ? { reason: reason.trim() } : {}),
          ...(message ? { mail: { send: true, message } } : {}),
        },
      })
      .catch(async (error: unknown) => {
        // Somebody was quicker, and the person is told so: what they repeat is of the application as it is now.
        if (error instanceof ApiProblem && error.status === 412) {
          await Promise.all([settle(), client.prefetchQuery({ ...one, staleTime: 0 })]);
        }
        throw error;
      });
    know(row.stageId, rejected);
    await settle();
    // A rejection makes another version of what was not rejected yet.
    const again = rejected.version === version;
    const said = rejectedWords(row.candidate.name, { again, mailed: message !== null });
    toast(said, "good", again ? undefined : { label: "Undo", run: () => takeBack.mutate(rejected) });
  };

  return {
    moveTo: (row: Application, stage: Stage) => {
      if (stage.id !== row.stageId) moveTo.mutate({ row, stage });
    },
    takeBack: (row: Application) => takeBack.mutate(row),
    reject,
  };
}
