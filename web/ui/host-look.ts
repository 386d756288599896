/** The look that a host page asks for by the address: its colour and its picture. */

export interface HostLook {
  /** #rrggbb */
  color: string | null;
  logoUrl: string | null;
}

/** Reads the parameters color and logo; whatever else stands there is none. */
export function readHostLook(given: URLSearchParams): HostLook {
  const color = (given.get("color") ?? "").replace(/^#?/, "#");
  const logo = given.get("logo");
  return {
    color: /^#[0-9a-fA-F]{6}$/.test(color) ? color : null,
    logoUrl: logo && /^https:\/\//i.test(logo) && URL.canParse(logo) ? logo : null,
  };
}
