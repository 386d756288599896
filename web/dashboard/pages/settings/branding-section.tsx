/** Settings: how the team looks to candidates; a position can have its own. */
import type { Workspace } from "../../../../shared/native.ts";
import { controlClass, FieldFrame, TextField } from "../../../ui/field.tsx";
import { Checkbox } from "../../../ui/switch.tsx";
import { ApiProblem } from "../../api.ts";
import { colorWords } from "./color-words.ts";
import { LogoField } from "./logo-field.tsx";
import { SectionForm, SectionHead } from "./section-form.tsx";
import { useDraft } from "./use-draft.ts";
import { useSaveWorkspace } from "./use-save-workspace.ts";

const FIRST_COLOR = "#1f5c3d";
const COLOR = /^#[0-9a-fA-F]{6}$/;

export function BrandingSection({ workspace }: { workspace: Workspace }) {
  const { branding } = workspace.settings;
  const draft = useDraft({ ...branding, companyName: branding.companyName ?? "", logoUrl: workspace.logoUrl });
  const save = useSaveWorkspace("The branding is saved.");
  const { value } = draft;
  const refused = save.error instanceof ApiProblem ? save.error.faults : {};
  const colorFault =
    value.color !== null && !COLOR.test(value.color)
      ? "A colour has the form #1f5c3d."
      : refused["/settings/branding/color"];
  const changed =
    draft.changed &&
    (value.color !== branding.color ||
      value.logoFileId !== branding.logoFileId ||
      value.companyName !== (branding.companyName ?? ""));
  return (
    <>
      <SectionHead title="Branding">
        What candidates see on the pages of their interview and in mail. A position can have its own.
      </SectionHead>
      <SectionForm
        changed={changed}
        busy={save.isPending}
        problem={save.error}
        onDiscard={draft.forget}
        onSave={() => {
          if (value.color !== null && !COLOR.test(value.color)) return;
          save.mutate(
            {
              settings: {
                branding: {
                  color: value.color,
                  logoFileId: value.logoFileId,
                  companyName: value.companyName.trim() || null,
                },
              },
            },
            { onSuccess: draft.forget },
          );
        }}
      >
        <TextField
          label="Company name"
          optional
          maxLength={120}
          autoComplete="organization"
          hint={`Without one, candidates read the workspace’s name, ${workspace.name}.`}
          value={value.companyName}
          fault={refused["/settings/branding/companyName"]}
          onChange={(companyName) => draft.change({ companyName })}
        />
        <div className="flex flex-col gap-2">
          <Checkbox
            label="Use our own colour"
            hint="For the buttons of the interview and of mail."
            checked={value.color !== null}
            onChange={(own) => draft.change({ color: own ? (branding.color ?? FIRST_COLOR) : null })}
          />
          {value.color === null ? null : (
            <Color color={value.color} fault={colorFault} onChange={(color) => draft.change({ color })} />
          )}
        </div>
        <LogoField
          url={value.logoUrl}
          onChange={(logo) => draft.change({ logoFileId: logo?.id ?? null, logoUrl: logo?.url ?? null })}
        />
      </SectionForm>
    </>
  );
}

function Color({
  color,
  fault,
  onChange,
}: {
  color: string;
  fault: string | undefined;
  onChange: (color: string) => void;
}) {
  const valid = COLOR.test(color);
  return (
    <FieldFrame label="Colour" fault={fault} hint={valid ? colorWords(color).words : undefined}>
      {(control) => (
        <span className="flex items-center gap-2">
          <input
            type="color"
            aria-label="Pick the colour"
            className="h-8 w-12 cursor-pointer rounded-6 border border-line bg-surface p-0.5 pointer-coarse:h-11"
            value={valid ? color.toLowerCase() : FIRST_COLOR}
            onChange={(event) => onChange(event.currentTarget.value)}
          />
          <input
            type="text"
            {...control}
            spellCheck={false}
            autoComplete="off"
            maxLength={7}
            className={`${controlClass} max-w-28 font-mono`}
            value={color}
            onChange={(event) => onChange(event.currentTarget.value)}
          />
        </span>
      )}
    </FieldFrame>
  );
}
