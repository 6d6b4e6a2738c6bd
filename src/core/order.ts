/**
 * Order keys between two others, so that a segment finds a place without anybody else's key being touched.
 *
 * A key is a fraction in base 37, its digits `-`, `0`–`9`, `a`–`z` in the order of their code units, and keys compare as
 * strings. `-` is the zero: the keys of a first numbering (`orderKey`, bundled.ts) do not use it, so there is room before
 * the first of them and between any two. A new key is cut from the middle of the gap and never ends in the zero, which keeps
 * room below it: five insertions at one place cost about one character. At the end a key counts on, and does not grow.
 *
 * Keys from a stranger's file may be any strings, also equal ones; where there is no key between two of them the answer is
 * null, and whoever asks gives the neighbour a new key, too. The idea of such keys: D. Greenspan, "Implementing fractional
 * indexing" (2020).
 */

const DIGITS = '-0123456789abcdefghijklmnopqrstuvwxyz';
const ZERO = '-';
const MIDDLE = 'i';

/** A key behind `lower` and before `upper`, by code units. null: no bound on that side. The answer null: there is none. */
export function keyBetween(lower: string | null, upper: string | null): string | null {
  if (upper === null) return lower === null ? MIDDLE : next(lower);
  if (lower === null) return below(upper);
  if (lower >= upper) return null;
  let common = 0;
  while (common < lower.length && lower[common] === upper[common]) common++;
  const rest = upper.slice(common);
  if (common === lower.length) {
    const tail = below(rest);
    return tail === null ? null : lower + tail;
  }
  const digit = middle(lower.charCodeAt(common), upper.charCodeAt(common));
  return digit === null ? lower.slice(0, common + 1) + above(lower.slice(common + 1)) : lower.slice(0, common) + digit;
}

/** The digit in the middle of those strictly between two code units, the zero excepted. */
function middle(low: number, high: number): string | null {
  const between = DIGITS.split('').filter((digit) => digit !== ZERO && digit.charCodeAt(0) > low && digit.charCodeAt(0) < high);
  return between[between.length >> 1] ?? null;
}

/** A key that is not empty and stands before `upper`. */
function below(upper: string): string | null {
  if (upper === '') return null;
  const digit = middle(-1, upper.charCodeAt(0));
  if (digit !== null) return digit;
  if (upper.charCodeAt(0) < ZERO.charCodeAt(0)) return null;
  if (upper[0] !== ZERO) return ZERO + MIDDLE; // before a '0'
  const tail = below(upper.slice(1));
  return tail === null ? null : ZERO + tail;
}

/** A short key behind `lower`. */
function above(lower: string): string {
  if (lower === '') return MIDDLE;
  return middle(lower.charCodeAt(0), Infinity) ?? lower.slice(0, 1) + above(lower.slice(1));
}

/** Counts on in the digits that the first numbering uses; where it cannot, a key behind it. */
function next(lower: string): string {
  for (let at = lower.length - 1; at >= 0 && /[0-9a-z]/.test(lower[at] as string); at--) {
    const digit = DIGITS[DIGITS.indexOf(lower[at] as string) + 1];
    if (digit !== undefined) return lower.slice(0, at) + digit + '0'.repeat(lower.length - at - 1);
  }
  return above(lower);
}
