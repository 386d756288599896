/** Which container and codecs are chosen on which browser. */
import { describe, expect, it } from "vitest";
import { chooseRecorderType } from "./recorder-type.ts";

describe("the recorder's type", () => {
  it("is WebM where the browser has it", () => {
    expect(chooseRecorderType("video", { isSupported: () => true })).toBe("video/webm;codecs=vp9,opus");
  });
  it("is the lighter codec on a small machine", () => {
    expect(chooseRecorderType("video", { isSupported: () => true, light: true })).toBe("video/webm;codecs=vp8,opus");
  });
  it("is MP4 where only that is", () => {
    const isSupported = (type: string) => type.includes("mp4");
    expect(chooseRecorderType("video", { isSupported })).toMatch(/^video\/mp4/);
    expect(chooseRecorderType("audio", { isSupported })).toMatch(/^audio\/mp4/);
  });
  it("has no picture for an answer in sound", () => {
    expect(chooseRecorderType("audio", { isSupported: () => true })).toBe("audio/webm;codecs=opus");
  });
  it("is none where nothing is recorded", () => {
    expect(chooseRecorderType("video", { isSupported: () => false })).toBeUndefined();
  });
});
