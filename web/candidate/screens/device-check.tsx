/** Camera and microphone, tried out: picture, level, five seconds recorded and played back, and what to do when one fails. */

import { useEffect, useRef, useState } from "react";
import { isFramed, readBrowser } from "../environment.ts";
import { useHostError } from "../host-page.ts";
import { Actions, Button, Frame, Title } from "../parts/frame.tsx";
import { LevelMeter } from "../parts/level-meter.tsx";
import { LivePicture, Recording } from "../parts/picture.tsx";
import { RoomFoot } from "../parts/room-foot.tsx";
import { NewWindow, TakeAway } from "../parts/take-away.tsx";
import { recorderTypeFor, recordLocally } from "../recording/local-recording.ts";
import { useSession } from "../session.tsx";
import type { Devices, Wanted } from "../use-devices.ts";
import { type DeviceFault, deviceFaultWords } from "../words/device-faults.ts";
import { faultWords, say } from "../words/speech.ts";

const TRIAL_SECONDS = 5;

interface DeviceCheckProps {
  wanted: Wanted;
  devices: Devices;
  /** Short: the devices were checked before and only have to be opened again. */
  again?: boolean;
  where?: string;
  onReady: () => void;
}

/** What is wrong and what to do, on this browser. */
function FaultFinder({ fault }: { fault: DeviceFault }) {
  const words = deviceFaultWords(faultWords(), fault, readBrowser(navigator.userAgent));
  return (
    <section className="notice notice-warn" role="alert">
      <h2 className="notice-title">{words.title}</h2>
      <p>{words.say}</p>
      {words.steps.length > 0 ? (
        <ol className="steps">
          {words.steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      ) : null}
    </section>
  );
}

function Choose(props: {
  id: "camera" | "microphone";
  known: MediaDeviceInfo[];
  used: string | undefined;
  onChoose: (id: string) => void;
}) {
  if (props.known.length < 2) return null;
  return (
    <div className="field field-inline">
      <label className="label" htmlFor={props.id}>
        {say(props.id)}
      </label>
      <select
        id={props.id}
        className="input"
        value={props.used}
        onChange={(event) => props.onChoose(event.currentTarget.value)}
      >
        {props.known.map((device, index) => (
          <option key={device.deviceId} value={device.deviceId}>
            {device.label || say(`${props.id}Number`, { number: index + 1 })}
          </option>
        ))}
      </select>
    </div>
  );
}

/** Five seconds recorded and played back; gives the address of the recording. */
function useTrial(stream: MediaStream | null) {
  const [left, setLeft] = useState(0);
  const [address, setAddress] = useState<string | null>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => () => URL.revokeObjectURL(address ?? ""), [address]);
  const record = async () => {
    if (!stream || left > 0) return;
    setAddress(null);
    setFailed(false);
    try {
      const recording = recordLocally(stream);
      for (let seconds = TRIAL_SECONDS; seconds > 0; seconds -= 1) {
        setLeft(seconds);
        await new Promise((resolve) => setTimeout(resolve, 1000));
      }
      const blob = await recording.stop();
      if (blob.size > 0) setAddress(URL.createObjectURL(blob));
      else setFailed(true);
    } catch {
      setFailed(true);
    }
    setLeft(0);
  };
  return { left, address, failed, record };
}

export function DeviceCheck({ wanted, devices, again = false, where, onReady }: DeviceCheckProps) {
  const { room, facts } = useSession();
  const { stream, fault, opening } = devices;
  useHostError(fault);
  const trial = useTrial(stream);
  const [soundOnly, setSoundOnly] = useState(false);
  const reported = useRef(false);
  const kind: Wanted = soundOnly ? "audio" : wanted;
  const both = kind === "video";
  const maySoundOnly = wanted === "video" && !room.position.videoRequired;

  const ready = () => {
    if (stream && !reported.current) {
      reported.current = true;
      const settings = stream.getVideoTracks()[0]?.getSettings();
      facts.report("device_report", {
        browser: readBrowser(navigator.userAgent),
        camera: stream.getVideoTracks().length > 0,
        microphone: stream.getAudioTracks().length > 0,
        width: settings?.width ?? null,
        height: settings?.height ?? null,
        contentType: recorderTypeFor(stream) ?? null,
        framed: isFramed(),
      });
    }
    onReady();
  };
  const goSoundOnly = () => {
    setSoundOnly(true);
    void devices.open("audio");
  };

  const title = say(both ? "checkBoth" : "checkSound");
  if (!stream) {
    return (
      <Frame team={room.team} where={where} footer={<RoomFoot />}>
        <Title>{again ? say(both ? "againBoth" : "againSound") : title}</Title>
        {fault ? <FaultFinder fault={fault} /> : <p className="lead">{say(both ? "askBoth" : "askSound")}</p>}
        <Actions>
          <Button look="main" busy={opening} onPress={() => void devices.open(kind)}>
            {say(fault && fault !== "ended" ? "tryAgain" : both ? "turnOnBoth" : "turnOnSound")}
          </Button>
          {fault && maySoundOnly && both ? <Button onPress={goSoundOnly}>{say("soundOnly")}</Button> : null}
          {isFramed() ? <NewWindow /> : null}
        </Actions>
        {fault ? <TakeAway /> : null}
      </Frame>
    );
  }

  const recording = trial.left > 0;
  const usedCamera = stream.getVideoTracks()[0]?.getSettings().deviceId;
  const usedMicrophone = stream.getAudioTracks()[0]?.getSettings().deviceId;
  return (
    <Frame team={room.team} where={where} wide footer={<RoomFoot />}>
      <Title>{title}</Title>
      {trial.address ? (
        <Recording src={trial.address} sound={stream.getVideoTracks().length === 0} label={say("trial")} />
      ) : (
        <LivePicture stream={stream}>
          {recording ? (
            <p className="badge badge-live">
              <span className="dot" aria-hidden="true" /> {say("trialLeft", { seconds: trial.left })}
            </p>
          ) : null}
        </LivePicture>
      )}
      <LevelMeter stream={stream} />
      {trial.address ? null : (
        <div className="pair">
          <Choose
            id="camera"
            known={both ? devices.cameras : []}
            used={usedCamera}
            onChoose={(cameraId) =>
              void devices.open(kind, { cameraId, ...(usedMicrophone ? { microphoneId: usedMicrophone } : {}) })
            }
          />
          <Choose
            id="microphone"
            known={devices.microphones}
            used={usedMicrophone}
            onChoose={(microphoneId) =>
              void devices.open(kind, { microphoneId, ...(usedCamera ? { cameraId: usedCamera } : {}) })
            }
          />
        </div>
      )}
      <p role="status" className="quiet">
        {trial.address ? say("trialPlay") : null}
        {trial.failed ? say("trialFailed") : null}
      </p>
      <Actions>
        {trial.address ? (
          <>
            <Button look="main" onPress={ready}>
              {say("continue")}
            </Button>
            <Button onPress={() => void trial.record()}>{say("recordAgain")}</Button>
          </>
        ) : (
          <>
            <Button look="main" busy={recording} onPress={() => void trial.record()}>
              {say("trialRecord", { count: TRIAL_SECONDS })}
            </Button>
            <Button busy={recording} onPress={ready}>
              {say(again ? "continue" : "trialSkip")}
            </Button>
          </>
        )}
        {maySoundOnly && both && !recording ? (
          <Button look="quiet" onPress={goSoundOnly}>
            {say("soundOnly")}
          </Button>
        ) : null}
      </Actions>
    </Frame>
  );
}
