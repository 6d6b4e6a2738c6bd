/**
 * Folding for search: what a person types finds what a text has, whatever the keyboard.
 *
 * Case is folded; the four Turkish i's (I ı İ i) are one letter, because a Turk who types "ISTANBUL" means İstanbul; ё
 * is е; typographic quotes and dashes meet their plain twins; NBSP is a space. Accents stay: "kâr" is not "kar".
 */

const TWINS: Readonly<Record<string, string>> = {
  'ı': 'i', 'İ': 'i', 'I': 'i', 'i\u0307': 'i', 'ё': 'е', 'Ё': 'е', '’': "'", '‘': "'", '“': '"', '”': '"', '«': '"', '»': '"', '„': '"',
  '–': '-', '—': '-', '−': '-', '\u00A0': ' ', '\u202F': ' ',
};

export interface Folded {
  readonly text: string;
  /** `at[i]` = index in the original of the i-th code unit of `text`; one more entry for the end. */
  readonly at: readonly number[];
}

/** Folds a text and keeps the way back, so that a hit can be shown and replaced in the original. */
export function fold(original: string): Folded {
  let text = '';
  const at: number[] = [];
  let index = 0;
  for (const cluster of clusters(original)) {
    const folded = foldCluster(cluster);
    text += folded;
    for (let i = 0; i < folded.length; i++) at.push(index);
    index += cluster.length;
  }
  at.push(index);
  return { text, at };
}

/** A base letter with its combining marks: NFC needs them together (й typed as и + U+0306). */
function clusters(text: string): string[] {
  return text.match(/[^\p{M}]\p{M}*|\p{M}+/gsu) ?? [];
}

function foldCluster(cluster: string): string {
  const composed = cluster.normalize('NFC');
  return TWINS[composed] ?? composed.toLowerCase().normalize('NFC');
}
