/** The shapes of webhooks that this deployment has, each from its wire. The core takes them as they are. */
import type { WebhookShapes } from "./core/webhooks/index.ts";
import type { Keyring } from "./platform/keyring/keyring.ts";
import { flowmingoWebhook } from "./wires/flowmingo/webhook.ts";
import { hireflixWebhook } from "./wires/hireflix/webhook.ts";
import { interviewflowWebhook } from "./wires/interviewflow/webhook.ts";
import { nativeWebhook } from "./wires/native/webhook.ts";

export function webhookShapes({ keyring, publicUrl }: { keyring: Keyring; publicUrl: string }): WebhookShapes {
  const pageOf = (interviewId: string) => `${publicUrl}/app/interviews/${interviewId}`;
  return {
    native: nativeWebhook,
    interviewflow: interviewflowWebhook({ reportUrl: pageOf }),
    flowmingo: flowmingoWebhook({ submissionUrl: pageOf }),
    flowmingo_beta: flowmingoWebhook({ submissionUrl: pageOf, betaNames: true }),
    hireflix: hireflixWebhook({
      publicUrl,
      codeOf: ({ id, codeGeneration }) => keyring.roomCode(id, codeGeneration),
    }),
  };
}
