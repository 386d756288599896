/** Opens a recording for reading with flat memory, also one that breaks off in the middle. */
import { open } from "node:fs/promises";
import { CustomSource, Input, MATROSKA, MP4, OGG, QTFF, WEBM } from "mediabunny";
import { findWholePart } from "./webm-whole.ts";

const formats = [WEBM, MATROSKA, MP4, QTFF, OGG];
const cacheBytes = 8 * 1024 * 1024;

/**
 * Opens the file; `dispose` closes it. `whole` is false when the file breaks off in the middle of a block, whose beginning is then
 * not read. Throws when the file can not be read at all (missing, not allowed).
 */
export async function openMediaInput(path: string): Promise<{ input: Input; whole: boolean }> {
  const file = await open(path, "r");
  try {
    const { size } = await file.stat();
    const part = (await findWholePart(file, size)) ?? { end: size, patches: [] };
    const source = new CustomSource({
      getSize: () => part.end,
      read: async (start, end) => {
        const bytes = new Uint8Array(end - start);
        await file.read(bytes, 0, bytes.length, start);
        for (const patch of part.patches) {
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
    return { input: new Input({ source, formats }), whole: part.end === size };
  } catch (error) {
    await file.close();
    throw error;
  }
}
