// Acts over more than a thousand rows: a job with progress and cancel, one undo, and nobody's work lost meanwhile.
import { expect } from '@open-wc/testing';
import { isBig, noteLink } from '../../../src/app/alignment-acts.ts';
import type { ActOutcome, BigAct } from '../../../src/app/alignment-acts.ts';
import type { BigDone } from '../../../src/app/act-types.ts';
import type { ImportProgress, ImportResult, ImportWatch } from '../../../src/app/import-types.ts';
import { isRefusal } from '../../../src/core/change.ts';
import type { Refusal } from '../../../src/core/change.ts';
import type { RowLists } from '../../../src/core/tables.ts';
import { Tables } from '../../../src/core/tables.ts';
import { plainText } from '../../../src/core/text/plain.ts';
import { wholeAlignments } from '../../core/law.ts';
import { bytes } from '../../core/play.ts';
import { seg, smallWork, ver } from '../../core/small.ts';
import { WORK } from '../world.ts';
import { Desk, told } from './acting.ts';

const ROWS = 1_201;
const numbers = Array.from({ length: ROWS }, (_, at) => at + 1);
const words = numbers.map((n) => `w${n}`).join(' '), links = numbers.map((n) => `${n}-${n}`).join(' ');
const book = (): RowLists => smallWork({ ru: { words, links }, tr: { words, links } }, words);
const LAST = `en${ROWS}`;

function watching(abort = new AbortController()): { watch: ImportWatch; shares: number[] } {
  const shares: number[] = [];
  return { shares, watch: { signal: abort.signal, onProgress: ({ share }: ImportProgress) => { shares.push(share); } } };
}
const big = (outcome: ActOutcome): BigAct => !isRefusal(outcome) && isBig(outcome) ? outcome : expect.fail(`no job: ${JSON.stringify(outcome).slice(0, 200)}`);
const marks = (desk: Desk, version: string): Record<string, number> => {
  const counts: Record<string, number> = {}, alignment = desk.tables.get('version', version)?.alignment;
  for (const bead of desk.tables.all('bead')) if (bead.alignment === alignment) counts[bead.status] = (counts[bead.status] ?? 0) + 1;
  return counts;
};
const whole = (result: ImportResult<BigDone | Refusal>): BigDone => result.ok && !isRefusal(result.value) ? result.value : expect.fail(JSON.stringify(result));
async function done(outcome: ActOutcome, { watch } = watching()): Promise<BigDone> {
  return whole(await big(outcome).big.run(watch));
}

