/** Files between people: what one sees before merging is what happens, nothing is lost, and one undo takes it back. */
import { expect } from '@open-wc/testing';
import { isRefusal } from '../../src/core/change.ts';
import type { ChangeId } from '../../src/core/ids.ts';
import { writeDragoman } from '../../src/formats/dragoman-file.ts';
import { edited } from '../formats/table-fixture.ts';
import { bundleOf, sampleWork } from '../formats/work-bundle-fixture.ts';
import { PATIENCE } from '../property.ts';
import { smallWork } from '../store/fixture.ts';
import { VERSION } from '../ui/fixture.ts';
import { Machine, QUIETLY } from './machine.ts';

const machines: Machine[] = [];

async function people(...names: readonly string[]): Promise<Machine[]> {
  const started: Machine[] = [];
  for (const name of names) started.push(await Machine.start(name));
  machines.push(...started);
  return started;
}

async function two(): Promise<[Machine, Machine]> {
  const [ada, bob] = await people('Ada', 'Bob');
  return [ada!, bob!];
}

/** The code of a refusal, and the place. */
async function refused(result: Promise<{ ok: boolean; error?: { code: string; at: string }; trouble?: { code: string } }>): Promise<string> {
  const { ok, error, trouble } = await result;
  return ok ? 'ok' : error ? error.code : `trouble ${trouble?.code}`;
}

