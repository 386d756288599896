/** How the interview runs: language, times, attempts, device, order and sources of questions. */
import { spokenOf } from "../../../../shared/languages.ts";
import { LANGUAGES, type PositionSettings } from "../../../../shared/position.ts";
import { NumberField, TextField } from "../../../ui/field.tsx";
import { Select } from "../../../ui/select.tsx";
import { Switch } from "../../../ui/switch.tsx";
import { faultsBelow } from "./faults.ts";
import { FieldRow, FoldedSection, type SectionProps } from "./section.tsx";

type Language = PositionSettings["language"];
const LANGUAGE_OPTIONS = (Object.keys(LANGUAGES) as Language[]).map((value) => ({ value, label: LANGUAGES[value] }));

const ORDERS = [
  { value: "fixed", label: "As written" },
  { value: "shuffled", label: "Shuffled for each candidate" },
] as const;

const SOURCES = [
  { value: "position,skill", label: "These questions, then questions for skills" },
  { value: "skill,position", label: "Questions for skills, then these questions" },
  { value: "position", label: "These questions alone" },
  { value: "skill", label: "Questions for skills alone" },
  { value: "", label: "The candidate’s own questions alone" },
] as const;
type Source = (typeof SOURCES)[number]["value"];
type SourceNames = PositionSettings["questionSources"];

const sourceOf = (names: SourceNames): Source =>
  SOURCES.find(({ value }) => value === names.join(","))?.value ?? "position,skill";
const namesOf = (source: Source): SourceNames =>
  source.split(",").filter((name): name is "position" | "skill" => name === "position" || name === "skill");

const POINTERS = [
  "language",
  "transcriptionLanguage",
  "durationMinutes",
  "linkExpirationDays",
  "interviewRetakes",
  "skillQuestionCount",
  "questionSources",
].map((name) => `/settings/${name}`);

export function InterviewSection({ form, faults, changeSettings }: SectionProps) {
  const { settings } = form;
  const days = settings.linkExpirationDays;
  return (
    <FoldedSection
      title="Interview"
      summary={[
        LANGUAGES[settings.language],
        `about ${settings.durationMinutes ?? "?"} minutes`,
        `link open for ${days === 1 ? "1 day" : `${days ?? "?"} days`}`,
        settings.videoRequired ? "camera required" : "camera not required",
      ].join(", ")}
      wrong={faultsBelow(faults, POINTERS)}
    >
      <FieldRow>
        <Select
          label="Language"
          hint={
            spokenOf(settings.language) === null
              ? "Of the questions. The room and the mails speak English, or the candidate's own language."
              : "Of the questions, the room and the mails. In English the room follows the candidate's browser."
          }
          options={LANGUAGE_OPTIONS}
          value={settings.language}
          onChange={(language) => changeSettings({ language })}
        />
        <TextField
          label="Language of transcripts"
          hint="A code such as en or pt-BR. Empty: found out from the sound."
          value={settings.transcriptionLanguage ?? ""}
          onChange={(code) => changeSettings({ transcriptionLanguage: code.trim() === "" ? null : code.trim() })}
          fault={faults["/settings/transcriptionLanguage"]}
        />
        <NumberField
          label="Duration"
          hint="Said to the candidate; 10 to 60."
          unit="minutes"
          min={10}
          max={60}
          value={settings.durationMinutes}
          onChange={(durationMinutes) => changeSettings({ durationMinutes })}
          fault={faults["/settings/durationMinutes"]}
        />
        <NumberField
          label="Link expires after"
          hint="From the moment the candidate is admitted; 1 to 10."
          unit="days"
          min={1}
          max={10}
          value={settings.linkExpirationDays}
          onChange={(linkExpirationDays) => changeSettings({ linkExpirationDays })}
          fault={faults["/settings/linkExpirationDays"]}
        />
        <NumberField
          label="Further attempts"
          hint="At the whole interview, while the link is open; 0 to 3."
          min={0}
          max={3}
          value={settings.interviewRetakes}
          onChange={(interviewRetakes) => changeSettings({ interviewRetakes })}
          fault={faults["/settings/interviewRetakes"]}
        />
        <Select
          label="Questions come from"
          hint="A candidate’s own questions always come first."
          options={SOURCES}
          value={sourceOf(settings.questionSources)}
          onChange={(source) => changeSettings({ questionSources: namesOf(source) })}
        />
        <NumberField
          label="Questions for skills"
          hint="Drawn from the question bank for the candidate’s skills; 0 to 20."
          min={0}
          max={20}
          value={settings.skillQuestionCount}
          onChange={(skillQuestionCount) => changeSettings({ skillQuestionCount })}
          fault={faults["/settings/skillQuestionCount"]}
        />
        <Select
          label="Order of questions"
          options={ORDERS}
          value={settings.questionOrder}
          onChange={(questionOrder) => changeSettings({ questionOrder })}
        />
      </FieldRow>
      <div className="flex flex-col gap-2">
        <Switch
          label="Camera required"
          hint="Off: a candidate may answer video questions by voice."
          checked={settings.videoRequired}
          onChange={(videoRequired) => changeSettings({ videoRequired })}
        />
        <Switch
          label="Desktop only"
          hint="Phones and tablets are asked to go on at a computer."
          checked={settings.desktopOnly}
          onChange={(desktopOnly) => changeSettings({ desktopOnly })}
        />
        <Switch
          label="Practice question"
          hint="One question to get used to recording. Nobody sees it."
          checked={settings.practiceQuestion}
          onChange={(practiceQuestion) => changeSettings({ practiceQuestion })}
        />
        <Switch
          label="Manual start"
          hint="Recording starts when the candidate presses the button; otherwise when the think time is over."
          checked={settings.manualStart}
          onChange={(manualStart) => changeSettings({ manualStart })}
        />
      </div>
    </FoldedSection>
  );
}
