/** A checksum over the JSON text of a value; its last part is that text's length in UTF-16 units. */
import { fingerprint } from '../core/text/fingerprint.ts';

export function checksum(value: unknown): string {
  return fingerprint(JSON.stringify(value));
}

/** Also of what nobody can have written: of a ring there is no JSON. */
export function isSumOf(sum: unknown, value: unknown): boolean {
  try {
    return sum === checksum(value);
  } catch {
    return false;
  }
}

/** About how many bytes what was summed takes on disk: the units of its JSON text. */
export function summedLength(sum: string): number {
  return Number(sum.slice(sum.lastIndexOf('.') + 1)) || 0;
}
