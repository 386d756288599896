/** Loads the screens that record, and those after them, when they are near, so that the first page stays small. */
import { lazy, Suspense } from "react";
import type { CameraObstacle } from "../environment.ts";
import type { Devices } from "../use-devices.ts";
import { speakOfRecording } from "../words/speech.ts";
import { Opening } from "./no-way-in.tsx";

/** Fetches the recording screens and the upload client ahead of need. */
export async function loadRecording(): Promise<void> {
  await Promise.all([
    speakOfRecording(),
    import("./lobby.tsx"),
    import("./answering.tsx"),
    import("./post-screening.tsx"),
    import("./done.tsx"),
    import("../recording/studio.ts"),
  ]);
}

/** A screen with its words. */
async function worded<Screen>(screen: Promise<Screen>): Promise<Screen> {
  const [loaded] = await Promise.all([screen, speakOfRecording()]);
  return loaded;
}

const Lobby = lazy(async () => ({ default: (await worded(import("./lobby.tsx"))).Lobby }));
const Answering = lazy(async () => ({ default: (await worded(import("./answering.tsx"))).Answering }));
const PostScreening = lazy(async () => ({ default: (await worded(import("./post-screening.tsx"))).PostScreening }));
const Done = lazy(async () => ({ default: (await worded(import("./done.tsx"))).Done }));
const NoCamera = lazy(async () => ({ default: (await worded(import("./no-camera.tsx"))).NoCamera }));

export function LobbyLazily({ devices }: { devices: Devices }) {
  return (
    <Suspense fallback={<Opening />}>
      <Lobby devices={devices} />
    </Suspense>
  );
}

export function AnsweringLazily({ devices }: { devices: Devices }) {
  return (
    <Suspense fallback={<Opening />}>
      <Answering devices={devices} />
    </Suspense>
  );
}

export function NoCameraLazily({ obstacle }: { obstacle: CameraObstacle }) {
  return (
    <Suspense fallback={<Opening />}>
      <NoCamera obstacle={obstacle} />
    </Suspense>
  );
}

export function PostScreeningLazily() {
  return (
    <Suspense fallback={<Opening />}>
      <PostScreening />
    </Suspense>
  );
}

export function DoneLazily() {
  return (
    <Suspense fallback={<Opening />}>
      <Done />
    </Suspense>
  );
}
