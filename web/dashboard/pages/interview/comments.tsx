/** What the team says about the interview, or about a moment of an answer; oldest first, as one reads a talk. */
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { type KeyboardEvent, useRef, useState } from "react";
import type { Comment, Interview, Mentionable } from "../../../../shared/native.ts";
import { Button } from "../../../ui/button.tsx";
import { TextArea } from "../../../ui/field.tsx";
import { keepText, keptText, useKeptText } from "../../../ui/kept-text.ts";
import { LoadMore } from "../../../ui/load-more.tsx";
import { Menu } from "../../../ui/menu.tsx";
import { Checkbox } from "../../../ui/switch.tsx";
import { Time } from "../../../ui/time.tsx";
import { sessionQuery } from "../../queries.ts";
import { problemWords } from "../../words.ts";
import { mentionsIn } from "./mentions.ts";
import { durationWords } from "./player-state.ts";
import { commentsQuery, mentionableQuery, useAddComment, useDeleteComment, useEditComment } from "./review-queries.ts";
import { Section } from "./section.tsx";
import type { Stage } from "./use-stage.ts";

/** Where the key C puts the focus. */
export const COMMENT_ID = "new-comment";

function Moment({ comment, stage }: { comment: Comment; stage: Stage }) {
  if (comment.questionId === null) return null;
  const entry = stage.entries.find(({ question }) => question.id === comment.questionId);
  if (!entry) return null;
  const { questionId, atMs } = comment;
  if (entry.answer?.takeId !== comment.takeId) {
    return <span className="text-13 text-text-quiet">On an earlier take of answer {entry.number}</span>;
  }
  return (
    <button
      type="button"
      onClick={() => stage.choose(questionId, atMs ?? 0)}
      className="inline-flex min-h-7 cursor-pointer items-center rounded-6 border-0 bg-sunken px-2 text-13 text-text tabular-nums hover:bg-accent-tint pointer-coarse:min-h-11"
    >
      Answer {entry.number}
      {atMs === null ? "" : `, ${durationWords(atMs)}`}
    </button>
  );
}

function OneComment({ comment, stage, people }: { comment: Comment; stage: Stage; people: readonly Mentionable[] }) {
  const [editing, setEditing] = useState<string | null>(null);
  const edit = useEditComment();
  const remove = useDeleteComment();
  const save = () => {
    if (editing === null || editing.trim() === "" || edit.isPending) return;
    edit.mutate(
      { comment, body: { words: editing, mentions: mentionsIn(editing, people) } },
      { onSuccess: () => setEditing(null) },
    );
  };
  return (
    <li className="py-3 first:pt-0">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="font-medium break-words">
          {comment.author.name}
          {comment.author.kind === "guest" ? <span className="font-normal text-text-quiet"> (guest)</span> : null}
        </span>
        <Moment comment={comment} stage={stage} />
        <span className="text-13 text-text-quiet">
          <Time at={comment.createdAt} />
          {comment.editedAt ? ", changed" : ""}
        </span>
        {comment.mine && editing === null ? (
          <span className="ms-auto">
            <Menu
              label="More about this comment"
              actions={[
                { label: "Change", onSelect: () => setEditing(comment.words) },
                { label: "Delete", bad: true, onSelect: () => remove.mutate(comment) },
              ]}
            >
              More
            </Menu>
          </span>
        ) : null}
      </div>
      {editing === null ? (
        <p className="mt-1 mb-0 max-w-170 break-words whitespace-pre-wrap">{comment.words}</p>
      ) : (
        <form
          className="mt-2 flex flex-col gap-2"
          onSubmit={(event) => {
            event.preventDefault();
            save();
          }}
          onKeyDown={(event) => {
            if (event.key === "Escape") setEditing(null);
            sendKey(event, save);
          }}
        >
          <TextArea
            label="Comment"
            labelHidden
            maxLength={5000}
            autoFocus
            value={editing}
            onChange={setEditing}
            fault={edit.error ? `Not saved. ${problemWords(edit.error).detail}` : undefined}
          />
          <span className="flex gap-2">
            <Button type="submit" look="main" busy={edit.isPending}>
              Save
            </Button>
            <Button look="quiet" onClick={() => setEditing(null)}>
              Cancel
            </Button>
          </span>
        </form>
      )}
    </li>
  );
}

/** Control or Command with Enter sends. */
function sendKey(event: KeyboardEvent, send: () => void): void {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  send();
}

/** A moment as it is kept beside the words of a draft: the question's id and the milliseconds, or the id alone. */
function momentIn(kept: string | null, stage: Stage) {
  const [questionId, atMs] = (kept ?? "").split(" ");
  const entry = stage.entries.find(({ question }) => question.id === questionId);
  return (
    entry && { questionId: entry.question.id, number: entry.number, atMs: atMs === undefined ? null : Number(atMs) }
  );
}

