/** Keys, scopes, limits, and bodies that can not be understood. */
import assert from "node:assert/strict";
import { type Case, deploymentAt, textAt } from "../kit.ts";
import { expectProblem, expectStatus, type Native } from "./wire.ts";

export function doorCases(native: Native): Case[] {
  const { deployment, get, post, remove } = native;
  const withKey = (headers: Record<string, string>) => get("/positions?limit=1", { key: false, headers });

  /** A key with these scopes alone, for as long as the task runs. */
  async function withScopes(scopes: string[], task: (key: string) => Promise<void>): Promise<void> {
    const made = expectStatus(await post("/keys", { name: "conformance", scopes }), 201);
    try {
      await task(textAt(made, "key"));
    } finally {
      await remove(`/keys/${textAt(made, "id")}`);
    }
  }

  return [
    {
      name: "the key is taken as X-API-Key and as a bearer token",
      async run() {
        expectStatus(await withKey({ "X-API-Key": deployment.key }), 200);
        expectStatus(await withKey({ Authorization: `Bearer ${deployment.key}` }), 200);
      },
    },
    ...["nonsense", `${deployment.key}x`, ""].map((key, index) => ({
      name: `a wrong key is 401 (${index + 1})`,
      run: async () => expectProblem(await withKey({ "X-API-Key": key }), 401, "unauthenticated"),
    })),
    {
      name: "every answer states the limit, the refused ones too, unless the deployment sets none",
      async run() {
        const good = await get("/positions?limit=1");
        const refused = await get("/positions?limit=nonsense");
        if (good.headers["ratelimit-limit"] === undefined) return;
        for (const { headers } of [good, refused]) {
          assert.match(String(headers.ratelimit), /^"\w+";r=\d+;t=\d+$/);
          assert.match(String(headers["ratelimit-policy"]), /^"\w+";q=\d+;w=60$/);
        }
      },
    },
    {
      name: "a key does what its scopes name and nothing else",
      run: () =>
        withScopes(["positions:read"], async (key) => {
          const limited = deploymentAt(deployment.url, key);
          expectStatus(await limited.call("GET", "/api/v1/positions?limit=1"), 200);
          expectProblem(await limited.call("GET", "/api/v1/interviews?limit=1"), 403, "forbidden");
          expectProblem(await limited.call("POST", "/api/v1/positions", { title: "No" }), 403, "forbidden");
        }),
    },
    {
      name: "a key can not make a key that may do more",
      run: () =>
        withScopes(["keys:write"], async (key) => {
          const limited = deploymentAt(deployment.url, key);
          const more = { name: "more", scopes: ["interviews:write"] };
          expectProblem(await limited.call("POST", "/api/v1/keys", more), 403, "forbidden");
          expectProblem(await limited.call("POST", "/api/v1/keys", { name: "all" }), 403, "forbidden");
        }),
    },
    {
      name: "who may only read interviews does not see the link that opens a room",
      async run() {
        const { id } = await native.interview();
        await withScopes(["interviews:read"], async (key) => {
          const seen = await deploymentAt(deployment.url, key).call("GET", `/api/v1/interviews/${id}`);
          assert.equal(expectStatus(seen, 200).link, null);
        });
      },
    },
    {
      name: "a revoked key opens nothing from then on",
      async run() {
        let revoked = "";
        await withScopes(["positions:read"], async (key) => {
          revoked = key;
        });
        expectProblem(await withKey({ "X-API-Key": revoked }), 401, "unauthenticated");
      },
    },
    {
      name: "an address that is none is 404",
      run: async () => expectProblem(await get("/nowhere"), 404, "not_found"),
    },
    {
      name: "a body of another type is refused",
      async run() {
        const answer = await post("/positions", "title=x", { headers: { "Content-Type": "text/plain" } });
        assert.ok([400, 415].includes(answer.status), `got ${answer.status}`);
      },
    },
    {
      name: "a body that is too large is 413",
      run: async () => expectProblem(await post("/positions", { title: "x".repeat(2_000_000) }), 413, "too_large"),
    },
    {
      name: "text that no database can keep is 400",
      run: async () => expectProblem(await post("/positions", { title: "a\u0000b" }), 400, "invalid"),
    },
    {
      name: "every problem's type is a page that a browser can read",
      async run() {
        const { body } = await get("/nowhere");
        const { pathname } = new URL(textAt(body, "type"));
        const page = await deployment.call("GET", pathname, undefined, { key: false });
        assert.equal(page.status, 200);
        assert.match(String(page.headers["content-type"]), /^text\/html/);
      },
    },
  ];
}
