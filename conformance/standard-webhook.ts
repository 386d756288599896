/** The one verifier that works for every shape: the library of the Standard Webhooks specification, by the headers that each message carries. */
import assert from "node:assert/strict";
import { Webhook } from "standardwebhooks";
import type { ConformanceReceiver } from "./kit.ts";

type Received = Awaited<ReturnType<ConformanceReceiver["received"]>>[number];

/** The message, read by the library. @throws WebhookVerificationError, also for a body or a secret that is another. */
export function verifyStandard({ headers, body }: Received, secret: string): unknown {
  const signed = Object.fromEntries(
    ["webhook-id", "webhook-timestamp", "webhook-signature"].map((name) => [name, String(headers[name])]),
  );
  const webhook = new Webhook(secret);
  assert.throws(() => webhook.verify(`${body} `, signed), "a body that was changed is not signed");
  return webhook.verify(body, signed);
}
