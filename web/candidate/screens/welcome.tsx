/** The first screen: who asks, for what, how long, what is recorded, who sees it and until when. */
import { useState } from "react";
import type { Room } from "../../../shared/room.ts";
import { needsOf } from "../needs.ts";
import { Actions, Button, Facts, Frame, Prose, Title } from "../parts/frame.tsx";
import { RoomFoot } from "../parts/room-foot.tsx";
import { useSession } from "../session.tsx";
import { aboutWords, keptWords, momentWords, questionsWords } from "../words/amounts.ts";

const EMPLOYMENT: Record<string, string> = { "full-time": "Full-time", "part-time": "Part-time", contract: "Contract" };

/** What will be recorded, in words. */
export function recordedWords(room: Room): string {
  const needs = needsOf(room);
  if (needs === "none") return "What you write. No picture and no sound.";
  const written = room.questions.some((question) => question.answerKind === "text") ? ", and what you write" : "";
  if (needs === "audio") return `Your voice${written}. No picture.`;
  return `Your picture and voice${room.position.videoRequired ? "" : ", or your voice alone"}${written}.`;
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

export function Welcome({ onContinue }: { onContinue: () => void }) {
  const { room } = useSession();
  const { position } = room;
  const [more, setMore] = useState(false);
  const about = [
    { title: null, text: position.description },
    { title: "What you bring", text: position.requirements },
    { title: "Nice to have", text: position.niceToHave },
    { title: "What you get", text: position.benefits },
  ].filter(({ text }) => text.trim());
  const place = [capital(position.location), EMPLOYMENT[position.employmentType ?? ""]].filter(Boolean).join(" · ");
  const formFirst = room.stage === "form";
  return (
    <Frame team={room.team} footer={<RoomFoot />}>
      <Title large lang={room.language}>
        {position.title}
      </Title>
      <p className="lead">
        {room.candidate.firstName ? `${room.candidate.firstName}, ` : ""}
        {room.team.name} asks you for an interview
        {needsOf(room) === "none" ? " in writing" : ""}, in your own time.
        {place ? <span className="quiet lead-place">{place}</span> : null}
      </p>
      <Facts
        rows={[
          room.questionCount > 0
            ? ["Questions", `${questionsWords(room.questionCount)}, one at a time`]
            : ["Questions", "Shown before you start"],
          ["Time", `${aboutWords(Math.max(room.totalAnswerSeconds, 60))} of answers at most`],
          room.attempt.allowed > 1
            ? ["Attempts", `You may do the whole interview ${room.attempt.allowed} times`]
            : null,
          needsOf(room) === "none"
            ? null
            : [
                "Practice",
                position.practiceQuestion
                  ? "A camera check and a practice question come first"
                  : "A camera check comes first",
              ],
          ["Recorded", recordedWords(room)],
          ["Who sees it", `The hiring team at ${room.team.name}`],
          ["How long", keptWords(room.privacy.retention)],
          room.expiresAt ? ["Open until", momentWords(room.expiresAt)] : null,
        ]}
      />
      {about.length > 0 ? (
        <div className="more">
          <button type="button" className="button button-quiet" aria-expanded={more} onClick={() => setMore(!more)}>
            {more ? "Hide the role" : "Read about the role"}
          </button>
          {more
            ? about.map(({ title, text }) => (
                <section key={title}>
                  {title ? <h2 className="notice-title">{title}</h2> : null}
                  <Prose text={text} lang={room.language} />
                </section>
              ))
            : null}
        </div>
      ) : null}
      <Actions>
        <Button look="main" onPress={onContinue}>
          Continue
        </Button>
        <p className="quiet">
          {formFirst ? "Next: a short form. " : "Next: what you agree to. "}
          Nothing is recorded yet. You can close this page and come back with the same link.
        </p>
      </Actions>
    </Frame>
  );
}
