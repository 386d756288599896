/** Queries that come again are planned: at their second use, and kept within a bound. */
import { type DocumentNode, type GraphQLSchema, getOperationAST } from "graphql";
import { type Plan, planQuery } from "./plan.ts";
import { plannedDocument } from "./plan-fields.ts";

const MOST_KEPT = 200;

/** The plan of an operation of a valid document; null when graphql-js is to run it. */
export type PlanFor = (document: DocumentNode, operationName: string | null) => Plan | null;

/** Plans for one schema. A document is known again by being the same object. */
export function createPlans(schema: GraphQLSchema): PlanFor {
  const seen = new WeakSet<object>();
  const kept = new Map<object, Plan | null>();

  return (document, operationName) => {
    const operation = getOperationAST(document, operationName);
    if (operation?.operation !== "query") return null;
    if (!seen.has(operation)) {
      seen.add(operation);
      return null;
    }
    let plan = kept.get(operation);
    if (plan === undefined) {
      const planned = plannedDocument(schema, document);
      plan = planned && planQuery(planned, operation);
    }
    kept.delete(operation);
    kept.set(operation, plan);
    const [oldest] = kept.keys();
    if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
    return plan;
  };
}
