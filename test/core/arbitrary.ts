/** Arbitrary works, texts and acts: small, and as awkward as Unicode, strangers' ids and the model allow. */
import fc from 'fast-check';
import type { Bead, Rows, Segment, SegmentState, Version } from '../../src/core/model.ts';
import { SEGMENT_STATES } from '../../src/core/model.ts';
import type { RowLists } from '../../src/core/tables.ts';
import { COMMAND_KINDS } from '../../src/core/commands/registry.ts';
import { LINKING } from './linking.ts';

const LETTERS = ['a', 'b', 'i', 'ı', 'I', 'İ', 'й', 'и\u0306', 'Ё', 'ğ', '\u0331', '\ud800', '\udc00', '😀', ' ', '\u00a0', '\u2028', '\n', '\0', '<b>', '"'];

/** Few different ones, so that acts meet equal texts and changed texts often. */
export const someText = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('', 'a', 'İ', 'и\u0306', '\ud800', '__proto__') },
  { weight: 2, arbitrary: fc.string({ unit: fc.constantFrom(...LETTERS), maxLength: 5 }) },
);
export const anyText = fc.oneof(fc.string({ unit: fc.constantFrom(...LETTERS), maxLength: 12 }), fc.string({ unit: 'binary', maxLength: 12 }));

const AWKWARD_IDS = ['__proto__', 'constructor', '10', '9', 'to String', 'hasOwnProperty', 'и\u0306', 'й'];

interface WorkSpec {
  readonly versions: readonly (readonly { text: string; after: string; order: string; state: SegmentState }[])[];
  /** Into which bead the segments of one version's alignment fall, pivot first. */
  readonly links: readonly number[];
  readonly awkward: boolean;
  readonly backwards: boolean;
}

const workSpec = (fewest: number): fc.Arbitrary<WorkSpec> => fc.record({
  versions: fc.array(fc.array(fc.record({
    text: someText,
    after: fc.constantFrom(' ', '', '\n\n', '\n', '\u00a0', '\r\n\t'),
    order: fc.string({ unit: fc.constantFrom('0', 'z', 'İ'), maxLength: 2 }), // often equal: then ids decide
    state: fc.constantFrom(...SEGMENT_STATES),
  }), { maxLength: 6 }), { minLength: fewest, maxLength: 5 }),
  links: fc.array(fc.nat(6), { maxLength: 48, size: 'max' }),
  awkward: fc.boolean(),
  backwards: fc.boolean(),
});

/** 2 to 5 versions, the first is the pivot; beads m-n, 0-1, 1-0, crossing and discontiguous; sometimes an alignment that nobody chose. */
export const someWork: fc.Arbitrary<RowLists> = workSpec(2).map(toRows);
/** The same with 5 versions. */
export const wideWork: fc.Arbitrary<RowLists> = workSpec(5).map(toRows);

function toRows({ versions, links, awkward, backwards }: WorkSpec): RowLists {
  const nameOf = (prefix: string, number: number): string => (awkward ? AWKWARD_IDS[number] : undefined) ?? `${prefix}_${number}`;
  const version = versions.map((_, at): Version => ({
    id: nameOf('ver', at), work: 'work', lang: ['en', 'ru', 'tr', 'tr', 'x-\ud800'][at], order: String(at), note: null,
    kind: at === 0 ? 'original' : 'translation', alignment: at === 0 ? null : nameOf('aln', at),
  }) as Version);
  let number = 0;
  const segments = versions.map((list, at) => list.map((spec): Segment => ({ id: nameOf('seg', number++), version: version[at]?.id, ...spec }) as Segment));
  const pivot = segments[0] ?? [];
  let bead = 0, link = 0;
  const beadsOf = (alignment: string, target: readonly Segment[]): Bead[] => {
    const groups = new Map<number, { source: string[]; target: string[] }>();
    const into = (side: 'source' | 'target', id: string): void => {
      const to = links[link++ % (links.length || 1)] ?? 0;
      const group = groups.get(to) ?? { source: [], target: [] };
      groups.set(to, group);
      if (backwards) group[side].unshift(id); else group[side].push(id);
    };
    for (const { id } of pivot) into('source', id);
    for (const { id } of target) into('target', id);
    return [...groups.values()].map((sides) => ({ id: nameOf('bead', bead++), alignment, ...sides, status: 'auto', score: 0.5 }) as unknown as Bead);
  };
  const alignment = version.slice(1).map(({ id, alignment: own }) => ({ id: own, work: 'work', source: version[0]?.id, target: id, method: 'random' }) as Rows['alignment']);
  const unchosen = { id: 'aln_unchosen', work: 'work', source: version[0]?.id, target: version[1]?.id, method: 'random' } as Rows['alignment'];
  return {
    work: [{ id: 'work', title: { en: 'W' }, date: '', signatories: [], origin: { en: '' }, pivot: version[0]?.id, revision: 1 } as unknown as Rows['work']],
    version, segment: segments.flat(), alignment: [...alignment, unchosen], suggestion: [], forward: [], note: [],
    bead: [...version.slice(1).flatMap(({ alignment: own }, at) => beadsOf(own as string, segments[at + 1] ?? [])), ...beadsOf(unchosen.id, (segments[1] ?? []).slice(1))],
  };
}

/** One act as plain data; which rows it means is decided when it is played (play.ts), so that sequences shrink well. */
export interface Act {
  readonly kind: (typeof COMMAND_KINDS)[number];
  readonly at: number;
  readonly text: string;
  /** The person acts on a text that they have not seen lately. */
  readonly stale: boolean;
  readonly pick: number;
}

const kinds = fc.oneof(fc.constantFrom(...COMMAND_KINDS), fc.constantFrom('editSegment', 'suggest', 'acceptSuggestion', 'rejectSuggestion', 'decideSuggestions', 'addNote', 'undo', 'undo', 'redo') as fc.Arbitrary<Act['kind']>);
export const someAct: fc.Arbitrary<Act> = fc.record({ kind: kinds, at: fc.nat(7), text: someText, stale: fc.nat(4).map((n) => n === 0), pick: fc.nat(5) });
export const someActs = fc.array(someAct, { maxLength: 20, size: 'max' });

const BY_HAND = ['splitSegment', 'joinSegments', 'insertSegment', 'deleteSegment', 'setParagraphBreak', 'editSegment', 'acceptSuggestion', 'undo', 'undo', 'redo', 'chooseAlignment', 'addAlignment', 'adoptAlignments'] as const;
const byHand = fc.oneof({ weight: 3, arbitrary: fc.constantFrom<Act['kind']>(...LINKING) }, { weight: 3, arbitrary: fc.constantFrom<Act['kind']>(...BY_HAND) }, { weight: 1, arbitrary: fc.constantFrom(...COMMAND_KINDS) });
/** Mostly on links and on which sentences there are. */
export const actByHand: fc.Arbitrary<Act> = fc.record({ kind: byHand, at: fc.nat(7), text: someText, stale: fc.nat(6).map((n) => n === 0), pick: fc.nat(5) });
export const actsByHand = fc.array(actByHand, { minLength: 20, maxLength: 20 });
