/** Settings: where events are sent as they happen; adding a webhook, and opening one. */
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Webhook } from "../../../../shared/native.ts";
import { Button } from "../../../ui/button.tsx";
import { EmptyState, Loading } from "../../../ui/notes.tsx";
import { StateWord } from "../../../ui/state-word.tsx";
import { type Column, Table } from "../../../ui/table.tsx";
import { Time } from "../../../ui/time.tsx";
import { PageError } from "../../page-error.tsx";
import { SectionHead } from "./section-form.tsx";
import { WebhookForm } from "./webhook-form.tsx";
import { WebhookPanel } from "./webhook-panel.tsx";
import { webhooksQuery } from "./webhook-queries.ts";
import { eventsInWords, SHAPE_WORDS, webhookState } from "./webhook-words.ts";

type Open = { kind: "new" } | { kind: "edit" | "show"; id: string } | null;

export function WebhooksSection() {
  const list = useQuery(webhooksQuery);
  const [open, setOpen] = useState<Open>(null);
  const chosen = open && open.kind !== "new" ? list.data?.find(({ id }) => id === open.id) : undefined;
  const add = (
    <Button look="main" onClick={() => setOpen({ kind: "new" })}>
      Add a webhook
    </Button>
  );
  const none = list.data?.length === 0;
  return (
    <>
      <SectionHead title="Webhooks">
        Greenroom tells your systems what happens, as it happens: signed, in order for each interview, at least once.
      </SectionHead>
      {list.isPending ? <Loading what="Reading the webhooks" /> : null}
      {list.isError ? <PageError error={list.error} again={() => void list.refetch()} /> : null}
      {none ? (
        <EmptyState title="No webhooks yet" action={add}>
          Give the address of a receiver and the events that it wants. You can send it a test before anything happens.
        </EmptyState>
      ) : null}
      {list.data && !none ? (
        <>
          <div className="mb-4">{add}</div>
          <WebhookTable webhooks={list.data} onOpen={(id) => setOpen({ kind: "show", id })} />
        </>
      ) : null}
      {open?.kind === "new" ? <WebhookForm webhook={null} onClose={() => setOpen(null)} /> : null}
      {open?.kind === "edit" && chosen ? (
        <WebhookForm webhook={chosen} onClose={() => setOpen({ kind: "show", id: chosen.id })} />
      ) : null}
      {open?.kind === "show" && chosen ? (
        <WebhookPanel
          webhook={chosen}
          onEdit={() => setOpen({ kind: "edit", id: chosen.id })}
          onClose={() => setOpen(null)}
        />
      ) : null}
    </>
  );
}

function WebhookTable({ webhooks, onOpen }: { webhooks: readonly Webhook[]; onOpen: (id: string) => void }) {
  const columns: Column<Webhook>[] = [
    {
      key: "url",
      head: "Receiver",
      naming: true,
      cell: (webhook) => (
        <>
          <span className="font-medium wrap-anywhere">{webhook.url}</span>
          {webhook.description ? (
            <span className="block text-13 text-text-quiet wrap-anywhere">{webhook.description}</span>
          ) : null}
        </>
      ),
    },
    { key: "shape", head: "Shape", cell: (webhook) => SHAPE_WORDS[webhook.shape] },
    {
      key: "events",
      head: "Events",
      cell: (webhook) => <span className="line-clamp-2 wrap-anywhere">{eventsInWords(webhook.events)}</span>,
    },
    {
      key: "state",
      head: "State",
      cell: (webhook) => {
        const { words, tone, meaning } = webhookState(webhook);
        return (
          <span title={meaning}>
            <StateWord tone={tone}>{words}</StateWord>
          </span>
        );
      },
    },
    {
      key: "last",
      head: "Last accepted",
      wide: true,
      cell: (webhook) => (webhook.lastDeliveredAt ? <Time at={webhook.lastDeliveredAt} /> : "Nothing yet"),
    },
    {
      key: "actions",
      head: "Actions",
      headHidden: true,
      cell: (webhook) => (
        <Button onClick={() => onOpen(webhook.id)}>
          Open<span className="sr-only"> {webhook.url}</span>
        </Button>
      ),
    },
  ];
  return <Table caption="Webhooks" columns={columns} rows={webhooks} rowKey={({ id }) => id} />;
}