/** What a member is writing about an interview outlasts the page in this tab, for this member and interview alone. */
function NewComment({
  memberId,
  interview,
  stage,
  people,
}: {
  memberId: string;
  interview: Interview;
  stage: Stage;
  people: readonly Mentionable[];
}) {
  const key = `comment-${memberId}-${interview.id}`;
  const momentKey = `${key}-moment`;
  const words = useKeptText(key) ?? "";
  const setWords = (next: string) => keepText(key, next || null);
  const moment = momentIn(useKeptText(momentKey), stage);
  const [atMoment, setAtMoment] = useState(true);
  const add = useAddComment(interview.id);
  const form = useRef<HTMLFormElement>(null);
  /** The moment is taken when the person begins to write, not when the comment is sent. */
  const take = () => {
    const { chosen, player } = stage;
    if (words !== "") return;
    if (!chosen?.answer) return keepText(momentKey, null);
    const plays = player.current !== null && chosen.answer.answerKind !== "text";
    const atMs = plays ? player.current?.timeMs() : undefined;
    keepText(momentKey, atMs === undefined ? chosen.question.id : `${chosen.question.id} ${atMs}`);
  };
  const send = () => {
    if (words.trim() === "" || add.isPending) return;
    const body = {
      words,
      mentions: mentionsIn(words, people),
      ...(atMoment && moment ? { questionId: moment.questionId, atMs: moment.atMs } : {}),
    };
    // Also when the person has gone on meanwhile. What was typed since it was sent stays; a failure is shown by the form.
    add.mutateAsync(body).then(
      () => {
        if (keptText(key) !== words) return;
        keepText(key, null);
        keepText(momentKey, null);
      },
      () => undefined,
    );
  };
  const mention = (name: string) => {
    setWords(`${words}${words === "" || /\s$/.test(words) ? "" : " "}@${name} `);
    form.current?.querySelector("textarea")?.focus();
  };
  return (
    <form
      ref={form}
      className="flex flex-col gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
      onKeyDown={(event) => sendKey(event, send)}
    >
      <TextArea
        id={COMMENT_ID}
        label="New comment"
        labelHidden
        placeholder="Say what you noticed."
        rows={2}
        maxLength={5000}
        value={words}
        onFocus={take}
        onChange={(next) => {
          take();
          setWords(next);
        }}
        fault={add.error ? `Not sent. ${problemWords(add.error).detail}` : undefined}
      />
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button type="submit" busy={add.isPending} aria-disabled={words.trim() === ""}>
          Comment
        </Button>
        {people.length > 0 ? (
          <Menu
            label="Mention somebody"
            actions={people.slice(0, 20).map(({ name }) => ({ label: name, onSelect: () => mention(name) }))}
          >
            @ Mention
          </Menu>
        ) : null}
        {moment ? (
          <Checkbox
            label={`On answer ${moment.number}${moment.atMs === null ? "" : ` at ${durationWords(moment.atMs)}`}`}
            checked={atMoment}
            onChange={setAtMoment}
          />
        ) : null}
      </div>
    </form>
  );
}

export function Comments({ interview, stage, mayReview }: { interview: Interview; stage: Stage; mayReview: boolean }) {
  const comments = useInfiniteQuery(commentsQuery(interview.id));
  const people = useQuery({ ...mentionableQuery(interview.id), enabled: mayReview }).data?.data ?? [];
  const memberId = useQuery(sessionQuery).data?.member?.id;
  const rows = comments.data?.pages.flatMap((page) => page.data).reverse() ?? [];
  return (
    <Section title="Comments">
      {comments.isError && !comments.data ? (
        <p className="m-0 text-bad">
          {problemWords(comments.error).title}.{" "}
          <Button look="quiet" onClick={() => void comments.refetch()}>
            Try again
          </Button>
        </p>
      ) : null}
      <LoadMore
        more={comments.hasNextPage}
        busy={comments.isFetchingNextPage}
        failed={comments.isFetchNextPageError}
        onMore={() => void comments.fetchNextPage()}
        words="Show older comments"
      />
      {rows.length === 0 && comments.isSuccess && !mayReview ? <p className="m-0 text-text-quiet">None yet.</p> : null}
      <ol className="m-0 mb-4 list-none divide-y divide-hairline p-0 empty:mb-0">
        {rows.map((comment) => (
          <OneComment key={comment.id} comment={comment} stage={stage} people={people} />
        ))}
      </ol>
      {mayReview && memberId ? (
        <NewComment memberId={memberId} interview={interview} stage={stage} people={people} />
      ) : null}
    </Section>
  );
}
