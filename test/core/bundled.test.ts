// Bundled texts become rows; a later release becomes suggestions.
import { expect } from '@open-wc/testing';
import type { BundledWork } from '../../src/core/bundled.ts';
import { orderKey, readBundled } from '../../src/core/bundled.ts';
import { releaseSuggestions } from '../../src/core/release.ts';
import { PatchBuilder } from '../../src/core/patch.ts';
import { Tables } from '../../src/core/tables.ts';
import { plainText } from '../../src/core/text/plain.ts';
import { STATEMENT } from '../app/bundled.ts';
import { LAWS } from './law.ts';
import { sug, ver } from './small.ts';

type Changes = { text?: string; ids?: string[]; beads?: [string, string][]; revision?: number; pivot?: string };

/** Sides of a bead: ids with commas. */
function bundled({ text = 'a\nb\n\nc\n', ids = ['r1', 'r2', 'r3'], beads = [['e1', 'r1'], ['e2', 'r2,r3']], revision = 1, pivot = 'en' }: Changes = {}): BundledWork {
  const side = (list: string): string[] => list.split(',').filter((id) => id !== '');
  return {
    id: 'w', revision, pivot, title: { en: 'T' }, date: '2020-11-14', signatories: [], origin: { en: 'O' },
    versions: [
      { id: 'en', lang: 'en', kind: 'original', text: 'one\ntwo\n', ids: ['e1', 'e2'] },
      { id: 'ru', lang: 'ru', kind: 'translation', note: { en: 'N' }, text, ids,
        alignment: { id: 'aln', source: 'en', target: 'ru', method: 'by hand', beads: beads.map(([source, target], at) => ({ id: `b${at}`, source: side(source), target: side(target) })) } },
    ],
  };
}

describe('readBundled', () => {
  const rows = readBundled(bundled());
  it('a line is a sentence, a blank line ends a paragraph', () => {
    expect(rows.segment.filter(({ version }) => version === 'ru').map(({ id, text, after, state }) => [id, text, after, state])).to.deep.equal([
      ['r1', 'a', ' ', 'translated'], ['r2', 'b', '\n\n', 'translated'], ['r3', 'c', '\n', 'translated'],
    ]);
  });
  it('T1 read in order it gives its text', () => expect(plainText(new Tables(rows), ver('ru'))).to.equal('a b\n\nc\n'));
  it('the original is final', () => expect(rows.segment[0]).to.include({ text: 'one', state: 'final' }));
  it('names the pivot, the chosen alignment and the note', () => {
    expect(rows.work[0]).to.include({ id: 'w', pivot: 'en', revision: 1, date: '2020-11-14' });
    expect(rows.version.map(({ alignment, note, kind }) => [alignment, note, kind])).to.deep.equal([[null, null, 'original'], ['aln', { en: 'N' }, 'translation']]);
  });
  it('beads are confirmed', () => expect(rows.bead[1]).to.deep.equal({ id: 'b1', alignment: 'aln', source: ['e2'], target: ['r2', 'r3'], status: 'confirmed', score: 1 }));
  it('order keys compare as their numbers', () => { const keys = [0, 9, 10, 35, 36, 1295, 1296, 50_000].map(orderKey); expect([...keys].sort()).to.deep.equal(keys); });
  for (const [what, changes, message] of [
    ['no version in the pivot language', { pivot: 'de' }, 'de'],
    ['fewer ids than sentences', { ids: ['r1', 'r2'] }, '3 sentences, 2 ids'],
    ['more ids than sentences', { ids: ['r1', 'r2', 'r3', 'r4'] }, '3 sentences, 4 ids'],
    ['an empty id', { ids: ['r1', 'r2', ''], beads: [['e1', 'r1'], ['e2', 'r2']] }, ''],
    ['A1: a sentence in no bead', { beads: [['e1', 'r1'], ['e2', 'r2']] }, 'r3 is in no bead'],
    ['A1: a sentence in two beads', { beads: [['e1', 'r1,r2'], ['e2', 'r2,r3']] }, 'r2 is in two beads'],
    ['A1: a sentence of the pivot in two beads', { beads: [['e1,e2', 'r1,r2'], ['e2', 'r3']] }, 'e2 is in two beads'],
    ['A1: a bead that names an unknown sentence', { beads: [['e1', 'r1'], ['e2', 'r2,r3,r9']] }, 'r9'],
    ['A1: sides that are exchanged', { beads: [['r1', 'e1'], ['r2,r3', 'e2']] }, 'r1'],
  ] as [string, Changes, string][]) it(`says no to ${what}`, () => expect(() => readBundled(bundled(changes))).to.throw(RangeError, message));

  for (const work of [STATEMENT]) it(`A1 T1 ${work.id} is read, and its texts are whole`, () => {
    const tables = new Tables(readBundled(work));
    LAWS['A1']!({ before: tables, after: tables, log: [], change: {} as never });
    for (const { id, text } of work.versions) expect(plainText(tables, ver(id))).to.equal(text.replace(/(?<!\n)\n(?!\n|$)/g, ' '));
  });
});

