/** What a recording is, as far as its container and codecs tell. */
import {
  type Input,
  type InputAudioTrack,
  InputDisposedError,
  type InputVideoTrack,
  MATROSKA,
  MP4,
  OGG,
  QTFF,
  WEBM,
} from "mediabunny";
import { openMediaInput } from "./media-input.ts";

export type MediaContainer = "webm" | "matroska" | "mp4" | "quicktime" | "ogg";

export type MediaFacts = {
  container: MediaContainer;
  /** To the end of the last frame or sound, counted from the first; measured, not what the header claims. */
  durationMs: number;
  /** avc, hevc, vp8, vp9 or av1; null without video or when the codec is not known. */
  videoCodec: string | null;
  /** aac, opus, …; null without audio or when the codec is not known. */
  audioCodec: string | null;
  /** As displayed, turned upright; null without video. */
  width: number | null;
  height: number | null;
  hasVideo: boolean;
  hasAudio: boolean;
};

/** Reads the facts of a file; null when it is no recording that can be read. Throws when there is no such file. */
export async function inspectMedia(path: string): Promise<MediaFacts | null> {
  const { input } = await openMediaInput(path);
  try {
    return await readFacts(input);
  } finally {
    input.dispose();
  }
}

/** The Content-Type to serve a recording with. */
export function contentTypeOf(facts: Pick<MediaFacts, "container" | "hasVideo">): string {
  const subtypes = { webm: "webm", matroska: "x-matroska", mp4: "mp4", quicktime: "quicktime", ogg: "ogg" };
  return `${facts.hasVideo ? "video" : "audio"}/${subtypes[facts.container]}`;
}

/** As `inspectMedia`, of an input that is open. */
export async function readFacts(input: Input): Promise<MediaFacts | null> {
  try {
    return await gatherFacts(input);
  } catch (error) {
    // Whatever a broken file makes the reader throw means the same; a failing disk does not, nor does our own mistake.
    if (isReadFailure(error)) throw error;
    return null;
  }
}

/** Did the disk fail, and not the recording? */
export const isReadFailure = (error: unknown): boolean =>
  error instanceof InputDisposedError || (error instanceof Error && "syscall" in error);

async function gatherFacts(input: Input): Promise<MediaFacts | null> {
  if (!(await input.canRead())) return null;
  const container = containers.get(await input.getFormat());
  const { video, audio } = await readTracks(input);
  if (!container || (!video && !audio)) return null;
  const tracks = [video, audio].filter((track) => track !== null);
  const start = Math.min(...(await Promise.all(tracks.map((track) => track.getFirstTimestamp()))));
  const end = Math.max(...(await Promise.all(tracks.map((track) => track.computeDuration()))));
  return {
    container,
    durationMs: Math.max(0, Math.round((end - start) * 1000)),
    videoCodec: (await video?.getCodec()) ?? null,
    audioCodec: (await audio?.getCodec()) ?? null,
    width: video ? await video.getDisplayWidth() : null,
    height: video ? await video.getDisplayHeight() : null,
    hasVideo: video !== null,
    hasAudio: audio !== null,
  };
}

/** The video and audio track of a recording; a track without a single packet does not count. */
export async function readTracks(
  input: Input,
): Promise<{ video: InputVideoTrack | null; audio: InputAudioTrack | null }> {
  const video = (await input.getVideoTracks())[0] ?? null;
  const audio = (await input.getAudioTracks())[0] ?? null;
  const filled = async (track: InputVideoTrack | InputAudioTrack | null) =>
    track !== null && (await track.computePacketStats(1, { metadataOnly: true })).packetCount > 0;
  return { video: (await filled(video)) ? video : null, audio: (await filled(audio)) ? audio : null };
}

const containers = new Map<object, MediaContainer>([
  [WEBM, "webm"],
  [MATROSKA, "matroska"],
  [MP4, "mp4"],
  [QTFF, "quicktime"],
  [OGG, "ogg"],
]);
