/** How values without fields of their own are written as JSON text. */
import { GraphQLBoolean, GraphQLFloat, GraphQLID, GraphQLInt, type GraphQLLeafType, GraphQLString } from "graphql";

export type WriteLeaf = (value: unknown) => string;

/** A writer for values of this type that are not null. @throws Error for a value that the type does not have. */
export function leafWriter(type: GraphQLLeafType): WriteLeaf {
  const write: WriteLeaf = (value) => {
    const text: string | undefined = JSON.stringify(type.serialize(value));
    if (text === undefined || text === "null") throw new Error(`${type.name} does not have this value.`);
    return text;
  };
  if (type === GraphQLString || type === GraphQLID) {
    return (value) => (typeof value === "string" ? JSON.stringify(value) : write(value));
  }
  if (type === GraphQLFloat) return (value) => (Number.isFinite(value) ? String(value) : write(value));
  if (type === GraphQLInt) {
    // Within the 32 bits that Int has.
    return (value) => (typeof value === "number" && (value | 0) === value ? String(value) : write(value));
  }
  if (type === GraphQLBoolean) {
    return (value) => (typeof value === "boolean" ? String(value) : write(value));
  }
  return write;
}
