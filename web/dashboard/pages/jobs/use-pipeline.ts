/** What people do with applications: move, reject, take back. The page shows it at once, and takes it back when it is refused. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { Application } from "../../../../shared/native.ts";
import { toast } from "../../../ui/toast.tsx";
import { api, ifVersion } from "../../api.ts";
import { keys, useRefresh } from "../../queries.ts";
import { problemWords } from "../../words.ts";
import { applicationQuery, putInStage } from "./application-queries.ts";

export interface Stage {
  id: string;
  name: string;
}

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

  const moveTo = useMutation({
    mutationFn: ({ row, stage }: { row: Application; stage: Stage; undo?: boolean }) =>
      api.POST("/applications/{id}/move", {
        params: { path: { id: row.id }, header: ifVersion(row.version) },
        body: { stageId: stage.id },
      }),
    onMutate: ({ row, stage }) =>
      putInStage(client, row.stageId, {
        ...row,
        stageId: stage.id,
        stageName: stage.name,
        stageSince: new Date().toISOString(),
      }),
    onSuccess: (moved, { row, stage, undo }) => {
      know(row.stageId, moved);
      const back = { id: row.stageId, name: row.stageName };
      toast(
        `${row.candidate.name} is in ${stage.name}.`,
        "good",
        undo ? undefined : { label: "Undo", run: () => moveTo.mutate({ row: moved, stage: back, undo: true }) },
      );
    },
    onError: (error, { row, stage }) => {
      putInStage(client, stage.id, row);
      failed(error);
    },
    onSettled: settle,
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
  const reject = async (row: Application, reason: string) => {
    const rejected = await api.POST("/applications/{id}/reject", {
      params: { path: { id: row.id }, header: ifVersion(row.version) },
      body: reason.trim() ? { reason: reason.trim() } : {},
    });
    know(row.stageId, rejected);
    await settle();
    toast(`${row.candidate.name} is rejected. Nobody was mailed.`, "good", {
      label: "Undo",
      run: () => takeBack.mutate(rejected),
    });
  };

  return {
    moveTo: (row: Application, stage: Stage) => {
      if (stage.id !== row.stageId) moveTo.mutate({ row, stage });
    },
    takeBack: (row: Application) => takeBack.mutate(row),
    reject,
  };
}
