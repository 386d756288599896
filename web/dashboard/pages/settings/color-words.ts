/** Where a team's colour is used in the room, in words. */
import { readAccent } from "../../../../shared/accent.ts";

/** What becomes of the colour; it is left out where it could not be told from the ground. @param color #rrggbb */
export function colorWords(color: string): { words: string; usable: boolean } {
  const light = readAccent(color, "light") !== null;
  const dark = readAccent(color, "dark") !== null;
  if (light && dark) return { words: "Easy to read on light and on dark pages.", usable: true };
  if (light)
    return {
      words: "Used on light pages. On dark pages it is hard to read, so Greenroom’s green stands there.",
      usable: true,
    };
  if (dark)
    return {
      words: "Used on dark pages. On light pages it is hard to read, so Greenroom’s green stands there.",
      usable: true,
    };
  return {
    words: "Too hard to read on light and on dark pages, so Greenroom’s green stands in its place.",
    usable: false,
  };
}
