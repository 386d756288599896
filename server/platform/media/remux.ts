/** Puts recorded segments into one file that plays and seeks, without encoding anything anew. */
import { setImmediate as breathe } from "node:timers/promises";
import {
  EncodedAudioPacketSource,
  type EncodedPacket,
  EncodedPacketSink,
  EncodedVideoPacketSource,
  FilePathTarget,
  type Input,
  type InputAudioTrack,
  type InputVideoTrack,
  Mp4OutputFormat,
  Output,
  WebMOutputFormat,
} from "mediabunny";
import { isReadFailure, readTracks } from "./media-facts.ts";

/** How much was copied: what the output must hold when it is read back. */
export type Copied = {
  durationMs: number;
  videoPackets: number;
  audioPackets: number;
  /** False when a segment promises packets that it does not hold. */
  complete: boolean;
};

const chunkBytes = 1024 * 1024;
/** How long copying may keep the event loop to itself. */
const turnMs = 8;

/**
 * Copies the packets of all inputs, in order and one after the other in time, into one file: MP4 with its index in front, or WebM for
 * codecs that few players take in MP4. The inputs must be alike (see `differenceOf`). Without video it is the sound alone.
 */
export async function copyPackets(
  inputs: readonly Input[],
  outputPath: string,
  { withVideo = true }: { withVideo?: boolean } = {},
): Promise<Copied> {
  const read = await Promise.all(inputs.map(readTracks));
  const parts = withVideo ? read : read.map(({ audio }) => ({ video: null, audio }));
  const video = firstOf(parts.map((part) => part.video));
  const audio = firstOf(parts.map((part) => part.audio));
  const target = new FilePathTarget(outputPath, { chunked: true, chunkSize: chunkBytes });
  const output = new Output({ format: await formatFor(video, audio, withVideo), target });
  const videoCount = await countPackets(parts.map((part) => part.video));
  const audioCount = await countPackets(parts.map((part) => part.audio));
  const videoOut = await addVideo(output, video, videoCount);
  const audioOut = await addAudio(output, audio, audioCount);
  const copied = { videoPackets: 0, audioPackets: 0 };
  let offset = 0;
  let turnStart = performance.now();
  try {
    await output.start();
    for (const part of parts) {
      const tracks = [part.video, part.audio].filter((track) => track !== null);
      const start = Math.min(...(await Promise.all(tracks.map((track) => track.getFirstTimestamp()))));
      let end = start;
      for await (const { kind, packet } of inDecodeOrder(part)) {
        const moved = packet.clone({ timestamp: packet.timestamp - start + offset });
        if (kind === "video") {
          await videoOut?.(moved);
          copied.videoPackets += 1;
        } else {
          await audioOut?.(moved);
          copied.audioPackets += 1;
        }
        end = Math.max(end, packet.timestamp + packet.duration);
        if (performance.now() - turnStart > turnMs) {
          await breathe();
          turnStart = performance.now();
        }
      }
      offset += end - start;
    }
    await output.finalize();
  } catch (error) {
    await output.cancel().catch(() => undefined);
    throw error;
  }
  const complete = copied.videoPackets === videoCount && copied.audioPackets === audioCount;
  return { ...copied, complete, durationMs: Math.round(offset * 1000) };
}

/** In what the inputs differ, so that one can not simply follow the other; null when they are alike. */
export async function differenceOf(inputs: readonly Input[]): Promise<string | null> {
  const parts = await Promise.all(inputs.map(readTracks));
  const videos = await Promise.all(parts.flatMap(({ video }) => (video ? [describeVideo(video)] : [])));
  const audios = await Promise.all(parts.flatMap(({ audio }) => (audio ? [describeAudio(audio)] : [])));
  if (new Set(videos).size > 1) return "The parts have pictures of different codecs or sizes.";
  if (new Set(audios).size > 1) return "The parts have sound of different codecs or rates.";
  return null;
}

type Part = { video: InputVideoTrack | null; audio: InputAudioTrack | null };

const firstOf = <Track>(tracks: readonly (Track | null)[]): Track | null =>
  tracks.find((track) => track !== null) ?? null;

async function formatFor(video: InputVideoTrack | null, audio: InputAudioTrack | null, withVideo: boolean) {
  const sound = await audio?.getCodec();
  // Players take VP8 only in WebM, and Vorbis likewise; sound alone is for programs, which expect Opus in WebM.
  const webm = (await video?.getCodec()) === "vp8" || sound === "vorbis" || (sound === "opus" && !withVideo);
  return webm ? new WebMOutputFormat() : new Mp4OutputFormat({ fastStart: "reserve" });
}

