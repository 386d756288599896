/** Which fields a query selects of a type, fragments spread and repeated ones put together; for queries without directives. */
import {
  type ArgumentNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  isAbstractType,
  Kind,
  type SelectionSetNode,
  type TypeNode,
  visit,
} from "graphql";

/** A valid document with its fragments by name. */
export interface PlannedDocument {
  schema: GraphQLSchema;
  fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  /** Fields that may still be planned: a plan is larger than its text where fragments are spread. */
  left: { fields: number };
}

const MOST_FIELDS = 1000;

/** The document as plans are made of it; null when it has directives. */
export function plannedDocument(schema: GraphQLSchema, document: DocumentNode): PlannedDocument | null {
  let directives = false;
  visit(document, {
    Directive() {
      directives = true;
    },
  });
  if (directives) return null;
  const fragments = Object.fromEntries(
    document.definitions.flatMap((definition) =>
      definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition] as const] : [],
    ),
  );
  return { schema, fragments, left: { fields: MOST_FIELDS } };
}

type Holder = { readonly selectionSet?: SelectionSetNode | undefined };

/** The fields of what holds selections of one object, by the name in the answer. @throws Error when there are too many in all. */
export function selectedFields(
  { schema, fragments, left }: PlannedDocument,
  type: GraphQLObjectType,
  holders: readonly Holder[],
): Map<string, FieldNode[]> {
  const fields = new Map<string, FieldNode[]>();
  const spread = new Set<string>();

  const applies = (condition: TypeNode | undefined): boolean => {
    if (condition?.kind !== Kind.NAMED_TYPE || condition.name.value === type.name) return true;
    const on = schema.getType(condition.name.value);
    return isAbstractType(on) && schema.isSubType(on, type);
  };

  const add = (set: SelectionSetNode | undefined): void => {
    for (const node of set?.selections ?? []) {
      if (node.kind === Kind.FIELD) {
        const key = (node.alias ?? node.name).value;
        fields.set(key, [...(fields.get(key) ?? []), node]);
      } else if (node.kind === Kind.INLINE_FRAGMENT) {
        if (applies(node.typeCondition)) add(node.selectionSet);
      } else if (!spread.has(node.name.value)) {
        spread.add(node.name.value);
        const fragment = fragments[node.name.value];
        if (fragment && applies(fragment.typeCondition)) add(fragment.selectionSet);
      }
    }
  };

  for (const { selectionSet } of holders) add(selectionSet);
  left.fields -= fields.size;
  if (left.fields < 0) throw new Error("The query has too many fields to be planned.");
  return fields;
}

/** Do arguments have a variable in them, at any depth? */
export function usesVariables(given: readonly ArgumentNode[] | undefined): boolean {
  let found = false;
  for (const node of given ?? []) {
    visit(node, {
      Variable() {
        found = true;
      },
    });
  }
  return found;
}
