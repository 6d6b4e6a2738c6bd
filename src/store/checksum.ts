/**
 * A checksum that notices damage, not malice: two 32-bit lanes over the JSON text, and its length. It has to be
 * synchronous, because a transaction ends while one waits for `crypto.subtle`.
 */
export function checksum(value: unknown): string {
  const text = JSON.stringify(value);
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
