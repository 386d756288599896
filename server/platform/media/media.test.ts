/** Real recordings (Chromium's MediaRecorder, a Safari-like MP4) through the port: facts, joining, broken ends. */
import { access, chmod, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { BufferSource, Input, MP4 } from "mediabunny";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findFfmpeg } from "./ffmpeg.ts";
import { contentTypeOf, type Media, openMedia } from "./media.ts";

const fixture = (name: string): string => fileURLToPath(new URL(`fixtures/${name}`, import.meta.url));
const found = await findFfmpeg();
const withFfmpeg = it.skipIf(found === null);

let folder: string;
/** As on a machine without ffmpeg. */
let media: Media;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "greenroom-media-"));
  const path = process.env.PATH;
  process.env.PATH = "";
  media = await openMedia({ ffmpegPath: null });
  process.env.PATH = path;
});
afterAll(() => rm(folder, { recursive: true, force: true }));

let outputs = 0;
const output = (): string => join(folder, `output-${outputs++}`);

describe("facts", () => {
  it.each([
    ["vp9-opus.webm", { container: "webm", durationMs: 2996, videoCodec: "vp9", audioCodec: "opus", width: 320 }],
    ["vp8-opus.webm", { container: "webm", durationMs: 2964, videoCodec: "vp8", audioCodec: "opus", height: 180 }],
    ["h264-opus.webm", { container: "matroska", durationMs: 2963, videoCodec: "avc", audioCodec: "opus" }],
    ["av1-opus.webm", { container: "webm", durationMs: 1974, videoCodec: "av1", audioCodec: "opus" }],
    ["h264-aac.mp4", { container: "mp4", durationMs: 3133, videoCodec: "avc", audioCodec: "aac" }],
    ["opus.webm", { container: "webm", durationMs: 2939, videoCodec: null, hasVideo: false, hasAudio: true }],
  ])("of %s, whose header does not tell its length", async (name, facts) => {
    expect(await media.inspect(fixture(name))).toMatchObject(facts);
  });

  it("of what is no recording there are none", async () => {
    expect(await media.inspect(fixture("garbage.webm"))).toBeNull();
    const empty = output();
    await writeFile(empty, "");
    expect(await media.inspect(empty)).toBeNull();
    await expect(media.inspect(output())).rejects.toMatchObject({ code: "ENOENT" });
  });

  it("tell the Content-Type", () => {
    expect(contentTypeOf({ container: "mp4", hasVideo: true })).toBe("video/mp4");
    expect(contentTypeOf({ container: "webm", hasVideo: false })).toBe("audio/webm");
  });
});

