/**
 * Footnotes as GitHub and Pandoc write them: a mark `[^1]` in the text, its note somewhere as a paragraph `[^1]: …` that
 * goes on in indented lines. The lexer does not know them, so they are taken out before it and put back behind the
 * paragraph with the mark.
 */
import type { TextBlock } from './text-document.ts';

export interface Notes {
  /** The text without the notes. */
  readonly body: string;
  /** Markdown of each note, by its label. */
  readonly notes: ReadonlyMap<string, string>;
}

const NOTE = /^ {0,3}\[\^([^\]\s]{1,60})\]:[ \t]?(.*)$/;
const FENCE = /^ {0,3}(`{3,}|~{3,})/;

/** @param text With \n for line ends. */
export function takeNotes(text: string): Notes {
  const notes = new Map<string, string>();
  if (!text.includes('[^')) return { body: text, notes };
  const body: string[] = [];
  let fence = '', label = '', blank = false;
  for (const line of text.split('\n')) {
    const mark = FENCE.exec(line)?.[1] ?? '';
    if (fence === '') fence = mark; else if (mark.startsWith(fence)) fence = '';
    const note = fence === '' && mark === '' ? NOTE.exec(line) : null;
    if (note && !notes.has(note[1] ?? '')) {
      label = note[1] ?? '';
      notes.set(label, note[2] ?? '');
    } else if (label !== '' && (/^(?: {4}|\t)/.test(line) || line.trim() === '' || !blank)) {
      notes.set(label, `${notes.get(label) ?? ''}\n${line.replace(/^(?: {1,4}|\t)/, '')}`);
    } else {
      label = '';
      body.push(line);
    }
    blank = line.trim() === '';
  }
  return { body: body.join('\n'), notes };
}

const MARK = /\[\^([^\]\s]{1,60})\]/g;

/** Takes the marks out of the blocks and puts each note behind the block of its first mark. */
export function placeNotes(blocks: readonly TextBlock[], read: ReadonlyMap<string, readonly TextBlock[]>): TextBlock[] {
  const waiting = new Map(read);
  return blocks.flatMap((block) => {
    const behind: TextBlock[] = [];
    const text = block.whole ? block.text : block.text.replace(MARK, (mark, label: string) => {
      if (!read.has(label)) return mark;
      behind.push(...waiting.get(label) ?? []);
      waiting.delete(label);
      return '';
    });
    return [{ ...block, text }, ...behind];
  });
}
