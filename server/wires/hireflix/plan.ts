/**
 * Queries made ready to run: what graphql-js finds out anew for every value (which fields, of which type, by which resolver) is found
 * out once for a query that comes again, and the answer is written as text at once. Only what usually comes is planned: whatever else
 * comes up, graphql-js runs the query from its beginning, which is harmless since queries change nothing.
 */
import {
  defaultFieldResolver,
  type FieldNode,
  type GraphQLAbstractType,
  GraphQLError,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  getArgumentValues,
  getVariableValues,
  isAbstractType,
  isLeafType,
  isListType,
  isNonNullType,
  locatedError,
  type OperationDefinitionNode,
  responsePathAsArray,
} from "graphql";
import { type PlannedDocument, selectedFields, usesVariables } from "./plan-fields.ts";
import { leafWriter } from "./plan-leaves.ts";

type Path = GraphQLResolveInfo["path"];
type Text = string | Promise<string>;
/** Writes one value of a type; at is the place of what holds resolvers, for their errors. */
type Write = (value: unknown, run: Run, at: Path | undefined) => Text;

interface Run {
  context: unknown;
  variables: Record<string, unknown>;
  errors: GraphQLError[];
}

interface Writer {
  write: Write;
  /** Has it resolvers below? Theirs are asked side by side, and have errors of their own. */
  resolves: boolean;
}

interface FieldWriter extends Writer {
  /** The name as JSON, with the colon. */
  name: string;
}

/** A written answer: the JSON of data, and the errors of resolvers; null when graphql-js has to run the query. */
export type Plan = (
  context: unknown,
  variables: Record<string, unknown>,
) => Promise<{ data: string; errors: readonly GraphQLError[] } | null>;

const WRITTEN = Symbol("written");

/** A list that is JSON already, for a resolver to give where a plan asks for it (info.planned). */
export const writtenList = (items: readonly string[]): object => ({ [WRITTEN]: `[${joined(items)}]` });

/** With commas between. Put together bit by bit, the text of a large answer is copied once, at its end, and not at every level. */
function joined(texts: readonly string[]): string {
  let all = texts[0] ?? "";
  for (const text of texts.slice(1)) all += `,${text}`;
  return all;
}

/** Ends a run that graphql-js has to do. */
class Unplanned extends Error {}

function unplanned(why: string): never {
  throw new Unplanned(why);
}

const isRecord = (value: unknown): value is Record<string | symbol, unknown> =>
  typeof value === "object" && value !== null;

/** The text of a list that was written before. */
function writtenText(value: unknown): string {
  if (isRecord(value) && WRITTEN in value && typeof value[WRITTEN] === "string") return value[WRITTEN];
  return unplanned("no list");
}

/** A resolver's error that knows its place already. */
const isLocated = (error: unknown): error is GraphQLError => error instanceof GraphQLError && error.path !== undefined;

/** A plan for a valid query; null for one that has something unusual in it: a directive, introspection, very many fields. */
export function planQuery(document: PlannedDocument, operation: OperationDefinitionNode): Plan | null {
  const root = document.schema.getQueryType();
  if (operation.operation !== "query" || !root) return null;
  let writer: Writer;
  try {
    writer = objectWriter({ ...document, operation }, root, [operation]);
  } catch {
    return null;
  }
  return async (context, variables) => {
    const read = getVariableValues(document.schema, operation.variableDefinitions ?? [], variables);
    if (read.errors) return null;
    const run: Run = { context, variables: read.coerced, errors: [] };
    try {
      return { data: await writer.write({}, run, undefined), errors: run.errors };
    } catch (error) {
      return isLocated(error) ? { data: "null", errors: [...run.errors, error] } : null;
    }
  };
}

interface Planning extends PlannedDocument {
  operation: OperationDefinitionNode;
}

type Holder = FieldNode | OperationDefinitionNode;

