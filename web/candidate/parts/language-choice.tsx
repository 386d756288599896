/** The small chooser of the language, each by its own name. */
import { SPOKEN, spokenOf } from "../../../shared/languages.ts";
import { chooseSpoken } from "../use-language.ts";
import { say, useSpeech } from "../words/speech.ts";

const LANGUAGES = Object.keys(SPOKEN).flatMap((code) => spokenOf(code) ?? []);

export function LanguageChoice() {
  const language = useSpeech();
  return (
    <label className="language">
      <span className="unseen">{say("language")}</span>
      <select
        className="language-choice"
        value={language ?? "en"}
        onChange={(event) => {
          const chosen = spokenOf(event.currentTarget.value);
          if (chosen) chooseSpoken(chosen);
        }}
      >
        {LANGUAGES.map((code) => (
          <option key={code} value={code} lang={SPOKEN[code].tag}>
            {SPOKEN[code].name}
          </option>
        ))}
      </select>
    </label>
  );
}
