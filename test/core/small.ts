/** A small work for facts: English pivot of three sentences, Russian and Turkish. */
import type { AlignmentId, BeadId, SegmentId, SuggestionId, VersionId, WorkId } from '../../src/core/ids.ts';
import type { Bead, Rows, Segment } from '../../src/core/model.ts';
import { orderKey } from '../../src/core/bundled.ts';
import type { RowLists } from '../../src/core/tables.ts';
import { Tables } from '../../src/core/tables.ts';

export const seg = (id: string): SegmentId => id as SegmentId;
export const sug = (id: string): SuggestionId => id as SuggestionId;
export const ver = (id: string): VersionId => id as VersionId;

/** `en: 'one two'`: one segment a word, `en1`, `en2`. */
function segments(version: string, words: string): Segment[] {
  return words.split(' ').filter((word) => word !== '').map((text, at) => ({
    id: seg(`${version}${at + 1}`), version: ver(version), order: orderKey(at), text, after: ' ', state: 'initial',
  }));
}

/** `'1-1 2,3-2 -3'`: beads by number, source-target. */
export function beads(target: string, links: string): Bead[] {
  const side = (version: string, numbers = ''): SegmentId[] => numbers.split(',').filter((number) => number !== '').map((number) => seg(version + number));
  return links.split(' ').map((link, at): Bead => {
    const [source, to] = link.split('-');
    return { id: `bead_${target}${at}` as BeadId, alignment: `aln_${target}` as AlignmentId, source: side('en', source), target: side(target, to), status: 'auto', score: 0.5 };
  });
}

export interface Small { readonly words?: string; readonly links?: string }

export function smallWork(texts: Readonly<Record<string, Small>> = { ru: {}, tr: {} }, pivot = 'one two three'): RowLists {
  const targets = Object.entries(texts);
  return {
    work: [{ id: 'work' as WorkId, title: { en: 'Small' }, date: '', signatories: [], origin: { en: '' }, pivot: ver('en'), revision: 1 }],
    version: ['en', ...targets.map(([lang]) => lang)].map((lang, at): Rows['version'] => ({
      id: ver(lang), work: 'work' as WorkId, lang, order: String(at), kind: at === 0 ? 'original' : 'translation', note: null,
      alignment: at === 0 ? null : `aln_${lang}` as AlignmentId,
    })),
    segment: [...segments('en', pivot), ...targets.flatMap(([lang, { words = 'bir iki üç' }]) => segments(lang, words))],
    alignment: targets.map(([lang]) => ({ id: `aln_${lang}` as AlignmentId, work: 'work' as WorkId, source: ver('en'), target: ver(lang), method: 'by hand' })),
    bead: targets.flatMap(([lang, { links = '1-1 2-2 3-3' }]) => beads(lang, links)),
    suggestion: [],
    forward: [],
    note: [],
  };
}

export const small = (...work: Parameters<typeof smallWork>): Tables => new Tables(smallWork(...work));
