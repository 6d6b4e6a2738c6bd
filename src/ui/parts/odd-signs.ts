/** Draws a text so that signs which nobody sees, or which turn the direction of writing, become visible: a reviewer must not approve what reads differently. */
import { html } from 'lit';
import { codePoint, ODD_SIGN } from '../../core/text/odd-signs.ts';

/** The text in pieces: plain strings, and a small box with the code point in front of each odd sign. The sign itself stays. */
export function withOddSigns(text: string): unknown {
  if (!ODD_SIGN.test(text)) return text;
  return text.split(new RegExp(`(${ODD_SIGN.source})`, 'u')).map((piece, at) =>
    at % 2 === 0 ? piece : html`<span class="odd-sign">${codePoint(piece)}</span><bdi>${piece}</bdi>`);
}
