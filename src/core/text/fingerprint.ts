/**
 * A fingerprint that notices another text, or damage, not malice: two 32-bit lanes over the UTF-16 units, and their
 * number. It is synchronous, because commands are, and because a transaction ends while one waits for `crypto.subtle`.
 */
export function fingerprint(text: string): string {
  let a = 0x811c9dc5, b = 0x2545f491;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    a = Math.imul(a ^ unit, 0x01000193);
    b = Math.imul(((b << 7) | (b >>> 25)) ^ unit, 0x9e3779b1);
  }
  return `${hex(a)}${hex(b)}.${text.length}`;
}

function hex(lane: number): string {
  return (lane >>> 0).toString(16).padStart(8, '0');
}
