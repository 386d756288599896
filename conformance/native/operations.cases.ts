/** What holds for every operation that the document names: no key, nothing there, unknown properties and parameters, broken JSON. */
import type { Case } from "../kit.ts";
import { expectProblem, type Native, type Operation } from "./wire.ts";

/** An id that nothing has. */
const NOBODY = "01890000-0000-7000-8000-00000000abcd";

const addressOf = (operation: Operation): string => `/api/v1${operation.path.replace(/\{[^}]+\}/g, NOBODY)}`;

export function operationCases({ deployment, operations }: Native): Case[] {
  const guarded = operations.filter((operation) => operation.needsKey);
  const named = (operation: Operation, words: string) => `${operation.method} ${operation.path} ${words}`;
  return [
    ...guarded.map((operation) => ({
      name: named(operation, "without a key is 401"),
      run: async () =>
        expectProblem(
          await deployment.call(operation.method, addressOf(operation), undefined, { key: false }),
          401,
          "unauthenticated",
        ),
    })),
    ...guarded
      .filter((operation) => operation.method === "GET" && operation.path.includes("{"))
      .map((operation) => ({
        name: named(operation, "of nothing is 404"),
        run: async () => expectProblem(await deployment.call("GET", addressOf(operation)), 404, "not_found"),
      })),
    ...guarded
      .filter((operation) => operation.path.includes("{"))
      .map((operation) => ({
        name: named(operation, "with an id that is none is 400"),
        run: async () =>
          expectProblem(
            await deployment.call(operation.method, `/api/v1${operation.path.replace(/\{[^}]+\}/g, "nonsense")}`),
            400,
            "invalid",
          ),
      })),
    ...guarded.map((operation) => ({
      name: named(operation, "with an unknown parameter is 400"),
      run: async () =>
        expectProblem(
          await deployment.call(operation.method, `${addressOf(operation)}?nonsense=1`),
          400,
          "invalid",
          "/nonsense",
        ),
    })),
    ...guarded
      .filter((operation) => operation.takesBody)
      .flatMap((operation) => [
        {
          name: named(operation, "with an unknown property is 400"),
          run: async () =>
            expectProblem(
              await deployment.call(operation.method, addressOf(operation), { "no such property": 1 }),
              400,
              "invalid",
            ),
        },
        {
          name: named(operation, "with broken JSON is 400"),
          run: async () =>
            expectProblem(await deployment.call(operation.method, addressOf(operation), '{"a":'), 400, "invalid"),
        },
      ]),
  ];
}
