/** What the webhooks' section says: shapes, states, families of events. */
import type { Webhook, WebhookDelivery, WebhookShapeName } from "../../../../shared/native.ts";
import type { Tone } from "../../../ui/state-word.tsx";

export const SHAPE_WORDS: Readonly<Record<WebhookShapeName, string>> = {
  native: "Greenroom",
  interviewflow: "InterviewFlowAI",
  flowmingo: "Flowmingo",
  flowmingo_beta: "Flowmingo, with the beta's names",
  hireflix: "Hireflix",
};

export interface StateWords {
  words: string;
  tone: Tone;
  meaning: string;
}

/** How a webhook fares. */
export function webhookState({ active, disabled, failingSince }: Webhook): StateWords {
  if (disabled?.reason === "gone") {
    return {
      words: "Switched off",
      tone: "bad",
      meaning: "The receiver answered 410: it wants nothing any more. Switch it on once the address is right.",
    };
  }
  if (disabled) {
    return {
      words: "Switched off",
      tone: "bad",
      meaning:
        "The receiver accepted nothing for five days. Repair it, switch the webhook on and send the range again.",
    };
  }
  if (!active) return { words: "Off", tone: "neutral", meaning: "Nothing is sent." };
  if (failingSince) {
    return {
      words: "Failing",
      tone: "warn",
      meaning: "The latest deliveries were not accepted. They are tried again for about three days.",
    };
  }
  return { words: "Active", tone: "good", meaning: "Events are sent as they happen." };
}

export function deliveryState({ state, attempts }: Pick<WebhookDelivery, "state" | "attempts">): StateWords {
  if (state === "delivered") return { words: "Delivered", tone: "good", meaning: "The receiver accepted it." };
  if (state === "failed") return { words: "Given up", tone: "bad", meaning: "It is not tried again by itself." };
  return attempts === 0
    ? { words: "Waiting", tone: "neutral", meaning: "It is about to be sent." }
    : { words: "Trying again", tone: "warn", meaning: "The receiver has not accepted it yet." };
}

export interface Family {
  /** Such as interview.* */
  pattern: string;
  names: readonly string[];
}

/** Events under what their names have in common, in the order given. */
export function familiesOf(names: readonly string[]): Family[] {
  const families = new Map<string, string[]>();
  for (const name of names) {
    const pattern = `${name.slice(0, name.lastIndexOf("."))}.*`;
    families.set(pattern, [...(families.get(pattern) ?? []), name]);
  }
  return [...families].map(([pattern, own]) => ({ pattern, names: own }));
}

/** A family ticked stands for its events; unticked it gives them back one by one. */
export function toggled(events: readonly string[], name: string, on: boolean, family: Family): string[] {
  const others = events.filter((event) => event !== name);
  if (!on) return others;
  return name === family.pattern
    ? [...others.filter((event) => !family.names.includes(event)), name]
    : [...others, name];
}

/** Does a webhook with these events ask for this one? A family does, and a name with what stands below it. */
export const asksFor = (events: readonly string[], name: string): boolean =>
  events.some((event) => event === "*" || event === name || name.startsWith(`${event.replace(/\.\*$/, "")}.`));

/** "All", or what is listed. */
export const eventsInWords = (events: readonly string[]): string =>
  events.includes("*") ? "All events" : events.join(", ");
