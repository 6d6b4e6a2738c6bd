/**
 * White space at the ends of a paragraph. Not by `/\s+$/`: where the spaces are in the middle, that is quadratic in
 * engines that try it at every place.
 */
const SPACE = /\s/u;

/** The text without white space at its ends; a byte order mark is a sign, not white space. */
export function trimSpace(text: string): string {
  return text.slice(leading(text), trailing(text));
}

function leading(text: string): number {
  let start = 0;
  while (start < text.length && isSpace(text.charAt(start))) start += 1;
  return start;
}

function trailing(text: string): number {
  const floor = leading(text);
  let end = text.length;
  while (end > floor && isSpace(text.charAt(end - 1))) end -= 1;
  return end;
}

export function isSpace(sign: string): boolean {
  return sign !== '\uFEFF' && SPACE.test(sign);
}
