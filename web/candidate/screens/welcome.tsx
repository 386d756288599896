/** The first screen: who asks, for what, how long, what is recorded, who sees it and until when. */
import { useState } from "react";
import type { Room } from "../../../shared/room.ts";
import { needsOf } from "../needs.ts";
import { Actions, Button, Facts, Frame, Prose, Title } from "../parts/frame.tsx";
import { RoomFoot } from "../parts/room-foot.tsx";
import { useSession } from "../session.tsx";
import { keptWords, momentWords, planWords, questionsWords } from "../words/amounts.ts";
import type { PlainKey } from "../words/catalogue.ts";
import { raw, say } from "../words/speech.ts";

const EMPLOYMENT = new Map<string | null, PlainKey>([
  ["full-time", "fullTime"],
  ["part-time", "partTime"],
  ["contract", "contract"],
]);

/** What will be recorded, in words. */
export function recordedWords(room: Room): string {
  const needs = needsOf(room);
  if (needs === "none") return say("recordedNone");
  const written = room.questions.some((question) => question.answerKind === "text");
  if (needs === "audio") return say(written ? "recordedVoiceText" : "recordedVoice");
  if (room.position.videoRequired) return say(written ? "recordedPictureText" : "recordedPicture");
  return say(written ? "recordedEitherText" : "recordedEither");
}

/** Who asks, by the name of whoever is asked where it is known. */
function askWords(room: Room): string {
  const written = needsOf(room) === "none";
  const team = room.team.name;
  const name = room.candidate.firstName;
  if (name) return say(written ? "asksYouWritten" : "asksYou", { name, team });
  return say(written ? "asksWritten" : "asks", { team });
}

/** The server knows one place by a word, the rest by their names. */
const placeWords = (location: string): string => (location === "remote" ? say("remote") : location);

export function Welcome({ onContinue }: { onContinue: () => void }) {
  const { room } = useSession();
  const { position } = room;
  const [more, setMore] = useState(false);
  const about = [
    { title: null, text: position.description },
    { title: say("requirements"), text: position.requirements },
    { title: say("niceToHave"), text: position.niceToHave },
    { title: say("benefits"), text: position.benefits },
  ].filter(({ text }) => text.trim());
  const employment = EMPLOYMENT.get(position.employmentType);
  const place = [placeWords(position.location), employment ? raw(employment) : ""].filter(Boolean).join(" · ");
  const formFirst = room.stage === "form";
  return (
    <Frame team={room.team} footer={<RoomFoot />}>
      <Title large lang={room.language}>
        {position.title}
      </Title>
      <p className="lead">
        {askWords(room)}
        {place ? <span className="quiet lead-place">{place}</span> : null}
      </p>
      <Facts
        rows={[
          room.questionCount > 0
            ? [say("questions"), questionsWords(room.questionCount)]
            : [say("questions"), say("shownLater")],
          [say("time"), planWords(Math.max(room.totalAnswerSeconds, 60))],
          room.attempt.allowed > 1 ? [say("attempts"), say("attemptsAllowed", { count: room.attempt.allowed })] : null,
          needsOf(room) === "none"
            ? null
            : [say("practice"), say(position.practiceQuestion ? "practiceFirst" : "checkFirst")],
          [say("recorded"), recordedWords(room)],
          [say("whoSees"), say("hiringTeam", { team: room.team.name })],
          [say("howLong"), keptWords(room.privacy.retention)],
          room.expiresAt ? [say("openUntil"), momentWords(room.expiresAt)] : null,
        ]}
      />
      {about.length > 0 ? (
        <div className="more">
          <button type="button" className="button button-quiet" aria-expanded={more} onClick={() => setMore(!more)}>
            {say(more ? "roleHide" : "roleShow")}
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
          {say("continue")}
        </Button>
        <p className="quiet">{say(formFirst ? "nextForm" : "nextConsent")}</p>
      </Actions>
    </Frame>
  );
}
