/** ETag, If-None-Match and If-Match: nothing is read twice for nothing, nothing is overwritten silently. */
import assert from "node:assert/strict";
import type { Case } from "../kit.ts";
import { expectProblem, expectStatus, type Native } from "./wire.ts";

export function conditionalCases(native: Native): Case[] {
  const { get, patch, positionId } = native;
  const match = (etag: unknown) => ({ headers: { "If-Match": String(etag) } });

  const guarded = [
    { what: "a position", address: async () => `/positions/${positionId}`, body: { title: "Conformance" } },
    {
      what: "an interview",
      address: async () => `/interviews/${(await native.interview()).id}`,
      body: { notes: "Read twice" },
    },
    { what: "the workspace", address: async () => "/workspace", body: {} },
  ];
  return [
    ...guarded.map(({ what, address, body }) => ({
      name: `of two changes of ${what} made on one reading the second is 412`,
      async run() {
        const path = await address();
        const { etag } = (await get(path)).headers;
        const first = await patch(path, body, match(etag));
        expectStatus(first, 200);
        expectProblem(await patch(path, body, match(etag)), 412, "stale");
        expectStatus(await patch(path, body, match(first.headers.etag)), 200);
      },
    })),
    {
      name: "an If-Match that was never given out is 412, and * is any",
      async run() {
        const path = `/positions/${positionId}`;
        expectProblem(await patch(path, { title: "No" }, match('"nonsense"')), 412, "stale");
        expectStatus(await patch(path, { title: "Conformance" }, match("*")), 200);
      },
    },
    {
      name: "what the caller holds already is 304 without a body",
      async run() {
        const path = `/positions/${positionId}`;
        const { etag } = (await get(path)).headers;
        const again = await get(path, { headers: { "If-None-Match": String(etag) } });
        assert.deepEqual([again.status, again.text], [304, ""]);
        await patch(path, { title: "Conformance, changed" });
        expectStatus(await get(path, { headers: { "If-None-Match": String(etag) } }), 200);
      },
    },
  ];
}
