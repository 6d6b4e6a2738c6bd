/**
 * Which letter the person's layout writes with a key that carries a Latin one: under ЙЦУКЕН the key U writes Г, and a label
 * that says so spares a look at the keyboard.
 *
 * The Keyboard Map API (WICG keyboard-map, `getLayoutMap`) gives by its own words the layout of highest priority that
 * writes ASCII, so for a Russian person the English one: it tells nothing here. What a key has just written tells it in every
 * browser. One key of ЙЦУКЕН tells the whole layout; of others only what was pressed is known.
 */
const LATIN = 'abcdefghijklmnopqrstuvwxyz';
/** What ЙЦУКЕН writes with the keys a … z. */
const RUSSIAN = 'фисвуапршолдьтщзйкыегмцчня';
const RUSSIAN_OF: ReadonlyMap<string, string> = new Map(Array.from(LATIN, (letter, at) => [letter, RUSSIAN.charAt(at)]));

let letters: ReadonlyMap<string, string> = new Map();
const listeners = new Set<() => void>();

/** Learns from a key that was pressed. Ctrl and Cmd make some systems write Latin, so such presses tell nothing. */
export function learnLayout({ key, code, ctrlKey, metaKey, altKey }: Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey'>): void {
  const place = /^Key([A-Z])$/.exec(code)?.[1]?.toLowerCase();
  if (place === undefined || ctrlKey || metaKey || altKey || !/^\p{L}$/u.test(key)) return;
  if (/\p{Script=Latin}/u.test(key)) { take(new Map()); return; }
  if (/\p{Script=Common}/u.test(key)) return;
  const written = key.toLowerCase();
  if (letters.get(place) === written) return;
  take(RUSSIAN_OF.get(place) === written ? RUSSIAN_OF : new Map(letters === RUSSIAN_OF ? [] : letters).set(place, written));
}

/** The capital letter that the layout writes with the key of this Latin letter; null: that very letter, or nobody knows. */
export function layoutLetter(letter: string): string | null {
  return letters.get(letter)?.toUpperCase() ?? null;
}

/** Called when the labels of keys change. Returns the way to stop. */
export function onLayout(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function take(fresh: ReadonlyMap<string, string>): void {
  if (fresh.size === 0 && letters.size === 0) return;
  letters = fresh;
  for (const listener of [...listeners]) listener();
}
