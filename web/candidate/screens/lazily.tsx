/** Loads the screens that record when they are near, so that the first page stays small. */
import { lazy, Suspense } from "react";
import type { Devices } from "../use-devices.ts";
import { Opening } from "./no-way-in.tsx";

/** Fetches the recording screens and the upload client ahead of need. */
export async function loadRecording(): Promise<void> {
  await Promise.all([import("./lobby.tsx"), import("./answering.tsx"), import("../recording/studio.ts")]);
}

const Lobby = lazy(async () => ({ default: (await import("./lobby.tsx")).Lobby }));
const Answering = lazy(async () => ({ default: (await import("./answering.tsx")).Answering }));

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
