/** A QR code as a drawing; dark on light in both modes, because scanners expect it. */
import qrcode from "qrcode-generator";
import { useMemo } from "react";

export function QrCode({ text, label }: { text: string; label: string }) {
  const { cells, path } = useMemo(() => draw(text), [text]);
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`-4 -4 ${cells + 8} ${cells + 8}`}
      shapeRendering="crispEdges"
      className="size-52 rounded-6 bg-picture-text fill-picture"
    >
      <path d={path} />
    </svg>
  );
}

function draw(text: string): { cells: number; path: string } {
  const code = qrcode(0, "M");
  code.addData(text);
  code.make();
  const cells = code.getModuleCount();
  let path = "";
  for (let row = 0; row < cells; row += 1) {
    for (let column = 0; column < cells; column += 1) {
      if (code.isDark(row, column)) path += `M${column} ${row}h1v1h-1z`;
    }
  }
  return { cells, path };
}
