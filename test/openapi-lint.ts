/** The linter of OpenAPI documents, with the rules that every wire's document keeps. */
import { createConfig, lintFromString } from "@redocly/openapi-core";

/** Every finding, errors and warnings, one line each. */
export async function findingsOf(text: string): Promise<string[]> {
  const config = await createConfig({
    extends: ["recommended"],
    rules: {
      // A download answers with a redirect to the archive's signed address.
      "operation-2xx-response": "off",
      "operation-operationId": "error",
      "operation-operationId-unique": "error",
      "operation-tag-defined": "error",
      "security-defined": "error",
      "no-invalid-media-type-examples": "error",
      "no-invalid-parameter-examples": "error",
      "no-invalid-schema-examples": "error",
      "no-unused-components": "error",
    },
  });
  const problems = await lintFromString({ source: text, config });
  return problems.map(
    ({ severity, ruleId, message, location }) => `${severity} ${ruleId}: ${message} at ${location[0]?.pointer ?? ""}`,
  );
}
