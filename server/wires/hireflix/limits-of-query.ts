/** What a query may ask for, so that an endpoint can stand open: depth, fields and repeats, counted before anything costly is done. */
import { type DocumentNode, GraphQLError, Kind, type SelectionSetNode } from "graphql";

/** Tokens of a query's text; a bulk invite of 100 candidates by aliases has some 6,000. */
export const MOST_TOKENS = 20_000;
/** The usual introspection query is 15 deep. */
const MOST_DEPTH = 20;
/** Fields with fragments spread out; 100 invites that ask for 20 fields each are 2,100. */
const MOST_FIELDS = 5_000;
/** Repeats of one name in one selection, which validation would compare with each other. */
const MOST_REPEATS = 50;

interface Weight {
  depth: number;
  fields: number;
}

const tooMuch = (what: string): never => {
  throw new GraphQLError(`The query is too large: ${what}.`);
};

/** @throws GraphQLError for a query that asks for too much. Fragments are weighed once each, whatever their number of uses. */
export function limitQuery(document: DocumentNode): void {
  const fragments = new Map(
    document.definitions.flatMap((definition) =>
      definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition.selectionSet] as const] : [],
    ),
  );
  const weighed = new Map<string, Weight>();

  function weighFragment(name: string): Weight {
    const known = weighed.get(name);
    if (known) return known;
    const selections = fragments.get(name);
    // A fragment within itself counts for nothing here; validation refuses it by name.
    weighed.set(name, { depth: 0, fields: 0 });
    const weight = selections ? weigh(selections) : { depth: 0, fields: 0 };
    weighed.set(name, weight);
    return weight;
  }

  function weigh({ selections }: SelectionSetNode): Weight {
    let depth = 0;
    let fields = 0;
    const repeats = new Map<string, number>();
    for (const selection of selections) {
      let inner: Weight;
      if (selection.kind === Kind.FIELD) {
        const name = selection.alias?.value ?? selection.name.value;
        const count = (repeats.get(name) ?? 0) + 1;
        repeats.set(name, count);
        if (count > MOST_REPEATS) tooMuch(`${name} is asked for more than ${MOST_REPEATS} times in one place`);
        const below = selection.selectionSet ? weigh(selection.selectionSet) : { depth: 0, fields: 0 };
        inner = { depth: below.depth + 1, fields: below.fields + 1 };
      } else {
        inner =
          selection.kind === Kind.INLINE_FRAGMENT ? weigh(selection.selectionSet) : weighFragment(selection.name.value);
      }
      depth = Math.max(depth, inner.depth);
      fields += inner.fields;
      if (fields > MOST_FIELDS) tooMuch(`more than ${MOST_FIELDS} fields`);
      if (depth > MOST_DEPTH) tooMuch(`more than ${MOST_DEPTH} levels deep`);
    }
    return { depth, fields };
  }

  for (const definition of document.definitions) {
    if (definition.kind === Kind.OPERATION_DEFINITION) weigh(definition.selectionSet);
    if (definition.kind === Kind.FRAGMENT_DEFINITION) weighFragment(definition.name.value);
  }
}