function writerOf(planning: Planning, type: GraphQLOutputType, nodes: readonly FieldNode[]): Writer {
  if (isNonNullType(type)) {
    const { write, resolves } = writerOf(planning, type.ofType, nodes);
    return {
      write: (value, run, at) => (value === null || value === undefined ? unplanned("null") : write(value, run, at)),
      resolves,
    };
  }
  const { write, resolves } = nullableWriter(planning, type, nodes);
  return {
    write: (value, run, at) => (value === null || value === undefined ? "null" : write(value, run, at)),
    resolves,
  };
}

function nullableWriter(planning: Planning, type: GraphQLOutputType, nodes: readonly FieldNode[]): Writer {
  if (isNonNullType(type)) return writerOf(planning, type, nodes);
  if (isLeafType(type)) return { write: leafWriter(type), resolves: false };
  if (isListType(type)) return listWriter(planning, type.ofType, nodes);
  return isAbstractType(type) ? abstractWriter(planning, type, nodes) : objectWriter(planning, type, nodes);
}

function abstractWriter(planning: Planning, type: GraphQLAbstractType, nodes: readonly FieldNode[]): Writer {
  if (type.resolveType) unplanned("A type is found by a function.");
  const writers = new Map(
    planning.schema.getPossibleTypes(type).map((one) => [one.name, objectWriter(planning, one, nodes)]),
  );
  return {
    write: (value, run, at) => {
      const name = isRecord(value) ? value.__typename : undefined;
      const writer = typeof name === "string" ? writers.get(name) : undefined;
      return writer ? writer.write(value, run, at) : unplanned("a value of no type");
    },
    resolves: [...writers.values()].some(({ resolves }) => resolves),
  };
}

function listWriter(planning: Planning, itemType: GraphQLOutputType, nodes: readonly FieldNode[]): Writer {
  const { write, resolves } = writerOf(planning, itemType, nodes);
  // Where an error would make one item null.
  if (resolves && !isNonNullType(itemType)) unplanned("A list of what may be null.");
  const itemAt = (at: Path | undefined, key: number): Path => ({ prev: at, key, typename: undefined });

  const together: Write = async (value, run, at) => {
    if (!Array.isArray(value)) return writtenText(value);
    const texts = value.map(async (item: unknown, index) =>
      write(item instanceof Promise ? await item : item, run, itemAt(at, index)),
    );
    return `[${(await Promise.all(texts)).join(",")}]`;
  };

  /** The rest of a list whose items come later, as those of long lists do. */
  const oneByOne = async (items: readonly unknown[], texts: string[], run: Run, at: Path | undefined) => {
    for (let index = texts.length; index < items.length; index += 1) {
      const item = items[index];
      texts.push(await write(item instanceof Promise ? await item : item, run, at));
    }
    return `[${texts.join(",")}]`;
  };

  const atOnce: Write = (value, run, at) => {
    if (!Array.isArray(value)) return writtenText(value);
    const items: readonly unknown[] = value;
    const texts: string[] = [];
    for (const item of items) {
      const text = item instanceof Promise ? item : write(item, run, at);
      if (typeof text !== "string") return oneByOne(items, texts, run, at);
      texts.push(text);
    }
    return `[${texts.join(",")}]`;
  };

  return { write: resolves ? together : atOnce, resolves };
}

function objectWriter(planning: Planning, type: GraphQLObjectType, holders: readonly Holder[]): Writer {
  if (type.isTypeOf) unplanned("A type is found by a function.");
  const fields = [...selectedFields(planning, type, holders)].map(([key, nodes]) =>
    fieldWriter(planning, type, key, nodes),
  );
  const resolves = fields.some((field) => field.resolves);

  const together: Write = async (value, run, at) => {
    const texts = await Promise.all(fields.map(async ({ name, write }) => name + (await write(value, run, at))));
    return `{${joined(texts)}}`;
  };

  /** From the field on whose text comes later. */
  const oneByOne = async (
    value: unknown,
    run: Run,
    at: Path | undefined,
    before: string,
    from: number,
    first: Text,
  ) => {
    let object = before;
    for (const [index, { name, write }] of fields.entries()) {
      if (index < from) continue;
      object += `${index === 0 ? "" : ","}${name}${await (index === from ? first : write(value, run, at))}`;
    }
    return `${object}}`;
  };

  const atOnce: Write = (value, run, at) => {
    let object = "{";
    let index = 0;
    for (const { name, write } of fields) {
      const text = write(value, run, at);
      if (typeof text !== "string") return oneByOne(value, run, at, object, index, text);
      object += index === 0 ? name + text : `,${name}${text}`;
      index += 1;
    }
    return `${object}}`;
  };
  return { write: resolves ? together : atOnce, resolves };
}

