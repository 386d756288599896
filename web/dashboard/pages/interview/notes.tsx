/** The team's notes, saved when the person leaves the field; and the tags that the position offers. */
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Interview } from "../../../../shared/native.ts";
import { Button, IconButton } from "../../../ui/button.tsx";
import { TextArea } from "../../../ui/field.tsx";
import { CloseSign } from "../../../ui/icons.tsx";
import { Select } from "../../../ui/select.tsx";
import { Tag } from "../../../ui/state-word.tsx";
import { positionQuery } from "../../queries.ts";
import { problemWords } from "../../words.ts";
import { Section } from "./section.tsx";
import { useUpdateInterview } from "./use-update-interview.ts";

export function Notes({ interview, mayWrite }: { interview: Interview; mayWrite: boolean }) {
  const update = useUpdateInterview(interview.id);
  const [draft, setDraft] = useState<string | null>(null);
  const typed = draft ?? interview.notes;
  const changed = draft !== null && draft !== interview.notes;
  const save = () => {
    if (draft === null || update.isPending) return;
    if (!changed) return setDraft(null);
    // What is typed meanwhile stays: only the text that was saved stops being a draft.
    update.mutate({ notes: draft }, { onSuccess: () => setDraft((now) => (now === draft ? null : now)) });
  };
  const words = update.isPending
    ? "Saving …"
    : update.error
      ? `Not saved. ${problemWords(update.error).detail}`
      : changed
        ? "Not saved yet. It is when you leave the field."
        : update.isSuccess
          ? "Saved."
          : "Your team sees this, candidates do not.";
  return (
    <Section title="Notes">
      <TextArea
        label="Notes of your team"
        labelHidden
        rows={4}
        maxLength={20_000}
        readOnly={!mayWrite}
        value={typed}
        onChange={(text) => {
          setDraft(text);
          if (update.error) update.reset();
        }}
        onBlur={save}
      />
      <p role="status" className={`mt-1 mb-0 text-13 ${update.error ? "text-bad" : "text-text-quiet"}`}>
        {words}{" "}
        {update.error ? (
          <Button look="quiet" onClick={save}>
            Try again
          </Button>
        ) : null}
      </p>
    </Section>
  );
}

const NONE = "";

/** One choice for each tag of the position; a tag that the position no longer has stays until it is removed. */
export function Tags({ interview, mayWrite }: { interview: Interview; mayWrite: boolean }) {
  const offered = useQuery(positionQuery(interview.positionId)).data?.settings.tags ?? [];
  const update = useUpdateInterview(interview.id);
  const names = new Set(offered.map((tag) => tag.name));
  const others = Object.entries(interview.tags).filter(([name]) => !names.has(name));
  if (offered.length === 0 && others.length === 0) return null;
  const choose = (name: string, option: string) => {
    const { [name]: _before, ...rest } = interview.tags;
    update.mutate({ tags: option === NONE ? rest : { ...rest, [name]: option } });
  };
  return (
    <Section title="Tags">
      <div className="flex flex-col gap-3">
        {offered.map((tag) => {
          const chosen = interview.tags[tag.name] ?? NONE;
          const options = tag.options.includes(chosen) || chosen === NONE ? tag.options : [...tag.options, chosen];
          return (
            <Select
              key={tag.name}
              label={tag.name}
              value={chosen}
              disabled={!mayWrite}
              options={[{ value: NONE, label: "None" }, ...options.map((option) => ({ value: option, label: option }))]}
              onChange={(option) => choose(tag.name, option)}
            />
          );
        })}
        {others.length > 0 ? (
          <span className="flex flex-wrap items-center gap-2">
            {others.map(([name, option]) => (
              <span key={name} className="inline-flex items-center">
                <Tag>
                  {name}: {option}
                </Tag>
                {mayWrite ? (
                  <IconButton label={`Remove tag ${name}`} onClick={() => choose(name, NONE)}>
                    <CloseSign size={12} />
                  </IconButton>
                ) : null}
              </span>
            ))}
          </span>
        ) : null}
        {update.error ? <p className="m-0 text-13 text-bad">Not saved. {problemWords(update.error).detail}</p> : null}
      </div>
    </Section>
  );
}