describe('C6 releaseSuggestions', () => {
  const tables = (changes: Changes = {}): Tables => new Tables(readBundled(bundled(changes)));
  const told = (changes: Changes, now = tables()): string[] =>
    releaseSuggestions(now, { base: tables(), release: tables(changes), revision: 2, time: 5 }).map(({ segment, text }) => `${segment}: ${text}`);
  const mine = (text: string): Tables => {
    const now = tables(), row = now.get('segment', 'r2')!;
    now.apply(new PatchBuilder().set('segment', row, { ...row, text }).done());
    return now;
  };

  it('nothing changed, nothing to say', () => expect(told({ revision: 2 })).to.deep.equal([]));
  it('a changed sentence is suggested', () => {
    expect(releaseSuggestions(mine('my b'), { base: tables(), release: tables({ text: 'a\nB\n\nc\n' }), revision: 2, time: 5 })).to.deep.equal([{
      id: 'sug_2_r2', version: 'ru', segment: 'r2', base: 'my b', text: 'B', reason: '', origin: 'release', author: { personId: 'release', name: '' }, time: 5, status: 'open', decision: null,
    }]);
  });
  it('a person who has the wording already is not asked', () => expect(told({ text: 'a\nB\n\nc\n' }, mine('B'))).to.deep.equal([]));
  it('a person’s own wording of an unchanged sentence is let alone', () => expect(told({}, mine('my b'))).to.deep.equal([]));
  it('an added sentence comes with the one before it', () => expect(told({ text: 'a\nb\nb2\n\nc\n', ids: ['r1', 'r2', 'r4', 'r3'], beads: [['e1', 'r1'], ['e2', 'r2,r3,r4']] })).to.deep.equal(['r2: b b2']));
  it('with its paragraph break', () => expect(told({ text: 'a\nb\n\nb2\n\nc\n', ids: ['r1', 'r2', 'r4', 'r3'], beads: [['e1', 'r1'], ['e2', 'r2,r3,r4']] })).to.deep.equal(['r2: b\n\nb2']));
  it('at the beginning with the one after it', () => expect(told({ text: 'z\na\nb\n\nc\n', ids: ['r0', 'r1', 'r2', 'r3'], beads: [['e1', 'r0,r1'], ['e2', 'r2,r3']] })).to.deep.equal(['r1: z a']));
  it('a dropped sentence is suggested to be empty', () => expect(told({ text: 'a\n\nc\n', ids: ['r1', 'r3'], beads: [['e1', 'r1'], ['e2', 'r3']] })).to.deep.equal(['r2: ']));
  it('what an earlier release suggested is not suggested again', () => {
    const now = mine('my b'), first = releaseSuggestions(now, { base: tables(), release: tables({ text: 'a\nB\n\nc\n' }), revision: 2, time: 5 })[0]!;
    now.apply(new PatchBuilder().set('suggestion', null, { ...first, id: sug('sug_2_r2'), status: 'rejected' }).done());
    expect(told({ text: 'a\nB\n\nc\n' }, now)).to.deep.equal([]);
    expect(told({ text: 'a\nBB\n\nc\n' }, now)).to.deep.equal(['r2: BB']);
  });
  it('a sentence that is not here any more is passed over', () => {
    const now = tables();
    now.apply(new PatchBuilder().set('segment', now.get('segment', 'r2')!, null).done());
    expect(told({ text: 'a\nB\n\nc\n' }, now)).to.deep.equal([]);
  });
});
