/** The small chooser of the language, each by its own name. */
import { SPOKEN, SPOKEN_CODES, type Spoken, spokenOf } from "../../shared/languages.ts";
import { chooseSpoken } from "./own-language.ts";

export function LanguageChoice({
  label,
  language,
  look,
}: {
  label: string;
  /** The one that is spoken. */
  language: Spoken | null;
  /** Class names of the page. */
  look: { frame: string; label: string; select: string };
}) {
  return (
    <label className={look.frame}>
      <span className={look.label}>{label}</span>
      <select
        className={look.select}
        value={language ?? "en"}
        onChange={(event) => {
          const chosen = spokenOf(event.currentTarget.value);
          if (chosen) chooseSpoken(chosen);
        }}
      >
        {SPOKEN_CODES.map((code) => (
          <option key={code} value={code} lang={SPOKEN[code].tag}>
            {SPOKEN[code].name}
          </option>
        ))}
      </select>
    </label>
  );
}
