/** The candidate tags: names with options, one of which the team gives each candidate. */
import { Button, IconButton } from "../../../ui/button.tsx";
import { TextArea, TextField } from "../../../ui/field.tsx";
import { BinSign } from "../../../ui/icons.tsx";
import { faultAt, faultsBelow } from "./faults.ts";
import { blankTag, type TagForm } from "./position-form.ts";
import { FieldRow, FoldedSection, type SectionProps } from "./section.tsx";
import { useRows } from "./use-rows.ts";

const AT = "/settings/tags";
const ADD_ID = "add-tag";
const MOST_TAGS = 30;

export function TagsSection({ form, faults, changeSettings }: SectionProps) {
  const { tags } = form.settings;
  const rows = useRows<TagForm>("Tag", tags, (next) => changeSettings({ tags: next }));
  const names = tags.map((tag) => tag.name.trim()).filter(Boolean);
  return (
    <FoldedSection
      title="Candidate tags"
      summary={names.length > 0 ? names.join(", ") : "No tags yet."}
      wrong={faultsBelow(faults, [AT])}
    >
      <p className="m-0 max-w-170 text-text-quiet">
        Your team gives each candidate one option of every tag, on the interview’s page. Candidates do not see them.
      </p>
      {tags.map((tag, index) => (
        <fieldset key={tag.key} className="m-0 min-w-0 rounded-12 border border-hairline bg-surface p-4">
          <legend className="sr-only">Tag {index + 1}</legend>
          <div className="mb-2 flex items-center gap-1">
            <h3 className="m-0 flex-1">Tag {index + 1}</h3>
            <IconButton
              label={`Remove tag ${index + 1}`}
              onClick={() => {
                const next = tags[index + 1] ?? tags[index - 1];
                rows.remove(index, next ? `${next.key}-name` : ADD_ID);
              }}
            >
              <BinSign />
            </IconButton>
          </div>
          <FieldRow>
            <TextField
              id={`${tag.key}-name`}
              label="Name"
              hint="Such as “Shift”."
              maxLength={60}
              value={tag.name}
              onChange={(name) => rows.replace(index, { ...tag, name })}
              fault={faults[`${AT}/${index}/name`]}
            />
            <TextArea
              label="Options, one on each line"
              rows={3}
              value={tag.options.join("\n")}
              onChange={(text) => rows.replace(index, { ...tag, options: text === "" ? [] : text.split("\n") })}
              fault={faultAt(faults, `${AT}/${index}/options`)}
            />
          </FieldRow>
        </fieldset>
      ))}
      <div>
        <Button
          id={ADD_ID}
          disabled={tags.length >= MOST_TAGS}
          onClick={() => {
            const tag = blankTag();
            rows.add(tag, `${tag.key}-name`);
          }}
        >
          Add tag
        </Button>
      </div>
      <p role="status" className="sr-only">
        {rows.said}
      </p>
    </FoldedSection>
  );
}
