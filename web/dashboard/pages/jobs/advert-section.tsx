/** What the advert says: title, project, the interview behind it, the words, place, employment and pay. */
import { useQuery } from "@tanstack/react-query";
import { SPOKEN, SPOKEN_CODES } from "../../../../shared/languages.ts";
import { EMPLOYMENT_TYPES, SALARY_PERIODS } from "../../../../shared/native/hiring-words.ts";
import { NumberField, TextArea, TextField } from "../../../ui/field.tsx";
import { Select } from "../../../ui/select.tsx";
import { positionsQuery } from "../../queries.ts";
import { ProjectPicker } from "../position/project-picker.tsx";
import { FieldRow, Section } from "../position/section.tsx";
import type { JobForm } from "./job-form.ts";
import { EMPLOYMENT_WORDS, PERIOD_WORDS } from "./job-words.ts";

const NONE = "none";

/** isNew: a post stays in the project that it was made in. */
export function AdvertSection({
  form,
  faults,
  change,
  isNew,
}: {
  form: JobForm;
  faults: Readonly<Record<string, string>>;
  change: (part: Partial<JobForm>) => void;
  isNew: boolean;
}) {
  const { data: positions = [], isPending } = useQuery(positionsQuery(false));
  const { salary, positionId } = form;
  const unlisted = positionId !== null && !isPending && !positions.some(({ id }) => id === positionId);
  const changeSalary = (part: Partial<JobForm["salary"]>) => change({ salary: { ...salary, ...part } });
  return (
    <>
      <Section title="Advert" hint="Everybody on the job’s public page reads this.">
        <TextField
          label="Title"
          maxLength={200}
          value={form.title}
          fault={faults["/title"]}
          onChange={(title) => change({ title })}
        />
        <FieldRow>
          {isNew ? (
            <ProjectPicker
              needed
              value={form.projectId}
              fault={faults["/projectId"]}
              onChange={(projectId) => change({ projectId })}
            />
          ) : null}
          <Select
            label="Position"
            hint="The interview that applicants are asked to."
            value={positionId ?? NONE}
            fault={faults["/positionId"]}
            options={[
              { value: NONE, label: "No interview" },
              ...(unlisted && positionId ? [{ value: positionId, label: "An archived position" }] : []),
              ...positions.map(({ id, title }) => ({ value: id, label: title })),
            ]}
            onChange={(chosen) => change({ positionId: chosen === NONE ? null : chosen })}
          />
        </FieldRow>
        <TextArea
          label="Description"
          optional
          rows={8}
          maxLength={20_000}
          hint="An empty line begins a new paragraph. Lines that begin with - are a list, those with # headings."
          value={form.description}
          fault={faults["/description"]}
          onChange={(description) => change({ description })}
        />
        <FieldRow>
          <TextField
            label="Location"
            optional
            maxLength={200}
            placeholder="Lisbon, or Remote"
            value={form.location}
            fault={faults["/location"]}
            onChange={(location) => change({ location })}
          />
          <Select
            label="Employment"
            value={form.employmentType ?? NONE}
            options={[
              { value: NONE, label: "Not stated" },
              ...EMPLOYMENT_TYPES.map((value) => ({ value, label: EMPLOYMENT_WORDS[value] })),
            ]}
            onChange={(chosen) => change({ employmentType: chosen === NONE ? null : chosen })}
          />
        </FieldRow>
        <FieldRow>
          <TextField
            label="Last day to apply"
            optional
            type="date"
            hint="Once this day is over everywhere, the job post closes by itself."
            value={form.validThrough}
            fault={faults["/validThrough"]}
            onChange={(validThrough) => change({ validThrough })}
          />
          <Select
            label="Language of the page"
            hint="Of the form and the words around yours."
            value={form.language ?? NONE}
            options={[
              { value: NONE, label: "As the reader’s browser asks" },
              ...SPOKEN_CODES.map((value) => ({ value, label: SPOKEN[value].name })),
            ]}
            onChange={(chosen) => change({ language: chosen === NONE ? null : chosen })}
          />
        </FieldRow>
      </Section>
      <Section title="Pay" hint="Left empty, the advert says nothing about it.">
        <div className="grid grid-cols-2 gap-x-6 gap-y-5 sm:grid-cols-4">
          <NumberField
            label="Least"
            optional
            min={0}
            className="max-w-full!"
            value={salary.minimum}
            fault={faults["/salary/minimum"]}
            onChange={(minimum) => changeSalary({ minimum })}
          />
          <NumberField
            label="Most"
            optional
            min={0}
            className="max-w-full!"
            value={salary.maximum}
            fault={faults["/salary/maximum"]}
            onChange={(maximum) => changeSalary({ maximum })}
          />
          <TextField
            label="Currency"
            maxLength={3}
            autoComplete="off"
            value={salary.currency}
            fault={faults["/salary/currency"]}
            onChange={(currency) => changeSalary({ currency: currency.toUpperCase() })}
          />
          <Select
            label="Paid"
            value={salary.period}
            options={SALARY_PERIODS.map((value) => ({ value, label: PERIOD_WORDS[value] }))}
            onChange={(period) => changeSalary({ period })}
          />
        </div>
      </Section>
    </>
  );
}
