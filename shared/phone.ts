/** What a phone number is, as far as one can tell without calling it. */

const FEWEST_DIGITS = 5;
const MOST_DIGITS = 20;

/** Digits of any script, with what people write between them; an extension may have letters. */
export function isPhoneNumber(text: string): boolean {
  const digits = text.match(/\p{Nd}/gu)?.length ?? 0;
  return digits >= FEWEST_DIGITS && digits <= MOST_DIGITS && !/[<>@]/.test(text);
}
