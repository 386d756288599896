/** One webhook in a side panel: how it fares, its secret, a test, and what became of its deliveries. */
import { type ReactNode, useState } from "react";
import type { Webhook } from "../../../../shared/native.ts";
import { Button } from "../../../ui/button.tsx";
import { CodeBlock } from "../../../ui/code-block.tsx";
import { ErrorNote } from "../../../ui/notes.tsx";
import { Select } from "../../../ui/select.tsx";
import { SidePanel } from "../../../ui/side-panel.tsx";
import { StateWord } from "../../../ui/state-word.tsx";
import { Time } from "../../../ui/time.tsx";
import { api } from "../../api.ts";
import { keys, useRefresh } from "../../queries.ts";
import { problemWords } from "../../words.ts";
import { DeliveryList } from "./delivery-list.tsx";
import { DeliveryView } from "./delivery-view.tsx";
import { ResendRange } from "./resend-range.tsx";
import { TestMessage } from "./test-message.tsx";
import { eventsInWords, SHAPE_WORDS, webhookState } from "./webhook-words.ts";

export function WebhookPanel({
  webhook,
  onEdit,
  onClose,
}: {
  webhook: Webhook;
  onEdit: () => void;
  onClose: () => void;
}) {
  const [delivery, setDelivery] = useState<string | null>(null);
  if (delivery !== null) {
    return <DeliveryView webhook={webhook} id={delivery} onBack={() => setDelivery(null)} onClose={onClose} />;
  }
  const state = webhookState(webhook);
  return (
    <SidePanel
      open
      onClose={onClose}
      title={new URL(webhook.url).host}
      footer={
        <Button look="main" onClick={onEdit}>
          Edit …
        </Button>
      }
    >
      <div className="flex flex-col gap-8">
        <dl className="m-0 grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1.5">
          <Fact name="State">
            <StateWord tone={state.tone}>{state.words}</StateWord>
            <span className="block text-13 text-text-quiet">{state.meaning}</span>
          </Fact>
          <Fact name="Address">{webhook.url}</Fact>
          <Fact name="Shape">{SHAPE_WORDS[webhook.shape]}</Fact>
          <Fact name="Events">{eventsInWords(webhook.events)}</Fact>
          {webhook.description ? <Fact name="Description">{webhook.description}</Fact> : null}
          {webhook.lastDeliveredAt ? (
            <Fact name="Last accepted">
              <Time at={webhook.lastDeliveredAt} />
            </Fact>
          ) : null}
        </dl>
        <Secret webhook={webhook} />
        <TestMessage webhook={webhook} onSent={setDelivery} />
        <section aria-labelledby="deliveries" className="flex flex-col gap-3">
          <h3 id="deliveries" className="m-0">
            Deliveries
          </h3>
          <DeliveryList webhookId={webhook.id} onOpen={setDelivery} />
        </section>
        <ResendRange webhook={webhook} />
      </div>
    </SidePanel>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-text-quiet">{name}</dt>
      <dd className="m-0 min-w-0 wrap-anywhere">{children}</dd>
    </>
  );
}

const HOURS = [
  { value: "0", label: "End the old one at once" },
  { value: "24", label: "Keep the old one for 24 hours" },
  { value: "168", label: "Keep the old one for 7 days" },
] as const;

function Secret({ webhook }: { webhook: Webhook }) {
  const refresh = useRefresh();
  const [shown, setShown] = useState<{ secret: string; previousUntil: string | null } | null>(null);
  const [rotating, setRotating] = useState(false);
  const [hours, setHours] = useState<(typeof HOURS)[number]["value"]>("24");
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const params = { path: { id: webhook.id } };
  const act = async (work: () => Promise<{ secret: string; previousUntil: string | null }>) => {
    setBusy(true);
    setProblem(null);
    try {
      setShown(await work());
      setRotating(false);
      await refresh(keys.audit);
    } catch (error) {
      setProblem(error);
    }
    setBusy(false);
  };
  const words = problem ? problemWords(problem) : null;
  return (
    <section aria-labelledby="webhook-secret" className="flex flex-col gap-3">
      <h3 id="webhook-secret" className="m-0">
        Secret
      </h3>
      {shown ? <CodeBlock code={shown.secret} label="Copy secret" /> : null}
      {shown?.previousUntil ? (
        <p className="m-0 text-13 text-text-quiet">
          The earlier secret signs as well until <Time at={shown.previousUntil} />.
        </p>
      ) : null}
      {rotating ? (
        <div className="flex flex-col gap-3">
          <Select
            label="A new secret"
            hint={
              webhook.shape === "hireflix"
                ? "All webhooks of this shape get it. The shape’s own header signs with the new one at once."
                : "The shape’s own header signs with the new one at once; the standard header carries both for the time you choose."
            }
            value={hours}
            options={HOURS}
            onChange={setHours}
          />
          <div className="flex flex-wrap gap-3">
            <Button
              look="main"
              busy={busy}
              onClick={() =>
                void act(() =>
                  api.POST("/webhooks/{id}/rotate-secret", { params, body: { keepPreviousHours: Number(hours) } }),
                )
              }
            >
              Make a new secret
            </Button>
            <Button onClick={() => setRotating(false)}>Cancel</Button>
          </div>
        </div>
      ) : (
        <div className="flex flex-wrap gap-3">
          {shown ? null : (
            <Button busy={busy} onClick={() => void act(() => api.POST("/webhooks/{id}/show-secret", { params }))}>
              Show the secret
            </Button>
          )}
          <Button onClick={() => setRotating(true)}>Change it …</Button>
        </div>
      )}
      {words ? <ErrorNote title={words.title}>{words.detail}</ErrorNote> : null}
    </section>
  );
}
