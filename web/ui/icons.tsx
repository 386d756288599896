/** The few signs that the pages draw; always beside a word or with a label on their button. */
import type { ReactNode } from "react";

const sign = (drawing: ReactNode) =>
  function Sign({ size = 16 }: { size?: number }) {
    return (
      <svg
        aria-hidden="true"
        width={size}
        height={size}
        viewBox="0 0 16 16"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        strokeLinecap="round"
        strokeLinejoin="round"
        className="shrink-0"
      >
        {drawing}
      </svg>
    );
  };

export const CheckSign = sign(<path d="M3 8.5 6.5 12 13 4.5" />);
export const CloseSign = sign(<path d="M4 4l8 8M12 4l-8 8" />);
export const DownSign = sign(<path d="M4 6l4 4 4-4" />);
export const UpArrowSign = sign(<path d="M8 13V3M3.5 7.5 8 3l4.5 4.5" />);
export const DownArrowSign = sign(<path d="M8 3v10M3.5 8.5 8 13l4.5-4.5" />);
export const MenuSign = sign(<path d="M2.5 4h11M2.5 8h11M2.5 12h11" />);
export const MoreSign = sign(<path d="M3.5 8h.01M8 8h.01M12.5 8h.01" strokeWidth="2.5" />);
export const CopySign = sign(
  <path d="M6 5.5h6.5a1 1 0 0 1 1 1V13a1 1 0 0 1-1 1H6a1 1 0 0 1-1-1V6.500a1 1 0 0 1 1-1zM10.500 5.500V3a1 1 0 0 0-1-1H3a1 1 0 0 0-1 1v6.500a1 1 0 0 0 1 1h2" />,
);
export const BinSign = sign(<path d="M2.5 4h11M6 4V2.500h4V4M4 4l.6 9.500h6.800L12 4" />);
