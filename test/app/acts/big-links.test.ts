// Sentences moved, grouped, linked and let go by the thousand: a job does what the command does, and nobody's work is lost meanwhile.
import { expect } from '@open-wc/testing';
import { isBig, moveTo, linkDropped, noteLink } from '../../../src/app/alignment-acts.ts';
import type { ActOutcome, BigAct } from '../../../src/app/alignment-acts.ts';
import type { BigDone } from '../../../src/app/act-types.ts';
import type { ImportWatch } from '../../../src/app/import-types.ts';
import type { CommandArgs, CommandKind } from '../../../src/core/commands/registry.ts';
import { isRefusal } from '../../../src/core/change.ts';
import type { RowLists } from '../../../src/core/tables.ts';
import { Tables } from '../../../src/core/tables.ts';
import { plainText } from '../../../src/core/text/plain.ts';
import { versionsOf } from '../../../src/core/units.ts';
import { wholeAlignments } from '../../core/law.ts';
import { bytes } from '../../core/play.ts';
import { seg, smallWork, ver } from '../../core/small.ts';
import { WORK } from '../world.ts';
import { Desk, told } from './acting.ts';

/** Three rows at the end have nothing in the pivot: two of them are to be linked directly. */
const ROWS = 1_201, MORE = 3;
const range = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, at) => from + at);
const pivotWords = range(1, ROWS).map((n) => `w${n}`).join(' '), words = range(1, ROWS + MORE).map((n) => `w${n}`).join(' ');
const links = range(1, ROWS + MORE).map((n) => (n <= ROWS ? `${n}-${n}` : `-${n}`)).join(' ');
const book = (): RowLists => smallWork({ ru: { words, links }, tr: { words, links } }, pivotWords);
const names = (version: string, from: number, to: number): string[] => range(from, to).map((n) => `${version}${n}`);

/** With what people have said and linked already: confirmed links, notes, direct links. */
async function open(): Promise<Desk> {
  const desk = await Desk.open(book());
  for (const at of ['ru3', 'ru700', 'tr5', 'ru1150']) desk.did('confirm', at);
  desk.did('moveUp', 'tr9');
  for (const id of ['ru2', 'ru4', 'ru1150', 'tr7', 'ru1202']) noteLink(desk.workbench, { version: ver(id.slice(0, 2)), segment: seg(id), base: '', note: `about ${id}` });
  desk.did('link', 'ru1202', ['ru1202', 'tr1202']);
  desk.did('link', 'ru1203', ['ru1203', 'ru1204', 'tr1203']);
  return desk;
}

const quiet = (onProgress: ImportWatch['onProgress'] = () => undefined): ImportWatch => ({ signal: new AbortController().signal, onProgress });
const big = (outcome: ActOutcome): BigAct => !isRefusal(outcome) && isBig(outcome) ? outcome : expect.fail(`no job: ${JSON.stringify(outcome).slice(0, 200)}`);
async function done(outcome: ActOutcome, watch = quiet()): Promise<BigDone> {
  const result = await big(outcome).big.run(watch);
  return result.ok && !isRefusal(result.value) ? result.value : expect.fail(JSON.stringify(result));
}

/** Every bead that counts, without its id: of chosen alignments and of direct ones. */
function allLinks(tables: Tables): string[] {
  const chosen = new Map(versionsOf(tables).flatMap(({ id, alignment }) => (alignment === null ? [] : [[alignment as string, id as string] as const])));
  return [...tables.all('bead')].flatMap(({ alignment, source, target, status, score, by, note }) => {
    const own = tables.get('alignment', alignment);
    if (!own || (!chosen.has(alignment) && own.source === 'en')) return [];
    return [`${own.source}-${own.target} ${source.join()}|${target.join()} ${status} ${score} ${by?.personId ?? '-'} ${note ?? ''}`];
  }).sort();
}

