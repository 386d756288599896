/** The stages of a pipeline: add, name, put in order by buttons or keys, remove those that nobody is in. */
import { STAGE_KINDS } from "../../../../shared/native/hiring-words.ts";
import { Button, IconButton } from "../../../ui/button.tsx";
import { TextField } from "../../../ui/field.tsx";
import { BinSign, DownArrowSign, UpArrowSign } from "../../../ui/icons.tsx";
import { Select } from "../../../ui/select.tsx";
import { Section } from "../position/section.tsx";
import { useRows } from "../position/use-rows.ts";
import { blankStage, type StageForm } from "./job-form.ts";
import { KIND_WORDS } from "./job-words.ts";

const KINDS = STAGE_KINDS.map((value) => ({ value, label: KIND_WORDS[value] }));
const ADD_ID = "add-stage";
const MOST_STAGES = 20;

/** Why it can not be removed. */
function whoIn({ applicationCount, rejectedCount }: StageForm): string | undefined {
  const candidates = (count: number) => (count === 1 ? "1 candidate is" : `${count} candidates are`);
  if (applicationCount > 0) {
    return `${candidates(applicationCount)} in it${rejectedCount > 0 ? `, ${rejectedCount} rejected` : ""}.`;
  }
  return rejectedCount > 0 ? `${candidates(rejectedCount)} rejected from it.` : undefined;
}

export function StagesSection({
  stages,
  faults,
  onChange,
}: {
  stages: readonly StageForm[];
  faults: Readonly<Record<string, string>>;
  onChange: (stages: StageForm[]) => void;
}) {
  const rows = useRows<StageForm>("Stage", stages, onChange);
  return (
    <Section
      title="Stages"
      hint="What everybody who applies goes through, in this order. Who is asked to an interview begins in the first stage of the kind Interview, everybody else in the first stage."
    >
      {faults["/stages"] ? (
        <p role="alert" className="m-0 text-bad">
          {faults["/stages"]}
        </p>
      ) : null}
      <ol className="m-0 flex list-none flex-col gap-3 p-0">
        {stages.map((stage, index) => (
          <li key={stage.key}>
            <fieldset
              className="m-0 min-w-0 border-0 p-0"
              aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
              onKeyDown={rows.keysOf(index)}
            >
              <legend className="sr-only">Stage {index + 1}</legend>
              <div className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-x-3 gap-y-2 sm:grid-cols-[1.5rem_minmax(0,1fr)_10rem_auto]">
                <span
                  aria-hidden="true"
                  className="hidden pt-1.5 text-end text-13 text-text-quiet tabular-nums sm:block"
                >
                  {index + 1}
                </span>
                <div className="col-span-2 sm:col-span-1">
                  <TextField
                    id={`${stage.key}-name`}
                    label={`Name of stage ${index + 1}`}
                    labelHidden
                    maxLength={60}
                    value={stage.name}
                    fault={faults[`/stages/${index}/name`]}
                    hint={whoIn(stage)}
                    onChange={(name) => rows.replace(index, { ...stage, name })}
                  />
                </div>
                <Select
                  id={`${stage.key}-kind`}
                  label={`Kind of stage ${index + 1}`}
                  labelHidden
                  value={stage.kind}
                  options={KINDS}
                  onChange={(kind) => rows.replace(index, { ...stage, kind })}
                />
                <span className="flex">
                  <IconButton
                    id={`${stage.key}-up`}
                    label={`Move stage ${index + 1} up`}
                    aria-disabled={index === 0}
                    onClick={() => rows.move(index, -1, `${stage.key}-up`)}
                  >
                    <UpArrowSign />
                  </IconButton>
                  <IconButton
                    id={`${stage.key}-down`}
                    label={`Move stage ${index + 1} down`}
                    aria-disabled={index === stages.length - 1}
                    onClick={() => rows.move(index, 1, `${stage.key}-down`)}
                  >
                    <DownArrowSign />
                  </IconButton>
                  <IconButton
                    label={`Remove stage ${index + 1}`}
                    aria-disabled={whoIn(stage) !== undefined}
                    onClick={() => {
                      if (whoIn(stage) !== undefined) return;
                      const next = stages[index + 1] ?? stages[index - 1];
                      rows.remove(index, next ? `${next.key}-name` : ADD_ID);
                    }}
                  >
                    <BinSign />
                  </IconButton>
                </span>
              </div>
            </fieldset>
          </li>
        ))}
      </ol>
      <div>
        <Button
          id={ADD_ID}
          disabled={stages.length >= MOST_STAGES}
          onClick={() => {
            const stage = blankStage();
            rows.add(stage, `${stage.key}-name`);
          }}
        >
          Add stage
        </Button>
      </div>
      <p role="status" className="sr-only">
        {rows.said}
      </p>
    </Section>
  );
}
