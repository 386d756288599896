/** One question answered on camera or by voice: think, record, save, review; and the choice after a break. */
import { useEffect, useMemo, useRef, useState } from "react";
import type { RoomQuestion, RoomTake } from "../../../shared/room.ts";
import { isFramed } from "../environment.ts";
import { needsOfQuestion } from "../needs.ts";
import { Actions, Button, Frame, Notice, Title } from "../parts/frame.tsx";
import { LevelMeter } from "../parts/level-meter.tsx";
import { Milestones } from "../parts/milestones.tsx";
import { LivePicture } from "../parts/picture.tsx";
import { QuestionVideo } from "../parts/question-video.tsx";
import { RoomFoot } from "../parts/room-foot.tsx";
import { NewWindow } from "../parts/take-away.tsx";
import type { StorageTrouble, Studio } from "../recording/studio.ts";
import { useSession } from "../session.tsx";
import type { Devices } from "../use-devices.ts";
import type { Hold } from "../use-hold.ts";
import { useOnline } from "../use-online.ts";
import { useNow } from "../use-seconds.ts";
import { type LiveTake, useTake } from "../use-take.ts";
import { durationWords } from "../words/amounts.ts";
import { say } from "../words/speech.ts";
import { BrokenOff } from "./broken-off.tsx";
import { DeviceCheck } from "./device-check.tsx";
import { Review } from "./review.tsx";

interface CameraAnswerProps {
  question: RoomQuestion;
  where: string;
  studio: Studio;
  hold: Hold;
  devices: Devices;
  trouble: StorageTrouble | null;
  /** Called when the question is on the screen: it stays until its answer is kept. */
  onOpen: (questionId: string) => void;
  onKept: () => void;
}

/** The take that the person last worked on, thrown-away ones aside. */
function lastTake(question: RoomQuestion): RoomTake | undefined {
  return question.takes.filter((take) => take.state !== "discarded").sort((a, b) => b.number - a.number)[0];
}

/** The stream that this question records: without the picture where only the voice is asked for. */
function useStreamFor(opened: MediaStream | null, soundOnly: boolean): MediaStream | null {
  return useMemo(() => {
    if (!opened || !soundOnly || opened.getVideoTracks().length === 0) return opened;
    return new MediaStream(opened.getAudioTracks());
  }, [opened, soundOnly]);
}

function partsWords({ progress }: LiveTake): string {
  const { parts, partsSafe } = progress;
  if (parts === 0) return "";
  return say("partsSafe", { safe: partsSafe, count: parts });
}

export function CameraAnswer({ question, where, studio, hold, devices, trouble, onOpen, onKept }: CameraAnswerProps) {
  const { room } = useSession();
  const control = useTake(question, studio, hold);
  const { live } = control;
  useEffect(() => onOpen(question.id), [onOpen, question.id]);
  const [another, setAnother] = useState(false);
  const stream = useStreamFor(devices.stream, needsOfQuestion(question) === "audio");
  const take = lastTake(question);
  const finished = question.takes.filter((one) => one.state === "finished");
  const wanted = needsOfQuestion(question) === "audio" ? "audio" : "video";

  if (!live) {
    if (take && (take.state === "interrupted" || take.state === "recording")) {
      return (
        <BrokenOff
          question={question}
          take={take}
          where={where}
          wanted={wanted}
          stream={stream}
          devices={devices}
          hold={hold}
          control={control}
        />
      );
    }
    if (finished.length > 0 && !another) {
      return (
        <Review
          // A new take is a new review, and starts with that take.
          key={take?.id}
          question={question}
          takes={finished}
          where={where}
          fence={hold.fence}
          onFenced={hold.lose}
          onAgain={() => setAnother(true)}
          onKept={onKept}
        />
      );
    }
    if (!stream) {
      return <DeviceCheck again wanted={wanted} devices={devices} where={where} onReady={() => undefined} />;
    }
  }
  if (!stream && live?.phase !== "saving") return null;
  return (
    <Camera
      question={question}
      where={where}
      stream={stream}
      control={control}
      trouble={trouble}
      team={room.team}
      first={finished.length === 0}
      onStarted={() => setAnother(false)}
    />
  );
}

interface CameraProps {
  question: RoomQuestion;
  where: string;
  stream: MediaStream | null;
  control: ReturnType<typeof useTake>;
  trouble: StorageTrouble | null;
  team: { name: string; logoUrl: string | null };
  first: boolean;
  onStarted: () => void;
}

