/** How much a query may ask for: judged on the parsed text before it is validated, and on its types after. */
import {
  type DocumentNode,
  type FragmentDefinitionNode,
  GraphQLError,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from "graphql";

/** The documented bulk invite, 100 aliases with every member of its union, has about 13,000 tokens and 2,600 fields. */
export const MOST_TOKENS = 30_000;
const MOST_FIELDS = 20_000;
const MOST_ALIASES = 2_500;
const MOST_FRAGMENTS = 100;
const DEEPEST = 20;
/** One answer's name in one place: validation compares all of them in pairs. */
const MOST_REPEATS = 150;
const MOST_COST = 1_000_000;
/** What a list is taken to hold when nobody says better. */
const USUAL_LENGTH = 10;

const tooMuch = (message: string): GraphQLError => new GraphQLError(message, { extensions: { code: 400 } });

interface Shape {
  fields: number;
  aliases: number;
  depth: number;
  /** How often each answer's name stands in this selection, fragments spread. */
  names: ReadonlyMap<string, number>;
}

/** @throws GraphQLError when the text is nested, repeated or spread beyond the limits. */
export function checkShape(document: DocumentNode): void {
  const fragments = fragmentsOf(document);
  if (fragments.size > MOST_FRAGMENTS) throw tooMuch(`A document has at most ${MOST_FRAGMENTS} fragments.`);
  const known = new Map<string, Shape>();
  const open = new Set<string>();
  const nothing: Shape = { fields: 0, aliases: 0, depth: 0, names: new Map() };

  const ofFragment = (name: string): Shape => {
    const before = known.get(name);
    const fragment = fragments.get(name);
    // A fragment that spreads itself is left to validation, which names it.
    if (before || !fragment || open.has(name)) return before ?? nothing;
    open.add(name);
    const shape = ofSelection(fragment.selectionSet);
    open.delete(name);
    known.set(name, shape);
    return shape;
  };

  const ofSelection = (set: SelectionSetNode): Shape => {
    let [fields, aliases, depth] = [0, 0, 0];
    const names = new Map<string, number>();
    for (const node of set.selections) {
      if (node.kind === Kind.FIELD) {
        const below = node.selectionSet ? ofSelection(node.selectionSet) : nothing;
        fields += 1 + below.fields;
        aliases += (node.alias ? 1 : 0) + below.aliases;
        depth = Math.max(depth, 1 + below.depth);
        const name = (node.alias ?? node.name).value;
        names.set(name, (names.get(name) ?? 0) + 1);
      } else {
        const part = node.kind === Kind.FRAGMENT_SPREAD ? ofFragment(node.name.value) : ofSelection(node.selectionSet);
        fields += part.fields;
        aliases += part.aliases;
        depth = Math.max(depth, part.depth);
        for (const [name, count] of part.names) names.set(name, (names.get(name) ?? 0) + count);
      }
      if (fields > MOST_FIELDS) throw tooMuch(`A document has at most ${MOST_FIELDS} fields.`);
      if (aliases > MOST_ALIASES) throw tooMuch(`A document has at most ${MOST_ALIASES} aliases.`);
    }
    if (depth > DEEPEST) throw tooMuch(`A query is nested at most ${DEEPEST} levels deep.`);
    for (const [name, count] of names) {
      if (count > MOST_REPEATS) throw tooMuch(`"${name}" is selected more than ${MOST_REPEATS} times in one place.`);
    }
    return { fields, aliases, depth, names };
  };

  for (const definition of document.definitions) {
    if (definition.kind === Kind.OPERATION_DEFINITION) ofSelection(definition.selectionSet);
  }
}

/**
 * Counts the values that a valid document asks for, lists at their usual lengths ("Type.field": length).
 * @throws GraphQLError when they are too many.
 */
export function checkCost(schema: GraphQLSchema, document: DocumentNode, lengths: ReadonlyMap<string, number>): void {
  const fragments = fragmentsOf(document);
  const known = new Map<string, number>();

  const costOf = (type: GraphQLNamedType | undefined, set: SelectionSetNode): number => {
    let cost = 0;
    for (const node of set.selections) {
      if (node.kind === Kind.FIELD) {
        if (node.name.value.startsWith("__") || !(isObjectType(type) || isInterfaceType(type))) {
          cost += 1 + (node.selectionSet ? costOf(undefined, node.selectionSet) : 0);
          continue;
        }
        const result = type.getFields()[node.name.value]?.type;
        const list = result !== undefined && isListType(getNullableType(result));
        const length = list ? (lengths.get(`${type.name}.${node.name.value}`) ?? USUAL_LENGTH) : 1;
        cost += node.selectionSet ? length * (1 + costOf(result && getNamedType(result), node.selectionSet)) : 1;
      } else if (node.kind === Kind.INLINE_FRAGMENT) {
        const on = node.typeCondition ? schema.getType(node.typeCondition.name.value) : type;
        cost += costOf(on, node.selectionSet);
      } else {
        cost += ofFragment(node.name.value);
      }
    }
    return cost;
  };

  const ofFragment = (name: string): number => {
    const before = known.get(name);
    const fragment = fragments.get(name);
    if (before !== undefined || !fragment) return before ?? 0;
    const cost = costOf(schema.getType(fragment.typeCondition.name.value), fragment.selectionSet);
    known.set(name, cost);
    return cost;
  };

  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    const root = schema.getRootType(definition.operation) ?? undefined;
    if (costOf(root, definition.selectionSet) > MOST_COST) {
      throw tooMuch("This query asks for too much at once. Read fewer lists inside lists, or page by page.");
    }
  }
}

const fragmentsOf = (document: DocumentNode): Map<string, FragmentDefinitionNode> =>
  new Map(
    document.definitions.flatMap((definition) =>
      definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition]] : [],
    ),
  );
