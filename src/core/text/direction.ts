/** Which way a language is written. */

/** The scripts that run from right to left (Unicode, UAX #9: scripts of class R and AL in living use, with their languages' default). */
const RIGHT_TO_LEFT = new Set(['Adlm', 'Arab', 'Aran', 'Hebr', 'Mand', 'Mend', 'Nkoo', 'Rohg', 'Samr', 'Syrc', 'Thaa', 'Yezi']);

const known = new Map<string, 'ltr' | 'rtl'>();

/** By the script of the language, as CLDR's likely subtags have it. `lang`: a BCP 47 tag; what is none runs from left to right. */
export function directionOf(lang: string): 'ltr' | 'rtl' {
  let direction = known.get(lang);
  if (!direction) {
    direction = RIGHT_TO_LEFT.has(scriptOf(lang)) ? 'rtl' : 'ltr';
    known.set(lang, direction);
  }
  return direction;
}

function scriptOf(lang: string): string {
  try {
    return new Intl.Locale(lang).maximize().script ?? '';
  } catch {
    return '';
  }
}