function Camera({ question, where, stream, control, trouble, team, first, onStarted }: CameraProps) {
  const { room, refusal } = useSession();
  const online = useOnline();
  const { live, start, stop, videoRef } = control;
  const now = useNow(live?.phase !== "saving");
  const skew = useRef(Date.parse(room.now) - Date.now());
  const { manualStart } = room.position;

  const answerLeft = live
    ? Math.max(0, question.answerSeconds - (live.beforeMs + Math.max(0, now - live.since)) / 1000)
    : question.answerSeconds;
  const thinkLeft = question.shownAt
    ? Math.max(0, question.thinkSeconds - (now + skew.current - Date.parse(question.shownAt)) / 1000)
    : 0;
  const thinking = !live && first && thinkLeft > 0;
  // Starting by itself is for a take that nobody has started yet, and only with the camera in sight.
  const startsItself = !manualStart && first && !live && !control.lost && !refusal && question.takes.length === 0;

  const begin = () => {
    if (!stream) return;
    onStarted();
    void start(stream);
  };
  const beginRef = useRef(begin);
  beginRef.current = begin;
  const overdue = startsItself && thinkLeft <= 0;
  useEffect(() => {
    if (overdue) beginRef.current();
  }, [overdue]);
  const over = live?.phase === "recording" && answerLeft <= 0;
  useEffect(() => {
    if (over) stop();
  }, [over, stop]);

  const recording = live?.phase === "recording";
  const saving = live?.phase === "saving";
  return (
    <Frame team={team} where={where} wide footer={live ? null : <RoomFoot />}>
      <Title lang={room.language}>{question.text}</Title>
      {question.videoUrl && !live ? (
        <QuestionVideo url={question.videoUrl} text={question.text} language={room.language} />
      ) : null}
      {!online ? (
        <Notice tone="warn">{say(recording ? "offlineRecording" : saving ? "offlineSaving" : "offline")}</Notice>
      ) : null}
      {online && live && !live.progress.reachable ? (
        <Notice tone="warn">{say(recording ? "silentRecording" : "silent")}</Notice>
      ) : null}
      {trouble ? (
        <Notice tone="warn">
          {say(trouble === "storage_full" ? "storageFull" : "storageRefused")}
          {isFramed() && !live ? <NewWindow /> : null}
        </Notice>
      ) : null}
      {control.lost ? <Notice tone="warn">{say("lost")}</Notice> : null}
      {refusal ? <Notice tone="bad">{refusal}</Notice> : null}
      {stream ? (
        <LivePicture stream={stream} videoRef={videoRef}>
          {recording ? (
            <p className="badge badge-live">
              <span className="dot" aria-hidden="true" /> {say("recordingNow")}
            </p>
          ) : null}
        </LivePicture>
      ) : null}
      {stream && !saving ? <LevelMeter stream={stream} words={false} /> : null}
      <p className="status-line">
        <span className="status-main">
          {saving ? say("saving") : null}
          {live && !saving ? say("timeLeft", { duration: durationWords(Math.ceil(answerLeft)) }) : null}
          {thinking
            ? say(manualStart ? "thinkThenPress" : "thinkThenStarts", { duration: durationWords(Math.ceil(thinkLeft)) })
            : null}
          {!live && !thinking ? say("startWhenReady", { duration: durationWords(question.answerSeconds) }) : null}
        </span>
        {live ? <span className="status-side">{partsWords(live)}</span> : null}
      </p>
      <Milestones recording={recording} saving={saving} secondsLeft={answerLeft} />
      <Actions>
        {recording || live?.phase === "starting" ? (
          <Button look="main" busy={!recording} onPress={stop}>
            {say("stopReview")}
          </Button>
        ) : null}
        {saving ? (
          <p className="quiet" role="status">
            {say(live?.progress.durable === false ? "keepOpen" : "sendingGoesOn")}
          </p>
        ) : null}
        {live ? null : (
          <>
            <Button look="main" onPress={begin}>
              {say(thinking ? "startNow" : "startRecording")}
            </Button>
            <p className="quiet">
              {question.retakes === 0 ? say("onlyTake") : say("takesLeft", { count: question.takesLeft })}
            </p>
          </>
        )}
      </Actions>
    </Frame>
  );
}