async function countPackets(tracks: readonly (InputVideoTrack | InputAudioTrack | null)[]): Promise<number> {
  let count = 0;
  for (const track of tracks) {
    if (track) count += (await track.computePacketStats(undefined, { metadataOnly: true })).packetCount;
  }
  return count;
}

type AddPacket = (packet: EncodedPacket) => Promise<void>;

async function addVideo(output: Output, track: InputVideoTrack | null, count: number): Promise<AddPacket | null> {
  const codec = await track?.getCodec();
  const decoderConfig = await track?.getDecoderConfig();
  if (!track || !codec || !decoderConfig) return null;
  const source = new EncodedVideoPacketSource(codec);
  const primingPacket = await new EncodedPacketSink(track).getFirstKeyPacket();
  output.addVideoTrack(source, {
    maximumPacketCount: count,
    decoderConfig,
    // H.264 as Chromium puts it into WebM carries its parameters in the first key frame only.
    ...(primingPacket ? { primingPacket } : {}),
    ...(output.format.supportsVideoTransformationMetadata
      ? { rotation: await track.getRotation(), flip: await track.getFlip() }
      : {}),
  });
  return (packet) => source.add(packet, { decoderConfig });
}

async function addAudio(output: Output, track: InputAudioTrack | null, count: number): Promise<AddPacket | null> {
  const codec = await track?.getCodec();
  const decoderConfig = await track?.getDecoderConfig();
  if (!track || !codec || !decoderConfig) return null;
  const source = new EncodedAudioPacketSource(codec);
  output.addAudioTrack(source, { maximumPacketCount: count, decoderConfig });
  return (packet) => source.add(packet, { decoderConfig });
}

/** Both tracks as one sequence by time, so that the writer has nothing to hold back. A broken end of a track ends that track. */
async function* inDecodeOrder(part: Part): AsyncGenerator<{ kind: "video" | "audio"; packet: EncodedPacket }> {
  const streams = [
    { kind: "video" as const, packets: packetsOf(part.video) },
    { kind: "audio" as const, packets: packetsOf(part.audio) },
  ];
  const heads = await Promise.all(
    streams.map(async ({ kind, packets }) => ({ kind, packets, packet: await next(packets) })),
  );
  for (;;) {
    const first = heads
      .filter(({ packet }) => packet !== null)
      .sort((one, other) => (one.packet?.timestamp ?? 0) - (other.packet?.timestamp ?? 0))[0];
    if (!first?.packet) return;
    yield { kind: first.kind, packet: first.packet };
    first.packet = await next(first.packets);
  }
}

async function* packetsOf(track: InputVideoTrack | InputAudioTrack | null): AsyncGenerator<EncodedPacket> {
  if (!track) return;
  const sink = new EncodedPacketSink(track);
  // What precedes the first key frame could not be shown.
  const start = await sink.getFirstKeyPacket();
  if (start) yield* sink.packets(start);
}

async function next(packets: AsyncGenerator<EncodedPacket>): Promise<EncodedPacket | null> {
  try {
    const step = await packets.next();
    return step.done ? null : step.value;
  } catch (error) {
    if (isReadFailure(error)) throw error;
    return null;
  }
}

async function describeVideo(track: InputVideoTrack): Promise<string> {
  const config = await track.getDecoderConfig();
  return JSON.stringify([
    await track.getCodec(),
    await track.getCodedWidth(),
    await track.getCodedHeight(),
    await track.getRotation(),
    // With parameters inside the stream (no description) the codec's string tells profile and level.
    config?.codec.startsWith("avc") || config?.codec.startsWith("hvc") ? config.codec : null,
    bytesOf(config?.description),
  ]);
}

async function describeAudio(track: InputAudioTrack): Promise<string> {
  const codec = await track.getCodec();
  const config = await track.getDecoderConfig();
  // An Opus header also tells how many samples to skip at the start, in which recordings differ without harm.
  const description = codec === "opus" ? null : bytesOf(config?.description);
  return JSON.stringify([codec, await track.getSampleRate(), await track.getNumberOfChannels(), description]);
}

function bytesOf(description: ArrayBuffer | ArrayBufferView | SharedArrayBuffer | undefined): string | null {
  if (description === undefined) return null;
  return ArrayBuffer.isView(description)
    ? Buffer.from(description.buffer, description.byteOffset, description.byteLength).toString("hex")
    : Buffer.from(new Uint8Array(description)).toString("hex");
}
