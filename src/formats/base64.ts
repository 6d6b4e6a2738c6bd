/** Base64 (RFC 4648, §4) in lines, for files that people may open in an editor. Linear, and never the whole twice. */

/** Bytes of a line; a multiple of three, so that only the last line is padded. */
const LINE = 768, LINES = 40;

/** Some dozens of lines at a time. */
export function* base64Lines(bytes: Uint8Array, end = '\n'): Generator<string> {
  for (let at = 0; at < bytes.length; at += LINE * LINES) {
    const lines: string[] = [];
    for (let from = at; from < Math.min(bytes.length, at + LINE * LINES); from += LINE) {
      lines.push(btoa(String.fromCharCode(...bytes.subarray(from, from + LINE))), end);
    }
    yield lines.join('');
  }
}

/** null: cut, or no base64 to its end, or nothing. White space only between lines. */
export function fromBase64(text: string): Uint8Array | null {
  const lines = text.split('\n').map((line) => line.trimEnd()).filter((line) => line !== '');
  const last = lines.length - 1;
  // Groups of four, padded only at the very end: anything else was cut, or is not ours.
  if (last < 0 || !lines.every((line, place) => line.length % 4 === 0 && (place === last ? /^[A-Za-z\d+/]*={0,2}$/ : /^[A-Za-z\d+/]*$/).test(line))) return null;
  const pieces = lines.map((line) => Uint8Array.from(atob(line), (sign) => sign.charCodeAt(0)));
  const bytes = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let end = 0;
  for (const piece of pieces) { bytes.set(piece, end); end += piece.length; }
  return bytes.length > 0 ? bytes : null;
}
