/** The shared interview: questions beside the one answer that is watched, its transcript, and what the guest may say. */
import { useRef, useState } from "react";
import type { SharedInterview } from "../../shared/share.ts";
import { Notice } from "../ui/notes.tsx";
import { Time } from "../ui/time.tsx";
import { AnswerView } from "./answer-view.tsx";
import { GuestPanel } from "./guest-panel.tsx";
import type { ShareApi } from "./share-api.ts";
import { TranscriptPane } from "./transcript-pane.tsx";
import { languageTag, say, sayWith } from "./words/speech.ts";

// Class names without a style here (question-list, vjs-tech and others) are where scripts for such pages look.
export function SharedView({
  api,
  shared,
  logoUrl,
  onReload,
}: {
  api: ShareApi;
  shared: SharedInterview;
  logoUrl: string | null;
  /** Reads everything again, with fresh addresses of the recordings. */
  onReload: () => void;
}) {
  const { questions, team, allow } = shared;
  const [chosenId, setChosenId] = useState<string | null>(null);
  const player = useRef<HTMLMediaElement | null>(null);
  const [seconds, setSeconds] = useState(0);
  const [guest, setGuest] = useState(shared.guest);
  const chosen = questions.find(({ id }) => id === chosenId) ?? questions[0];
  const transcript = chosen?.answer?.transcript ?? null;
  const seek = (to: number) => {
    const { current } = player;
    if (!current) return;
    current.currentTime = to;
    void current.play().catch(() => undefined);
  };

  return (
    <div className="mx-auto max-w-340 px-4 pb-12 sm:px-6">
      <header>
        <div className="flex min-h-14 flex-wrap items-center justify-between gap-x-6 gap-y-2 border-b border-hairline py-3">
          <p className="m-0 flex min-w-0 items-center gap-3 font-medium">
            {logoUrl ? <img src={logoUrl} alt="" className="max-h-8 max-w-30 object-contain" /> : null}
            <span className="min-w-0 wrap-anywhere">{team.name}</span>
          </p>
          <p className="m-0 text-13 text-text-quiet">
            {sayWith("worksUntil", { day: <Time at={shared.expiresAt} show="day" language={languageTag()} /> })}
          </p>
        </div>
        <div className="py-6">
          <h1 className="candidate-name-heading m-0 wrap-anywhere">{shared.candidateName ?? say("candidate")}</h1>
          <p className="mt-1 mb-0 wrap-anywhere text-text-quiet">
            <span lang={shared.language}>{shared.positionTitle}</span>
            {shared.completedAt ? (
              <>
                {" · "}
                {sayWith("answered", { day: <Time at={shared.completedAt} show="day" language={languageTag()} /> })}
              </>
            ) : null}
          </p>
        </div>
      </header>
      <div className="grid gap-x-8 gap-y-6 lg:grid-cols-[15rem_minmax(0,1fr)]">
        <aside className="menu question-list order-2 lg:order-1 lg:row-span-2">
          <h2 className="m-0 mb-2">{say("questions")}</h2>
          <ol className="m-0 flex list-none flex-col p-0">
            {questions.map((question, index) => (
              <li key={question.id} className="border-b border-hairline first:border-t">
                <button
                  type="button"
                  aria-current={question === chosen || undefined}
                  onClick={() => {
                    setChosenId(question.id);
                    setSeconds(0);
                  }}
                  className="question-title-thumbnail flex min-h-11 w-full cursor-pointer items-start gap-3 py-2 text-start hover:bg-sunken aria-[current=true]:text-accent"
                >
                  <span className="w-5 shrink-0 text-end tabular-nums text-text-quiet">{index + 1}</span>
                  <span className="min-w-0 flex-1">
                    <span lang={shared.language} className="line-clamp-3 wrap-anywhere">
                      {question.text}
                    </span>
                    {shared.ready && !question.answer ? (
                      <span className="block text-13 text-text-quiet">{say("notAnswered")}</span>
                    ) : null}
                  </span>
                </button>
              </li>
            ))}
          </ol>
        </aside>
        <main className="order-1 min-w-0 lg:order-2">
          {shared.ready ? null : (
            <div className="pb-6">
              <Notice>{say("notFinished")}</Notice>
            </div>
          )}
          {chosen ? (
            <div className={`grid gap-6 ${transcript ? "xl:grid-cols-[minmax(0,1fr)_20rem]" : ""}`}>
              {/* Keys that differ: of siblings with one key React leaves the old one standing. */}
              <AnswerView
                key={`answer-${chosen.id}`}
                question={chosen}
                ready={shared.ready}
                language={shared.language}
                player={player}
                onTime={setSeconds}
                onStale={onReload}
              />
              {transcript ? (
                <TranscriptPane
                  key={`transcript-${chosen.id}`}
                  transcript={transcript}
                  seconds={seconds}
                  onSeek={seek}
                />
              ) : null}
            </div>
          ) : (
            <Notice>{say("noQuestions")}</Notice>
          )}
        </main>
        {shared.ready && (allow.scores || allow.comments) ? (
          <div className="order-3 min-w-0 lg:col-start-2">
            <GuestPanel
              api={api}
              allow={allow}
              guest={guest}
              onSaid={setGuest}
              questions={questions}
              chosen={chosen ?? null}
              seconds={seconds}
              onSeek={seek}
            />
          </div>
        ) : null}
      </div>
    </div>
  );
}
