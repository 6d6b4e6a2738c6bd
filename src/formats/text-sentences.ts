/** A text document as sentences, each with exactly the white space that follows it. */
import type { Block } from '../core/model.ts';
import { splitText } from '../core/text/split/split.ts';
import type { SplitOptions } from '../core/text/split/types.ts';
import type { TextBlock } from './text-document.ts';
import { refuse } from './text-failure.ts';
import { SENTENCE_LENGTH_LIMIT, SENTENCE_LIMIT } from './text-limits.ts';

export interface TextSentence {
  readonly text: string;
  readonly after: string;
  readonly block?: Block;
}

/** What stands after a paragraph, and after the last one. */
const BETWEEN = '\n\n', LAST = '\n';

export function sentencesOf(blocks: readonly TextBlock[], options: SplitOptions): TextSentence[] {
  const sentences: TextSentence[] = [];
  blocks.forEach(({ block, text, whole, open }, at) => {
    const end = at === blocks.length - 1 ? LAST : open ? ' ' : BETWEEN;
    const pieces = whole ? [{ text, after: '' }] : splitText(text, options);
    pieces.forEach((piece, number) => {
      const last = number === pieces.length - 1;
      // What the splitter trims from a paragraph's end and we do not (a byte order mark) stays with the sentence.
      const sentence = last ? { text: piece.text + piece.after, after: end } : piece;
      if (sentence.text.length > SENTENCE_LENGTH_LIMIT) refuse('tooLong', { limit: SENTENCE_LENGTH_LIMIT });
      sentences.push(block ? { ...sentence, block } : { text: sentence.text, after: sentence.after });
    });
    if (sentences.length > SENTENCE_LIMIT) refuse('tooMany', { count: sentences.length, limit: SENTENCE_LIMIT });
  });
  return sentences;
}
