/** What the list of positions is narrowed to and ordered by, as its address says it. */

export const OPEN_TO = { private: "Invited people", public: "Anyone with the link" } as const;
export const ORDERS = {
  "-created": "Newest first",
  created: "Oldest first",
  title: "Title, A to Z",
  "-title": "Title, Z to A",
} as const;

export interface PositionFilters {
  search?: string;
  archived?: true;
  /** A project's id. */
  project?: string;
  open?: keyof typeof OPEN_TO;
  /** Left out for the newest first. */
  sort?: keyof typeof ORDERS;
}

const ID = /^[0-9a-f-]{36}$/i;
const isIn = <Key extends string>(table: Record<Key, unknown>, value: unknown): value is Key =>
  typeof value === "string" && Object.hasOwn(table, value);

/** Reads an address; what it says in error is left out. */
export function filtersIn(address: Record<string, unknown>): PositionFilters {
  const { search, archived, project, open, sort } = address;
  return {
    // A search for "42" comes out of the address as a number.
    ...((typeof search === "string" && search !== "") || typeof search === "number" ? { search: String(search) } : {}),
    ...(archived === true || archived === "true" ? { archived: true as const } : {}),
    ...(typeof project === "string" && ID.test(project) ? { project } : {}),
    ...(isIn(OPEN_TO, open) ? { open } : {}),
    ...(isIn(ORDERS, sort) && sort !== "-created" ? { sort } : {}),
  };
}

/** Whether anything but the order and the archive narrows the list. */
export const isNarrowed = ({ search, project, open }: PositionFilters): boolean =>
  Boolean(search?.trim() || project || open);
