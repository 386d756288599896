/** What a logo can be. SVG is not among it: it can carry scripts. */
export const LOGO_TYPES: readonly string[] = ["image/png", "image/jpeg", "image/webp"];
const MOST_BYTES = 2 * 1024 * 1024;

/** What keeps a file from being a logo, in a sentence; null when nothing does. */
export function logoFault(file: Pick<File, "type" | "size">): string | null {
  if (!LOGO_TYPES.includes(file.type)) return "A logo is a PNG, JPEG or WebP picture.";
  if (file.size > MOST_BYTES) {
    return `A logo has at most 2 MB; this picture has ${(file.size / 1024 / 1024).toFixed(1)} MB.`;
  }
  return file.size === 0 ? "This file is empty." : null;
}
