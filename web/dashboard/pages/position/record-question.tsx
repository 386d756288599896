/** Asks a question on camera, in a panel beside the editor: open the camera, record, watch it, use it. */
import { useEffect, useRef, useState } from "react";
import type { StoredFile } from "../../../../shared/native.ts";
import { readBrowser } from "../../../candidate/environment.ts";
import { useDevices } from "../../../candidate/use-devices.ts";
import { deviceFaultWords } from "../../../candidate/words/device-faults.ts";
import { faults } from "../../../candidate/words/en/faults.ts";
import { Button } from "../../../ui/button.tsx";
import { CaptionedVideo } from "../../../ui/captioned-video.tsx";
import { ErrorNote, Notice } from "../../../ui/notes.tsx";
import { SidePanel } from "../../../ui/side-panel.tsx";
import { storeFile } from "../../api.ts";
import { problemWords } from "../../words.ts";
import { LONGEST_CLIP_SECONDS, useClip } from "./use-clip.ts";

export function RecordQuestion({
  open,
  text,
  onClose,
  onStored,
}: {
  open: boolean;
  /** The question as written, to read from. */
  text: string;
  onClose: () => void;
  onStored: (file: StoredFile) => void;
}) {
  const devices = useDevices();
  const { since, clip, failed, start, stop, forget } = useClip(devices);
  const [storing, setStoring] = useState(false);
  const [refusal, setRefusal] = useState<unknown>(null);
  const close = () => {
    stop();
    devices.close();
    forget();
    setRefusal(null);
    onClose();
  };
  const use = async () => {
    if (!clip) return;
    setStoring(true);
    setRefusal(null);
    try {
      onStored(await storeFile("question_video", clip.file));
      close();
    } catch (error) {
      setRefusal(error);
    }
    setStoring(false);
  };
  const { stream, fault, opening } = devices;
  return (
    <SidePanel
      open={open}
      onClose={close}
      title="Ask on camera"
      footer={
        clip ? (
          <>
            <Button look="main" busy={storing} onClick={() => void use()}>
              {storing ? "Storing …" : "Use this video"}
            </Button>
            <Button
              disabled={storing}
              onClick={() => {
                forget();
                void devices.open("video");
              }}
            >
              Record again
            </Button>
          </>
        ) : since !== null ? (
          <Button look="main" onClick={stop}>
            Stop
          </Button>
        ) : stream ? (
          <Button look="main" onClick={() => start(stream)}>
            Record
          </Button>
        ) : (
          <Button look="main" busy={opening} onClick={() => void devices.open("video")}>
            Turn on the camera
          </Button>
        )
      }
    >
      <div className="flex flex-col gap-4">
        {text.trim() ? <p className="m-0 text-17 whitespace-pre-wrap">{text}</p> : null}
        {fault ? <Fault fault={fault} /> : null}
        {failed ? (
          <Notice tone="warn">The browser recorded nothing. Turn the camera off and on, and record again.</Notice>
        ) : null}
        {refusal ? (
          <ErrorNote title={problemWords(refusal).title}>
            {problemWords(refusal).detail} Your video is still here.
          </ErrorNote>
        ) : null}
        {clip ? (
          <>
            <CaptionedVideo src={clip.url} words={text} className="aspect-video w-full rounded-12 bg-picture" />
            <p className="m-0 text-text-quiet">{clip.seconds} seconds. Candidates see the written text beside it.</p>
          </>
        ) : stream ? (
          <Live stream={stream} since={since} />
        ) : (
          <p className="m-0 text-text-quiet">
            Nothing is recorded until you press Record. A video has at most {LONGEST_CLIP_SECONDS / 60} minutes.
          </p>
        )}
      </div>
    </SidePanel>
  );
}

function Fault({ fault }: { fault: Parameters<typeof deviceFaultWords>[1] }) {
  const { title, say, steps } = deviceFaultWords(faults, fault, readBrowser(navigator.userAgent));
  return (
    <ErrorNote title={title}>
      {say}
      {steps.length > 0 ? (
        <ol className="mt-2 mb-0 ps-5">
          {steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      ) : null}
    </ErrorNote>
  );
}

/** The person's own picture; while recording, with the word and the seconds. */
function Live({ stream, since }: { stream: MediaStream; since: number | null }) {
  const video = useRef<HTMLVideoElement>(null);
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    if (video.current) video.current.srcObject = stream;
  }, [stream]);
  useEffect(() => {
    if (since === null) return;
    const timer = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(timer);
  }, [since]);
  const seconds = since === null ? 0 : Math.max(0, Math.floor((now - since) / 1000));
  return (
    <div className="relative">
      <video
        ref={video}
        autoPlay
        muted
        playsInline
        className="aspect-video w-full -scale-x-100 rounded-12 bg-picture"
      />
      {since === null ? null : (
        <p className="absolute start-3 top-3 m-0 flex items-center gap-2 rounded-full bg-picture px-3 py-1 text-13 font-semibold text-picture-text tabular-nums">
          <span aria-hidden="true" className="size-2 rounded-full bg-live" /> Recording, {seconds} s
        </p>
      )}
    </div>
  );
}
