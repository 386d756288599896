/** A position as it is: its questions and settings to read, with the way to change them. */
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import type { PositionQuestion } from "../../../shared/native.ts";
import { LANGUAGES, type PositionSettings } from "../../../shared/position.ts";
import { buttonClass } from "../../ui/button.tsx";
import { CaptionedVideo } from "../../ui/captioned-video.tsx";
import { Loading } from "../../ui/notes.tsx";
import { positionQuery } from "../queries.ts";
import { useMayWrite } from "../use-may-write.ts";
import { ANSWER_KINDS, inWords, reminderWords } from "./position/position-words.ts";

const route = getRouteApi("/inside/positions/$positionId");

export function PositionQuestions() {
  const { positionId } = route.useParams();
  const mayWrite = useMayWrite();
  const { data: position } = useQuery(positionQuery(positionId));
  if (!position) return <Loading what="Reading the position" />;
  return (
    <div className="grid gap-8 lg:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
      <section aria-labelledby="questions-title">
        <div className="flex flex-wrap items-center justify-between gap-3">
          <h2 id="questions-title" className="m-0">
            Questions
          </h2>
          {mayWrite ? (
            <Link to="/positions/$positionId/edit" params={{ positionId }} className={buttonClass()}>
              Edit position
            </Link>
          ) : null}
        </div>
        {position.questions.length === 0 ? (
          <p className="text-text-quiet">No questions of its own yet.</p>
        ) : (
          <ol className="m-0 mt-2 list-none p-0">
            {position.questions.map((question) => (
              <Question key={question.id} question={question} />
            ))}
          </ol>
        )}
      </section>
      <Facts settings={position.settings} />
    </div>
  );
}

function Question({ question }: { question: PositionQuestion }) {
  const retakes = question.retakes === 0 ? "one take" : `${question.retakes + 1} takes`;
  return (
    <li className="border-b border-hairline py-3">
      <p className="m-0 max-w-170 break-words whitespace-pre-line">
        <span className="text-text-quiet tabular-nums">{question.ordinal}. </span>
        {question.text}
      </p>
      <p className="m-0 mt-1 text-13 text-text-quiet">
        {ANSWER_KINDS[question.answerKind]}, {inWords(question.thinkSeconds)} to think,{" "}
        {inWords(question.answerSeconds)} to answer, {retakes}
      </p>
      {question.videoUrl ? (
        <details className="mt-2">
          <summary className="cursor-pointer text-13 text-text-quiet">Asked on camera</summary>
          <CaptionedVideo
            src={question.videoUrl}
            words={question.text}
            preload="none"
            className="mt-2 aspect-video w-full max-w-110 rounded-12 bg-picture"
          />
        </details>
      ) : null}
      {question.expectedAnswer ? (
        <details className="mt-2">
          <summary className="cursor-pointer text-13 text-text-quiet">What a good answer has</summary>
          <p className="mt-1 mb-0 max-w-170 break-words whitespace-pre-wrap">{question.expectedAnswer}</p>
        </details>
      ) : null}
    </li>
  );
}

function Facts({ settings }: { settings: PositionSettings }) {
  const yes = (value: boolean) => (value ? "Yes" : "No");
  const facts: [string, string][] = [
    ["Language", LANGUAGES[settings.language]],
    ["Duration", `about ${settings.durationMinutes} minutes`],
    [
      "Link stays open after the mail",
      settings.linkExpirationDays === 1 ? "1 day" : `${settings.linkExpirationDays} days`,
    ],
    ["Reminders", reminderWords(settings.reminderHoursBefore)],
    ["Attempts", String(settings.interviewRetakes + 1)],
    ["Camera required", yes(settings.videoRequired)],
    ["Desktop only", yes(settings.desktopOnly)],
    ["Practice question", yes(settings.practiceQuestion)],
    ["Resume required", yes(settings.resumeRequired)],
    ["Resume screened by a person", yes(settings.resumeScreening)],
    ["Candidate tags", settings.tags.map((tag) => tag.name).join(", ") || "None"],
    ["Questions before", String(settings.preScreening.length)],
    ["Questions after", String(settings.postScreening.length)],
    ["Drawn by skills", String(settings.questionSources.includes("skill") ? settings.skillQuestionCount : 0)],
  ];
  return (
    <section aria-labelledby="settings-title">
      <h2 id="settings-title" className="m-0 flex min-h-8 items-center">
        Settings
      </h2>
      <dl className="m-0 mt-2">
        {facts.map(([name, value]) => (
          <div key={name} className="flex justify-between gap-4 border-b border-hairline py-1.5">
            <dt className="text-text-quiet">{name}</dt>
            <dd className="m-0 text-end tabular-nums">{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