describe('an act over more than a thousand rows', function () {
  this.timeout(20_000);

  it('is a job that tells its progress, and one small change', async () => {
    const desk = await Desk.open(book()), { watch, shares } = watching(), outcome = big(desk.do('confirmAbove', 'ru1100'));
    expect([outcome.big.rows, outcome.what]).to.deep.equal([1100, 'confirmAbove']);
    expect(marks(desk, 'ru'), 'nothing before it is run').to.deep.equal({ auto: ROWS });
    const result = await outcome.big.run(watch);
    const { change, said } = whole(result);
    expect([change.kind, Object.keys(change.patch.bead ?? {}).length, JSON.stringify(change).length < 2_000]).to.deep.equal(['adoptAlignments', 0, true]);
    expect(said).to.deep.equal({ what: 'confirmAbove', columns: [{ version: 'ru', numbers: [] }], count: 1100, bound: null });
    expect([marks(desk, 'ru'), marks(desk, 'tr'), desk.status('ru', 'en1100'), desk.status('ru', 'en1101')])
      .to.deep.equal([{ confirmed: 1100, auto: ROWS - 1100 }, { auto: ROWS }, 'confirmed by hand 0.5', 'auto 0.5']);
    expect(shares).to.deep.equal(shares.toSorted((a, b) => a - b));
    expect(shares.at(-1)).to.equal(1);
    wholeAlignments(desk.tables);
  });
  it('is undone and redone in one step, and is there after a reopening', async () => {
    const desk = await Desk.open(book()), { workbench } = desk, before = desk.rows;
    await done(desk.do('confirmAbove', LAST));
    expect([marks(desk, 'ru'), marks(desk, 'tr')], 'from the original: all columns').to.deep.equal([{ confirmed: ROWS }, { confirmed: ROWS }]);
    expect(workbench.log.length).to.equal(1);
    workbench.undo();
    expect([marks(desk, 'ru'), marks(desk, 'tr'), desk.rows]).to.deep.equal([{ auto: ROWS }, { auto: ROWS }, before]);
    workbench.redo();
    expect(marks(desk, 'tr')).to.deep.equal({ confirmed: ROWS });
    await workbench.settled();
    const stored = await desk.store.load(WORK);
    expect(stored.ok && bytes(new Tables(stored.value.rows))).to.equal(bytes(desk.tables));
  });
  it('a thousand links are still one ordinary change', async () => {
    const desk = await Desk.open(book());
    expect(desk.did('confirmAbove', 'ru1000').said.count).to.equal(1000);
  });
  it('reviews and clears a long selection, and leaves what is outside of it', async () => {
    const desk = await Desk.open(book()), chosen = numbers.slice(0, 1100).map((n) => `ru${n}`);
    desk.did('confirm', 'ru1150');
    await done(desk.do('review', 'ru1', chosen));
    expect(marks(desk, 'ru')).to.deep.equal({ 'needs-review': 1100, auto: ROWS - 1101, confirmed: 1 });
    await done(desk.do('confirm', 'ru1', chosen));
    expect(marks(desk, 'ru')).to.deep.equal({ confirmed: 1101, auto: ROWS - 1101 });
    const { change } = await done(desk.do('clear', 'ru1', chosen));
    expect(marks(desk, 'ru')).to.deep.equal({ auto: ROWS - 1, confirmed: 1 });
    expect((change.args as { why: string }).why).to.equal('clear');
    for (let times = 0; times < 3; times++) desk.workbench.undo();
    expect(marks(desk, 'ru')).to.deep.equal({ auto: ROWS - 1, confirmed: 1 });
  });
  it('shifts a long column as a short one is shifted, notes and confirmed rows included', async () => {
    const long = await Desk.open(book()), short = await Desk.open(smallWork({ ru: { words: 'a b c d e', links: '1-1 2-2 3-3 4-4 5-5' } }, 'a b c d e'));
    for (const desk of [long, short]) {
      desk.did('confirm', 'ru1');
      noteLink(desk.workbench, { version: ver('ru'), segment: seg('ru3'), base: '', note: 'look' });
    }
    expect(short.did('shiftDown', 'ru1').focus).to.equal(null);
    await done(long.do('shiftDown', 'ru1'));
    expect(long.rows.slice(0, 4).map((row) => row.split(' | ').slice(0, 2).join(' | '))).to.deep.equal(short.rows.slice(0, 4));
    expect(long.rows.at(-1)).to.equal(`en${ROWS} | ru${ROWS - 1},ru${ROWS} | tr${ROWS}`);
    expect([1, 2, 3].map((n) => long.status('ru', `en${n}`))).to.deep.equal([1, 2, 3].map((n) => short.status('ru', `en${n}`)));
    const noted = (desk: Desk): string[] => [...desk.tables.all('bead')].filter(({ note, alignment }) => note && alignment === desk.tables.get('version', 'ru')?.alignment).map(({ source }) => source.join());
    expect(noted(long)).to.deep.equal(noted(short));
    wholeAlignments(long.tables);
    expect(plainText(long.tables, ver('ru'))).to.equal(`${words} `);
    long.workbench.undo();
    expect(long.rows[0]).to.equal('en1 | ru1 | tr1');
  });
  it('shifts no further than the next confirmed row', async () => {
    const desk = await Desk.open(book());
    desk.did('confirm', 'ru1150');
    await done(desk.do('shiftUp', 'ru2'));
    expect([desk.rows[1], desk.rows[1148], desk.rows[1149]]).to.deep.equal(['en2 | ru2,ru3 | tr2', 'en1149 | - | tr1149', 'en1150 | ru1150 | tr1150']);
  });
  it('tells how many links it changed, and not more', async () => {
    const desk = await Desk.open(book()), count = async (outcome: ActOutcome): Promise<number> => (await done(outcome)).said.count;
    desk.did('confirm', 'ru7');
    expect([await count(desk.do('confirmAbove', 'ru1150')), await count(desk.do('review', 'ru1', numbers.map((n) => `ru${n}`)))], 'one is confirmed').to.deep.equal([1149, ROWS]);
    expect(await count(desk.do('shiftDown', 'tr11')), 'to the end').to.equal(ROWS - 10);
    const all = await done(desk.do('confirmAbove', LAST));
    expect([all.said.count, told(all.said)], 'of all columns, but for the row from which the shift began').to.deep.equal([2 * ROWS - 1, ['ru ', 'tr ']]);
  });
  it('that is cancelled leaves everything as it was', async () => {
    for (const when of [0, 0.3]) {
      const desk = await Desk.open(book()), abort = new AbortController(), before = bytes(desk.tables), at = watching(abort);
      const result = await big(desk.do('confirmAbove', LAST)).big.run({ ...at.watch, onProgress: ({ share }) => { if (share >= when) abort.abort(); } });
      expect(!result.ok && 'error' in result && result.error.code).to.equal('cancelled');
      expect([bytes(desk.tables), desk.workbench.log.length]).to.deep.equal([before, 0]);
      const base = await desk.store.load(WORK);
      expect(base.ok && bytes(new Tables(base.value.rows))).to.equal(before);
    }
  });
  it('keeps what was confirmed, noted, moved and cut while it ran', async () => {
    const desk = await Desk.open(book()), { workbench } = desk;
    let acted = false;
    const result = await big(desk.do('review', 'ru1', numbers.slice(0, 1100).map((n) => `ru${n}`))).big.run({ ...watching().watch, onProgress: ({ share }) => {
      if (acted || share < 0.5) return;
      acted = true;
      desk.do('moveUp', 'ru3');
      desk.do('confirm', 'ru1150');
      noteLink(workbench, { version: ver('ru'), segment: seg('ru9'), base: '', note: 'look' });
      desk.do('join', 'ru1160');
    } });
    expect([acted, result.ok]).to.deep.equal([true, true]);
    expect(desk.rows.slice(1, 3)).to.deep.equal(['en2 | ru2,ru3 | tr2', 'en3 | - | tr3']);
    expect([desk.status('ru', 'ru3'), desk.status('ru', 'ru1150')]).to.deep.equal(['confirmed by hand 1', 'confirmed by hand 0.5']);
    expect(desk.tables.beadOf(desk.tables.get('version', 'ru')!.alignment!, seg('ru9'))).to.include({ note: 'look', status: 'needs-review' });
    wholeAlignments(desk.tables);
  });
  it('cannot be undone any more when others have gone on from it, and says which act that was', async () => {
    const desk = await Desk.open(book()), { workbench } = desk;
    const { change } = await done(desk.do('confirmAbove', 'ru1100')), later = desk.did('moveUp', 'ru2');
    const undo = workbench.dispatch('undo', ({ author, time, newId }) => ({ target: change.id, effect: change.id, suggestion: newId('sug') as never, author, time }));
    expect(undo).to.deep.equal({ no: 'changedSince', params: { later: workbench.log.at(-1)?.id } });
    expect(later.change.kind).to.equal('moveSegments');
    workbench.undo();
    expect(isRefusal(workbench.undo()), 'what was taken back does not count').to.equal(false);
  });
});
