// Realigning what is not confirmed: what the aligner is told, what is proposed, how it is compared, and adopting it.
import { expect } from '@open-wc/testing';
import { alignTexts } from '../../src/align/align.ts';
import { noteLink } from '../../src/app/alignment-acts.ts';
import { compareAlignments } from '../../src/app/alignment-diff.ts';
import type { AlignWorker } from '../../src/app/align-run.ts';
import { RealignDesk } from '../../src/app/realign.ts';
import type { Proposal } from '../../src/app/realign-types.ts';
import type { ImportResult, ImportWatch } from '../../src/app/import-types.ts';
import type { Bead } from '../../src/core/model.ts';
import type { AlignedBead, AlignJob } from '../../src/workers/align.ts';
import { bytes } from '../core/play.ts';
import { wholeAlignments } from '../core/law.ts';
import { beads, seg, smallWork, ver } from '../core/small.ts';
import { Desk } from './acts/acting.ts';

const RU = ver('ru');
const watching = (signal = new AbortController().signal): { watch: ImportWatch; shares: number[] } => {
  const shares: number[] = [];
  return { shares, watch: { signal, onProgress: ({ share }) => { shares.push(share); } } };
};
/** `1-1 2,3-2`: the answer of an aligner, by numbers from 1. */
const answer = (links: string): AlignedBead[] => links.split(' ').map((link) => {
  const [source = '', target = ''] = link.split('-'), side = (list: string): number[] => list.split(',').filter((n) => n !== '').map((n) => Number(n) - 1);
  return { source: side(source), target: side(target), score: 0.9 };
});
interface Fixture { readonly desk: Desk; readonly realigning: RealignDesk; readonly jobs: AlignJob[] }
async function fixture(links: string, rows = smallWork({ ru: { words: 'a b c d', links: '1-1 2-2 3-3 4-4' }, tr: { links: '1-1 2-2 3-3 4-' } }, 'one two three four'), align?: AlignWorker): Promise<Fixture> {
  const desk = await Desk.open(rows), jobs: AlignJob[] = [];
  const realigning = new RealignDesk({ session: () => ({ store: desk.store, workbench: desk.workbench }), newId: desk.workbench.newId, align: align ?? ((job, watch) => {
    jobs.push(job);
    watch.onProgress?.(0.5);
    return Promise.resolve(watch.signal?.aborted ? { ok: false, error: { code: 'cancelled', at: '', params: {} } } : { ok: true, value: answer(links) });
  }) });
  return { desk, realigning, jobs };
}
const made = <T>(result: ImportResult<T>): T => result.ok ? result.value : expect.fail(JSON.stringify(result));
const named = (list: readonly Bead[]): string[] => list.map(({ source, target, status, score, by, note }) => `${source.join()}-${target.join()} ${status} ${score}${by ? ' by hand' : ''}${note ? ` (${note})` : ''}`);
const differences = ({ differences: { unchanged, changed, rows } }: Proposal): unknown => [unchanged, rows, changed.map(({ before, after }) => [before, after].map((list) => list.map(({ source, target }) => `${source.join()}-${target.join()}`)))];

