/** One operation: what it takes, what it answers, and a form to try it. */
import { CodeBlock } from "../ui/code-block.tsx";
import { type ApiAnswer, type ApiOperation, type Schema, typeWords } from "./api-document.ts";
import { SchemaView } from "./schema-view.tsx";
import { TryCall } from "./try-call.tsx";

function Answer({ schemas, answer }: { schemas: Schema; answer: ApiAnswer }) {
  const { status, description, media } = answer;
  return (
    <details className="border-t border-hairline py-1.5" open={Number(status) < 400}>
      <summary className="min-h-7 cursor-pointer">
        <span className="font-medium tabular-nums">{status}</span>{" "}
        <span className="text-text-quiet">{description}</span>
      </summary>
      {media ? (
        <div className="pt-1 pb-2">
          <p className="m-0 text-13 text-text-quiet">{media.type}</p>
          <SchemaView schemas={schemas} schema={media.schema} />
          {media.example === undefined ? null : (
            <details className="mt-2">
              <summary className="min-h-7 cursor-pointer text-13 text-text-quiet">An example</summary>
              <CodeBlock code={JSON.stringify(media.example, null, 2)} label="Copy example" />
            </details>
          )}
        </div>
      ) : null}
    </details>
  );
}

export function OperationView({
  server,
  schemas,
  operation,
  apiKey,
}: {
  server: string;
  schemas: Schema;
  operation: ApiOperation;
  apiKey: string;
}) {
  const { method, path, summary, description, scope, parameters, body, answers } = operation;
  return (
    <article aria-labelledby="operation" className="min-w-0">
      <h1 id="operation" tabIndex={-1} className="m-0 outline-none">
        {summary}
      </h1>
      <p className="mt-1 mb-3 font-mono text-13 break-all">
        <strong>{method}</strong> {path}
      </p>
      {description ? <p className="m-0 mb-2 max-w-170">{description}</p> : null}
      <p className="m-0 text-13 text-text-quiet">
        {scope ? (
          <>
            Needs the scope <code>{scope}</code>.
          </>
        ) : (
          "Needs no key."
        )}
      </p>
      {parameters.length > 0 ? (
        <section aria-labelledby="parameters">
          <h2 id="parameters" className="mt-8 mb-2">
            Parameters
          </h2>
          <ul className="m-0 list-none p-0">
            {parameters.map(({ place, name, required, schema, description: words }) => (
              <li key={`${place}:${name}`} className="border-t border-hairline py-1.5">
                <span className="font-mono text-13 font-medium">{name}</span>{" "}
                <span className="text-13 break-words text-text-quiet">
                  {place}, {typeWords(schemas, schema)}
                  {required ? "" : ", optional"}
                </span>
                {words ? <p className="m-0 text-13">{words}</p> : null}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {body ? (
        <section aria-labelledby="body">
          <h2 id="body" className="mt-8 mb-2">
            Body
          </h2>
          <p className="m-0 text-13 text-text-quiet">{body.type}</p>
          <SchemaView schemas={schemas} schema={body.schema} />
        </section>
      ) : null}
      <section aria-labelledby="answers">
        <h2 id="answers" className="mt-8 mb-2">
          Answers
        </h2>
        {answers.map((answer) => (
          <Answer key={answer.status} schemas={schemas} answer={answer} />
        ))}
      </section>
      <TryCall key={operation.id} server={server} operation={operation} apiKey={apiKey} />
    </article>
  );
}
