/** Section 1: transport, keys, errors, limits; the checklist's lines 1, 2, 8, 12. */
import assert from "node:assert/strict";
import { at, type Case, freshEmail, listAt, textAt } from "../kit.ts";
import { errorOf, type Hireflix } from "./wire.ts";

const POSITIONS = "{ positions { id } }";
const UNAUTHORIZED = { message: "Unauthorized" };

export function doorCases({ deployment, positionId, post }: Hireflix): Case[] {
  const asked = (headers: Record<string, string>) => post("/me", { query: POSITIONS }, { key: false, headers });
  return [
    {
      name: "without a key, or with a wrong one, /me says Unauthorized and nothing else",
      line: 8,
      async run() {
        for (const headers of [
          {},
          { "X-API-KEY": "5f2b1c1e-9d5e-4a51-8a4e-5b0c8b7f6a10" },
          { Authorization: "Bearer no" },
        ]) {
          const answer = await asked(headers);
          assert.equal(answer.status, 401);
          assert.deepEqual(answer.body, UNAUTHORIZED);
        }
      },
    },
    {
      name: "a key is taken in any letter case of its header, and as a bearer",
      async run() {
        for (const header of ["X-API-KEY", "x-api-key", "X-Api-Key"]) {
          assert.equal((await asked({ [header]: deployment.key })).status, 200);
        }
        const bearer = await asked({ Authorization: `Bearer ${deployment.key}` });
        assert.ok(Array.isArray(at(bearer.body, "data", "positions")));
      },
    },
    {
      name: "variables arrive as an object, as JSON text, as null, or not at all",
      line: 1,
      async run() {
        const query = "query One($id: String!) { position(id: $id) { id } }";
        for (const variables of [{ id: positionId }, JSON.stringify({ id: positionId })]) {
          const answer = await post("/me", { query, variables, operationName: "One" });
          assert.equal(at(answer.body, "data", "position", "id"), positionId, answer.text);
        }
        for (const body of [
          { query: POSITIONS, variables: null },
          { query: POSITIONS },
          { query: POSITIONS, variables: "{}" },
        ]) {
          const answer = await post("/me", body);
          assert.match(String(answer.headers["content-type"]), /^application\/json; charset=utf-8$/i);
          assert.ok(listAt(answer.body, "data", "positions").length > 0);
        }
      },
    },
    {
      name: "ids in arguments are strings: a variable of type ID is refused in graphql-js' words",
      line: 2,
      async run() {
        const query = "query One($id: ID!) { position(id: $id) { id } }";
        const error = errorOf(await post("/me", { query, variables: { id: positionId } }));
        const words = 'Variable "$id" of type "ID!" used in position expecting type "String!".';
        assert.equal(at(error, "message"), words);
      },
    },
    {
      name: "errors are HTTP 200, in graphql-js' words, with code 400",
      async run() {
        const expected: [string, RegExp][] = [
          ["{ positions { id nope } }", /^Cannot query field "nope" on type "PositionType"\./],
          ['{ position(id: "a", slug: "b") { id } }', /^Unknown argument "slug"/],
          ["{ positions { id { x } } }", /must not have a selection/],
          ["{ positions }", /must have a selection of subfields/],
          ["{ positions { id }", /^Syntax Error: /],
        ];
        for (const [query, words] of expected) {
          const error = errorOf(await post("/me", { query }));
          assert.match(textAt(error, "message"), words);
          assert.equal(at(error, "code"), 400);
        }
      },
    },
    {
      name: "any page may call: preflight and answers of all three endpoints",
      line: 12,
      async run() {
        for (const path of ["/me", "/", "/interview"]) {
          const preflight = await deployment.call("OPTIONS", path, undefined, {
            key: false,
            headers: {
              Origin: "https://ats.example",
              "Access-Control-Request-Method": "POST",
              "Access-Control-Request-Headers": "x-api-key,content-type",
            },
          });
          assert.ok(preflight.status === 204 || preflight.status === 200);
          assert.equal(preflight.headers["access-control-allow-origin"], "*");
          const allowed = String(preflight.headers["access-control-allow-headers"]).toLowerCase();
          for (const header of ["x-api-key", "authorization", "content-type"]) assert.ok(allowed.includes(header));
        }
        const refused = await post("/me", { query: POSITIONS }, { key: false });
        assert.equal(refused.headers["access-control-allow-origin"], "*", "a page may read the refusal");
      },
    },
    {
      name: "introspection: / and /interview without a key, /me with one",
      line: 12,
      async run() {
        const query = "{ __schema { queryType { name } types { name } } }";
        for (const path of ["/", "/interview"]) {
          const answer = await post(path, { query }, { key: false });
          assert.ok(listAt(answer.body, "data", "__schema", "types").length > 10);
        }
        assert.equal((await post("/me", { query }, { key: false })).status, 401);
        const names = listAt((await post("/me", { query })).body, "data", "__schema", "types").map((type) =>
          at(type, "name"),
        );
        for (const name of ["question", "media", "InterviewType", "inputCandidate", "ID"])
          assert.ok(names.includes(name), name);
      },
    },
    {
      name: "a bulk invite of 100 aliases in one request",
      async run() {
        const input = () =>
          `{ positionId: "${positionId}", disableNotifications: true, candidate: { email: "${freshEmail("bulk")}", firstName: "Bulk" } }`;
        const fields = Array.from(
          { length: 100 },
          (_, n) =>
            `c${n}: inviteCandidateToInterview(input: ${input()}) { ... on InterviewType { id } ... on ValidationError { message } }`,
        );
        const answer = await post("/me", { query: `mutation { ${fields.join("\n")} }` });
        assert.equal(at(answer.body, "errors"), undefined, answer.text.slice(0, 300));
        const data = at(answer.body, "data");
        const ids = Array.from({ length: 100 }, (_, n) => textAt(data, `c${n}`, "id"));
        assert.equal(new Set(ids).size, 100);
      },
    },
    {
      name: "a query that is nested or repeated without measure is refused and not run",
      async run() {
        const deep = `{ ${"a { ".repeat(500)}a${" }".repeat(500)} }`;
        const wide = `{ ${Array.from({ length: 5000 }, () => "positions { id }").join(" ")} }`;
        for (const query of [deep, wide]) assert.equal(at(errorOf(await post("/me", { query })), "code"), 400);
      },
    },
  ];
}