describe('realigning a version', () => {
  it('tells the aligner what is certain: confirmed links, and such as carry a note', async () => {
    const { desk, realigning, jobs } = await fixture('1-1 2-2 3-3 4-4');
    desk.did('confirm', 'ru2');
    noteLink(desk.workbench, { version: RU, segment: seg('ru4'), base: '', note: 'look' });
    const { watch, shares } = watching();
    await realigning.realign(RU, watch);
    expect(jobs[0]).to.deep.include({ confirmed: [{ source: [1], target: [1] }, { source: [3], target: [3] }] });
    expect(jobs[0]?.target.sentences).to.deep.equal(['a', 'b', 'c', 'd']);
    expect(shares.length).to.be.greaterThan(1);
  });
  it('proposes links, and says what would be otherwise, in closed stretches in the order of the text', async () => {
    const { desk, realigning } = await fixture('1-1 2-2,3 3- 4-4'), before = bytes(desk.tables);
    desk.workbench.dispatch('setLinkStatus', ({ author }) => ({ links: [{ version: RU, segment: seg('ru1') }], status: 'needs-review', author }));
    desk.workbench.dispatch('setLinkStatus', ({ author }) => ({ links: [{ version: RU, segment: seg('ru4') }], status: 'confirmed', author }));
    const proposal = made(await realigning.realign(RU, watching().watch));
    expect(differences(proposal)).to.deep.equal([2, 2, [[['en2-ru2', 'en3-ru3'], ['en2-ru2,ru3', 'en3-']]]]);
    expect(named(proposal.beads), 'what people said is kept').to.deep.equal(['en1-ru1 needs-review 0.9 by hand', 'en2-ru2,ru3 auto 0.9', 'en3- auto 0.9', 'en4-ru4 confirmed 0.5 by hand']);
    desk.workbench.undo();
    desk.workbench.undo();
    expect(bytes(desk.tables), 'nothing is stored').to.equal(before);
  });
  it('of a range: everything outside of it is certain, and stays as it is', async () => {
    const { desk, realigning, jobs } = await fixture('1-1 2- 3-2,3 4-4');
    const proposal = made(await realigning.realign(RU, watching().watch, [seg('en2'), seg('ru3'), seg('tr1')]));
    expect(jobs[0]?.confirmed).to.deep.equal([{ source: [0], target: [0] }, { source: [3], target: [3] }]);
    expect(named(proposal.beads)).to.deep.equal(['en1-ru1 auto 0.5', 'en2- auto 0.9', 'en3-ru2,ru3 auto 0.9', 'en4-ru4 auto 0.5']);
    expect(desk.workbench.log.length).to.equal(0);
  });
  it('of a version that is aligned to nobody, or of the original, is refused', async () => {
    const { realigning } = await fixture('1-1');
    expect([await realigning.realign(ver('en'), watching().watch), await realigning.realign(ver('gone'), watching().watch)].map((done) => !done.ok && 'error' in done && done.error.code)).to.deep.equal(['changed', 'changed']);
  });
  it('can be cancelled', async () => {
    const { realigning } = await fixture('1-1'), abort = new AbortController();
    abort.abort();
    const done = await realigning.realign(RU, watching(abort.signal).watch);
    expect(!done.ok && 'error' in done && done.error.code).to.equal('cancelled');
  });
  it('with the real aligner keeps confirmed links that cross, have gaps, or have no counterpart', async () => {
    const words = ['One house.', 'Two rivers.', 'Three hills.', 'Four roads.', 'Five seas.', 'Six.'], rows = smallWork({ ru: { words: 'Ein Zwei Drei Vier Fünf Sechs', links: '1-1 2-2 3-3 4-4 5-5 6-6' }, tr: { links: '1-1 2-2 3-3 4- 5- 6-' } }, 'x x x x x x');
    const { desk, realigning } = await fixture('', { ...rows, segment: rows.segment!.map((row, at) => at < words.length ? { ...row, text: words[at]! } : row) }, (job) => Promise.resolve({ ok: true, value: alignTexts(job.source, job.target, { ...job.confirmed && { confirmed: job.confirmed } }) }));
    desk.did('link', 'ru1', ['en5', 'ru1', 'ru3']);
    desk.did('detach', 'ru6');
    const certain = named([...desk.tables.all('bead')].filter(({ alignment, status }) => alignment === 'aln_ru' && status === 'confirmed')).toSorted();
    const proposal = made(await realigning.realign(RU, watching().watch));
    expect(named(proposal.beads.filter(({ status }) => status === 'confirmed')).toSorted()).to.deep.equal(certain);
    made(await realigning.adopt(proposal, watching().watch));
    wholeAlignments(desk.tables);
  });
});

