// No merge puts somebody's work out of sight.
import { expect } from '@open-wc/testing';
import { isRefusal } from '../../src/core/change.ts';
import { addNote } from '../../src/app/review-acts.ts';
import { versionsOf } from '../../src/core/units.ts';
import { PATIENCE } from '../property.ts';
import { VERSION } from '../ui/fixture.ts';
import { Machine, QUIETLY } from './machine.ts';

const machines: Machine[] = [];
async function start(name: string): Promise<Machine> { const machine = await Machine.start(name); machines.push(machine); return machine; }

async function bringVersion(ada: Machine, tag = 'new'): Promise<void> {
  const { tables, work } = ada.workbench, pivot = [...tables.all('version')].find(({ alignment }) => alignment === null)!;
  const version = { id: `v.${tag}` as never, work, lang: 'de', order: 'z', kind: 'translation' as const, note: null, alignment: `al.${tag}` as never };
  const segments = ['a', 'b', 'c'].map((order) => ({ id: `seg.${tag}.${order}` as never, version: version.id, order, text: `Neu ${order}.`, after: ' ', state: 'translated' as const }));
  const alignment = { id: version.alignment, work, source: pivot.id, target: version.id, method: 'm' };
  const bead = { id: `bead.${tag}` as never, alignment: alignment.id, source: tables.segmentsOf(pivot.id).map(({ id }) => id), target: segments.map(({ id }) => id), status: 'auto' as const, score: 1 };
  const done = await ada.workbench.bring('addVersion', () => ({ version, alignment }), { rows: { segment: segments, bead: [bead] } });
  if (!done.ok || isRefusal(done.value)) throw new Error(JSON.stringify(done));
}

async function replaced(one: Machine, name = 'v.ru2'): Promise<void> {
  const { tables, work } = one.workbench, former = tables.get('version', VERSION.ru)!, pivot = tables.get('work', work)!.pivot;
  const old = tables.segmentsOf(VERSION.ru);
  const version = { ...former, id: name as never, alignment: `al.${name}` as never };
  const segments = old.map((row, at) => ({ id: `seg.${name}.${at}` as never, version: version.id, order: row.order, text: at === 8 ? 'Импорт иначе.' : row.text, after: row.after, state: 'translated' as const, from: row.id }));
  const alignment = { id: version.alignment, work, source: pivot, target: version.id, method: 'm' };
  const beads = [{ id: `bead.${name}` as never, alignment: alignment.id, source: tables.segmentsOf(pivot).map(({ id }) => id), target: segments.map(({ id }) => id), status: 'auto' as const, score: 1 }];
  const done = await one.workbench.bring('replaceVersion', ({ author, time, newId }) => ({ former: former.id, version, alignments: [alignment], read: old.length, suggestion: newId('sug') as never, author, time }), { rows: { segment: segments, bead: beads } });
  if (!done.ok || isRefusal(done.value)) throw new Error(JSON.stringify(done));
}

function insertAfter(one: Machine, n: number, { text, id }: { text: string; id: string }): void {
  const after = one.segment(n);
  const done = one.workbench.dispatch('insertSegment', ({ author, time, newId }) => ({ id: id as never, version: VERSION.ru, after, text, beside: after, bead: newId('bead') as never, author, time }));
  if (isRefusal(done)) throw new Error(JSON.stringify(done));
}

function write(one: Machine, segment: string, text: string): void {
  const row = one.workbench.tables.get('segment', segment);
  const done = one.workbench.dispatch('editSegment', ({ author, time, newId }) => ({ segment: segment as never, base: row?.text ?? '', text, suggestion: newId('sug') as never, author, time }));
  if (isRefusal(done)) throw new Error(JSON.stringify(done));
}

