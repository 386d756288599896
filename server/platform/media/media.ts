/** The port to recordings: what they are, how they are made to play, and what a system ffmpeg adds. */
import { open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import type { Input } from "mediabunny";
import { findFfmpeg, joinWithFfmpeg, renderWithFfmpeg, thumbnailWithFfmpeg } from "./ffmpeg.ts";
import { inspectMedia, isReadFailure, type MediaFacts, readFacts, readTracks } from "./media-facts.ts";
import { openMediaInput } from "./media-input.ts";
import { type Copied, copyPackets, differenceOf } from "./remux.ts";

export { contentTypeOf, type MediaFacts } from "./media-facts.ts";

/**
 * `facts` are those of the file that was written. `complete` is false when a segment, or the broken end of one, could not be read: keep
 * the segments then. `reason` is a sentence for people.
 */
export type RemuxResult =
  | { outcome: "playable"; facts: MediaFacts; complete: boolean }
  | { outcome: "unplayable"; reason: string };

export interface Media {
  /** The path of the ffmpeg in use, or null. */
  readonly ffmpeg: string | null;
  /** What the file is; null when it is no recording that can be read. Throws when there is no such file. */
  inspect(path: string): Promise<MediaFacts | null>;
  /**
   * Joins segments (paths, in order) into one file that plays and seeks: MP4 (WebM for VP8), nothing encoded anew unless the segments
   * differ and there is an ffmpeg. The output is read back before it gets its name; the segments are never touched.
   */
  remux(parts: readonly string[], outputPath: string): Promise<RemuxResult>;
  /** Writes the sound alone, not encoded anew: much smaller than the recording. Its facts, or null when there is no sound that can be read. */
  sound(path: string, outputPath: string): Promise<MediaFacts | null>;
  /** Writes a JPEG; false without ffmpeg or without a picture. */
  thumbnail(path: string, outputPath: string): Promise<boolean>;
  /** Writes H.264 and AAC in MP4; false without ffmpeg or when it can not. */
  render(path: string, outputPath: string): Promise<boolean>;
}

/** How far the length that is read back may be from the sum of the segments. */
const toleranceMs = 1000;

/**
 * Opens the port. `ffmpegPath` is the configured one, if any; throws a readable error when that can not be run.
 *
 * @example
 * const media = await openMedia({ ffmpegPath: null });
 * const made = await media.remux([firstSegment, secondSegment], "/data/answer.mp4");
 */
export async function openMedia(options: { ffmpegPath: string | null }): Promise<Media> {
  const ffmpeg = await findFfmpeg(options.ffmpegPath ?? undefined);
  return {
    ffmpeg,
    inspect: inspectMedia,
    remux: (parts, outputPath) => remux(parts, outputPath, ffmpeg),
    sound: copySound,
    async thumbnail(path, outputPath) {
      if (ffmpeg === null) return false;
      return intoPlace(outputPath, (unfinished) => thumbnailWithFfmpeg(ffmpeg, path, unfinished));
    },
    async render(path, outputPath) {
      if (ffmpeg === null) return false;
      return intoPlace(outputPath, async (unfinished) => {
        return (await renderWithFfmpeg(ffmpeg, path, unfinished)) && (await inspectMedia(unfinished)) !== null;
      });
    },
  };
}

async function remux(parts: readonly string[], outputPath: string, ffmpeg: string | null): Promise<RemuxResult> {
  const inputs: Input[] = [];
  try {
    const segments: Segment[] = [];
    for (const path of parts) {
      const { input, whole } = await openMediaInput(path);
      inputs.push(input);
      const facts = await readFacts(input);
      if (facts) segments.push({ path, input, facts, whole });
    }
    if (segments.length === 0) return unplayable("There is no picture and no sound that can be read.");
    const difference = await differenceOf(segments.map(({ input }) => input));
    const whole = segments.length === parts.length && segments.every((segment) => segment.whole);
    const made: { result: RemuxResult } = { result: unplayable("The recording could not be read to its end.") };
    await intoPlace(outputPath, async (unfinished) => {
      made.result = difference
        ? await joinDifferent(segments, unfinished, ffmpeg, difference)
        : await joinAlike(segments, unfinished);
      return made.result.outcome === "playable";
    });
    const { result } = made;
    return result.outcome === "playable" ? { ...result, complete: result.complete && whole } : result;
  } finally {
    for (const input of inputs) input.dispose();
  }
}

async function copySound(path: string, outputPath: string): Promise<MediaFacts | null> {
  const { input } = await openMediaInput(path);
  try {
    if (!(await readFacts(input))?.hasAudio) return null;
    const made: { facts: MediaFacts | null } = { facts: null };
    await intoPlace(outputPath, async (unfinished) => {
      await copyPackets([input], unfinished, { withVideo: false });
      made.facts = await inspectMedia(unfinished);
      return made.facts !== null;
    });
    return made.facts;
  } finally {
    input.dispose();
  }
}

type Segment = { path: string; input: Input; facts: MediaFacts; whole: boolean };

async function joinAlike(segments: readonly Segment[], outputPath: string): Promise<RemuxResult> {
  let copied: Copied;
  try {
    copied = await copyPackets(
      segments.map(({ input }) => input),
      outputPath,
    );
  } catch (error) {
    if (isReadFailure(error)) throw error;
    return unplayable(
      `The recording could not be rewritten: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
  return verify(outputPath, copied);
}

async function joinDifferent(
  segments: readonly Segment[],
  outputPath: string,
  ffmpeg: string | null,
  difference: string,
): Promise<RemuxResult> {
  if (ffmpeg === null) return unplayable(`${difference} Joining them needs ffmpeg.`);
  if (!(await joinWithFfmpeg(ffmpeg, segments, outputPath)))
    return unplayable(`${difference} ffmpeg could not join them.`);
  return verify(outputPath, { durationMs: segments.reduce((sum, { facts }) => sum + facts.durationMs, 0) });
}

/** Reads the output back as a stranger would: its length, and that no packet is missing. */
async function verify(path: string, expected: { durationMs: number } & Partial<Copied>): Promise<RemuxResult> {
  const { input } = await openMediaInput(path);
  try {
    const facts = await readFacts(input);
    if (!facts) return unplayable("What was written can not be read back.");
    if (Math.abs(facts.durationMs - expected.durationMs) > toleranceMs) {
      return unplayable(`What was written lasts ${facts.durationMs} ms and not ${expected.durationMs} ms.`);
    }
    const { video, audio } = await readTracks(input);
    for (const [track, packets] of [
      [video, expected.videoPackets],
      [audio, expected.audioPackets],
    ] as const) {
      const found = track ? (await track.computePacketStats(undefined, { metadataOnly: true })).packetCount : 0;
      if (packets !== undefined && found !== packets) {
        return unplayable(`What was written holds ${found} packets of a track and not ${packets}.`);
      }
    }
    return { outcome: "playable", facts, complete: expected.complete ?? true };
  } finally {
    input.dispose();
  }
}

/** Writes beside, flushes, and renames only what `write` calls good; whatever else happens leaves nothing behind. */
async function intoPlace(outputPath: string, write: (unfinished: string) => Promise<boolean>): Promise<boolean> {
  const unfinished = `${outputPath}.${process.pid}-${Math.random().toString(36).slice(2)}.part`;
  try {
    if (!(await write(unfinished))) return false;
    await flush(unfinished, "r+");
    await rename(unfinished, outputPath);
    await flush(dirname(outputPath), "r");
    return true;
  } finally {
    await rm(unfinished, { force: true });
  }
}

async function flush(path: string, flags: "r" | "r+"): Promise<void> {
  const handle = await open(path, flags);
  await handle.sync().finally(() => handle.close());
}

const unplayable = (reason: string): RemuxResult => ({ outcome: "unplayable", reason });
