/** Opens a recording for reading with flat memory, also one that breaks off in the middle. */
import { open } from "node:fs/promises";
import { CustomSource, Input, MATROSKA, MP4, OGG, QTFF, WEBM } from "mediabunny";
import { findWholePart } from "./webm-whole.ts";

const formats = [WEBM, MATROSKA, MP4, QTFF, OGG];
const cacheBytes = 8 * 1024 * 1024;

/** Opens the file; `dispose` closes it. Throws when it can not be read at all (missing, not allowed). */
export async function openMediaInput(path: string): Promise<Input> {
  const file = await open(path, "r");
  try {
    const { size } = await file.stat();
    const whole = (await findWholePart(file, size)) ?? { end: size, patches: [] };
    const source = new CustomSource({
      getSize: () => whole.end,
      read: async (start, end) => {
        const bytes = new Uint8Array(end - start);
        await file.read(bytes, 0, bytes.length, start);
        for (const patch of whole.patches) {
          patch.bytes.forEach((byte, index) => {
            const at = patch.position + index - start;
            if (at >= 0 && at < bytes.length) bytes[at] = byte;
          });
        }
        return bytes;
      },
      dispose: () => void file.close().catch(() => undefined),
      maxCacheSize: cacheBytes,
      prefetchProfile: "fileSystem",
      handleUnhandledError: () => undefined,
    });
    return new Input({ source, formats });
  } catch (error) {
    await file.close();
    throw error;
  }
}
