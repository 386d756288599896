/** Sends a webhook a message that tells of nobody, as one of its shape's events; its delivery opens at once. */
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Webhook } from "../../../../shared/native.ts";
import { Button } from "../../../ui/button.tsx";
import { Select } from "../../../ui/select.tsx";
import { toast } from "../../../ui/toast.tsx";
import { api } from "../../api.ts";
import { keys, useRefresh } from "../../queries.ts";
import { problemWords } from "../../words.ts";
import { shapesQuery } from "./webhook-queries.ts";
import { asksFor } from "./webhook-words.ts";

export function TestMessage({ webhook, onSent }: { webhook: Webhook; onSent: (deliveryId: string) => void }) {
  const { data } = useQuery(shapesQuery);
  const names = data?.find(({ shape }) => shape === webhook.shape)?.events ?? [];
  const [chosen, setChosen] = useState<string | null>(null);
  const event = chosen ?? names.find((name) => asksFor(webhook.events, name)) ?? "";
  const [busy, setBusy] = useState(false);
  const refresh = useRefresh();
  const send = async () => {
    setBusy(true);
    try {
      const params = { path: { id: webhook.id } };
      const sent = await api.POST("/webhooks/{id}/test", { params, body: event ? { event } : {} });
      await refresh(keys.webhooks, keys.audit);
      onSent(sent.id);
    } catch (error) {
      const { title, detail } = problemWords(error);
      toast(`${title}. ${detail}`, "bad");
      setBusy(false);
    }
  };
  return (
    <section aria-labelledby="webhook-test" className="flex flex-col gap-3">
      <h3 id="webhook-test" className="m-0">
        Test
      </h3>
      {names.length > 0 ? (
        <Select
          label="Event of the test"
          hint={webhook.active ? "It tells of nobody and is sent once." : "Switch the webhook on to send one."}
          value={event}
          options={names.map((value) => ({ value, label: value }))}
          onChange={setChosen}
        />
      ) : null}
      <span>
        <Button busy={busy} disabled={!webhook.active} onClick={() => void send()}>
          Send a test
        </Button>
      </span>
    </section>
  );
}
