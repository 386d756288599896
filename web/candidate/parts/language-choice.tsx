/** The chooser of the language at the foot of the room. */
import { LanguageChoice as Choice } from "../../ui/language-choice.tsx";
import { say, useSpeech } from "../words/speech.ts";

const LOOK = { frame: "language", label: "unseen", select: "language-choice" };

export const LanguageChoice = () => <Choice label={say("language")} language={useSpeech()} look={LOOK} />;
