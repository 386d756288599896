/** Settings: which sites may show the room and the share pages in a frame. */
import { EMBED_ORIGIN } from "../../../../shared/native/embed-origin.ts";
import type { Workspace } from "../../../../shared/native.ts";
import { TextArea } from "../../../ui/field.tsx";
import { ApiProblem } from "../../api.ts";
import { SectionForm, SectionHead } from "./section-form.tsx";
import { useDraft } from "./use-draft.ts";
import { useSaveWorkspace } from "./use-save-workspace.ts";

/** One in each line, as typed; a slash at the end is what an address bar adds. */
const originsIn = (text: string): string[] =>
  text
    .split(/[\s,]+/)
    .map((origin) => origin.trim().toLowerCase().replace(/\/+$/, ""))
    .filter(Boolean);

export function EmbeddingSection({ workspace }: { workspace: Workspace }) {
  const draft = useDraft({ origins: workspace.settings.embedOrigins.join("\n") });
  const save = useSaveWorkspace("The list of sites is saved.");
  const origins = originsIn(draft.value.origins);
  const wrong = origins.find((origin) => !EMBED_ORIGIN.test(origin));
  const refused = save.error instanceof ApiProblem ? Object.values(save.error.faults)[0] : undefined;
  return (
    <>
      <SectionHead title="Embedding">
        The room and share links can be shown inside pages of your own, in a frame. The dashboard never is.
      </SectionHead>
      <SectionForm
        changed={draft.changed}
        busy={save.isPending}
        problem={save.error}
        onDiscard={draft.forget}
        onSave={() => {
          if (wrong === undefined) save.mutate({ settings: { embedOrigins: origins } }, { onSuccess: draft.forget });
        }}
      >
        <TextArea
          label="Sites that may frame them"
          optional
          rows={4}
          spellCheck={false}
          hint="One in each line, such as https://careers.example.com or https://*.example.com. While the list is empty, any site may."
          value={draft.value.origins}
          fault={wrong === undefined ? refused : `${wrong} is no site. Write https:// and the host, without a path.`}
          onChange={(next) => draft.change({ origins: next })}
        />
      </SectionForm>
    </>
  );
}
