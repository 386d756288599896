/** What the page that embeds the room, or a link with prefill, asks for in the address. */
import { type Spoken, spokenOf } from "../../shared/languages.ts";
import { type HostLook, readHostLook } from "../ui/host-look.ts";

/** A colour or a picture that is null is the team's own. */
export interface HostOptions extends HostLook {
  /** The host has said all that the welcome says: begin with the form or the consent. */
  skipIntro: boolean;
  /** What the room speaks; null leaves it to the position and the browser. */
  language: Spoken | null;
}

export interface Prefill {
  name: string;
  email: string;
  phone: string;
}

/** What goes on with the candidate from the application to the room. */
const CARRIED = ["color", "logo", "intro", "language"];

export function readHostOptions(query: string): HostOptions {
  const given = new URLSearchParams(query);
  return {
    ...readHostLook(given),
    skipIntro: given.get("intro") === "skip",
    language: spokenOf(given.get("language")),
  };
}

/** firstName, lastName (or name), email and phoneNumber of an application link. */
export function readPrefill(query: string): Prefill {
  const given = new URLSearchParams(query);
  const text = (name: string, longest: number) => (given.get(name) ?? "").trim().slice(0, longest);
  const phone = text("phoneNumber", 40);
  return {
    name: [text("firstName", 100), text("lastName", 100)].filter(Boolean).join(" ") || text("name", 200),
    email: text("email", 254),
    // A plus that was not written as %2B arrives as a blank, which is trimmed; a country code is what begins with 00 or a digit then.
    phone: /^ \d/.test(given.get("phoneNumber") ?? "") ? `+${phone}` : phone,
  };
}

/** The query of the room's address for somebody who comes from this one, in the language that they chose. */
export function carriedQuery(query: string, chosen: Spoken | null = null): string {
  const given = new URLSearchParams(query);
  const kept = new URLSearchParams();
  for (const name of CARRIED) {
    const value = given.get(name);
    if (value !== null) kept.set(name, value);
  }
  if (chosen) kept.set("language", chosen);
  const text = kept.toString();
  return text ? `?${text}` : "";
}
