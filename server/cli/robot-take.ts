/** What the robot sends: recordings from files, and a resume that it writes itself. */
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { ALL_FORMATS, BufferSource, Input } from "mediabunny";

export interface RobotTake {
  bytes: Uint8Array<ArrayBuffer>;
  contentType: string;
  sha256: string;
  /** 0 when the file's own length can not be read. */
  durationMs: number;
}

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  ".webm": "video/webm",
  ".mp4": "video/mp4",
  ".weba": "audio/webm",
  ".m4a": "audio/mp4",
};

/** A file that can not be sent as a take; the message says why. */
export class TakeError extends Error {
  override name = "TakeError";
}

/** Reads a recording. @throws TakeError when it is missing, empty, or its ending names no known type. */
export async function readTake(
  path: string,
  contentType = CONTENT_TYPES[extname(path).toLowerCase()],
): Promise<RobotTake> {
  if (!contentType) {
    throw new TakeError(`${path} can not be sent: its name must end in ${Object.keys(CONTENT_TYPES).join(", ")}.`);
  }
  const bytes = await readFile(path).then(
    (buffer) => new Uint8Array(buffer),
    (error: unknown) => {
      throw new TakeError(`${path} can not be read: ${error instanceof Error ? error.message : String(error)}`);
    },
  );
  if (bytes.byteLength === 0) throw new TakeError(`${path} is empty.`);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  return { bytes, contentType, sha256, durationMs: await durationOf(bytes) };
}

/** The recording that comes with the robot: three seconds of a test picture with a tone, or the tone alone. */
export const bundledTake = (answerKind: "video" | "audio"): Promise<RobotTake> =>
  answerKind === "video"
    ? readTake(join(import.meta.dirname, "robot-take.webm"))
    : readTake(join(import.meta.dirname, "robot-take-audio.webm"), "audio/webm");

async function durationOf(bytes: Uint8Array<ArrayBuffer>): Promise<number> {
  const input = new Input({ source: new BufferSource(bytes), formats: ALL_FORMATS });
  try {
    return Math.round((await input.computeDuration()) * 1000);
  } catch {
    return 0;
  } finally {
    input.dispose();
  }
}

/** A resume of one page that carries the name. */
export function makeResume(name: string): Uint8Array<ArrayBuffer> {
  const shown = name.replace(/[^\x20-\x7e]/g, "?").replace(/[\\()]/g, "\\$&");
  const stream = `BT /F1 18 Tf 72 720 Td (Resume of ${shown}) Tj ET`;
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
    `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
  ];
  let text = "%PDF-1.4\n";
  const offsets: number[] = [];
  for (const [index, object] of objects.entries()) {
    offsets.push(text.length);
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
  }
  const table = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  const trailer = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`;
  return new Uint8Array(Buffer.from(`${text}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}${trailer}`));
}