describe('exchanging files', function () {
  this.timeout(PATIENCE);
  afterEach(async () => { for (const machine of machines.splice(0)) await machine.end(); });

  it('two people correct the same text, exchange both ways, and have the same work with both texts in it', async () => {
    const [ada, bob] = await two();
    ada.edit(2, 'Написала Ада.');
    ada.edit(3, 'Только Ада.');
    bob.edit(2, 'Написал Боб.');
    bob.edit(4, 'Только Боб.');
    const [fromAda, fromBob] = [await ada.send(), await bob.send()];
    const seen = await bob.preview(fromAda);
    expect(seen).to.deep.include({ kind: 'bundle', person: 'Ada', empty: false, scope: { kind: 'whole' } });
    expect(seen.work).to.deep.include({ id: ada.workbench.work, here: 'open' });
    expect(seen.counts).to.deep.include({ changes: 2, known: 0, conflicts: 1, suggestions: 0, without: 0 });
    expect(seen.items[0]).to.include({ kind: 'conflict', lang: 'ru' });
    expect(new Set([seen.items[0]?.before, seen.items[0]?.after])).to.deep.equal(new Set(['Написала Ада.', 'Написал Боб.']));
    await bob.take(fromAda);
    await ada.take(fromBob);
    expect(bob.rows).to.equal(ada.rows);
    for (const { workbench } of [ada, bob]) {
      const texts = [...workbench.tables.all('segment'), ...workbench.tables.all('suggestion')].map(({ text }) => text);
      expect(texts).to.include.members(['Написала Ада.', 'Написал Боб.', 'Только Ада.', 'Только Боб.']);
      expect([...workbench.tables.all('suggestion')].map(({ origin, author }) => [origin, author.name]).every(([origin, name]) => origin === 'conflict' && (name === 'Ada' || name === 'Bob'))).to.equal(true);
    }
  });

  it('three people, files in different orders, parts first: all end with the same', async () => {
    const [ada, bob, eve] = await people('Ada', 'Bob', 'Eve') as [Machine, Machine, Machine];
    ada.edit(2, 'А');
    const sug = bob.suggest(3, 'Лучше', 'точнее');
    eve.edit(2, 'Е');
    const part = await bob.send({ kind: 'mine' });
    await ada.take(part);
    ada.accept(sug);
    await eve.take(part);
    eve.reject(sug, 'нет');
    const [a, b, e] = [await ada.send(), await bob.send(), await eve.send()];
    for (const file of [e, b]) await ada.take(file);
    for (const file of [a, e]) await bob.take(file);
    for (const file of [a, b]) await eve.take(file);
    expect(bob.rows).to.equal(ada.rows);
    expect(eve.rows).to.equal(ada.rows);
    expect(ada.workbench.tables.get('suggestion', sug)?.status).to.equal('disputed');
    for (const one of [ada, bob, eve]) for (const file of [a, b, e, part]) expect((await one.preview(file)).empty, 'the same file again').to.equal(true);
  });

  it('looking at a file changes nothing, and says what will happen', async () => {
    const [ada, bob] = await two();
    ada.edit(2, 'Новое.');
    ada.suggest(3, 'Предложено', 'короче');
    const before = bob.rows, { log } = bob.workbench, seen = await bob.preview(await ada.send());
    expect(bob.rows).to.equal(before);
    expect(bob.workbench.log).to.deep.equal(log);
    expect(seen.counts).to.deep.include({ changes: 2, corrections: 1, suggestions: 1, conflicts: 0 });
    const [correction, suggestion] = seen.items;
    expect(correction).to.deep.include({ kind: 'correction', before: bob.textOf(2), after: 'Новое.', segment: bob.segment(2) });
    expect(correction?.author.name).to.equal('Ada');
    expect(suggestion).to.deep.include({ kind: 'suggestion', after: 'Предложено', reason: 'короче' });
    await bob.desk.merge(seen, QUIETLY);
    expect(bob.textOf(2)).to.equal('Новое.');
  });

  it('one undo takes a merge back byte for byte, and redo brings it again', async () => {
    const [ada, bob] = await two();
    bob.edit(2, 'Боб.');
    for (const n of [2, 3, 4]) ada.edit(n, `Ада ${n}.`);
    const before = bob.rows, { change } = await bob.take(await ada.send()), after = bob.rows;
    expect(after).to.not.equal(before);
    const asked = bob.workbench.undo();
    expect(isRefusal(asked) && [asked.no, asked.params['change']]).to.deep.equal(['mergeUndo', change]);
    expect((await bob.desk.undoMerge(change!, 'undo', QUIETLY)).ok).to.equal(true);
    expect(bob.rows).to.equal(before);
    expect(await refused(bob.desk.undoMerge(change!, 'undo', QUIETLY))).to.equal('cannotUndo');
    const again = bob.workbench.redo();
    expect(isRefusal(again) && again.no).to.equal('mergeUndo');
    expect((await bob.desk.undoMerge(change!, 'redo', QUIETLY)).ok).to.equal(true);
    expect(bob.rows).to.equal(after);
    expect(await refused(bob.desk.undoMerge('chg_no' as ChangeId, 'undo', QUIETLY))).to.equal('cannotUndo');
  });

  it('a merge that was taken back is offered by its file once more', async () => {
    const [ada, bob] = await two();
    ada.edit(2, 'Ада.');
    const file = await ada.send(), { change } = await bob.take(file), after = bob.rows;
    await bob.desk.undoMerge(change!, 'undo', QUIETLY);
    expect((await bob.preview(file)).counts.corrections).to.equal(1);
    await bob.take(file);
    expect(bob.rows).to.equal(after);
  });

  it('what somebody does between looking and merging counts', async () => {
    const [ada, bob] = await two();
    ada.edit(2, 'Ада.');
    const seen = await bob.preview(await ada.send());
    expect(seen.counts.conflicts).to.equal(0);
    bob.edit(2, 'Боб.');
    const merged = await bob.desk.merge(seen, QUIETLY);
    expect(merged.ok).to.equal(true);
    expect([bob.textOf(2), ...[...bob.workbench.tables.all('suggestion')].map(({ text }) => text)].sort()).to.deep.equal(['Ада.', 'Боб.']);
  });

  it('another tab that acts all the time costs nothing: both end with everything', async () => {
    const [ada, bob] = await two(), tab = await Machine.start('Bob', bob.world);
    machines.unshift(tab);
    for (let n = 2; n < 8; n++) ada.edit(n, `Ада ${n}.`);
    const seen = await bob.preview(await ada.send()), texts = Array.from({ length: 12 }, (_, n) => `Вкладка ${n}.`);
    const merging = bob.desk.merge(seen, QUIETLY);
    for (const [n, text] of texts.entries()) { tab.edit(n % 6 + 2, text); await tab.workbench.settled(); }
    const merged = await merging;
    expect(merged.ok, JSON.stringify(merged)).to.equal(true);
    for (const one of [bob, tab, bob]) await one.workbench.settled();
    expect(tab.rows).to.equal(bob.rows);
    await ada.take(await bob.send());
    expect(ada.rows).to.equal(bob.rows);
    const kept = [...bob.workbench.tables.all('segment'), ...bob.workbench.tables.all('suggestion'), ...bob.workbench.log.flatMap(({ patch }) => [...Object.values(patch.segment ?? {}), ...Object.values(patch.suggestion ?? {})].flat())];
    expect(kept.flatMap((row) => row ? [row.text] : [])).to.include.members([...texts, 'Ада 2.', 'Ада 7.']);
  });

  it('cancelled at any moment, nothing happened', async () => {
    const [ada, bob] = await two();
    for (let n = 2; n < 8; n++) ada.edit(n, `Ада ${n}.`);
    const file = await ada.send(), before = bob.rows, { log } = bob.workbench;
    const early = new AbortController();
    early.abort();
    expect(await refused(bob.look(file, { signal: early.signal }))).to.equal('cancelled');
    const late = new AbortController();
    expect(await refused(bob.look(file, { signal: late.signal, onProgress: () => { late.abort(); } }))).to.equal('cancelled');
    expect(await refused(bob.desk.merge(await bob.preview(file), { ...QUIETLY, signal: late.signal }))).to.equal('cancelled');
    expect(bob.rows).to.equal(before);
    expect(bob.workbench.log).to.deep.equal(log);
    expect(await refused(ada.desk.createBundle({ kind: 'whole' }, { ...QUIETLY, signal: early.signal }))).to.equal('cancelled');
  });

  it('tells progress from 0 to 1 that never falls', async () => {
    const [ada, bob] = await two(), told: number[] = [];
    for (let n = 2; n < 8; n++) ada.edit(n, `Ада ${n}.`);
    await bob.look(await ada.send(), { onProgress: (share) => { told.push(share); } });
    expect(told.length).to.be.greaterThan(0);
    expect(told).to.deep.equal([...told].sort((a, b) => a - b));
    expect(told.every((share) => share > 0 && share <= 1)).to.equal(true);
  });

  it('a work that is not here comes as a whole and is opened; a part of it cannot', async () => {
    const [ada, bob] = await two(), small = smallWork(4), id = small.work[0]!.id;
    await ada.adopt(small);
    const [segment] = small.segment;
    ada.workbench.dispatch('suggest', ({ author, time, newId }) => ({ id: newId('sug') as never, segment: segment!.id, base: segment!.text, text: 'лучше', reason: '', author, time }));
    const [whole, part] = [await ada.send(), await ada.send({ kind: 'mine' })], statement = bob.rows;
    expect(await refused(bob.look(part))).to.equal('workMissing');
    const seen = await bob.preview(whole);
    expect(seen.work).to.deep.equal({ id, title: { en: 'Test' }, here: 'new' });
    expect(seen.counts).to.deep.include({ changes: 1, suggestions: 1, known: 0 });
    expect(bob.rows).to.equal(statement);
    expect(await bob.take(whole)).to.deep.equal({ change: null, opened: id, lost: 0 });
    expect(bob.workbench.work).to.equal(id);
    expect(bob.rows).to.equal(ada.rows);
    expect((await bob.preview(part)).empty, 'now it is known').to.equal(true);
    expect(await refused(bob.desk.merge(seen, QUIETLY)), 'it has come meanwhile').to.equal('changed');
  });

  it('a work that is here and not open is looked at where it is, and opened for the merge; a deleted one comes back', async () => {
    const [ada, bob] = await two(), statement = ada.workbench.work;
    ada.edit(2, 'Ада.');
    const file = await ada.send();
    await bob.adopt(smallWork(3));
    await bob.session!.store.putFact(`library:${statement}`, { archived: false, deleted: 5 });
    const open = bob.workbench.work, seen = await bob.preview(file);
    expect(seen.work.here).to.equal('here');
    expect(seen.counts.corrections).to.equal(1);
    expect(bob.workbench.work).to.equal(open);
    const merged = await bob.desk.merge(seen, QUIETLY);
    expect(merged.ok && merged.value.opened).to.equal(statement);
    expect(bob.workbench.work).to.equal(statement);
    expect(bob.textOf(2)).to.equal('Ада.');
    const state = await bob.session!.store.getFact(`library:${statement}`);
    expect(state.ok && state.value).to.deep.equal({ archived: false, deleted: null });
  });

  it('only my suggestions: the text of the others stays as it is', async () => {
    const [ada, bob] = await two();
    ada.edit(2, 'Исправила.');
    ada.suggest(3, 'Предложила', 'так лучше');
    expect(await ada.desk.outline({ kind: 'mine' })).to.deep.equal({ changes: 1, suggestions: 1, notes: 0 });
    expect(await ada.desk.outline({ kind: 'whole' })).to.deep.equal({ changes: 2, suggestions: 1, notes: 0 });
    const file = await ada.send({ kind: 'mine' }), text = bob.textOf(2), seen = await bob.preview(file);
    expect(seen).to.deep.include({ scope: { kind: 'mine' } });
    expect(seen.counts).to.deep.include({ changes: 1, corrections: 0, suggestions: 1 });
    await bob.take(file);
    expect(bob.textOf(2)).to.equal(text);
    expect([...bob.workbench.tables.all('suggestion')].map(({ text: proposed, reason, author }) => [proposed, reason, author.name])).to.deep.equal([['Предложила', 'так лучше', 'Ada']]);
    expect(await refused(bob.desk.createBundle({ kind: 'mine' }, QUIETLY)), 'Bob has none').to.equal('nothing');
  });

  it('since a moment: with what came since then from others', async () => {
    const [ada, bob] = await two(), [eve] = await people('Eve') as [Machine];
    ada.edit(2, 'Давно.');
    const first = await ada.send();
    await bob.take(first);
    await eve.take(first);
    bob.edit(3, 'Боб.');
    const moment = ada.environment.now();
    await ada.take(await bob.send());
    ada.edit(4, 'Теперь.');
    await eve.take(await ada.send({ kind: 'since', time: moment }));
    expect(eve.rows).to.equal(ada.rows);
    expect((await ada.desk.outline({ kind: 'since', time: moment })).changes).to.equal(2);
  });

  it('brings versions that were imported where they were sent from, with their links', async () => {
    const [ada, bob] = await two(), { tables, work } = ada.workbench, pivot = [...tables.all('version')].find(({ alignment }) => alignment === null)!;
    const version = { id: 'v.new' as never, work, lang: 'de', order: 'z', kind: 'translation' as const, note: null, alignment: 'al.new' as never };
    const segment = { id: 'seg.new' as never, version: version.id, order: 'a', text: 'Neu.', after: '', state: 'translated' as const };
    const alignment = { id: version.alignment, work, source: pivot.id, target: version.id, method: 'm' };
    const bead = { id: 'bead.new' as never, alignment: alignment.id, source: tables.segmentsOf(pivot.id).map(({ id }) => id), target: [segment.id], status: 'auto' as const, score: 1 };
    const done = await ada.workbench.bring('addVersion', () => ({ version, alignment }), { rows: { segment: [segment], bead: [bead] } });
    expect(done.ok && !isRefusal(done.value)).to.equal(true);
    for (const scope of [{ kind: 'since', time: 0 }, { kind: 'whole' }] as const) {
      const seen = await bob.preview(await ada.send(scope));
      expect(seen.counts).to.deep.include(scope.kind === 'since' ? { versions: 1, changes: 1 } : { changes: 0, known: 1 });
      await bob.desk.merge(seen, QUIETLY);
      expect(bob.rows).to.equal(ada.rows);
    }
    const undone = bob.workbench.undo();
    await bob.desk.undoMerge(isRefusal(undone) ? undone.params['change'] as ChangeId : undone.id, 'undo', QUIETLY);
    expect(bob.workbench.tables.get('version', version.id)).to.equal(undefined);
    await bob.workbench.settled();
    await bob.open(bob.workbench.work);
    expect(bob.workbench.tables.get('version', version.id)).to.equal(undefined);
  });

  it('survives a reload after the merge, and after its undo', async () => {
    const [ada, bob] = await two();
    ada.edit(2, 'Ада.');
    bob.edit(2, 'Боб.');
    const before = bob.rows, { change } = await bob.take(await ada.send()), after = bob.rows;
    await bob.open(bob.workbench.work);
    expect(bob.rows).to.equal(after);
    await bob.desk.undoMerge(change!, 'undo', QUIETLY);
    await bob.open(bob.workbench.work);
    expect(bob.rows).to.equal(before);
  });

  it('the one-file reader carries the work', async () => {
    const [ada, bob] = await two();
    ada.edit(2, 'Ада <script>globalThis.ran = true</script>');
    const made = await ada.desk.createReader([VERSION.en, VERSION.ru], QUIETLY);
    if (!made.ok) throw new Error(JSON.stringify(made));
    expect(made.value.fileName).to.match(/\.html$/);
    const seen = await bob.preview(new File([made.value.blob], 'x.txt'));
    expect(seen).to.include({ kind: 'reader', person: 'Ada' });
    expect(seen.counts.corrections).to.equal(1);
    const text = await made.value.blob.text();
    const project = text.indexOf('id="dragoman-project">');
    expect(await refused(bob.look(new File([text.slice(0, project + 500)], 'x.html'))), 'cut off').to.equal('damaged');
  });

  it('says what a file is that is none of these', async () => {
    const [ada] = await two();
    for (const [content, code] of [['Plain text.', 'foreign'], ['<!doctype html><p>x', 'foreign'], ['{"tmx": 1}', 'foreign'], ['{"format": "dragoman", "kind": "backup"}', 'otherKind'], ['', 'foreign']] as const) {
      expect(await refused(ada.look(new File([content], 'x.dragoman'))), content).to.equal(code);
    }
    const bytes = await writeDragoman(bundleOf(sampleWork()));
    expect(await refused(ada.look(new File([bytes.slice(0, 300)], 'x.dragoman')))).to.equal('badZip');
  });

  it('a table for reviewers comes back as suggestions and notes, in one act', async () => {
    const [ada, bob] = await two(), sheet = await tableOf(ada);
    const untouched = await bob.preview(new File([sheet], 'x.xlsx'));
    expect(untouched).to.deep.include({ kind: 'table', empty: true, problems: [], scope: null });
    expect(await bob.take(new File([sheet], 'x.xlsx'))).to.deep.equal({ change: null, opened: null, lost: 0 });
    const reviewed = typedInto(sheet, 'Так лучше.'), seen = await bob.preview(reviewed), [item] = seen.items;
    expect(seen.counts).to.deep.include({ suggestions: 1, corrections: 0 });
    expect(item).to.deep.include({ kind: 'suggestion', before: bob.workbench.tables.get('segment', item!.segment!)!.text, after: 'Так лучше.', lang: 'ru' });
    const before = bob.rows, { change } = await bob.take(reviewed);
    expect([...bob.workbench.tables.all('suggestion')].map(({ text, segment }) => [text, segment])).to.deep.equal([['Так лучше.', item!.segment]]);
    expect((await bob.preview(reviewed)).empty, 'the same file again').to.equal(true);
    const undone = bob.workbench.undo();
    expect(!isRefusal(undone) && (undone.args as { target: string }).target).to.equal(change);
    expect(bob.rows).to.equal(before);
  });

  it('a table about a sentence that is not in the work here says so', async () => {
    const [ada, bob] = await two(), { tables, work } = ada.workbench;
    const pivot = [...tables.all('version')].find(({ alignment }) => alignment === null)!, version = { id: 'v.de' as never, work, lang: 'de', order: 'z', kind: 'translation' as const, note: null, alignment: 'al.de' as never };
    const segment = { id: 'seg.de' as never, version: version.id, order: 'a', text: 'Neu.', after: '', state: 'translated' as const }, alignment = { id: version.alignment, work, source: pivot.id, target: version.id, method: 'm' };
    const bead = { id: 'bead.de' as never, alignment: alignment.id, source: tables.segmentsOf(pivot.id).map(({ id }) => id), target: [segment.id], status: 'auto' as const, score: 1 };
    await ada.workbench.bring('addVersion', () => ({ version, alignment }), { rows: { segment: [segment], bead: [bead] } });
    const seen = await bob.preview(typedInto(await tableOf(ada, version.id), 'Besser.', 0));
    expect(seen).to.deep.include({ empty: true });
    expect(seen.problems.map(({ code, params }) => [code, params['text']])).to.deep.equal([['gone', 'Besser.']]);
  });

  it('refuses rows that call themselves as ours do', async () => {
    const [ada, bob] = await two();
    const { tables, work } = ada.workbench, pivot = [...tables.all('version')].find(({ alignment }) => alignment === null)!;
    const version = { id: 'v.evil' as never, work, lang: 'de', order: 'z', kind: 'translation' as const, note: null, alignment: null };
    const row = { ...tables.segmentsOf(pivot.id)[0]!, version: version.id, text: 'Evil.' };
    const bundle = {
      kind: 'bundle' as const, scope: { kind: 'since' as const, time: 0 }, made: '2026-11-22T12:00:00.000Z', app: '1', person: ada.workbench.person,
      works: [{ base: { ...tables.toRows(), segment: [row], alignment: [], bead: [], suggestion: [], forward: [], note: [] }, log: [{
        id: 'chg_evil' as ChangeId, work: work, kind: 'addVersion' as const, args: { version, alignment: null }, patch: {}, counter: 1, device: 'dev_evil' as never, author: ada.workbench.person, time: 1,
      }] }] as const,
    };
    const before = bob.rows;
    expect(await refused(bob.look(new File([await writeDragoman(bundle)], 'x.dragoman')))).to.equal('damaged');
    expect(bob.rows).to.equal(before);
  });

  it('says so when the disk is in trouble', async () => {
    const [ada, bob] = await two();
    ada.edit(2, 'Ада.');
    const file = await ada.send(), seen = await bob.preview(file);
    bob.session!.store.close();
    bob.edit(3, 'Не сохранено');
    expect(await refused(bob.desk.merge(seen, QUIETLY))).to.match(/^trouble /);
    expect(await refused(bob.desk.createBundle({ kind: 'whole' }, QUIETLY))).to.match(/^trouble /);
  });
});

/** The sheet that somebody sends out for review, with one column. */
async function tableOf({ desk }: Machine, column = VERSION.ru): Promise<Uint8Array<ArrayBuffer>> {
  const made = await desk.createTable({ format: 'xlsx', columns: [column] }, QUIETLY);
  if (!made.ok) throw new Error(JSON.stringify(made));
  expect(made.value.fileName).to.match(/\.xlsx$/);
  return new Uint8Array(await made.value.blob.arrayBuffer());
}

/** As a reviewer leaves it, with another text in a row. */
function typedInto(sheet: Uint8Array, text: string, line = 3): File {
  return new File([new Uint8Array(edited(sheet, 'xlsx', [{ line, column: 1, text }]))], 'review.xlsx');
}
