/** What a system ffmpeg does when there is one: renditions for old players, thumbnails, joining recordings that differ. */
import { spawn } from "node:child_process";
import { constants } from "node:fs";
import { access, stat } from "node:fs/promises";
import { setPriority, constants as system } from "node:os";
import { delimiter, join, resolve } from "node:path";
import { SetupError } from "../setup-error.ts";
import { inspectMedia, type MediaContainer, type MediaFacts } from "./media-facts.ts";

/** A recording that takes longer than this to convert is given up. */
const timeoutMs = 60 * 60 * 1000;

/**
 * The path of the ffmpeg to use: the configured one, else the first on the path, else null. A configured name without a
 * folder is looked for on the path. Throws a readable error when the configured one can not be run.
 */
export async function findFfmpeg(configured?: string): Promise<string | null> {
  if (configured !== undefined && /[/\\]/.test(configured)) {
    if (await isProgram(configured)) return resolve(configured);
    throw new SetupError(`FFMPEG_PATH names ${configured}, which is not a program that can be run.`);
  }
  const name = configured ?? (process.platform === "win32" ? "ffmpeg.exe" : "ffmpeg");
  for (const folder of (process.env.PATH ?? "").split(delimiter)) {
    if (folder !== "" && (await isProgram(join(folder, name)))) return join(folder, name);
  }
  if (configured !== undefined) throw new SetupError(`FFMPEG_PATH names ${configured}, which is not on the path.`);
  return null;
}

/**
 * Writes H.264 and AAC in MP4, ready to stream, which every player of the last ten years plays. False when it can not. The frame rate
 * is set, because ffmpeg takes a browser's WebM, which states none, for one of 1,000 frames a second and makes up what is missing.
 */
export async function renderWithFfmpeg(ffmpeg: string, path: string, outputPath: string): Promise<boolean> {
  const facts = await inspectMedia(path);
  if (!facts) return false;
  return runFfmpeg(ffmpeg, [
    ...inputOf(path, facts.container),
    ...["-map", "0:v:0?", "-map", "0:a:0?", "-vf", "fps=30,scale=trunc(iw/2)*2:trunc(ih/2)*2"],
    ...encoding,
    `file:${outputPath}`,
  ]);
}

/** Writes a JPEG of at most 640 pixels in width, taken a second in, or at the start of something shorter. */
export async function thumbnailWithFfmpeg(ffmpeg: string, path: string, outputPath: string): Promise<boolean> {
  const facts = await inspectMedia(path);
  if (!facts?.hasVideo) return false;
  return runFfmpeg(ffmpeg, [
    ...["-ss", facts.durationMs > 1500 ? "1" : "0", ...inputOf(path, facts.container)],
    ...["-frames:v", "1", "-vf", "scale='min(640,iw)':-2", "-q:v", "4", "-f", "mjpeg", `file:${outputPath}`],
  ]);
}

/**
 * Joins recordings of different codecs, sizes or tracks by encoding them anew, in the size of the first picture. Where one has no
 * picture it is black, where one has no sound it is silent.
 */
export async function joinWithFfmpeg(
  ffmpeg: string,
  parts: readonly { path: string; facts: MediaFacts }[],
  outputPath: string,
): Promise<boolean> {
  const pictured = parts.find(({ facts }) => facts.hasVideo)?.facts;
  const width = even(pictured?.width ?? 0);
  const height = even(pictured?.height ?? 0);
  const fit = `scale=${width}:${height}:force_original_aspect_ratio=decrease,pad=${width}:${height}:(ow-iw)/2:(oh-ih)/2,setsar=1,fps=30`;
  const filters = parts.flatMap(({ facts }, index) => {
    const seconds = (facts.durationMs / 1000).toFixed(3);
    const sound = facts.hasAudio ? `[${index}:a:0]aresample=48000,apad` : "anullsrc=r=48000:cl=mono";
    const picture = facts.hasVideo
      ? `[${index}:v:0]${fit},tpad=stop=-1:stop_mode=clone`
      : `color=black:s=${width}x${height}:r=30,setsar=1`;
    return [
      ...(pictured ? [`${picture},trim=duration=${seconds},format=yuv420p[v${index}]`] : []),
      `${sound},aformat=sample_rates=48000:channel_layouts=mono,atrim=duration=${seconds}[a${index}]`,
    ];
  });
  const streams = parts.map((_, index) => `${pictured ? `[v${index}]` : ""}[a${index}]`).join("");
  const joined = `${streams}concat=n=${parts.length}:v=${pictured ? 1 : 0}:a=1${pictured ? "[v]" : ""}[a]`;
  return runFfmpeg(ffmpeg, [
    ...parts.flatMap(({ path, facts }) => inputOf(path, facts.container)),
    ...["-filter_complex", [...filters, joined].join(";"), ...(pictured ? ["-map", "[v]"] : []), "-map", "[a]"],
    ...encoding,
    `file:${outputPath}`,
  ]);
}

const encoding = [
  ...["-c:v", "libx264", "-preset", "veryfast", "-crf", "23", "-pix_fmt", "yuv420p"],
  ...["-c:a", "aac", "-b:a", "128k", "-movflags", "+faststart", "-f", "mp4"],
];

const even = (pixels: number): number => Math.max(2, Math.floor(pixels / 2) * 2);

function lowerPriority(pid: number): void {
  try {
    setPriority(pid, system.priority.PRIORITY_LOW);
  } catch {
    // It has ended already, or the system does not let us.
  }
}

/** The container is stated, not guessed: a stranger's file must not be taken for a playlist that names other files. */
function inputOf(path: string, container: MediaContainer): string[] {
  const demuxers = { webm: "matroska", matroska: "matroska", mp4: "mov", quicktime: "mov", ogg: "ogg" };
  return ["-protocol_whitelist", "file", "-f", demuxers[container], "-i", `file:${path}`];
}

/** True when it ended well and wrote something. Its words are not kept: they name files. */
async function runFfmpeg(ffmpeg: string, args: string[]): Promise<boolean> {
  const ended = await new Promise<boolean>((done) => {
    const child = spawn(ffmpeg, ["-nostdin", "-hide_banner", "-loglevel", "error", "-y", ...args], {
      stdio: "ignore",
      timeout: timeoutMs,
      killSignal: "SIGKILL",
    });
    // Behind the server: a conversion can wait, a candidate who is recording can not.
    if (child.pid !== undefined) lowerPriority(child.pid);
    child.on("error", () => done(false));
    child.on("close", (code) => done(code === 0));
  });
  if (!ended) return false;
  const written = await stat(args.at(-1)?.replace(/^file:/, "") ?? "").catch(() => null);
  return written !== null && written.size > 0;
}

async function isProgram(path: string): Promise<boolean> {
  const facts = await stat(path).catch(() => null);
  if (!facts?.isFile()) return false;
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}
