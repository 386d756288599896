/** What a candidate hands in besides the answers: resume, portfolio, questions before and after. */
import { Select } from "../../../ui/select.tsx";
import { Switch } from "../../../ui/switch.tsx";
import { faultsBelow } from "./faults.ts";
import { ScreeningList } from "./screening-list.tsx";
import { FoldedSection, type SectionProps } from "./section.tsx";

const POINTERS = ["resumeScreening", "resumeRequired", "preScreening", "postScreening"].map(
  (name) => `/settings/${name}`,
);

const PHONE = [
  { value: "optional", label: "Asked, may stay empty" },
  { value: "required", label: "Required" },
  { value: "hidden", label: "Not asked" },
] as const;

export function ApplicationSection({ form, faults, changeSettings }: SectionProps) {
  const { settings } = form;
  const asked = [
    settings.resumeRequired ? "resume" : "",
    settings.portfolioRequired ? "portfolio" : "",
    settings.preScreening.length > 0 ? `${settings.preScreening.length} before` : "",
    settings.postScreening.length > 0 ? `${settings.postScreening.length} after` : "",
  ].filter(Boolean);
  return (
    <FoldedSection
      title="Application form"
      summary={asked.length > 0 ? `Asks for: ${asked.join(", ")}` : "Nothing besides the interview"}
      wrong={faultsBelow(faults, POINTERS)}
    >
      <div className="flex flex-col gap-2">
        <Switch
          label="Resume required"
          checked={settings.resumeRequired}
          onChange={(resumeRequired) =>
            changeSettings(resumeRequired ? { resumeRequired } : { resumeRequired, resumeScreening: false })
          }
        />
        <Switch
          label="A person screens the resume first"
          hint={
            settings.resumeRequired
              ? "A candidate waits until someone of your team admits them."
              : "Needs a required resume."
          }
          disabled={!settings.resumeRequired}
          checked={settings.resumeScreening}
          onChange={(resumeScreening) => changeSettings({ resumeScreening })}
          fault={faults["/settings/resumeScreening"]}
        />
        <Switch
          label="Portfolio required"
          hint="A link to the candidate’s work."
          checked={settings.portfolioRequired}
          onChange={(portfolioRequired) => changeSettings({ portfolioRequired })}
        />
      </div>
      {form.visibility === "public" ? (
        <div className="flex flex-col gap-3">
          <Switch
            label="Verify the e-mail address"
            hint="Whoever applies by the public link is mailed the link to the room, and enters by that alone."
            checked={settings.application.verifyEmail}
            onChange={(verifyEmail) => changeSettings({ application: { ...settings.application, verifyEmail } })}
          />
          <Select
            label="Phone number of whoever applies"
            className="max-w-72"
            options={PHONE}
            value={settings.application.phone}
            onChange={(phone) => changeSettings({ application: { ...settings.application, phone } })}
          />
        </div>
      ) : null}
      <ScreeningList
        title="Questions before the interview"
        name="Form question"
        at="/settings/preScreening"
        questions={settings.preScreening}
        faults={faults}
        onChange={(preScreening) => changeSettings({ preScreening })}
      />
      <ScreeningList
        title="Questions after the interview"
        name="Closing question"
        at="/settings/postScreening"
        questions={settings.postScreening}
        faults={faults}
        onChange={(postScreening) => changeSettings({ postScreening })}
      />
    </FoldedSection>
  );
}
