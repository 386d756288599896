/** What the page of API keys reads and changes. */
import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import type { ApiKey, NewApiKey } from "../../../../shared/native.ts";
import { toast } from "../../../ui/toast.tsx";
import { api, ifVersion } from "../../api.ts";
import { keys, readAll, useRefresh } from "../../queries.ts";
import { problemWords } from "../../words.ts";
import { bodyOf, changesOf, type KeyDraft } from "./key-draft.ts";

/** Every key that is not revoked, newest first. */
export const apiKeysQuery = queryOptions({
  queryKey: keys.apiKeys,
  queryFn: ({ signal }) => readAll((cursor) => api.GET("/keys", { params: { query: { limit: 200, cursor } }, signal })),
});

const saidBad = (error: unknown) => {
  const { title, detail } = problemWords(error);
  toast(`${title}. ${detail}`, "bad");
};

/** The changes of keys; create and edit reject with what their form shows, the others say it. */
export function useKeyChanges() {
  const client = useQueryClient();
  const refresh = useRefresh();
  const read = () => refresh(keys.apiKeys, keys.audit);
  const create = async (draft: KeyDraft): Promise<NewApiKey> => {
    const created = await api.POST("/keys", { body: { ...bodyOf(draft), environment: draft.environment } });
    // The first test key makes the sandbox, which the session tells of.
    void refresh(keys.apiKeys, keys.audit, keys.session);
    return created;
  };
  const edit = async (key: ApiKey, draft: KeyDraft): Promise<void> => {
    const params = { path: { id: key.id }, header: ifVersion(key.version) };
    await api.PATCH("/keys/{id}", { params, body: changesOf(key, draft) });
    await read();
    toast("The key is changed.");
  };
  const rotate = async (id: string, keepPreviousHours: number): Promise<NewApiKey> => {
    const rotated = await api.POST("/keys/{id}/rotate", { params: { path: { id } }, body: { keepPreviousHours } });
    void read();
    return rotated;
  };
  const endPrevious = useMutation({
    mutationFn: (key: ApiKey) => api.POST("/keys/{id}/end-previous-secret", { params: { path: { id: key.id } } }),
    onSuccess: async (key) => {
      await read();
      toast(`The old secret of “${key.name}” no longer works.`);
    },
    onError: saidBad,
  });
  const switchKey = useMutation({
    mutationFn: (key: ApiKey) =>
      api.PATCH("/keys/{id}", {
        params: { path: { id: key.id }, header: ifVersion(key.version) },
        body: { status: key.status === "active" ? "inactive" : "active" },
      }),
    onSuccess: async (key) => {
      await read();
      toast(key.status === "active" ? `“${key.name}” works again.` : `“${key.name}” is inactive.`);
    },
    onError: (error) => {
      saidBad(error);
      // Somebody else may have changed it.
      void read();
    },
  });
  const revoke = useMutation({
    mutationFn: (key: ApiKey) => api.DELETE("/keys/{id}", { params: { path: { id: key.id } } }),
    onSuccess: async (_answer, key) => {
      await read();
      toast(`“${key.name}” is revoked.`);
    },
    onError: saidBad,
  });
  /** The key as it is now; null when it was revoked. */
  const readAgain = async (id: string): Promise<ApiKey | null> =>
    (await client.fetchQuery({ ...apiKeysQuery, staleTime: 0 })).find((key) => key.id === id) ?? null;
  return { readAgain, create, edit, rotate, endPrevious, switchKey, revoke };
}
