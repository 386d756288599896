/** Which fields a query selects below the one that is being answered, to load in one go what they need. */
import { type GraphQLResolveInfo, type GraphQLSchema, getNamedType, Kind, type SelectionSetNode } from "graphql";

/** Names as "Type.field", at every depth, inside fragments too. */
export type Selected = ReadonlySet<string>;

/** A query that is kept is asked for again: its nodes are the same objects then. */
const known = new WeakMap<SelectionSetNode, Selected>();

/** What a resolver is told of the field that it is asked for. */
export type Asked = Pick<GraphQLResolveInfo, "fieldNodes" | "returnType" | "schema" | "fragments"> & {
  /** By a plan, which also takes lists that are written already. */
  planned?: boolean;
};

/** What is selected below; more than what is needed where @skip and @include leave something out. */
export function selectedBelow(info: Asked): Selected {
  const sets = info.fieldNodes.flatMap((node) => node.selectionSet ?? []);
  const found = sets.map((set) => {
    const before = known.get(set);
    if (before) return before;
    const names = new Set<string>();
    collect(info, info.schema, getNamedType(info.returnType).name, set, names, new Set());
    known.set(set, names);
    return names;
  });
  const [only] = found;
  return found.length === 1 && only ? only : new Set(found.flatMap((names) => [...names]));
}

function collect(
  info: Pick<GraphQLResolveInfo, "fragments">,
  schema: GraphQLSchema,
  typeName: string,
  set: SelectionSetNode,
  names: Set<string>,
  spread: Set<string>,
): void {
  for (const node of set.selections) {
    if (node.kind === Kind.FIELD) {
      names.add(`${typeName}.${node.name.value}`);
      const type = schema.getType(typeName);
      const field = type && "getFields" in type ? type.getFields()[node.name.value] : undefined;
      if (node.selectionSet && field) {
        collect(info, schema, getNamedType(field.type).name, node.selectionSet, names, spread);
      }
    } else if (node.kind === Kind.INLINE_FRAGMENT) {
      collect(info, schema, node.typeCondition?.name.value ?? typeName, node.selectionSet, names, spread);
    } else {
      const fragment = info.fragments[node.name.value];
      if (!fragment || spread.has(node.name.value)) continue;
      spread.add(node.name.value);
      collect(info, schema, fragment.typeCondition.name.value, fragment.selectionSet, names, spread);
    }
  }
}
