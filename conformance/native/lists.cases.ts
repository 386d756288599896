/** Pages by cursor: complete, without repeats, and stable while rows are added; sparse fields. */
import assert from "node:assert/strict";
import { at, type Case, listAt, textAt } from "../kit.ts";
import { expectProblem, expectStatus, type Native } from "./wire.ts";

export function listCases(native: Native): Case[] {
  const { get, positionId } = native;

  /** The ids of all pages of a list; between lets something happen after each page. */
  async function walk(path: string, between: () => Promise<unknown> = async () => undefined): Promise<string[]> {
    const ids: string[] = [];
    let cursor: string | null = "";
    while (cursor !== null) {
      const page: Record<string, unknown> = expectStatus(await get(path + (cursor && `&cursor=${cursor}`)), 200);
      ids.push(...listAt(page, "data").map((row) => textAt(row, "id")));
      cursor = page.next === null ? null : textAt(page, "next");
      await between();
    }
    return ids;
  }

  return [
    {
      name: "a list is walked whole while rows are added, without a row lost or repeated",
      async run() {
        const before: unknown[] = [];
        for (let index = 0; index < 5; index++) before.push((await native.interview()).id);
        const seen = await walk(`/interviews?positionId=${positionId}&limit=2`, () => native.interview());
        assert.equal(new Set(seen).size, seen.length, "no row comes twice");
        for (const id of before) assert.ok(seen.includes(String(id)), `${id} is missing`);
      },
    },
    ...["/positions", "/interviews", "/keys", "/custom-fields", "/mails", "/members", "/audit", "/candidates"].map(
      (path) => ({
        name: `GET ${path} takes limit and cursor, and refuses what is neither`,
        async run() {
          const page = expectStatus(await get(`${path}?limit=1`), 200);
          assert.ok(listAt(page, "data").length <= 1);
          assert.ok(page.next === null || typeof page.next === "string");
          expectProblem(await get(`${path}?limit=0`), 400, "invalid", "/limit");
          expectProblem(await get(`${path}?limit=100000`), 400, "invalid", "/limit");
          expectProblem(await get(`${path}?cursor=nonsense`), 400, "invalid", "/cursor");
        },
      }),
    ),
    {
      name: "fields gives these properties alone, of a row and of one thing, and refuses others",
      async run() {
        const { id } = await native.interview();
        const page = expectStatus(await get(`/interviews?positionId=${positionId}&limit=1&fields=id,progress`), 200);
        assert.deepEqual(Object.keys(Object(at(page, "data", 0))).sort(), ["id", "progress"]);
        const one = expectStatus(await get(`/interviews/${id}?fields=id,decision`), 200);
        assert.deepEqual(Object.keys(one).sort(), ["decision", "id"]);
        expectProblem(await get(`/interviews/${id}?fields=secret`), 400, "invalid");
      },
    },
  ];
}
