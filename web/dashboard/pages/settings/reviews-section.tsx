/** Settings: what reviewers see of each other before they have scored. */
import type { Workspace } from "../../../../shared/native.ts";
import { Switch } from "../../../ui/switch.tsx";
import { SectionForm, SectionHead } from "./section-form.tsx";
import { useDraft } from "./use-draft.ts";
import { useSaveWorkspace } from "./use-save-workspace.ts";

export function ReviewsSection({ workspace }: { workspace: Workspace }) {
  const draft = useDraft({ hideScoresUntilReviewed: workspace.settings.hideScoresUntilReviewed });
  const save = useSaveWorkspace("The rule for reviews is saved.");
  return (
    <>
      <SectionHead title="Reviews">
        Who knows what others think scores differently. What an interview is scored by stands in each position, under
        Rubric.
      </SectionHead>
      <SectionForm
        changed={draft.changed}
        busy={save.isPending}
        problem={save.error}
        onDiscard={draft.forget}
        onSave={() => save.mutate({ settings: draft.value }, { onSuccess: draft.forget })}
      >
        <Switch
          label="Hide scores until a reviewer has submitted an own review"
          hint="It holds for the role reviewer. Owners and recruiters, who decide, always see all scores. Comments are seen by everybody."
          checked={draft.value.hideScoresUntilReviewed}
          onChange={(hideScoresUntilReviewed) => draft.change({ hideScoresUntilReviewed })}
        />
      </SectionForm>
    </>
  );
}