interface Case { readonly name: string; readonly act: (desk: Desk) => ActOutcome; readonly same: readonly [CommandKind, Readonly<Record<string, unknown>>] }
const CASES: readonly Case[] = [
  { name: 'a translation up', act: (desk) => desk.do('moveUp', 'ru2', names('ru', 2, 1102)), same: ['moveSegments', { segments: names('ru', 2, 1102), to: 'en1' }] },
  { name: 'a translation down', act: (desk) => desk.do('moveDown', 'tr4', names('tr', 4, 1200)), same: ['moveSegments', { segments: names('tr', 4, 1200), to: 'en1201' }] },
  { name: 'a translation with what it has without the original', act: (desk) => desk.do('moveUp', 'ru100', names('ru', 100, 1204)), same: ['moveSegments', { segments: names('ru', 100, 1204), to: 'en99' }] },
  { name: 'the original up', act: (desk) => desk.do('moveUp', 'en2', names('en', 2, 1102)), same: ['moveSegments', { segments: names('en', 2, 1102), to: 'en1' }] },
  { name: 'the original to a row that has none', act: (desk) => moveTo(desk.workbench, { segments: names('en', 2, 1102).map(seg), to: seg('ru1202') }), same: ['moveSegments', { segments: names('en', 2, 1102), to: 'ru1202' }] },
  { name: 'dropped on another column', act: (desk) => moveTo(desk.workbench, { segments: names('ru', 2, 1102).map(seg), to: seg('tr1150') }), same: ['moveSegments', { segments: names('ru', 2, 1102), to: 'tr1150' }] },
  { name: 'rows of a translation grouped', act: (desk) => desk.do('group', 'ru2', names('ru', 2, 1102)), same: ['groupSegments', { version: 'ru', segments: names('ru', 2, 1102) }] },
  { name: 'rows of the original grouped', act: (desk) => desk.do('group', 'en2', names('en', 2, 1102)), same: ['groupSegments', { version: 'en', segments: names('en', 2, 1102) }] },
  { name: 'a translation let go', act: (desk) => desk.do('detach', 'ru2', names('ru', 100, 1204)), same: ['detachSegments', { segments: names('ru', 100, 1204) }] },
  { name: 'the original and a translation let go', act: (desk) => desk.do('detach', 'ru2', [...names('en', 2, 900), ...names('tr', 300, 1204)]), same: ['detachSegments', { segments: [...names('en', 2, 900), ...names('tr', 300, 1204)] }] },
  { name: 'linked with the original', act: (desk) => desk.do('link', 'ru2', [...names('ru', 2, 1102), 'en7']), same: ['linkSegments', { alignment: 'aln_x', segments: [...names('ru', 2, 1102), 'en7'] }] },
  { name: 'linked with what stands beside the original', act: (desk) => desk.do('link', 'ru2', [...names('ru', 150, 1204), 'tr4', 'tr5']), same: ['linkSegments', { alignment: 'aln_x', segments: [...names('ru', 150, 1204), 'tr4', 'tr5'] }] },
  { name: 'dropped on one of the original', act: (desk) => linkDropped(desk.workbench, { segments: names('tr', 2, 1102).map(seg), to: seg('en9') }), same: ['linkSegments', { alignment: 'aln_x', segments: [...names('tr', 2, 1102), 'en9'] }] },
];