function fieldWriter(
  planning: Planning,
  type: GraphQLObjectType,
  key: string,
  nodes: readonly FieldNode[],
): FieldWriter {
  const name = `${JSON.stringify(key)}:`;
  const [node] = nodes;
  if (!node) return unplanned("no field");
  if (node.name.value === "__typename") {
    const text = JSON.stringify(type.name);
    return { name, write: () => text, resolves: false };
  }
  const field = type.getFields()[node.name.value] ?? unplanned("introspection");
  const { write, resolves } = writerOf(planning, field.type, nodes);
  const info = { fieldName: field.name, fieldNodes: nodes, returnType: field.type, parentType: type };
  const infoOf = (run: Run, at: Path | undefined): GraphQLResolveInfo & { planned: true } => ({
    ...info,
    planned: true,
    path: { prev: at, key, typename: type.name },
    schema: planning.schema,
    fragments: planning.fragments,
    rootValue: undefined,
    operation: planning.operation,
    variableValues: run.variables,
  });
  const argsOf = argumentsOf(field, node);
  if (field.resolve && field.resolve !== defaultFieldResolver) {
    return { name, write: resolving({ field, nodes, key, infoOf, argsOf, write }), resolves: true };
  }
  const read = (source: unknown, run: Run, at: Path | undefined): unknown => {
    let value = isRecord(source) ? source[field.name] : undefined;
    if (typeof value === "function") value = value.call(source, argsOf(run), run.context, infoOf(run, at));
    return value instanceof Promise || value instanceof Error ? unplanned("no value") : value;
  };
  if (!resolves) return { name, write: (source, run, at) => write(read(source, run, at), run, at), resolves };
  const nullable = !isNonNullType(field.type);
  return {
    name,
    write: async (source, run, at) =>
      nullWhere(nullable, run, async () => write(read(source, run, at), run, { prev: at, key, typename: undefined })),
    resolves,
  };
}

/** Null in place of what failed below, where it may be null; the error is kept. */
async function nullWhere(nullable: boolean, run: Run, write: () => Promise<string>): Promise<string> {
  try {
    return await write();
  } catch (error) {
    if (!nullable || !isLocated(error)) throw error;
    run.errors.push(error);
    return "null";
  }
}

type ArgsOf = (run: Run) => Record<string, unknown>;

function argumentsOf(field: GraphQLField<unknown, unknown>, node: FieldNode): ArgsOf {
  if (usesVariables(node.arguments)) return (run) => getArgumentValues(field, node, run.variables);
  let known: Record<string, unknown> | undefined;
  return () => {
    known ??= getArgumentValues(field, node);
    return known;
  };
}

/** A field that is asked for: what its resolver throws is an error at its place, and the field null where it may be. */
function resolving({
  field,
  nodes,
  key,
  infoOf,
  argsOf,
  write,
}: {
  field: GraphQLField<unknown, unknown>;
  nodes: readonly FieldNode[];
  key: string;
  infoOf: (run: Run, at: Path | undefined) => GraphQLResolveInfo;
  argsOf: ArgsOf;
  write: Write;
}): Write {
  const nullable = !isNonNullType(field.type);

  async function ask(source: unknown, run: Run, at: Path | undefined): Promise<unknown> {
    const value: unknown = await field.resolve?.(source, argsOf(run), run.context, infoOf(run, at));
    if (value instanceof Error) throw value;
    return value;
  }

  return (source, run, at) => {
    const here: Path = { prev: at, key, typename: undefined };
    return nullWhere(nullable, run, async () => {
      const value = await ask(source, run, at).catch((error: unknown) => {
        throw locatedError(error, nodes, responsePathAsArray(here));
      });
      return write(value, run, here);
    });
  };
}
