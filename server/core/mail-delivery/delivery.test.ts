/** The states of a mail's way: what moves them, and what is told too late to. */
import { describe, expect, it } from "vitest";
import { deliveryOf, type EvidenceKind } from "./delivery.ts";

const comesTo = (...kinds: EvidenceKind[]) =>
  deliveryOf(kinds.map((kind, index) => ({ kind, at: new Date(index * 1000) })));

describe("the state of a mail's way", () => {
  it.each<[EvidenceKind[], string]>([
    [[], "pending"],
    [["delayed"], "pending"],
    [["sent", "delivered"], "delivered"],
    [["sent", "opened", "clicked", "accepted"], "accepted"],
    [["sent", "clicked", "delivered"], "clicked"],
    [["accepted", "opened"], "accepted"],
    [["sent", "delivered", "failed"], "failed"],
    [["sent", "failed", "delivered"], "failed"],
    [["sent", "clicked", "failed"], "clicked"],
    [["sent", "failed", "clicked"], "clicked"],
    [["sent", "clicked", "spam"], "spam"],
    [["sent", "spam", "opened", "failed"], "spam"],
    [["sent", "spam", "accepted"], "accepted"],
    [["accepted", "spam"], "accepted"],
  ])("%j comes to %s", (kinds, state) => {
    expect(comesTo(...kinds)).toBe(state);
  });

  it.each<[EvidenceKind[], string]>([
    [["sent", "clicked", "expired"], "expired"],
    [["sent", "accepted", "expired"], "accepted"],
    [["sent", "failed", "expired"], "failed"],
    [["sent", "clicked", "expired", "extended"], "clicked"],
    [["sent", "expired", "extended", "clicked", "expired"], "expired"],
    [["sent", "expired", "delivered"], "expired"],
  ])("with the end of the link, %j comes to %s", (kinds, state) => {
    expect(comesTo(...kinds)).toBe(state);
  });

  it("goes by when it happened and not by when it was told", () => {
    const at = (seconds: number) => new Date(seconds * 1000);
    expect(
      deliveryOf([
        { kind: "extended", at: at(9) },
        { kind: "expired", at: at(5) },
        { kind: "sent", at: at(1) },
      ]),
    ).toBe("sent");
  });
});
