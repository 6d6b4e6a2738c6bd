/**
 * Signs that a DOCX gives as a place in a font (<w:sym>). Fonts of symbols have theirs at U+F000 and above; of the font
 * "Symbol" the letters and operators have real code points (Adobe's Symbol encoding). What is not known stays where it
 * stands, in the private use area: nothing is lost.
 */
const SYMBOL: ReadonlyMap<number, string> = new Map([
  ...pairs(0x41, 'ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ'),
  ...pairs(0x61, 'αβχδεφγηιϕκλμνοπθρστυϖωξψζ'),
  [0xa2, '′'], [0xa3, '≤'], [0xa5, '∞'], [0xab, '↔'], [0xac, '←'], [0xad, '↑'], [0xae, '→'], [0xaf, '↓'], [0xb0, '°'], [0xb1, '±'], [0xb2, '″'],
  [0xb3, '≥'], [0xb4, '×'], [0xb6, '∂'], [0xb7, '•'], [0xb8, '÷'], [0xb9, '≠'], [0xba, '≡'], [0xbb, '≈'], [0xbc, '…'], [0xc5, '⊕'], [0xc6, '∅'],
  [0xc7, '∩'], [0xc8, '∪'], [0xce, '∈'], [0xcf, '∉'], [0xd6, '√'], [0xde, '⇒'], [0xe5, '∑'], [0xf2, '∫'],
]);

function pairs(first: number, signs: string): [number, string][] {
  return [...signs].map((sign, at) => [first + at, sign]);
}

/** @param char Hexadecimal. '' for what is no number of a sign. */
export function symbolOf(font: string, char: string): string {
  const code = /^[\da-f]{1,6}$/i.test(char) ? Number.parseInt(char, 16) : -1;
  if (code <= 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return '';
  const place = code >= 0xf000 && code <= 0xf0ff ? code - 0xf000 : code;
  const real = /^symbol$/i.test(font) ? SYMBOL.get(place) : undefined;
  return real ?? String.fromCodePoint(code);
}
