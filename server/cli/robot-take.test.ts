/** What the robot sends is real: media with its true length, a resume that is a PDF. */
import { createHash } from "node:crypto";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { bundledTake, makeResume, readTake } from "./robot-take.ts";

it("reads length, type and hash of the recording that comes with it", async () => {
  const file = await readFile(join(import.meta.dirname, "robot-take.webm"));
  const take = await bundledTake("video");
  expect(take.contentType).toBe("video/webm");
  expect(Buffer.compare(file, take.bytes)).toBe(0);
  expect(take.sha256).toBe(createHash("sha256").update(file).digest("hex"));
  expect(take.durationMs).toBeGreaterThan(1000);
  expect(take.durationMs).toBeLessThan(10_000);
});

it("answers an audio question with sound alone", async () => {
  const take = await bundledTake("audio");
  expect(take.contentType).toBe("audio/webm");
  expect(take.durationMs).toBeGreaterThan(1000);
});

it("refuses a file that is missing, empty or of another kind", async () => {
  const folder = await mkdtemp(join(tmpdir(), "greenroom-take-"));
  try {
    await writeFile(join(folder, "empty.webm"), "");
    await expect(readTake(join(folder, "none.mp4"))).rejects.toThrow("can not be read");
    await expect(readTake(join(folder, "empty.webm"))).rejects.toThrow("is empty");
    await expect(readTake(join(folder, "notes.txt"))).rejects.toThrow("must end in .webm, .mp4");
  } finally {
    await rm(folder, { recursive: true });
  }
});

it("takes a file whose length it can not read, and says zero", async () => {
  const folder = await mkdtemp(join(tmpdir(), "greenroom-take-"));
  try {
    const path = join(folder, "broken.MP4");
    await writeFile(path, "no media");
    expect(await readTake(path)).toMatchObject({ contentType: "video/mp4", durationMs: 0 });
  } finally {
    await rm(folder, { recursive: true });
  }
});

it("writes a resume whose table of objects is right", () => {
  const text = Buffer.from(makeResume("Zoë (Q.) Smith")).toString("latin1");
  expect(text.startsWith("%PDF-1.4\n")).toBe(true);
  expect(text).toContain("(Resume of Zo? \\(Q.\\) Smith)");
  const start = Number(/startxref\n(\d+)/.exec(text)?.[1]);
  expect(text.slice(start, start + 4)).toBe("xref");
  const offsets = [...text.slice(start).matchAll(/^(\d{10}) 00000 n/gm)].map((match) => Number(match[1]));
  expect(offsets).toHaveLength(5);
  for (const [index, offset] of offsets.entries())
    expect(text.slice(offset)).toMatch(new RegExp(`^${index + 1} 0 obj`));
});
