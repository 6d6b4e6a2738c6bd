/**
 * The book face, asked for before the text is: otherwise the browser begins to load it when the first row is laid out, and
 * every line wraps a second time when it arrives.
 */
const FAMILY = '1em "Literata Variable"';
/** A letter of each subset that the interface and the bundled text need: Latin, Cyrillic, Latin Extended. */
const SUBSETS = ['a', 'я', 'ğ'];
/** How long the first row may wait for the face, ms; a slow network shows the fallback instead. */
const PATIENCE = 100;

/** Resolves when the face is here, or has taken too long. */
export async function facesOrSoon(): Promise<void> {
  const faces = Promise.all(SUBSETS.map((sample) => document.fonts.load(FAMILY, sample))).catch(() => undefined); // offline before the first visit ended
  const soon = new Promise((resolve) => { setTimeout(resolve, PATIENCE); });
  await Promise.race([faces, soon]);
}
