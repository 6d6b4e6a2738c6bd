/** Plain text: lines into paragraphs. No sign is lost but the white space between paragraphs and where lines are joined. */
import type { LineMeaning, TextBlock, TextDocument } from './text-document.ts';
import type { Line } from './plain-lines.ts';
import { columnsOf, guessLineMeaning, linesOf } from './plain-lines.ts';

export interface PlainDocument extends TextDocument { readonly lines: LineMeaning }

/**
 * @param chosen What a line break means, where a person said so.
 *   `paragraph`: ends a paragraph. `wrapped`: is white space; blank lines and indented first lines begin paragraphs.
 *   `sentence`: ends a sentence, whatever stands in it; blank lines end paragraphs.
 */
export function readPlain(text: string, chosen?: LineMeaning): PlainDocument {
  const lines = linesOf(text.startsWith('\uFEFF') ? text.slice(1) : text);
  const meaning = chosen ?? guessLineMeaning(lines);
  const blocks = meaning === 'paragraph' ? lineByLine(lines) : meaning === 'sentence' ? sentences(lines) : unwrapped(lines);
  return { title: '', lang: '', blocks, issues: [], lines: meaning };
}

function lineByLine(lines: readonly Line[]): TextBlock[] {
  const texts = lines.filter(({ text }) => text !== '').map(({ text }) => text);
  return markItems(texts.map((text) => ({ block: null, text })));
}

function sentences(lines: readonly Line[]): TextBlock[] {
  return lines.flatMap(({ text }, at): TextBlock[] => {
    if (text === '') return [];
    const next = lines[at + 1]?.text ?? '';
    return [next === '' ? { block: null, text, whole: true } : { block: null, text, whole: true, open: true }];
  });
}

function unwrapped(lines: readonly Line[]): TextBlock[] {
  const width = Math.max(0, ...lines.slice(0, 10_000).map(columnsOf));
  const indent = firstLineIndent(lines);
  return stretches(lines).flatMap((stretch) => {
    const paragraphs: Line[][] = [];
    const items = itemRun(stretch.map(({ text }) => text));
    for (const line of stretch) {
      const current = paragraphs.at(-1);
      const starts = current === undefined || (indent > 0 && line.indent >= indent) || (items && ITEM.test(line.text));
      if (starts) paragraphs.push([line]); else current.push(line);
    }
    const blocks = paragraphs.map((paragraph) => ({ block: null, text: join(paragraph, width) }));
    return markItems(blocks);
  });
}

/** Lines without a blank one between them. */
function stretches(lines: readonly Line[]): Line[][] {
  const all: Line[][] = [[]];
  for (const line of lines) {
    if (line.text !== '') all.at(-1)?.push(line);
    else if (all.at(-1)?.length !== 0) all.push([]);
  }
  return all.filter((stretch) => stretch.length > 0);
}

/**
 * The indent by which this text begins its paragraphs, as books do; 0 where it does not. Most lines that go on from the
 * line above stand at the left, and those that do not agree on one indent.
 */
function firstLineIndent(lines: readonly Line[]): number {
  const indents = new Map<number, number>();
  let left = 0, indented = 0;
  for (const stretch of stretches(lines.slice(0, 10_000))) {
    for (const { indent } of stretch) {
      if (indent === 0) left += 1;
      else {
        indented += 1;
        indents.set(indent, (indents.get(indent) ?? 0) + 1);
      }
    }
  }
  const [usual, times] = [...indents].sort(([, a], [, b]) => b - a)[0] ?? [0, 0];
  return indented >= 2 && times >= indented * 0.6 && left >= (left + indented) * 0.3 && usual <= 12 ? usual : 0;
}

/** A stretch of lines that all end well before the margin is a verse or an address: its line breaks are its own. */
function join(paragraph: readonly Line[], width: number): string {
  const own = paragraph.length > 1 && paragraph.every((line) => columnsOf(line) < width * 0.7);
  const [first, ...rest] = paragraph.map(({ text }) => text);
  return rest.reduce((text, line) => text + (own ? '\n' : seam(text, line)) + line, first ?? '');
}

const SOLID = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\u3000-\u303F\uFF00-\uFF60]/u;

/**
 * What stands between two lines that are joined. Whether a hyphen at the end of a line belongs to the word is not
 * known, so there the line break stays; after a soft hyphen nothing stands, and scripts without spaces need none.
 */
function seam(text: string, line: string): string {
  const last = text.slice(-1), next = line.slice(0, 1);
  if (last === '\u00AD' || (SOLID.test(last) && SOLID.test(next))) return '';
  return /\p{L}-$/u.test(text.slice(-3)) && /\p{L}/u.test(next) ? '\n' : ' ';
}

const ITEM = /^(?:[-*•‣▪◦·●○–]|\(?(?:\d{1,3}|\p{L})\)|\d{1,3}\.)\s+\S/u;
/** These also begin a line of dialogue, in Russian and Turkish as in French. */
const DIALOGUE = /^[-–]/u;

/** Is this a list? At least two marked lines, and not people talking: what they say ends in a full stop. */
function itemRun(texts: readonly string[]): boolean {
  const marked = texts.filter((text) => ITEM.test(text));
  if (marked.length < 2) return false;
  const spoken = marked.filter((text) => DIALOGUE.test(text) && /[.!?…]["»”’)]*$/u.test(text.slice(-6)));
  return spoken.length * 2 <= marked.length;
}

/** Marks list items where several follow each other. */
function markItems(blocks: readonly TextBlock[]): TextBlock[] {
  const marked = [...blocks];
  for (let start = 0; start < blocks.length;) {
    let end = start;
    while (ITEM.test(blocks[end]?.text ?? '')) end += 1;
    const run = blocks.slice(start, end);
    if (itemRun(run.map(({ text }) => text))) run.forEach((block, at) => { marked[start + at] = { ...block, block: 'item' }; });
    start = Math.max(end, start + 1);
  }
  return marked;
}
