/** Which texts PostgreSQL can store: whatever has no null character and no half of a surrogate pair. */

/** Is the text storable? What is not must be refused at the edge; the database would fail on it. */
export const isStorable = (text: string): boolean => !text.includes("\0") && !/\p{Surrogate}/u.test(text);
