/** Input that the core judges by its own names, refused in this wire's: a client only knows what it sent. */
import type { z } from "zod";
import { refuse } from "../../core/refusal.ts";

/** The core's name of a property as this wire calls it; null where it stands for nothing of its own here. */
export type WireNames = Readonly<Record<string, string | null>>;

/** @throws RefusedError "invalid" that names the first place that does not fit; inside says where the input stands in what was sent. */
export function parseAs<Schema extends z.ZodType>(
  schema: Schema,
  input: unknown,
  names: WireNames,
  inside: readonly (string | number)[] = [],
): z.output<Schema> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const [first] = parsed.error.issues;
  const own = (first?.path ?? []).flatMap((part) => {
    const name = names[String(part)];
    return name === null ? [] : [name ?? String(part)];
  });
  const place = [...inside, ...own].join(".");
  refuse("invalid", first ? `${place ? `${place}: ` : ""}${first.message}` : "The request does not fit.");
}