describe('V9 adopting a proposal', () => {
  it('is one act, shows the new rows, and one undo brings the former ones back', async () => {
    const { desk, realigning } = await fixture('1-1 2-2,3 3- 4-4'), former = desk.rows;
    const proposal = made(await realigning.realign(RU, watching().watch));
    const change = made(await realigning.adopt(proposal, watching().watch));
    expect([change.kind, desk.workbench.log.length, desk.rows]).to.deep.equal(['adoptAlignments', 1, ['en1 | ru1 | tr1', 'en2 | ru2,ru3 | tr2', 'en3 | - | tr3', 'en4 | ru4 | -']]);
    expect(desk.tables.get('alignment', 'aln_ru'), 'nobody keeps the former one up').to.equal(undefined);
    desk.workbench.undo();
    expect([desk.rows, desk.tables.get('version', 'ru')?.alignment]).to.deep.equal([former, 'aln_ru']);
    desk.workbench.redo();
    expect(desk.rows[2]).to.equal('en3 | - | tr3');
  });
  it('that has grown stale keeps what was done by hand and follows sentences that were cut', async () => {
    const { desk, realigning } = await fixture('1-1 2-2,3 3- 4-4'), proposal = made(await realigning.realign(RU, watching().watch));
    expect(realigning.isStale(proposal)).to.equal(false);
    desk.did('moveDown', 'ru3');
    expect(realigning.isStale(proposal)).to.equal(true);
    const { change } = desk.did('join', 'en1');
    made(await realigning.adopt(proposal, watching().watch));
    const joined = (change.args as { id: string }).id;
    expect(desk.rows).to.deep.equal([`${joined} | ru1,ru2 | tr1,tr2`, 'en3 | - | tr3', 'en4 | ru3,ru4 | -']);
    wholeAlignments(desk.tables);
  });
  it('is refused where somebody has chosen another one meanwhile', async () => {
    const { desk, realigning } = await fixture('1-1 2-2,3 3- 4-4');
    const [first, second] = [made(await realigning.realign(RU, watching().watch)), made(await realigning.realign(RU, watching().watch))];
    made(await realigning.adopt(first, watching().watch));
    const done = await realigning.adopt(second, watching().watch);
    expect([realigning.isStale(second), !done.ok && 'error' in done && done.error.code]).to.deep.equal([true, 'changed']);
    expect(desk.workbench.log.length).to.equal(1);
  });
  it('that is cancelled leaves nothing behind', async () => {
    const { desk, realigning } = await fixture('1-1 2-2,3 3- 4-4'), proposal = made(await realigning.realign(RU, watching().watch)), before = bytes(desk.tables), abort = new AbortController();
    abort.abort();
    const done = await realigning.adopt(proposal, watching(abort.signal).watch);
    expect([!done.ok && 'error' in done && done.error.code, bytes(desk.tables)]).to.deep.equal(['cancelled', before]);
  });
});

describe('what differs between two alignments', () => {
  const compare = (before: string, after: string) => compareAlignments(beads('ru', before), beads('ru', after), { place: (id) => Number(id.slice(2)) + (id.startsWith('en') ? 0 : 1000), pause: () => Promise.resolve() });
  it('is nothing where the same sentences are linked, in whatever order they stand', async () => {
    expect(await compare('1,2-1 3-', '3- 2,1-1')).to.deep.equal({ unchanged: 2, changed: [], rows: 0 });
  });
  it('holds the same sentences on both sides', async () => {
    const { changed, unchanged, rows } = await compare('1-1 2-2 3- 4-3 5-4', '1-2 2-1 3-3 4- 5-4');
    expect([unchanged, rows, changed.map(({ before, after }) => `${before.map(({ source }) => source).join(' ')} > ${after.map(({ source }) => source).join(' ')}`)]).to.deep.equal([1, 4, ['en1 en2 > en1 en2', 'en3 en4 > en3 en4']]);
  });
});
