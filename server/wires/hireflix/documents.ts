/** Queries that were read before are not read again: parsed, judged and validated documents, kept within a bound. */
import {
  type ASTVisitor,
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  getNamedType,
  parse,
  specifiedRules,
  type ValidationContext,
  type ValidationRule,
  VariablesInAllowedPositionRule,
  validate,
  visit,
} from "graphql";
import { isStorable } from "../../core/storable-text.ts";
import { checkCost, checkShape, MOST_TOKENS } from "./limits.ts";

const MOST_KEPT = 500;
/** Longer texts carry their values in them and do not come twice. */
const LONGEST_KEPT = 20_000;

/** The one way to write, in a document, what a text may not have here; halves of pairs are refused by graphql-js. */
const ESCAPED_NULL = /\\u(?:0000|\{0+\})/;

/** @throws GraphQLError for a text that can not be stored; those in variables are judged with the body. */
function checkTexts(document: DocumentNode): void {
  visit(document, {
    StringValue(node) {
      if (isStorable(node.value)) return;
      throw new GraphQLError("The text has characters that can not be stored.", { nodes: node });
    },
  });
}

export interface DocumentRules {
  schema: GraphQLSchema;
  /** Usual lengths of lists, "Type.field": length. */
  lengths: ReadonlyMap<string, number>;
  /** Scalars that take a variable of any type, because they judge the value themselves. */
  looseScalars: ReadonlySet<string>;
}

export type ReadDocument = (query: string) => { document: DocumentNode } | { errors: readonly GraphQLError[] };

/** A reader of queries for one schema. What it gives back for a valid query is the same object each time. */
export function createDocuments(given: DocumentRules): ReadDocument {
  const kept = new Map<string, DocumentNode>();
  const rules = rulesOf(given.looseScalars);

  const read: ReadDocument = (query) => {
    try {
      const document = parse(query, { maxTokens: MOST_TOKENS });
      checkShape(document);
      if (ESCAPED_NULL.test(query)) checkTexts(document);
      const errors = validate(given.schema, document, rules);
      if (errors.length > 0) return { errors };
      checkCost(given.schema, document, given.lengths);
      return { document };
    } catch (error) {
      if (error instanceof GraphQLError) return { errors: [error] };
      throw error;
    }
  };

  return (query) => {
    const before = kept.get(query);
    if (before) {
      kept.delete(query);
      kept.set(query, before);
      return { document: before };
    }
    const result = read(query);
    if ("document" in result && query.length <= LONGEST_KEPT) {
      kept.set(query, result.document);
      const [oldest] = kept.keys();
      if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
    }
    return result;
  };
}

function rulesOf(looseScalars: ReadonlySet<string>): ValidationRule[] {
  const loose = (context: ValidationContext): ASTVisitor =>
    VariablesInAllowedPositionRule(
      Object.create(context, {
        getRecursiveVariableUsages: {
          value: (operation: Parameters<ValidationContext["getRecursiveVariableUsages"]>[0]) =>
            context
              .getRecursiveVariableUsages(operation)
              .filter(({ type }) => !type || !looseScalars.has(getNamedType(type).name)),
        },
      }),
    );
  return specifiedRules.map((rule) => (rule === VariablesInAllowedPositionRule ? loose : rule));
}