describe("remuxing", () => {
  it.each([
    ["vp9-opus.webm", "mp4", 2996],
    ["h264-opus.webm", "mp4", 2963],
    ["av1-opus.webm", "mp4", 1974],
    ["opus.webm", "mp4", 2939],
    ["h264-aac.mp4", "mp4", 3133],
    ["vp9-opus.mp4", "mp4", 2995],
    ["vp8-opus.webm", "webm", 2964],
  ])("makes %s play and seek as %s", async (name, container, durationMs) => {
    const before = await readFile(fixture(name));
    const path = output();
    const made = await media.remux([fixture(name)], path);
    expect(made).toMatchObject({ outcome: "playable", complete: true, facts: { container } });
    const facts = await media.inspect(path);
    expect(Math.abs((facts?.durationMs ?? 0) - durationMs)).toBeLessThanOrEqual(2);
    expect((await readFile(fixture(name))).equals(before)).toBe(true);
    if (container === "mp4") expect(await boxesOf(path)).toEqual(expect.arrayContaining(["ftyp", "moov", "mdat"]));
    if (container === "mp4")
      expect((await boxesOf(path)).indexOf("moov")).toBeLessThan((await boxesOf(path)).indexOf("mdat"));
  });

  it("joins segments of one take in order, also one without a picture", async () => {
    const parts = ["vp9-opus.webm", "vp9-opus-second.webm", "opus.webm"].map(fixture);
    const made = await media.remux(parts, output());
    expect(made).toMatchObject({
      outcome: "playable",
      complete: true,
      facts: { videoCodec: "vp9", audioCodec: "opus" },
    });
    expect(made.outcome === "playable" && made.facts.durationMs).toBe(2996 + 1976 + 2939);
  });

  it("plays a WebM that breaks off inside a block up to the block before, and says that it is not all", async () => {
    const whole = await readFile(fixture("vp9-opus.webm"));
    let last = 0;
    for (const share of [0.2, 0.45, 0.7, 0.95]) {
      const path = output();
      await writeFile(path, whole.subarray(0, Math.floor(whole.length * share)));
      const made = await media.remux([path], output());
      expect(made).toMatchObject({ outcome: "playable", complete: false });
      const durationMs = made.outcome === "playable" ? made.facts.durationMs : 0;
      expect(durationMs).toBeGreaterThan(Math.max(last, 2996 * share - 600));
      last = durationMs;
    }
  });

  it("plays what a broken-off cluster of stated length holds", async () => {
    const made = await media.remux([fixture("vp9-opus-cut-sized.webm")], output());
    expect(made).toMatchObject({ outcome: "playable", complete: false, facts: { durationMs: 1674 } });
  });

  it("plays a fragmented MP4 up to where it breaks off", async () => {
    const made = await media.remux([fixture("h264-aac-cut.mp4")], output());
    expect(made).toMatchObject({ outcome: "playable", complete: false, facts: { durationMs: 2133 } });
  });

  it("leaves an unreadable segment out, and says that it is not all", async () => {
    const made = await media.remux([fixture("vp9-opus.webm"), fixture("garbage.webm")], output());
    expect(made).toMatchObject({ outcome: "playable", complete: false, facts: { durationMs: 2996 } });
  });

  it("says why nothing can be played, and leaves nothing behind", async () => {
    const path = output();
    expect(await media.remux([fixture("garbage.webm")], path)).toMatchObject({ outcome: "unplayable" });
    await expect(access(path)).rejects.toThrow();
    expect((await readdir(folder)).filter((name) => name.endsWith(".part"))).toEqual([]);
  });

  it("does not take a failing disk for a broken recording", async () => {
    await expect(media.remux([fixture("vp9-opus.webm")], join(folder, "missing", "out.mp4"))).rejects.toThrow();
    await expect(media.remux([output()], output())).rejects.toMatchObject({ code: "ENOENT" });
  });

  it("keeps the event loop free while it copies a long recording", async () => {
    const parts = Array.from({ length: 60 }, () => fixture("vp9-opus.webm"));
    let turns = 0;
    const timer = setInterval(() => {
      turns += 1;
    }, 1);
    const made = await media.remux(parts, output());
    clearInterval(timer);
    expect(made.outcome === "playable" && made.facts.durationMs).toBe(60 * 2996);
    expect(turns).toBeGreaterThan(5);
  });

  it("does not join different sizes without ffmpeg, and says so", async () => {
    const made = await media.remux([fixture("vp9-opus.webm"), fixture("vp9-opus-larger.webm")], output());
    expect(made).toEqual({ outcome: "unplayable", reason: expect.stringContaining("ffmpeg") });
  });

  it.each([
    ["vp9-opus.webm", "opus", "webm"],
    ["h264-aac.mp4", "aac", "mp4"],
    ["opus.webm", "opus", "webm"],
  ])("takes the sound out of %s as it is", async (name, audioCodec, container) => {
    const path = output();
    const facts = await media.sound(fixture(name), path);
    expect(facts).toMatchObject({ hasVideo: false, hasAudio: true, audioCodec, container });
    expect(Math.abs((facts?.durationMs ?? 0) - 3000)).toBeLessThan(300);
    expect((await readFile(path)).length).toBeLessThan((await readFile(fixture(name))).length + 2000);
  });

  it("finds no sound in what is no recording", async () => {
    const path = output();
    expect(await media.sound(fixture("garbage.webm"), path)).toBeNull();
    await expect(access(path)).rejects.toMatchObject({ code: "ENOENT" });
  });

  it("makes neither thumbnails nor renditions without ffmpeg", async () => {
    expect(media.ffmpeg).toBeNull();
    expect(await media.thumbnail(fixture("vp9-opus.webm"), output())).toBe(false);
    expect(await media.render(fixture("vp9-opus.webm"), output())).toBe(false);
  });
});

