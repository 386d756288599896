/** A schema as a list of properties that open where they hold more. */
import { isObject, listIn, named, objectIn, type Schema, typeWords } from "./api-document.ts";

const DEEPEST = 6;

/** What a property's own properties are listed from: an object, the items of a list, the only option that is not null. */
function innerOf(schemas: Schema, given: Schema): Schema | null {
  const { schema } = named(schemas, given);
  if (isObject(schema.properties)) return schema;
  if (schema.type === "array") return innerOf(schemas, objectIn(schema.items));
  if (isObject(schema.additionalProperties)) return innerOf(schemas, schema.additionalProperties);
  const options = [...listIn(schema.anyOf), ...listIn(schema.oneOf)].filter(isObject);
  for (const option of options) {
    const inner = innerOf(schemas, option);
    if (inner) return inner;
  }
  return null;
}

function Property({
  schemas,
  name,
  schema,
  required,
  depth,
}: {
  schemas: Schema;
  name: string;
  schema: Schema;
  required: boolean;
  depth: number;
}) {
  const inner = depth < DEEPEST ? innerOf(schemas, schema) : null;
  const description = named(schemas, schema).schema.description ?? schema.description;
  return (
    <li className="border-t border-hairline py-1.5">
      <span className="font-mono text-13 font-medium">{name}</span>{" "}
      <span className="text-13 break-words text-text-quiet">
        {typeWords(schemas, schema)}
        {required ? "" : ", optional"}
        {schema.default === undefined ? "" : `, ${JSON.stringify(schema.default)} unless told`}
      </span>
      {typeof description === "string" ? <p className="m-0 text-13">{description}</p> : null}
      {inner ? (
        <details className="mt-0.5">
          <summary className="min-h-7 cursor-pointer text-13 text-text-quiet">Its properties</summary>
          <div className="ms-1 border-s border-hairline ps-3">
            <Properties schemas={schemas} schema={inner} depth={depth + 1} />
          </div>
        </details>
      ) : null}
    </li>
  );
}

function Properties({ schemas, schema, depth }: { schemas: Schema; schema: Schema; depth: number }) {
  const required = new Set(listIn(schema.required));
  return (
    <ul className="m-0 list-none p-0">
      {Object.entries(objectIn(schema.properties)).map(([name, property]) => (
        <Property
          key={name}
          schemas={schemas}
          name={name}
          schema={objectIn(property)}
          required={required.has(name)}
          depth={depth}
        />
      ))}
    </ul>
  );
}

/** The whole of a body or of an answer; each of several forms by itself. */
export function SchemaView({ schemas, schema: given }: { schemas: Schema; schema: Schema }) {
  const { name, schema } = named(schemas, given);
  const forms = [...listIn(schema.oneOf), ...listIn(schema.anyOf)]
    .filter(isObject)
    .filter((form) => innerOf(schemas, form) !== null);
  if (forms.length > 1) {
    return forms.map((form, index) => (
      <div key={JSON.stringify(form)} className="mb-3">
        <p className="m-0 text-13 text-text-quiet">{index === 0 ? "Either" : "Or"}</p>
        <SchemaView schemas={schemas} schema={form} />
      </div>
    ));
  }
  const inner = innerOf(schemas, schema);
  return (
    <>
      <p className="m-0 mb-1 text-13 text-text-quiet">{name ?? typeWords(schemas, schema)}</p>
      {inner ? <Properties schemas={schemas} schema={inner} depth={0} /> : null}
    </>
  );
}
