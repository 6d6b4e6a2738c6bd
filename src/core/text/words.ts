/** Words, spaces and signs of a text, by the platform's word boundaries (Unicode UAX #29). */

const segmenters = new Map<string, Intl.Segmenter>();

/** Every token in order; joined they give the text back exactly. `lang` is a BCP 47 tag; an unknown one is no error. */
export function tokens(text: string, lang: string): string[] {
  return Array.from(segmenter(lang).segment(text), ({ segment }) => segment);
}

function segmenter(lang: string): Intl.Segmenter {
  let made = segmenters.get(lang);
  if (!made) {
    try {
      made = new Intl.Segmenter(lang, { granularity: 'word' });
    } catch {
      made = new Intl.Segmenter('en', { granularity: 'word' }); // a malformed tag: word rules of the root locale do
    }
    segmenters.set(lang, made);
  }
  return made;
}
