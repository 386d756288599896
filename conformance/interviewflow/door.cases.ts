/** Keys, and bodies that can not be understood. */
import assert from "node:assert/strict";
import { at, type Case, freshEmail } from "../kit.ts";
import { expectAnswer, expectError, ROUTES, type Wire } from "./wire.ts";

export function doorCases(wire: Wire): Case[] {
  const { deployment } = wire;
  const page = () => ({ interviewerId: wire.publicId, page: 1, limit: 1 });
  const withKey = (name: string, value = deployment.key) =>
    wire.fetch(page(), { key: false, headers: { [name]: value } });
  const person = () => ({ name: "Someone", email: freshEmail(), jobId: wire.publicId });
  return [
    ...ROUTES.map(([method, path]) => ({
      name: `${method} ${path} without a key is 401 in the envelope`,
      line: 2,
      run: async () => expectError(await deployment.call(method, path, {}, { key: false }), 401),
    })),
    ...["X-API-KEY", "x-api-key", "X-Api-Key", "x-Api-kEy"].map((name) => ({
      name: `the key is taken as ${name}`,
      line: 2,
      run: async () => void expectAnswer(await withKey(name), 200),
    })),
    {
      name: "the key is taken as a bearer token",
      run: async () => void expectAnswer(await withKey("Authorization", `Bearer ${deployment.key}`), 200),
    },
    ...["nonsense", "", `${deployment.key}x`, deployment.key.toUpperCase()].map((key, index) => ({
      name: `a wrong key is 401 (${index + 1})`,
      run: async () => expectError(await withKey("X-API-KEY", key), 401),
    })),
    {
      name: "a body that is no JSON is 400",
      run: async () => expectError(await wire.single('{"name": "Jane",'), 400),
    },
    { name: "an empty body is 400", run: async () => expectError(await wire.single(""), 400) },
    ...[[], "text", 5, null, true].map((body) => ({
      name: `the body ${JSON.stringify(body)} is 400`,
      run: async () => expectError(await wire.single(JSON.stringify(body)), 400),
    })),
    {
      name: "another content type is 415",
      run: async () =>
        expectError(await wire.single(JSON.stringify(person()), { headers: { "Content-Type": "text/plain" } }), 415),
    },
    {
      name: "application/json with a charset is JSON",
      run: async () => {
        const headers = { "Content-Type": "application/json; charset=utf-8" };
        expectAnswer(await wire.single(JSON.stringify(person()), { headers }), 201);
      },
    },
    {
      name: "more than 2 MiB is 413",
      async run() {
        expectError(await wire.single({ ...person(), metadata: { blob: "x".repeat(2 * 1024 * 1024) } }), 413);
      },
    },
    {
      name: "somewhat less than 2 MiB is taken",
      async run() {
        expectAnswer(await wire.single({ ...person(), metadata: { blob: "x".repeat(2 * 1024 * 1024 - 1000) } }), 201);
      },
    },
    {
      name: "bytes that are no UTF-8 are 400",
      async run() {
        const [before, after] = JSON.stringify({ ...person(), name: "Zo~" }).split("~");
        const broken = Buffer.concat([Buffer.from(before ?? ""), Buffer.from([0xc3, 0x28]), Buffer.from(after ?? "")]);
        expectError(await wire.single(broken), 400);
      },
    },
    ...[
      ["a null character", "Zo\\u0000e"],
      ["half a surrogate pair", "Zo\\ud800e"],
    ].map(([what, name]) => ({
      name: `${what} in a name is 400 that names the field`,
      run: async () =>
        expectError(
          await wire.single(JSON.stringify({ ...person(), name: "~" }).replace("~", name ?? "")),
          400,
          "name",
        ),
    })),
    {
      name: "a null character in metadata is 400",
      run: async () => expectError(await wire.single({ ...person(), metadata: { deep: [{ "a\0": 1 }] } }), 400),
    },
    {
      name: "a body that is nested without end is 400",
      run: async () => expectError(await wire.single(`${'{"metadata":'.repeat(50_000)}1${"}".repeat(50_000)}`), 400),
    },
    {
      name: "another address is 404 in the envelope",
      run: async () => expectError(await deployment.call("POST", "/api/external/ingest/nobody", {}), 404),
    },
    {
      name: "fields that the contract does not list are ignored",
      run: async () => {
        const answer = expectAnswer(await wire.single({ ...person(), source: "ats", tracking: { a: 1 } }), 201);
        assert.equal(at(answer, "data", "source"), undefined);
      },
    },
  ];
}
