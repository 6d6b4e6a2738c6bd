/** Signs of a text that a person should know about: counted, never changed. */
import { ODD_SIGN } from '../core/text/odd-signs.ts';
import type { TextBlock, TextIssue, TextIssueCode } from './text-document.ts';

const BIDI = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/u;
/** C0 but tab and line ends, DEL, C1. */
// eslint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u0008\u000E-\u001F\u007F-\u0084\u0086-\u009F]/u;
const ANY = new RegExp(`\\uFFFD|${CONTROL.source}|${ODD_SIGN.source}`, 'gu');

export function signIssues(blocks: readonly TextBlock[]): TextIssue[] {
  const counts = new Map<TextIssueCode, number>();
  for (const { text } of blocks) {
    for (const [sign] of text.matchAll(ANY)) {
      const code = sign === '\uFFFD' ? 'replacement' : CONTROL.test(sign) ? 'control' : BIDI.test(sign) ? 'bidi' : 'invisible';
      counts.set(code, (counts.get(code) ?? 0) + 1);
    }
  }
  return [...counts].map(([code, count]) => ({ code, params: { count } }));
}