describe('guards of the exchange', function () {
  this.timeout(PATIENCE);
  afterEach(async () => { for (const machine of machines.splice(0).reverse()) await machine.end(); });

  it('a new import of a column and a sentence inserted there: both are columns afterwards, on both machines, and one undo takes the merge back', async () => {
    const ada = await start('Ada'), bob = await start('Bob');
    ada.edit(2, 'Ада сначала.');
    await replaced(ada);
    write(ada, ada.workbench.tables.segmentsOf('v.ru2' as never)[5]?.id ?? '', 'Недели работы Ады');
    await ada.workbench.settled();
    insertAfter(bob, 3, { text: 'Вставил Боб.', id: 'seg.insb' });
    const [ours, theirs] = [await ada.send(), await bob.send()], before = ada.rows;
    const seen = await ada.preview(theirs);
    expect(seen.items.map(({ kind, before: was, after }) => [kind, was, after]).filter(([kind]) => kind === 'correction')).to.deep.include.members([['correction', '', 'Вставил Боб.']]);
    const versions = (items: typeof seen.items): unknown[] => items.filter(({ kind }) => kind === 'version').map(({ what, lang, author }) => [what, lang, author.name]);
    expect(versions(seen.items), 'Ada’s import stands beside what it had replaced').to.deep.equal([['shownAgain', 'ru', 'Ada'], ['beside', 'ru', 'Ada']]);
    expect(seen.counts).to.include({ versions: 2, lost: 0 });
    const { change } = await ada.take(theirs);
    const other = await bob.preview(ours);
    expect(versions(other.items), 'of what comes, the same is told').to.deep.equal([['beside', 'ru', 'Ada']]);
    await bob.take(ours);
    expect(ada.rows).to.equal(bob.rows);
    for (const { workbench: { tables } } of [ada, bob]) {
      const shown = versionsOf(tables), texts = shown.flatMap(({ id }) => tables.segmentsOf(id).map(({ text }) => text));
      expect(texts).to.include.members(['Недели работы Ады', 'Вставил Боб.']);
      expect(shown.filter(({ lang }) => lang === 'ru').map(({ alignment }) => alignment !== null)).to.deep.equal([true, true]);
    }
    if (!change) throw new Error('no merge');
    expect(await ada.desk.undoMerge(change, 'undo', QUIETLY)).to.include({ ok: true });
    expect(ada.rows).to.equal(before);
  });

  it('a merge on whose sentence one has gone on is not taken back, and the next undo goes past it', async () => {
    const ada = await start('Ada'), bob = await start('Bob');
    insertAfter(ada, 3, { text: 'Вставила Ада.', id: 'seg.ins' });
    const { change } = await bob.take(await ada.send());
    write(bob, 'seg.ins', 'Боб поправил');
    addNote(bob.workbench, { segment: 'seg.ins' as never, text: 'Заметка Боба' });
    await bob.workbench.settled();
    if (!change) throw new Error('no merge');
    const undone = await bob.desk.undoMerge(change, 'undo', QUIETLY);
    expect(undone.ok ? 'ok' : 'error' in undone && undone.error.code).to.equal('cannotUndo');
    expect([bob.workbench.tables.get('segment', 'seg.ins')?.text, bob.workbench.tables.count('note')]).to.deep.equal(['Боб поправил', 1]);
    for (const what of ['note', 'text']) if (isRefusal(bob.workbench.undo())) throw new Error(`the ${what} can be undone`);
    const last = bob.workbench.undo();
    expect(isRefusal(last) ? last.no : 'done', 'the merge was passed over').to.equal('nothingToUndo');
  });

  for (const what of ['note', 'text'] as const) {
    it(`a merge that brought a version stays once one has written a ${what} there, and the work can be sent`, async () => {
      const ada = await start('Ada'), bob = await start('Bob');
      await bringVersion(ada);
      const { change } = await bob.take(await ada.send());
      if (what === 'note') addNote(bob.workbench, { segment: 'seg.new.b' as never, text: 'Заметка' }); else write(bob, 'seg.new.b', 'Bob edited');
      await bob.workbench.settled();
      if (!change) throw new Error('no merge');
      const undone = await bob.desk.undoMerge(change, 'undo', QUIETLY);
      expect(undone.ok ? 'ok' : 'error' in undone && undone.error.code).to.equal('cannotUndo');
      expect((await bob.desk.createBundle({ kind: 'whole' }, QUIETLY)).ok).to.equal(true);
    });
  }
});
