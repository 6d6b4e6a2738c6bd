/** The look of a text: paragraphs, and which of them are set apart (core/text/paragraph-kind.ts). */
import type { SegmentId, VersionId } from '../core/ids.ts';
import type { Segment } from '../core/model.ts';
import type { Tables } from '../core/tables.ts';
import type { ParagraphKind } from '../core/text/paragraph-kind.ts';
import { EDGE, kindOf } from '../core/text/paragraph-kind.ts';
import { endsParagraph } from '../core/text/plain.ts';

export { levelOf } from '../core/text/paragraph-kind.ts';
export type { ParagraphKind } from '../core/text/paragraph-kind.ts';

export interface Paragraph {
  readonly kind: ParagraphKind;
  readonly segments: readonly SegmentId[];
  /** A part of a very long paragraph, which goes on in the next. */
  readonly goesOn?: boolean;
}

export function paragraphsOf(tables: Tables, version: VersionId): Paragraph[] {
  const groups: Segment[][] = [];
  let open: Segment[] = [], marked = false;
  for (const segment of tables.segmentsOf(version)) {
    open.push(segment);
    marked ||= segment.block !== undefined;
    if (endsParagraph(segment)) { groups.push(open); open = []; }
  }
  if (open.length > 0) groups.push(open);
  return groups.map((group, at) => ({
    kind: group[0]?.block ?? (marked ? 'prose' : kindOf(group, at, groups.length)), segments: group.map(({ id }) => id),
  }));
}

/**
 * The paragraphs of one version, read when they are asked for. What one row begins is read off its neighbours, so that the
 * aligned layout never needs all of them.
 */
export class Outline {
  readonly #tables: Tables;
  readonly #version: VersionId;
  #all: readonly Paragraph[] | null = null;
  #edges: Edges | null = null;

  constructor(tables: Tables, version: VersionId) {
    this.#tables = tables;
    this.#version = version;
  }

  /** O(segments) after each change of the structure of the version. */
  get paragraphs(): readonly Paragraph[] { return this.#all ??= paragraphsOf(this.#tables, this.#version); }

  /** The kind of the paragraph that a segment begins; null: it goes on with one. */
  opens(id: SegmentId): ParagraphKind | null {
    const all = this.#tables.segmentsOf(this.#version), at = this.#tables.indexOf(id), segment = all[at], before = all[at - 1];
    if (!segment || (before && !endsParagraph(before))) return null;
    this.#edges ??= edgesOf(all);
    if (segment.block) return segment.block;
    const alone = endsParagraph(segment) || at === all.length - 1;
    if (this.#edges.marked || !alone) return 'prose';
    return kindOf([segment], this.#edges.starts.get(at) ?? EDGE + 1, Infinity);
  }

  /** Segments came or went, or their white space or blocks are others. */
  forget(): void {
    this.#all = null;
    this.#edges = null;
  }
}

interface Edges {
  readonly marked: boolean;
  /** Where the first paragraphs begin, and how many stand before them; of the last ones `EDGE`. */
  readonly starts: ReadonlyMap<number, number>;
}

function edgesOf(all: readonly Segment[]): Edges {
  const starts = new Map<number, number>();
  for (let at = all.length - 1, found = 0; at >= 0 && found < EDGE; at -= 1) if (begins(all, at)) { starts.set(at, EDGE); found += 1; }
  for (let at = 0, found = 0; at < all.length && found <= EDGE; at += 1) if (begins(all, at)) starts.set(at, found++);
  return { marked: all.some(({ block }) => block !== undefined), starts };
}

function begins(all: readonly Segment[], at: number): boolean {
  const before = all[at - 1];
  return !before || endsParagraph(before);
}

/** What running text is drawn in: paragraphs one by one, items of a list together. */
export interface Passage {
  /** The first segment's id: permanent, as a row's is. */
  readonly key: SegmentId;
  readonly paragraphs: readonly Paragraph[];
}

/** `long`: how many sentences a passage may hold, so that a long text without paragraphs can be drawn in parts. */
export function passagesOf(paragraphs: readonly Paragraph[], long: number): Passage[] {
  const passages: { key: SegmentId; paragraphs: Paragraph[] }[] = [];
  let items: Paragraph[] | null = null, held = 0;
  for (const paragraph of paragraphs) {
    for (const part of partsOf(paragraph, long)) {
      if (part.kind === 'item' && items && held + part.segments.length <= long) {
        items.push(part);
        held += part.segments.length;
        continue;
      }
      const key = part.segments[0];
      if (key === undefined) continue;
      const passage = { key, paragraphs: [part] };
      passages.push(passage);
      items = part.kind === 'item' ? passage.paragraphs : null;
      held = part.segments.length;
    }
  }
  return passages;
}

function partsOf(paragraph: Paragraph, long: number): Paragraph[] {
  const { kind, segments } = paragraph;
  if (segments.length <= long) return [paragraph];
  const parts = Math.ceil(segments.length / long);
  return Array.from({ length: parts }, (_, at) => ({ kind, segments: segments.slice(at * long, (at + 1) * long), goesOn: at < parts - 1 }));
}
