/** Chooses the container and codecs that this browser records best: WebM that can be sent in pieces, MP4 where only that is. */

const VIDEO = [
  "video/webm;codecs=vp9,opus",
  "video/webm;codecs=vp8,opus",
  "video/webm;codecs=h264,opus",
  "video/webm",
  "video/mp4;codecs=avc1.42E01E,mp4a.40.2",
  "video/mp4",
];
const AUDIO = [
  "audio/webm;codecs=opus",
  "audio/webm",
  "audio/mp4;codecs=mp4a.40.2",
  "audio/mp4",
  "audio/ogg;codecs=opus",
];

export interface RecorderTypeOptions {
  /** MediaRecorder.isTypeSupported. */
  isSupported: (type: string) => boolean;
  /** True on a machine whose processor would drop frames with VP9. */
  light?: boolean;
}

/** The recorder's type for an answer, or undefined when this browser records nothing of the kind. */
export function chooseRecorderType(kind: "video" | "audio", options: RecorderTypeOptions): string | undefined {
  const wanted = kind === "audio" ? AUDIO : options.light ? [...VIDEO.slice(1, 2), ...VIDEO] : VIDEO;
  return wanted.find(options.isSupported);
}
