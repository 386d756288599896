/** The form of a webhook in a side panel: to add one, whose secret is shown then, and to change or delete one. */
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useId, useState } from "react";
import { WEBHOOK_SHAPES } from "../../../../shared/native/webhook-words.ts";
import type { Webhook, WebhookShapeName } from "../../../../shared/native.ts";
import { Button } from "../../../ui/button.tsx";
import { CodeBlock } from "../../../ui/code-block.tsx";
import { Confirm } from "../../../ui/confirm.tsx";
import { TextField } from "../../../ui/field.tsx";
import { ErrorNote, Loading } from "../../../ui/notes.tsx";
import { Select } from "../../../ui/select.tsx";
import { SidePanel } from "../../../ui/side-panel.tsx";
import { Switch } from "../../../ui/switch.tsx";
import { toast } from "../../../ui/toast.tsx";
import { ApiProblem, api, ifVersion } from "../../api.ts";
import { keys, useRefresh } from "../../queries.ts";
import { problemWords } from "../../words.ts";
import { EventChoice } from "./event-choice.tsx";
import { shapesQuery } from "./webhook-queries.ts";
import { SHAPE_WORDS } from "./webhook-words.ts";

const SHAPES = WEBHOOK_SHAPES.map((value) => ({ value, label: SHAPE_WORDS[value] }));

interface Draft {
  url: string;
  shape: WebhookShapeName;
  events: readonly string[];
  description: string;
  active: boolean;
}

export function WebhookForm({ webhook, onClose }: { webhook: Webhook | null; onClose: () => void }) {
  const formId = useId();
  const refresh = useRefresh();
  const shapes = useQuery(shapesQuery);
  const [draft, setDraft] = useState<Draft>(
    webhook ?? { url: "", shape: "native", events: ["*"], description: "", active: true },
  );
  const [secret, setSecret] = useState<string | null>(null);
  const [deleting, setDeleting] = useState(false);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const change = (part: Partial<Draft>) => setDraft((now) => ({ ...now, ...part }));
  const act = async (work: () => Promise<unknown>) => {
    setBusy(true);
    setProblem(null);
    try {
      await work();
      await refresh(keys.webhooks, keys.audit);
    } catch (error) {
      setProblem(error);
    }
    setBusy(false);
  };
  const save = () =>
    act(async () => {
      // Named one by one: the draft of a webhook that is there holds more than may be sent.
      const { url, shape, description, active } = draft;
      const rest = { url, description, active, events: [...draft.events] };
      if (webhook === null) {
        setSecret((await api.POST("/webhooks", { body: { ...rest, shape } })).secret);
        return;
      }
      const params = { path: { id: webhook.id }, header: ifVersion(webhook.version) };
      await api.PATCH("/webhooks/{id}", { params, body: rest });
      toast("The webhook is saved.");
      onClose();
    });
  const remove = () =>
    act(async () => {
      await api.DELETE("/webhooks/{id}", { params: { path: { id: webhook?.id ?? "" } } });
      toast("The webhook is deleted.");
      onClose();
    });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!busy && draft.url.trim() && draft.events.length > 0) void save();
  };
  if (secret !== null) return <MadePanel secret={secret} onClose={onClose} />;
  const given = problem instanceof ApiProblem ? problem.faults : {};
  const faults = {
    url: tried && !draft.url.trim() ? "An address is needed." : given["/url"],
    events:
      tried && draft.events.length === 0
        ? "Choose at least one event."
        : Object.entries(given).find(([pointer]) => pointer.startsWith("/events"))?.[1],
  };
  const words = problem && !faults.url && !faults.events ? problemWords(problem) : null;
  const known = shapes.data?.find(({ shape }) => shape === draft.shape);
  return (
    <SidePanel
      open
      onClose={onClose}
      title={webhook ? "Edit webhook" : "Add a webhook"}
      footer={
        <>
          <Button look="main" type="submit" form={formId} busy={busy}>
            {webhook ? "Save webhook" : "Add webhook"}
          </Button>
          <Button onClick={onClose}>Cancel</Button>
          {webhook ? (
            <>
              <span className="flex-1" />
              <Button look="bad" onClick={() => setDeleting(true)}>
                Delete …
              </Button>
            </>
          ) : null}
        </>
      }
    >
      <form id={formId} noValidate onSubmit={submit} className="flex flex-col gap-5">
        <TextField
          label="Address"
          type="url"
          inputMode="url"
          maxLength={2000}
          autoComplete="off"
          placeholder="https://hooks.example.com/interviews"
          hint="A public HTTPS address that answers with 2xx within 15 seconds."
          value={draft.url}
          fault={faults.url}
          onChange={(url) => change({ url })}
        />
        <Select
          label="Shape"
          hint={
            webhook
              ? "The shape stays: add another webhook for another one."
              : "Whose messages the receiver understands. Every shape carries the Standard Webhooks signature too."
          }
          disabled={webhook !== null}
          value={draft.shape}
          options={SHAPES}
          onChange={(shape) => change({ shape, events: ["*"] })}
        />
        {shapes.isPending ? <Loading what="Reading the events" /> : null}
        {known ? (
          <EventChoice
            names={known.events}
            events={draft.events}
            fault={faults.events}
            onChange={(events) => change({ events })}
          />
        ) : null}
        <TextField
          label="Description"
          optional
          maxLength={500}
          autoComplete="off"
          value={draft.description}
          fault={given["/description"]}
          onChange={(description) => change({ description })}
        />
        <Switch
          label="Active"
          hint="Off: nothing is sent. What happens meanwhile can be sent later."
          checked={draft.active}
          onChange={(active) => change({ active })}
        />
        {words ? <ErrorNote title={words.title}>{words.detail}</ErrorNote> : null}
      </form>
      <Confirm
        open={deleting}
        onClose={() => setDeleting(false)}
        title="Delete this webhook?"
        action="Delete webhook"
        bad
        busy={busy}
        onConfirm={() => void remove()}
      >
        Its deliveries and their log go with it. What still waits is not sent.
      </Confirm>
    </SidePanel>
  );
}

function MadePanel({ secret, onClose }: { secret: string; onClose: () => void }) {
  return (
    <SidePanel
      open
      onClose={onClose}
      title="The webhook is added"
      footer={
        <Button look="main" onClick={onClose}>
          Done
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        <p className="m-0">
          Every message is signed with this secret. Give it to the receiver, and keep it like a password. You find it
          again in the webhook.
        </p>
        <CodeBlock code={secret} label="Copy secret" />
      </div>
    </SidePanel>
  );
}
