/** Says aloud what a countdown shows, at a few moments instead of every second. */
import { durationWords } from "../words/amounts.ts";
import { say } from "../words/speech.ts";

const MOMENTS = [120, 60, 30, 10];

/** The latest moment that has passed, within the two seconds after it. */
function passed(secondsLeft: number): number | undefined {
  return MOMENTS.find((moment) => secondsLeft <= moment && secondsLeft > moment - 2);
}

export function Milestones({
  recording,
  saving,
  secondsLeft,
}: {
  recording: boolean;
  saving: boolean;
  secondsLeft: number;
}) {
  const moment = recording ? passed(secondsLeft) : undefined;
  return (
    <p className="unseen" role="status">
      {moment ? say("timeLeft", { duration: durationWords(moment) }) : null}
      {recording && !moment ? say("recordingNow") : null}
      {saving ? say("stoppedSaving") : null}
    </p>
  );
}
