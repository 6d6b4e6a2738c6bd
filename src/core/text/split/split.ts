/**
 * Splitting a text into sentences.
 *
 * Candidates are found by one walk over the text (scan.ts), each is decided by rules (decide.ts) that read a few
 * characters to each side and the data of the language (rules/). A language without data is split by the platform.
 */
import { endsSentence } from './decide.ts';
import { type Lexicon, makeLexicon } from './lexicon.ts';
import { COMMON } from './rules/common.ts';
import { RULES } from './rules/all.ts';
import { withPlatformCuts } from './platform.ts';
import { type Cut, cuts } from './scan.ts';
import type { Piece, SplitOptions } from './types.ts';

/**
 * The sentences of a text. Joined they give it back; none of them begins or ends with white space, but the first
 * carries the white space that the text begins with. A text of white space only is one empty sentence and what follows
 * it; an empty text has none. An empty line always ends a sentence, a single line break is a space like any other.
 */
export function splitText(text: string, options: SplitOptions): Piece[] {
  if (text === '') return [];
  const lexicon = lexiconOf(options);
  const found = cuts(text, (stop) => endsSentence(stop, lexicon), lexicon.questions);
  return piecesOf(text, lexicon.ruled ? found : withPlatformCuts(text, options.lang, found));
}

function piecesOf(text: string, found: readonly Cut[]): Piece[] {
  let start = 0;
  const pieces = found.map(({ end, next }): Piece => {
    const piece = { text: text.slice(start, end), after: text.slice(end, next) };
    start = next;
    return piece;
  });
  const end = text.trimEnd().length;
  if (start < end || pieces.length === 0) pieces.push({ text: text.slice(start, end), after: text.slice(end) });
  return pieces;
}

const lexicons = new Map<string, Lexicon>();
const KEPT = 16;

/** Made once for a language and a list of abbreviations. */
function lexiconOf({ lang, abbreviations = [] }: SplitOptions): Lexicon {
  const key = JSON.stringify([lang, ...abbreviations]);
  let lexicon = lexicons.get(key);
  if (!lexicon) {
    if (lexicons.size >= KEPT) lexicons.clear();
    const rules = RULES.get(languageOf(lang));
    lexicon = makeLexicon(languageOf(lang), { common: COMMON, own: rules }, abbreviations);
    lexicons.set(key, lexicon);
  }
  return lexicon;
}

const languageOf = (tag: string): string => tag.toLowerCase().split(/[-_]/u)[0] ?? '';
