/** Section 9: members by Company.Member, and what a key may do. */
import assert from "node:assert/strict";
import { at, type Case, freshEmail, listAt, textAt } from "../kit.ts";
import { dataOf, errorOf, type Hireflix } from "./wire.ts";

/** As the vendor's pages write them: without a selection set. */
const ADD = "mutation Add($email: String!) { Company { Member { add(email: $email) } } }";
const REMOVE = "mutation Remove($id: String, $email: String) { Company { Member { remove(id: $id, email: $email) } } }";

export function accountCases(wire: Hireflix): Case[] {
  const { deployment, positionId, post, ask } = wire;
  const refusal = async (query: string, variables: Record<string, unknown>) =>
    at(errorOf(await post("/me", { query, variables })), "code");
  return [
    ...wire.clients.map(({ name, run }) => ({
      name: `${name}: adds a member by an address and removes it by the same, both without a selection set`,
      async run() {
        const email = freshEmail("member");
        const added = dataOf(await run(ADD, { email }));
        assert.equal(at(added, "Company", "Member", "add"), true);
        const removed = dataOf(await run(REMOVE, { email: email.toUpperCase() }));
        assert.equal(at(removed, "Company", "Member", "remove"), true);
      },
    })),
    {
      name: "who is asked already, who is not there, an address that is none and nobody at all are errors",
      async run() {
        const email = freshEmail("member");
        await ask(ADD, { email });
        assert.equal(await refusal(ADD, { email }), 409);
        await ask(REMOVE, { email });
        assert.equal(await refusal(REMOVE, { email }), 404);
        assert.equal(await refusal(REMOVE, { id: "000000000000000000000000" }), 404);
        assert.equal(await refusal(ADD, { email: "nobody" }), 400);
        assert.equal(await refusal(REMOVE, {}), 400);
      },
    },
    {
      name: "permissions are those of the asking key: one that may only read positions changes nothing and sees no secret",
      async run() {
        const scopes = ["positions:read"];
        const made = await deployment.call("POST", "/api/v1/keys", { name: "conformance", scopes });
        assert.equal(made.status, 201, made.text);
        const headers = { "X-API-KEY": textAt(made.body, "key") };
        const asReader = (query: string) => post("/me", { query }, { key: false, headers });
        const email = freshEmail("member");
        const url = `https://hooks.example.com/${email}`;
        try {
          const reads = await asReader("{ permissions positions { id } }");
          assert.deepEqual(at(reads.body, "data", "permissions"), scopes);
          assert.ok(listAt(reads.body, "data", "positions").some((row) => at(row, "id") === positionId));
          for (const field of [
            "{ webhooks { id } }",
            "{ webhooksSecretKey }",
            "{ apiKeys { apiKey } }",
            `mutation { createWebhook(url: "${url}") { id } }`,
            `mutation { Company { Member { add(email: "${email}") } } }`,
            `mutation { Position(id: "${positionId}") { archive(archive: true) { id } } }`,
          ]) {
            assert.equal(at(errorOf(await asReader(field)), "code"), 403, field);
          }
          const after = await ask("query After($id: String!) { webhooks { url } position(id: $id) { archived } }", {
            id: positionId,
          });
          assert.ok(listAt(after, "webhooks").every((row) => at(row, "url") !== url));
          assert.equal(at(after, "position", "archived"), null);
          assert.equal(await refusal(REMOVE, { email }), 404, "nobody was asked to join");
        } finally {
          await deployment.call("DELETE", `/api/v1/keys/${textAt(made.body, "id")}`);
        }
        assert.equal((await asReader("{ permissions }")).status, 401, "a deleted key opens nothing");
      },
    },
  ];
}