describe("ffmpeg", () => {
  it("is the configured one, and a wrong setting is no silent absence", async () => {
    const program = join(folder, "my-ffmpeg");
    await writeFile(program, "#!/bin/sh\n");
    await expect(findFfmpeg(program)).rejects.toThrow("FFMPEG_PATH");
    await chmod(program, 0o755);
    expect(await findFfmpeg(program)).toBe(program);
    await expect(findFfmpeg("no-such-ffmpeg")).rejects.toThrow("FFMPEG_PATH");
  });

  it("that fails leaves nothing behind", async () => {
    const program = join(folder, "failing-ffmpeg");
    await writeFile(program, "#!/bin/sh\nexit 1\n");
    await chmod(program, 0o755);
    const failing = await openMedia({ ffmpegPath: program });
    const path = output();
    expect(await failing.render(fixture("vp9-opus.webm"), path)).toBe(false);
    await expect(access(path)).rejects.toThrow();
    const parts = [fixture("vp9-opus.webm"), fixture("vp9-opus-larger.webm")];
    expect(await failing.remux(parts, path)).toMatchObject({ outcome: "unplayable" });
  });

  withFfmpeg("joins what differs, and makes renditions and thumbnails (needs a system ffmpeg)", async () => {
    const real = await openMedia({ ffmpegPath: found });
    const parts = ["vp9-opus.webm", "vp9-opus-larger.webm", "opus.webm"].map(fixture);
    const joined = await real.remux(parts, output());
    expect(joined).toMatchObject({ outcome: "playable", facts: { videoCodec: "avc", audioCodec: "aac", width: 320 } });
    const rendition = output();
    expect(await real.render(fixture("vp8-opus.webm"), rendition)).toBe(true);
    expect(await real.inspect(rendition)).toMatchObject({ container: "mp4", videoCodec: "avc", audioCodec: "aac" });
    // A browser's WebM states no frame rate; ffmpeg alone would make up 1,000 frames a second.
    const input = new Input({ formats: [MP4], source: new BufferSource(await readFile(rendition)) });
    const stats = await (await input.getPrimaryVideoTrack())?.computePacketStats();
    expect(stats?.averagePacketRate).toBeLessThan(40);
    const picture = output();
    expect(await real.thumbnail(fixture("vp9-opus.webm"), picture)).toBe(true);
    expect((await readFile(picture)).subarray(0, 2)).toEqual(Buffer.from([0xff, 0xd8]));
    expect(await real.thumbnail(fixture("opus.webm"), output())).toBe(false);
  });

  withFfmpeg("does not follow a playlist that calls itself a recording (needs a system ffmpeg)", async () => {
    const real = await openMedia({ ffmpegPath: found });
    const playlist = output();
    await writeFile(playlist, `ffconcat version 1.0\nfile '${fixture("vp9-opus.webm")}'\n`);
    expect(await real.render(playlist, output())).toBe(false);
  });
});

/** Names of the boxes at the top of an MP4, in order. */
async function boxesOf(path: string): Promise<string[]> {
  const bytes = await readFile(path);
  const names: string[] = [];
  for (let at = 0; at + 8 <= bytes.length; ) {
    names.push(bytes.toString("latin1", at + 4, at + 8));
    const size = bytes.readUInt32BE(at);
    at += size === 1 ? Number(bytes.readBigUInt64BE(at + 8)) : Math.max(size, 8);
  }
  return names;
}
