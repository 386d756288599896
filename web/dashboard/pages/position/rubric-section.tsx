/** The rubric: what the team scores an interview by, and how much each criterion counts. */
import type { RubricCriterion } from "../../../../shared/position.ts";
import { Button, IconButton } from "../../../ui/button.tsx";
import { TextArea, TextField } from "../../../ui/field.tsx";
import { BinSign } from "../../../ui/icons.tsx";
import { Select } from "../../../ui/select.tsx";
import { faultsBelow } from "./faults.ts";
import { blankCriterion } from "./position-form.ts";
import { FieldRow, FoldedSection, type SectionProps } from "./section.tsx";
import { useRows } from "./use-rows.ts";

const AT = "/settings/rubric";
const ADD_ID = "add-criterion";
const MOST_CRITERIA = 20;
const WEIGHTS = Array.from({ length: 10 }, (_one, index) => ({
  value: String(index + 1),
  label: index === 0 ? "Once" : `${index + 1} times`,
}));

export function RubricSection({ form, faults, changeSettings }: SectionProps) {
  const { rubric } = form.settings;
  const rows = useRows<RubricCriterion>("Criterion", rubric, (next) => changeSettings({ rubric: next }));
  const names = rubric.map((criterion) => criterion.name.trim()).filter(Boolean);
  return (
    <FoldedSection
      title="Rubric"
      summary={names.length > 0 ? names.join(", ") : "One overall score."}
      wrong={faultsBelow(faults, [AT])}
    >
      <p className="m-0 max-w-170 text-text-quiet">
        Your team scores each criterion from 1 to 5. Reviews that were written keep the criteria of their time.
        Candidates do not see them.
      </p>
      {rubric.map((criterion, index) => (
        <fieldset key={criterion.id} className="m-0 min-w-0 rounded-12 border border-hairline bg-surface p-4">
          <legend className="sr-only">Criterion {index + 1}</legend>
          <div className="mb-2 flex items-center gap-1">
            <h3 className="m-0 flex-1">Criterion {index + 1}</h3>
            <IconButton
              label={`Remove criterion ${index + 1}`}
              onClick={() => {
                const next = rubric[index + 1] ?? rubric[index - 1];
                rows.remove(index, next ? `${next.id}-name` : ADD_ID);
              }}
            >
              <BinSign />
            </IconButton>
          </div>
          <div className="flex flex-col gap-4">
            <FieldRow>
              <TextField
                id={`${criterion.id}-name`}
                label="Name"
                maxLength={120}
                value={criterion.name}
                onChange={(name) => rows.replace(index, { ...criterion, name })}
                fault={faults[`${AT}/${index}/name`]}
              />
              <Select
                label="Counts"
                value={String(criterion.weight)}
                options={WEIGHTS}
                onChange={(weight) => rows.replace(index, { ...criterion, weight: Number(weight) })}
                fault={faults[`${AT}/${index}/weight`]}
              />
            </FieldRow>
            <TextArea
              label="What 1 and 5 look like"
              optional
              rows={2}
              maxLength={1000}
              value={criterion.description}
              onChange={(description) => rows.replace(index, { ...criterion, description })}
              fault={faults[`${AT}/${index}/description`]}
            />
          </div>
        </fieldset>
      ))}
      <div>
        <Button
          id={ADD_ID}
          disabled={rubric.length >= MOST_CRITERIA}
          onClick={() => {
            const criterion = blankCriterion();
            rows.add(criterion, `${criterion.id}-name`);
          }}
        >
          Add criterion
        </Button>
      </div>
      <p role="status" className="sr-only">
        {rows.said}
      </p>
    </FoldedSection>
  );
}
