/** Whether the same call can succeed a moment later. */

// Not signed in (a sign-in in another window helps), too slow, changed meanwhile, too many calls.
const PASSING = new Set([401, 408, 409, 429]);

/** By the status of a refusal: 0 is a server that was not reached. 403, 404 and the like stay what they are. */
export const mayHelpAgain = (status: number): boolean => status < 400 || status >= 500 || PASSING.has(status);
