/**
 * What a text looks like in a file of XML, and what an edited one says about the former.
 *
 * XML 1.0 has no control signs and no halves of surrogate pairs. In a cell they stand as U+FFFD, and the key of the table
 * (table-key.ts) has the text as it is. White space at the edges, and the choice between composed and decomposed signs,
 * are nothing that a reviewer sees or means, and programs change both: they are no edits, and stay as they were here.
 */

/** What XML 1.0 cannot hold (§2.2), and the carriage return, which its readers turn into a line feed. */
const FORBIDDEN = /[^\t\n\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;
const STAND_IN = '\uFFFD';

/** The text with a stand-in for every sign that XML cannot hold. */
export function shown(text: string): string {
  return text.replace(FORBIDDEN, STAND_IN);
}

/** What the reviewer wrote, as a text of ours; null: it is `base` still. */
export function editedText(written: string, base: string): string | null {
  if (seen(written) === seen(shown(base))) return null;
  const inner = written.trim(), [before, after] = edges(base);
  return before + withSigns(inner, base) + after;
}

function seen(text: string): string {
  return unescaped(text).trim().normalize('NFC');
}

/** LibreOffice writes `_x0041_` as `_x005F_x0041_`, in documents too, and reads both as the same. */
export function unescaped(text: string): string {
  return text.replace(/(?:_x005F_)+(?=x[\dA-Fa-f]{4}_)/g, '_');
}

function edges(text: string): readonly [string, string] {
  const start = text.length - text.trimStart().length;
  return start === text.length ? ['', ''] : [text.slice(0, start), text.slice(text.trimEnd().length)];
}

/** Where as many stand-ins are left as there were, they are the same signs; otherwise nobody knows which. */
function withSigns(written: string, base: string): string {
  const signs = [...base.matchAll(new RegExp(`${FORBIDDEN.source}|${STAND_IN}`, 'gu'))].map(([sign]) => sign);
  if (signs.length === 0 || written.split(STAND_IN).length !== signs.length + 1) return written;
  let at = 0;
  return written.replaceAll(STAND_IN, () => signs[at++] ?? STAND_IN);
}

/** JSON with nothing in it that XML cannot hold, and no `_x`, which spreadsheets may take for an escape (ECMA-376, §22.9.2.19). */
export function safeJson(value: unknown): string {
  return JSON.stringify(value).replace(/[\uFFFE\uFFFF\u007F-\u009F]|_(?=x)/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** Text or an attribute's value, with everything escaped that XML could take for something else. */
export function xmlText(text: string): string {
  return text.replace(/[&<>"]|\n|\t/g, (sign) => ESCAPES[sign] ?? sign);
}

/** The moment as a ZIP can say it: none before 1980, none after 2099. `time`: milliseconds since 1970, UTC. */
export function zipTime(time: number): number {
  return Math.min(Math.max(time, Date.UTC(1980, 0, 2)), Date.UTC(2099, 11, 30));
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\n': '&#10;', '\t': '&#9;' };
