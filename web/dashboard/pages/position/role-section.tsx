/** The role: its title, who may enter, and what candidates and the team read about it. */
import { NumberField, TextArea, TextField } from "../../../ui/field.tsx";
import { Select } from "../../../ui/select.tsx";
import { faultsBelow } from "./faults.ts";
import { ProjectPicker } from "./project-picker.tsx";
import { FieldRow, FoldedSection, Section, type SectionProps } from "./section.tsx";

const VISIBILITIES = [
  { value: "private", label: "Invited people" },
  { value: "public", label: "Anyone with the link" },
] as const;

const ACCESSES = [
  { value: "team", label: "The whole team" },
  { value: "chosen", label: "Owners and you" },
] as const;

/** isNew: who of the team sees it is asked at once; later it is changed on the position's own page. */
export function RoleSection({ form, faults, change, changeSettings, isNew }: SectionProps & { isNew: boolean }) {
  return (
    <Section title="Role">
      <TextField
        label="Title"
        hint="Candidates see it."
        value={form.title}
        onChange={(title) => change({ title })}
        fault={faults["/title"]}
        maxLength={255}
      />
      <FieldRow>
        <TextField
          label="Role"
          optional
          hint="A shorter name for messages, such as “Baker”."
          value={form.settings.role}
          onChange={(role) => changeSettings({ role })}
          fault={faults["/settings/role"]}
          maxLength={255}
        />
        <Select
          label="Open to"
          hint={
            form.visibility === "public"
              ? "After saving you get a link that you can publish."
              : "Only people whom you or an integration add."
          }
          options={VISIBILITIES}
          value={form.visibility}
          onChange={(visibility) => change({ visibility })}
        />
        <ProjectPicker
          value={form.projectId}
          fault={faults["/projectId"]}
          onChange={(projectId) => change({ projectId })}
        />
        {isNew ? (
          <Select
            label="Seen by"
            hint={
              form.access === "chosen"
                ? "Choose more members on the position’s page, under “Who sees it”."
                : "Every member of this workspace sees it and its candidates."
            }
            options={ACCESSES}
            value={form.access}
            onChange={(access) => change({ access })}
          />
        ) : null}
      </FieldRow>
    </Section>
  );
}

const EMPLOYMENTS = [
  { value: "none", label: "Not stated" },
  { value: "full-time", label: "Full-time" },
  { value: "part-time", label: "Part-time" },
  { value: "contract", label: "Contract" },
] as const;
const PLACES = [
  { value: "remote", label: "Remote" },
  { value: "onsite", label: "On site" },
] as const;
const TEXTS = [
  { name: "description", label: "Description" },
  { name: "requirements", label: "Requirements" },
  { name: "niceToHave", label: "Nice to have" },
  { name: "benefits", label: "Benefits" },
  { name: "context", label: "Notes for your team" },
] as const;
const POINTERS = ["experience", "employmentType", "location", ...TEXTS.map((text) => text.name)].map(
  (name) => `/settings/${name}`,
);

/** What is said about the work; all of it optional. */
export function AboutSection({ form, faults, changeSettings }: SectionProps) {
  const { settings } = form;
  const { experience, location } = settings;
  const written = TEXTS.filter((text) => settings[text.name].trim()).map((text) => text.label.toLowerCase());
  const place = location.type === "remote" ? "Remote" : ["On site", location.city].filter(Boolean).join(", ");
  return (
    <FoldedSection
      title="About the work"
      summary={`${place}. ${written.length > 0 ? `Written: ${written.join(", ")}.` : "No description yet."}`}
      wrong={faultsBelow(faults, POINTERS)}
    >
      {TEXTS.map(({ name, label }) => (
        <TextArea
          key={name}
          label={label}
          optional
          hint={name === "context" ? "Candidates do not see this." : undefined}
          value={settings[name]}
          onChange={(text) => changeSettings({ [name]: text })}
          fault={faults[`/settings/${name}`]}
        />
      ))}
      <FieldRow>
        <NumberField
          label="Least experience"
          optional
          unit="years"
          min={0}
          max={60}
          value={experience.minimumYears}
          onChange={(minimumYears) => changeSettings({ experience: { ...experience, minimumYears } })}
          fault={faults["/settings/experience/minimumYears"]}
        />
        <NumberField
          label="Most experience"
          optional
          unit="years"
          min={0}
          max={60}
          value={experience.maximumYears}
          onChange={(maximumYears) => changeSettings({ experience: { ...experience, maximumYears } })}
          fault={faults["/settings/experience/maximumYears"]}
        />
        <Select
          label="Employment"
          options={EMPLOYMENTS}
          value={settings.employmentType ?? "none"}
          onChange={(chosen) => changeSettings({ employmentType: chosen === "none" ? null : chosen })}
        />
        <Select
          label="Place"
          options={PLACES}
          value={location.type}
          onChange={(type) => changeSettings({ location: { ...location, type } })}
        />
        <TextField
          label="Country"
          optional
          maxLength={120}
          value={location.country}
          onChange={(country) => changeSettings({ location: { ...location, country } })}
        />
        <TextField
          label="City"
          optional
          maxLength={120}
          value={location.city}
          onChange={(city) => changeSettings({ location: { ...location, city } })}
        />
        <TextField
          label="Postal code"
          optional
          maxLength={20}
          value={location.zipcode}
          onChange={(zipcode) => changeSettings({ location: { ...location, zipcode } })}
          fault={faults["/settings/location/zipcode"]}
        />
      </FieldRow>
    </FoldedSection>
  );
}
