/** One delivery: what was sent, and every attempt with what the receiver answered. */
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Webhook, WebhookDeliveryLog } from "../../../../shared/native.ts";
import { Button } from "../../../ui/button.tsx";
import { CodeBlock } from "../../../ui/code-block.tsx";
import { ErrorNote, Loading } from "../../../ui/notes.tsx";
import { SidePanel } from "../../../ui/side-panel.tsx";
import { StateWord } from "../../../ui/state-word.tsx";
import { Time } from "../../../ui/time.tsx";
import { api } from "../../api.ts";
import { PageError } from "../../page-error.tsx";
import { keys, useRefresh } from "../../queries.ts";
import { problemWords } from "../../words.ts";
import { deliveryQuery } from "./webhook-queries.ts";
import { deliveryState } from "./webhook-words.ts";

export function DeliveryView({
  webhook,
  id,
  onBack,
  onClose,
}: {
  webhook: Webhook;
  id: string;
  onBack: () => void;
  onClose: () => void;
}) {
  const { data: delivery, error, refetch } = useQuery(deliveryQuery(webhook.id, id));
  const refresh = useRefresh();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const resend = async () => {
    setBusy(true);
    setProblem(null);
    try {
      const params = { path: { id: webhook.id, deliveryId: id } };
      await api.POST("/webhooks/{id}/deliveries/{deliveryId}/resend", { params });
      await refresh(keys.webhooks, keys.audit);
    } catch (caught) {
      setProblem(caught);
    }
    setBusy(false);
  };
  const words = problem ? problemWords(problem) : null;
  return (
    <SidePanel
      open
      onClose={onClose}
      title={delivery ? delivery.event : "Delivery"}
      footer={
        <>
          <Button onClick={onBack}>Back</Button>
          {delivery && delivery.state !== "waiting" ? (
            <Button busy={busy} disabled={!webhook.active} onClick={() => void resend()}>
              Send again
            </Button>
          ) : null}
        </>
      }
    >
      <div className="flex flex-col gap-5">
        {words ? <ErrorNote title={words.title}>{words.detail}</ErrorNote> : null}
        {delivery ? <Delivery delivery={delivery} /> : null}
        {!delivery && !error ? <Loading what="Reading the delivery" /> : null}
        {!delivery && error ? <PageError error={error} again={() => void refetch()} /> : null}
      </div>
    </SidePanel>
  );
}

function Delivery({ delivery }: { delivery: WebhookDeliveryLog }) {
  const { words, tone, meaning } = deliveryState(delivery);
  return (
    <>
      <div role="status">
        <StateWord tone={tone}>{words}</StateWord>
        <span className="block text-13 text-text-quiet">
          {meaning}
          {delivery.state === "waiting" && delivery.attempts > 0 && delivery.nextAttemptAt ? (
            <>
              {" "}
              Next attempt: <Time at={delivery.nextAttemptAt} />.
            </>
          ) : null}
        </span>
      </div>
      {delivery.body === null ? null : (
        <section aria-labelledby="sent" className="flex flex-col gap-2">
          <h3 id="sent" className="m-0">
            Message
          </h3>
          <CodeBlock code={readable(delivery.body)} label="Copy message" />
        </section>
      )}
      {delivery.log.length > 0 ? (
        <section aria-labelledby="attempts" className="flex flex-col gap-2">
          <h3 id="attempts" className="m-0">
            Attempts
          </h3>
          <ol className="m-0 flex list-none flex-col gap-3 p-0">
            {delivery.log.toReversed().map((attempt) => (
              <Attempt key={attempt.number} attempt={attempt} />
            ))}
          </ol>
        </section>
      ) : null}
    </>
  );
}

function Attempt({ attempt }: { attempt: WebhookDeliveryLog["log"][number] }) {
  const { response } = attempt;
  const good = response !== null && response.status >= 200 && response.status < 300;
  return (
    <li className="flex flex-col gap-2 border-t border-hairline pt-3">
      <div className="flex flex-wrap items-baseline gap-x-3">
        <StateWord tone={good ? "good" : "bad"}>{response ? `Answered ${response.status}` : "No answer"}</StateWord>
        <span className="text-13 text-text-quiet">
          <Time at={attempt.at} /> · {attempt.durationMs} ms
        </span>
      </div>
      {attempt.error ? <p className="m-0 wrap-anywhere">{attempt.error}</p> : null}
      <details>
        <summary className="cursor-pointer text-13 text-text-quiet">
          Request and answer<span className="sr-only"> of attempt {attempt.number}</span>
        </summary>
        <div className="flex flex-col gap-2 pt-2">
          <CodeBlock
            code={[`POST ${attempt.request.url}`, ...linesOf(attempt.request.headers)].join("\n")}
            label="Copy request"
          />
          {response ? (
            <CodeBlock
              code={[`${response.status}`, ...linesOf(response.headers), "", response.body].join("\n").trimEnd()}
              label="Copy answer"
            />
          ) : null}
        </div>
      </details>
    </li>
  );
}

const linesOf = (headers: Readonly<Record<string, string>>): string[] =>
  Object.entries(headers).map(([name, value]) => `${name}: ${value}`);

/** As it reads best; what was sent has no spaces. */
function readable(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}
