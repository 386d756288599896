/** The team's notes, saved when the person leaves the field; and the tags that the position offers. */
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Interview } from "../../../../shared/native.ts";
import { Button, IconButton } from "../../../ui/button.tsx";
import { TextArea } from "../../../ui/field.tsx";
import { CloseSign } from "../../../ui/icons.tsx";
import { Select } from "../../../ui/select.tsx";
import { Tag } from "../../../ui/state-word.tsx";
import { ApiProblem } from "../../api.ts";
import { KeptInsteadNote } from "../../changed-meanwhile.tsx";
import { positionQuery, useRefresh } from "../../queries.ts";
import { problemWords } from "../../words.ts";
import { interviewKey } from "../candidates/interview-queries.ts";
import { Section } from "./section.tsx";
import { useUpdateInterview } from "./use-update-interview.ts";

/** base: the notes that the draft was begun on. While the kept ones are still these, nobody's words can be lost. */
interface NotesDraft {
  text: string;
  base: string;
}

/**
 * What is saved replaces only what its writer has read. When the interview has changed, but not its notes, they are saved on the
 * present version; when the notes have, both texts are shown.
 */
export function Notes({ interview, mayWrite }: { interview: Interview; mayWrite: boolean }) {
  const update = useUpdateInterview(interview.id);
  const refresh = useRefresh();
  const client = useQueryClient();
  const [draft, setDraft] = useState<NotesDraft | null>(null);
  const typed = draft?.text ?? interview.notes;
  const changed = draft !== null && draft.text !== interview.notes;
  const collided = changed && draft.base !== interview.notes;
  const write = (text: string, version: number, mayRepeat: boolean) =>
    update.mutate(
      { notes: text, version },
      {
        // What is typed meanwhile stays: only the text that was saved stops being a draft.
        onSuccess: () => setDraft((now) => (now === null || now.text === text ? null : { ...now, base: text })),
        onError: async (error) => {
          if (!(error instanceof ApiProblem) || error.status !== 412) return;
          await refresh(interviewKey(interview.id));
          const present = client.getQueryData<Interview>(interviewKey(interview.id));
          if (!present || !mayRepeat || present.notes !== draft?.base) return;
          write(text, present.version, false);
        },
      },
    );
  const save = () => {
    if (draft === null || update.isPending || collided) return;
    if (!changed) return setDraft(null);
    write(draft.text, interview.version, true);
  };
  const stale = update.error instanceof ApiProblem && update.error.status === 412;
  const words = update.isPending
    ? "Saving …"
    : update.error && !stale
      ? `Not saved. ${problemWords(update.error).detail}`
      : collided
        ? "Not saved."
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
          setDraft({ text, base: draft?.base ?? interview.notes });
          if (update.error) update.reset();
        }}
        onBlur={save}
      />
      {collided ? (
        <div className="mt-2">
          <KeptInsteadNote
            title="Somebody changed the notes while you wrote"
            words="Yours are above and not saved. Kept are now:"
            kept={interview.notes || "Nothing: they were emptied."}
          >
            <Button
              onClick={() => setDraft({ text: `${interview.notes}\n\n${draft.text}`.trim(), base: interview.notes })}
            >
              Put both together
            </Button>
            <Button onClick={() => write(draft.text, interview.version, false)}>Replace with mine</Button>
            <Button look="quiet" onClick={() => setDraft(null)}>
              Keep theirs
            </Button>
          </KeptInsteadNote>
        </div>
      ) : null}
      <p role="status" className={`mt-1 mb-0 text-13 ${update.error && !stale ? "text-bad" : "text-text-quiet"}`}>
        {words}{" "}
        {update.error && !stale ? (
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
