/** Whether a text shows anything at all. */

/** Has the text a character to see? Spaces, control and zero-width characters and lone combining marks are none. */
export const isVisible = (text: string): boolean => /[^\p{C}\p{Z}\p{M}\u115f\u1160\u3164\uffa0]/u.test(text);
