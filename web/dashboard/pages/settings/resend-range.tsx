/** Sends the events of a time again: what a receiver missed. */
import { type FormEvent, useId, useState } from "react";
import type { Webhook } from "../../../../shared/native.ts";
import { Button } from "../../../ui/button.tsx";
import { TextField } from "../../../ui/field.tsx";
import { ErrorNote } from "../../../ui/notes.tsx";
import { Checkbox } from "../../../ui/switch.tsx";
import { toast } from "../../../ui/toast.tsx";
import { api } from "../../api.ts";
import { keys, useRefresh } from "../../queries.ts";
import { problemWords } from "../../words.ts";

const MINUTE_MS = 60_000;

/** The first moment of a minute that a person chose, or its last: both ends belong to the range. */
const momentOf = (local: string, last = false): string | undefined =>
  local === "" ? undefined : new Date(new Date(local).getTime() + (last ? MINUTE_MS - 1 : 0)).toISOString();

export function ResendRange({ webhook }: { webhook: Webhook }) {
  const heading = useId();
  const refresh = useRefresh();
  const [from, setFrom] = useState("");
  const [to, setTo] = useState("");
  const [every, setEvery] = useState(false);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const backwards = from !== "" && to !== "" && new Date(to) < new Date(from);
  const send = async () => {
    setBusy(true);
    setProblem(null);
    try {
      const { deliveries } = await api.POST("/webhooks/{id}/resend", {
        params: { path: { id: webhook.id } },
        body: { from: momentOf(from), to: momentOf(to, true), onlyFailed: !every },
      });
      await refresh(keys.webhooks, keys.audit);
      toast(deliveries === 0 ? "There was nothing to send." : `On their way: ${deliveries}.`);
    } catch (error) {
      setProblem(error);
    }
    setBusy(false);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!busy && from !== "" && !backwards) void send();
  };
  const words = problem ? problemWords(problem) : null;
  return (
    <section aria-labelledby={heading}>
      <h3 id={heading} className="m-0">
        Send a range again
      </h3>
      <p className="m-0 mt-1 mb-3 text-13 text-text-quiet">
        What was given up, and what happened while the webhook was off or not there yet. Times are in your zone.
      </p>
      <form noValidate onSubmit={submit} className="flex flex-col gap-3">
        <div className="grid gap-3 sm:grid-cols-2">
          <TextField
            label="From"
            type="datetime-local"
            value={from}
            fault={tried && from === "" ? "A range begins somewhere." : undefined}
            onChange={setFrom}
          />
          <TextField
            label="To"
            optional
            type="datetime-local"
            value={to}
            fault={tried && backwards ? "This is before the beginning." : undefined}
            onChange={setTo}
          />
        </div>
        <Checkbox label="Delivered ones too" checked={every} onChange={setEvery} />
        <div>
          <Button type="submit" busy={busy} disabled={!webhook.active}>
            Send the range
          </Button>
        </div>
        {words ? <ErrorNote title={words.title}>{words.detail}</ErrorNote> : null}
      </form>
    </section>
  );
}
