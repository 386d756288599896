/** What an origin looks like that may frame pages of a workspace. */

/** Scheme and host, with a port if need be; *. stands for every name below. */
export const EMBED_ORIGIN =
  /^https?:\/\/(\*\.)?[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*(:\d{1,5})?$/;
