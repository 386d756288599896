/** The event feed: in order, without gaps, catching up from any number, waiting when asked. */
import assert from "node:assert/strict";
import { at, type Case, listAt } from "../kit.ts";
import { expectStatus, type Native } from "./wire.ts";

export function eventCases(native: Native): Case[] {
  const { get, post } = native;

  async function after(sequence: number): Promise<Record<string, unknown>[]> {
    const found: Record<string, unknown>[] = [];
    for (let last = sequence; ; ) {
      const page = expectStatus(await get(`/events?after=${last}&limit=500`), 200);
      const rows = listAt(page, "data").map((row) => ({ ...Object(row) }));
      found.push(...rows);
      if (page.next === null) return found;
      last = Number(rows.at(-1)?.sequence);
    }
  }
  const newest = async () => Number((await after(0)).at(-1)?.sequence ?? 0);

  return [
    {
      name: "every change is in the feed, numbered without a gap, also under concurrent changes",
      async run() {
        const start = await newest();
        await Promise.all(Array.from({ length: 10 }, () => native.interview()));
        const events = await after(start);
        events.forEach((event, index) => {
          assert.equal(event.sequence, start + index + 1);
        });
        assert.ok(events.filter((event) => event.type === "interview.created").length >= 10);
      },
    },
    {
      name: "an interview's own events are numbered from 1",
      async run() {
        const { id } = await native.interview();
        expectStatus(await post(`/interviews/${id}/admit`, {}), 200);
        expectStatus(await post(`/interviews/${id}/archive`, {}), 200);
        const own = listAt((await get(`/interviews/${id}/events`)).body, "data");
        assert.deepEqual(
          own.map((event) => at(event, "interviewSequence")),
          own.map((_event, index) => index + 1),
        );
        assert.equal(at(own[0], "type"), "interview.created");
      },
    },
    {
      name: "a reader that waits is answered when something happens",
      async run() {
        const start = await newest();
        const [page, { id }] = await Promise.all([get(`/events?after=${start}&wait=20`), native.interview()]);
        const seen = listAt(page.body, "data").map((event) => at(event, "interviewId"));
        assert.ok(seen.includes(id), "the new interview is among what the waiting reader got");
      },
    },
  ];
}
