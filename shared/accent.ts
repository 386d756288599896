/** Where a team's own colour can be the accent of a page: only where its contrast holds. */

const READABLE = 4.5;

function luminance([red, green, blue]: readonly number[]): number {
  const linear = (value = 0) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

function contrast(one: number, other: number): number {
  const [high, low] = one > other ? [one, other] : [other, one];
  return (high + 0.05) / (low + 0.05);
}

/** Luminances of the canvas of tokens.css, light and dark. */
const CANVAS = { light: 0.95, dark: 0.012 };

/**
 * Colours for a ground: the accent and the text on it, or null when the colour can not be told from the ground.
 * @param color #rrggbb
 */
export function readAccent(color: string, mode: "light" | "dark"): { accent: string; text: string } | null {
  const parts = /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})$/i.exec(color);
  if (!parts) return null;
  const own = luminance(parts.slice(1).map((hex) => Number.parseInt(hex, 16)));
  if (contrast(own, CANVAS[mode]) < READABLE) return null;
  return { accent: color, text: contrast(own, 1) >= contrast(own, 0) ? "#ffffff" : "#000000" };
}
