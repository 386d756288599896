/** A schema from its SDL file, the source of truth, with the functions that answer its fields. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { buildSchema, type GraphQLSchema, isObjectType } from "graphql";

/** Method syntax, so that a function may know its own parent and context better than graphql-js does. */
interface FieldFunction {
  resolve(parent: unknown, args: Record<string, unknown>, context: unknown): unknown;
}

/** By type and field. A field without a function is read from the object of its parent. */
export type Resolvers = Record<string, Record<string, FieldFunction["resolve"]>>;

export interface Endpoint {
  /** The text that is served. */
  sdl: string;
  schema: GraphQLSchema;
}

/** @throws Error for a function of a field that the SDL does not have. */
export function openSchema(file: string, resolvers: Resolvers): Endpoint {
  const sdl = readFileSync(join(import.meta.dirname, file), "utf8");
  const schema = buildSchema(sdl);
  for (const [typeName, fields] of Object.entries(resolvers)) {
    const type = schema.getType(typeName);
    if (!isObjectType(type)) throw new Error(`${file} has no object type ${typeName}.`);
    const known = type.getFields();
    for (const [name, resolve] of Object.entries(fields)) {
      const field = known[name];
      if (!field) throw new Error(`${file} has no field ${typeName}.${name}.`);
      field.resolve = (parent, args, context) => resolve(parent, args, context);
    }
  }
  return { sdl, schema };
}
