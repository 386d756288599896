/** A planned query answers as graphql-js does, or leaves the query to it. */
import { makeExecutableSchema } from "@graphql-tools/schema";
import { execute, type GraphQLError, parse, validate } from "graphql";
import { describe, expect, test } from "vitest";
import { createPlans } from "./plans.ts";

const typeDefs = `
  scalar Anything
  enum Colour { RED GREEN }
  interface Step { id: ID! name: String }
  type Talk implements Step { id: ID! name: String seconds: Int }
  type Letter implements Step { id: ID! name: String words(most: Int = 2): [String!] }
  input Range { from: Int to: Int }
  type Person { id: ID! name: String! age: Int score: Float colour: Colour here: Boolean any: Anything steps: [Step!]! friends: [Person!]! boss: Person
    later(times: Int!): Int broken: String strict: String! missing: String! wrong: Int }
  type Query { person(id: ID!): Person people(range: Range, count: Int = 3): [Person!]! many: [Person!]! nobody: Person sure: Person! colour(is: Colour): Colour }
`;

interface Source {
  id: string;
  [name: string]: unknown;
}

const person = (id: string, depth = 2): Source => ({
  id,
  name: `Name "${id}"\n\u2028é😀`,
  age: 7,
  score: 1e21,
  colour: "RED",
  here: false,
  any: { a: [1, null, { b: "c" }] },
  steps: () => [
    { __typename: "Talk", id: "t", name: null, seconds: -0 },
    { __typename: "Letter", id: 5, name: "", words: ({ most }: { most: number }) => ["a", "b", "c"].slice(0, most) },
  ],
  friends: () => (depth === 0 ? [] : [person(`${id}a`, depth - 1), person(`${id}b`, depth - 1)]),
  boss: depth === 2 ? { id: "b", name: "Boss" } : null,
  missing: null,
  wrong: "no number",
});

const fails = () => {
  throw new Error("It broke.");
};

const schema = makeExecutableSchema({
  typeDefs,
  resolvers: {
    Query: {
      person: (_root: unknown, { id }: { id: string }) => person(id),
      people: async (_root: unknown, { range, count }: { range?: { from?: number }; count: number }) =>
        Array.from({ length: count }, (_none, index) => person(String((range?.from ?? 0) + index))),
      // As long lists come: the first at once, the others a turn later.
      many: () => Array.from({ length: 4 }, (_none, n) => (n < 2 ? person(`${n}`) : Promise.resolve(person(`${n}`)))),
      nobody: () => null,
      sure: fails,
      colour: (_root: unknown, { is }: { is: unknown }) => is ?? null,
    },
    Person: {
      later: async (_person: Source, { times }: { times: number }) => times * 2,
      broken: async () => fails(),
      strict: fails,
    },
  },
});

const told = (errors: readonly GraphQLError[] | undefined) =>
  (errors ?? []).map(({ message, path, locations }) => ({ message, path, locations }));

/** What graphql-js answers, and what the plan does; planned is null where it left the query. */
async function both(source: string, variables: Record<string, unknown> = {}) {
  const document = parse(source);
  expect(validate(schema, document)).toEqual([]);
  const planFor = createPlans(schema);
  expect(planFor(document, null)).toBeNull();
  const written = await planFor(document, null)?.({}, variables);
  const { data, errors } = await execute({ schema, document, variableValues: variables });
  return {
    js: { text: JSON.stringify(data), errors: told(errors) },
    planned: written ? { text: written.data, errors: told(written.errors) } : null,
  };
}

const ALL = "id name age score colour here any missing_: __typename";

describe("a plan answers as graphql-js does", () => {
  test.each([
    [`{ person(id: "1") { ${ALL} boss { name } } nobody { id } __typename }`],
    [`query ($id: ID!) { a: person(id: $id) { later(times: 2) } b: person(id: "x") { again: later(times: 3) id } }`],
    [
      `{ person(id: "1") { steps { __typename id ... on Talk { seconds } ... on Letter { words few: words(most: 1) } } } }`,
    ],
    [
      `{ people(range: { from: 4 }) { id friends { id later(times: 1) friends { ...P } } } } fragment P on Person { id name ...Q } fragment Q on Person { age }`,
    ],
    [
      `query ($n: Int, $r: Range) { people(count: $n, range: $r) { id ...S } } fragment S on Person { steps { ...T } } fragment T on Step { name ... on Step { id } }`,
    ],
    [`{ many { id friends { id name } } }`],
    [`{ many { id later(times: 4) } }`],
    [`{ person(id: "1") { friends { id } friends { name } } person(id: "1") { age } }`],
    [`query ($c: Colour) { colour(is: $c) other: colour(is: GREEN) }`],
  ])("%s", async (source) => {
    const { js, planned } = await both(source, { id: "9", n: 2, r: { from: 10 }, c: "RED" });
    expect(js.errors).toEqual([]);
    expect(planned).toEqual(js);
  });

  test.each([
    ["a resolver's error leaves its field null", '{ person(id: "1") { id broken friends { broken } } }'],
    ["where it may not be null, the next above is", '{ person(id: "1") { id strict } nobody { id } }'],
    ["up to the whole answer", "{ nobody { id } sure { id } }"],
    ["also one that no resolver has", '{ person(id: "1") { id boss { id strict } friends { id } } }'],
    ["through lists", "{ people { id friends { strict } } }"],
  ])("%s", async (_name, source) => {
    const { js, planned } = await both(source);
    expect(planned?.text).toBe(js.text);
    expect(planned?.errors).toEqual(js.errors);
    expect(js.errors.length).toBeGreaterThan(0);
  });
});

describe("a plan leaves to graphql-js", () => {
  test.each([
    ["a directive", 'query ($yes: Boolean = true) { person(id: "1") { id @include(if: $yes) } }', {}],
    ["introspection", '{ __type(name: "Person") { name } }', {}],
    ["a variable of another type", "query ($n: Int) { people(count: $n) { id } }", { n: "two" }],
    ["null where there must be a value", '{ person(id: "1") { missing } }', {}],
    ["a value of another type", '{ person(id: "1") { wrong } }', {}],
  ])("%s", async (_name, source, variables) => {
    expect((await both(source, variables)).planned).toBeNull();
  });

  test("what is asked for once", async () => {
    const document = parse("{ nobody { id } }");
    const planFor = createPlans(schema);
    expect(planFor(document, null)).toBeNull();
    expect(planFor(document, null)).not.toBeNull();
  });

  test("very many fields, spread by few", () => {
    const names = Array.from({ length: 200 }, (_none, index) => `f${index}: name`).join(" ");
    const document = parse(
      `{ ${Array.from({ length: 6 }, (_none, n) => `a${n}: nobody { ...A }`).join(" ")} } fragment A on Person { ${names} }`,
    );
    const planFor = createPlans(schema);
    planFor(document, null);
    expect(planFor(document, null)).toBeNull();
  });
});
