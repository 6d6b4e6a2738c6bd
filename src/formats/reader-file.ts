/**
 * The one-file reader: an HTML file that is a book in several languages side by side and, at its end, the project itself.
 *
 * It stands for itself: one style sheet, one face, one script, all inside. Its own policy (a `<meta>`) forbids every request
 * and every script but that one, named by its hash; so even a text that got out of its element could run nothing. It
 * is to be read without the script, too: columns, colours and language are inputs that the style sheet looks at.
 *
 * The project (a `.dragoman` file) stands in an inert script element in base64. Whoever drops the file on the workbench opens
 * that; the page itself never looks at it. Every text of the page is escaped, so the element can be found as a string.
 */
import { Reader } from '../reader/script.ts';
import { base64Lines, fromBase64 } from './base64.ts';
import type { ReaderInput } from './reader-page.ts';
import { GENERATOR, pageEnd, pageOf, pageStart } from './reader-page.ts';
import { readerRows } from './reader-rows.ts';

const OPENING = '<script type="application/vnd.dragoman+zip" id="dragoman-project">', CLOSING = '</script>';

/** The parts of the file in their order, for a `Blob`: one text of all of them would be in memory twice. */
export async function writeReader(input: ReaderInput): Promise<string[]> {
  const script = scriptText(), page = pageOf(input), parts = [pageStart(page, await hashOf(script))];
  for (const rows of readerRows(page.tables, page.columns)) parts.push(rows);
  parts.push(`</table>\n${pageEnd(page)}</main>\n${OPENING}\n`);
  for (const lines of base64Lines(input.payload)) parts.push(lines);
  parts.push(`${CLOSING}\n<script>${script}${CLOSING}\n</body>\n</html>\n`);
  return parts;
}

/** The one script. It must not hold what would end it, or hide its end (HTML, §4.12.1.3). */
function scriptText(): string {
  const text = `new (${String(Reader)})();`;
  if (/<\/script|<!--|<script/i.test(text)) throw new RangeError('the script of the reader would end before its end');
  return text;
}

async function hashOf(script: string): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(script)));
  return `sha256-${btoa(String.fromCharCode(...digest))}`;
}

/** Bytes of the project that a reader may carry; the zip in it has limits of its own. */
export const PAYLOAD_LIMIT = 128 * 1024 * 1024;

/** Does a text begin as a reader does? The first few thousand characters of a file are enough. A copy that a browser saved begins so, too. */
export function looksLikeReader(start: string): boolean {
  return /^\uFEFF?\s*<!doctype html>/i.test(start) && start.includes(GENERATOR);
}

/**
 * The project in a reader; null: there is none, or not exactly one, or it is not base64 to its end. Linear in the length of
 * the file, and nothing of it is parsed as HTML.
 */
export function payloadOf(html: string): Uint8Array | null {
  const at = html.indexOf(OPENING);
  if (at < 0 || html.indexOf(OPENING, at + OPENING.length) >= 0) return null;
  const from = at + OPENING.length, to = html.indexOf(CLOSING, from);
  if (to < 0 || (to - from) * 0.75 > PAYLOAD_LIMIT * 1.01) return null;
  const bytes = fromBase64(html.slice(from, to));
  return bytes && bytes.length <= PAYLOAD_LIMIT ? bytes : null;
}
