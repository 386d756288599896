/** Answers one field of many parents by one load: the parents that ask in the same turn are asked for together. */

export type Batch = <Value>(
  /** What is the same for one field of one query, such as its node. */
  field: object,
  id: string,
  load: (ids: readonly string[]) => Promise<ReadonlyMap<string, Value>>,
) => Promise<Value | null>;

export function createBatches(): Batch {
  const open = new Map<object, { ids: string[]; loaded: Promise<ReadonlyMap<string, unknown>> }>();
  return async <Value>(
    field: object,
    id: string,
    load: (ids: readonly string[]) => Promise<ReadonlyMap<string, Value>>,
  ) => {
    let batch = open.get(field);
    if (!batch) {
      const ids: string[] = [];
      const loaded = Promise.resolve().then(() => {
        open.delete(field);
        return load(ids);
      });
      batch = { ids, loaded };
      open.set(field, batch);
    }
    batch.ids.push(id);
    const values = (await batch.loaded) as ReadonlyMap<string, Value>;
    return values.get(id) ?? null;
  };
}
