/** Keeps room codes and tokens out of what is stored: a mail as it went out is kept without its code, which is derived again to show it. */
const MARK = "{room-code}";

export const maskCode = (text: string, code: string | null): string => (code ? text.replaceAll(code, MARK) : text);

export const unmaskCode = (text: string, code: string | null): string => (code ? text.replaceAll(MARK, code) : text);
