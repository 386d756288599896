/** What the page of API keys reads and changes. */
import { queryOptions, useMutation } from "@tanstack/react-query";
import type { ApiKey, NewApiKey, Page } from "../../../../shared/native.ts";
import { toast } from "../../../ui/toast.tsx";
import { call } from "../../api.ts";
import { keys, useRefresh } from "../../queries.ts";
import { problemWords } from "../../words.ts";
import { bodyOf, type KeyDraft } from "./key-draft.ts";

/** Every key that is not revoked, newest first. */
export const apiKeysQuery = queryOptions({
  queryKey: keys.apiKeys,
  queryFn: async ({ signal }) => (await call<Page<ApiKey>>("/keys", { signal })).data,
});

const saidBad = (error: unknown) => {
  const { title, detail } = problemWords(error);
  toast(`${title}. ${detail}`, "bad");
};

/** The changes of keys; create and edit reject with what their form shows, the others say it. */
export function useKeyChanges() {
  const refresh = useRefresh();
  const read = () => refresh(keys.apiKeys, keys.audit);
  const create = async (draft: KeyDraft): Promise<NewApiKey> => {
    const created = await call<NewApiKey>("/keys", { method: "POST", body: bodyOf(draft) });
    void read();
    return created;
  };
  const edit = async (id: string, draft: KeyDraft): Promise<void> => {
    await call<ApiKey>(`/keys/${id}`, { method: "PATCH", body: bodyOf(draft) });
    await read();
    toast("The key is changed.");
  };
  const switchKey = useMutation({
    mutationFn: (key: ApiKey) =>
      call<ApiKey>(`/keys/${key.id}`, {
        method: "PATCH",
        body: { status: key.status === "active" ? "inactive" : "active" },
      }),
    onSuccess: async (key) => {
      await read();
      toast(key.status === "active" ? `“${key.name}” works again.` : `“${key.name}” is inactive.`);
    },
    onError: saidBad,
  });
  const revoke = useMutation({
    mutationFn: (key: ApiKey) => call<null>(`/keys/${key.id}`, { method: "DELETE" }),
    onSuccess: async (_answer, key) => {
      await read();
      toast(`“${key.name}” is revoked.`);
    },
    onError: saidBad,
  });
  return { create, edit, switchKey, revoke };
}