describe('an act on more than a thousand sentences', function () {
  this.timeout(20_000);

  for (const { name, act, same: [kind, args] } of CASES) {
    it(`does what the command does, in one small change and one undo: ${name}`, async () => {
      const desk = await open(), twin = await open(), before = bytes(desk.tables), log = desk.workbench.log.length;
      const { change } = await done(act(desk)), change2 = twin.workbench.dispatch(kind, ({ author }) => ({ ...args, bead: 'bead_x', author }) as unknown as CommandArgs[CommandKind]);
      expect(isRefusal(change2), JSON.stringify(change2).slice(0, 200)).to.equal(false);
      const mine = allLinks(desk.tables), theirs = allLinks(twin.tables);
      expect(mine.filter((one) => !theirs.includes(one)), 'only here').to.deep.equal([]);
      expect(theirs.filter((one) => !mine.includes(one)), 'only in one patch').to.deep.equal([]);
      expect(mine.length).to.equal(theirs.length);
      expect([change.kind, desk.workbench.log.length - log, JSON.stringify(change).length < 8_000]).to.deep.equal(['adoptAlignments', 1, true]);
      wholeAlignments(desk.tables);
      const after = bytes(desk.tables);
      expect(isRefusal(desk.workbench.undo())).to.equal(false);
      expect(allLinks(desk.tables)).to.deep.equal(allLinks(new Tables(JSON.parse(before) as RowLists)));
      desk.workbench.redo();
      await desk.workbench.settled();
      const stored = await desk.store.load(WORK);
      expect([bytes(desk.tables) === after, stored.ok && bytes(new Tables(stored.value.rows)) === after], 'redone; and on disk').to.deep.equal([true, true]);
      expect(plainText(desk.tables, ver('ru'))).to.equal(`${words} `);
    });
  }
  it('tells what it was about, whose link is gone, and where nothing was to be done', async () => {
    const desk = await open(), moved = await done(desk.do('moveUp', 'ru2', names('ru', 2, 1102)));
    expect([moved.said.what, moved.said.count, told(moved.said)]).to.deep.equal(['moveUp', 1101, [`ru ${range(2, 1102).join()}`]]);
    const linked = await done(desk.do('link', 'en1', [...names('en', 1, 1100), 'tr1201']));
    expect([linked.said.what, linked.said.count, told(linked.said), told({ ...linked.said, columns: linked.said.apart! })])
      .to.deep.equal(['link', 1101, [`en ${range(1, 1100).join()}`, 'tr 1201'], [`tr ${range(1, 1100).join()}`]]);
  });
  it('looks again where others act meanwhile, and keeps what they did', async () => {
    const desk = await open();
    let acted = 0;
    const { said } = await done(desk.do('detach', 'ru10', names('ru', 10, 1110)), quiet(() => {
      if (acted++ > 0) return;
      desk.do('moveUp', 'ru8');
      desk.do('join', 'ru20');
      desk.do('confirm', 'ru1180');
      noteLink(desk.workbench, { version: ver('ru'), segment: seg('ru30'), base: '', note: 'meanwhile' });
    }));
    expect(acted).to.be.greaterThan(1);
    expect(told(said), 'numbers as they are by then; what was joined is not what was chosen').to.deep.equal([`ru ${[...range(10, 19), ...range(21, 1109)].join()}`]);
    expect([desk.rows[6], desk.status('ru', 'ru1180'), desk.status('ru', 'ru30'), desk.status('ru', 'en30')])
      .to.deep.equal(['en7 | ru7,ru8 | tr7', 'confirmed by hand 0.5', 'confirmed by hand 1', 'confirmed by hand 1']);
    expect([...desk.tables.all('bead')].filter(({ note }) => note === 'meanwhile').length).to.be.greaterThan(0);
    wholeAlignments(desk.tables);
  });
  it('says so where everything was so already', async () => {
    const desk = await open(), act = (): ActOutcome => desk.do('detach', 'ru10', names('ru', 10, 1110));
    await done(act());
    const before = bytes(desk.tables), again = await big(act()).big.run(quiet());
    expect([again.ok && isRefusal(again.value) && again.value.no, bytes(desk.tables) === before]).to.deep.equal(['asIs', true]);
  });
  it('leaves everything as it was when it is cancelled', async () => {
    const desk = await open(), before = bytes(desk.tables), abort = new AbortController();
    const result = await big(desk.do('detach', 'ru10', names('ru', 10, 1110))).big.run({ signal: abort.signal, onProgress: () => { abort.abort(); } });
    expect([!result.ok && 'error' in result && result.error.code, bytes(desk.tables) === before]).to.deep.equal(['cancelled', true]);
  });
  it('is an ordinary change up to a thousand, and where it links without the original', async () => {
    const desk = await open();
    expect(desk.did('detach', 'ru10', names('ru', 10, 1009)).said.count).to.equal(1000);
    const alone = range(1, ROWS).map((n) => `-${n}`).join(' '), apart = await Desk.open(smallWork({ ru: { words, links: `1- ${alone} -1202 -1203 -1204` }, tr: { words: 'w', links: '1- -1' } }, 'w'));
    const { change } = apart.did('link', 'ru1', [...names('ru', 1, 1100), 'tr1']);
    expect([change.kind, Object.keys(change.patch.alignment ?? {}).length], 'a direct link').to.deep.equal(['linkSegments', 1]);
  });
});
