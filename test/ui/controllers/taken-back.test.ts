// What is said when an act was taken back or done again: the act, and the sentence that it was about, in its own column.
import { expect } from '@open-wc/testing';
import type { Change } from '../../../src/core/change.ts';
import type { CommandArgs, CommandKind } from '../../../src/core/commands/registry.ts';
import type { AlignmentId, BeadId } from '../../../src/core/ids.ts';
import type { Segment } from '../../../src/core/model.ts';
import type { Workbench } from '../../../src/app/workbench.ts';
import { LocalizeController } from '../../../src/i18n/localize-controller.ts';
import { takenBackSentence } from '../../../src/ui/controllers/taken-back.ts';
import { openTestWorkbench, VERSION } from '../fixture.ts';

const host = { addController: () => undefined, removeController: () => undefined, requestUpdate: () => undefined, updateComplete: Promise.resolve(true) };

describe('undo of an act says', () => {
  let workbench: Workbench, i18n: LocalizeController;
  beforeEach(async () => {
    workbench = await openTestWorkbench();
    i18n = new LocalizeController(host);
  });
  const ru = (at: number): Segment => workbench.tables.segmentsOf(VERSION.ru)[at] as Segment;
  const byHand = () => ({ bead: 'new' as BeadId, author: workbench.person });
  const said = <K extends CommandKind>(kind: K, args: CommandArgs[K]): string[] => {
    const done = workbench.dispatch(kind, () => args);
    expect(done).to.include({ kind });
    return [workbench.undo(), workbench.redo()].map((change) => takenBackSentence(workbench, change as Change, i18n).sentence);
  };

  it('which sentence was moved', () => expect(said('moveSegments', { segments: [ru(1).id], to: ru(0).id, ...byHand() })).to.deep.equal(['Undone: move of sentence 2 (Russian)', 'Redone: move of sentence 2 (Russian)']));
  it('where a row was split', () => {
    workbench.dispatch('groupSegments', () => ({ version: VERSION.ru, segments: [ru(0).id, ru(1).id], ...byHand() }));
    expect(said('splitBead', { version: VERSION.ru, at: ru(1).id, ...byHand(), bead: 'other' as BeadId })[0]).to.equal('Undone: split of the row at sentence 2 (Russian)');
  });
  it('which was linked, and where the focus may go', () => {
    expect(said('linkSegments', { segments: [ru(2).id, workbench.tables.segmentsOf(VERSION.en)[0]?.id as Segment['id']], alignment: 'a' as AlignmentId, ...byHand() })[0]).to.equal('Undone: links of sentence 3 (Russian)');
    expect(takenBackSentence(workbench, workbench.undo() as Change, i18n).segment).to.equal(ru(2).id);
  });
  it('from which sentence of the column it was shifted, although the act names the original’s', () => {
    const [, , third] = workbench.tables.segmentsOf(VERSION.en);
    workbench.dispatch('setLinkStatus', () => ({ links: workbench.tables.segmentsOf(VERSION.ru).map(({ id }) => ({ version: VERSION.ru, segment: id })), status: 'auto', author: workbench.person }));
    expect(said('shiftColumn', { version: VERSION.ru, from: third?.id as Segment['id'], by: 1, ...byHand() })).to.deep.equal([
      'Undone: shift of a column from sentence 3 (Russian)', 'Redone: shift of a column from sentence 3 (Russian)',
    ]);
    expect(takenBackSentence(workbench, workbench.undo() as Change, i18n).segment).to.equal(ru(2).id);
  });
  it('on how many links a status was set', () => {
    const status = (count: number) => said('setLinkStatus', { links: [0, 1].slice(0, count).map((at) => ({ version: VERSION.ru, segment: ru(at).id })), status: 'needs-review', author: workbench.person })[0];
    expect(status(1)).to.equal('Undone: status of 1 link');
    workbench.undo();
    expect(status(2)).to.equal('Undone: status of 2 links');
  });
  it('where, in the column that it was about, though it named its rows by the original', () => {
    const en = (at: number): Segment => workbench.tables.segmentsOf(VERSION.en)[at] as Segment;
    workbench.dispatch('moveSegments', () => ({ segments: [ru(1).id], to: en(0).id, ...byHand() }));
    workbench.dispatch('setLinkStatus', () => ({ links: workbench.tables.segmentsOf(VERSION.ru).map(({ id }) => ({ version: VERSION.ru, segment: id })), status: 'auto', author: workbench.person }));
    const column = { version: VERSION.ru, ...byHand(), bead: 'other' as BeadId };
    expect(said('shiftColumn', { ...column, from: en(3).id, by: 1 })).to.deep.equal(['Undone: shift of a column from sentence 4 (Russian)', 'Redone: shift of a column from sentence 4 (Russian)']);
    workbench.undo();
    expect(said('groupSegments', { ...column, segments: [en(1).id, en(2).id] })[0], 'its first cell is empty').to.equal('Undone: grouping of rows at sentence 3 (Russian)');
    workbench.undo();
    expect(said('swapCells', { ...column, a: en(2).id, b: en(3).id })[0]).to.equal('Undone: swap of cells at sentence 3 (Russian)');
    workbench.undo();
    expect(said('groupSegments', { ...column, version: VERSION.en, segments: [en(2).id, en(3).id] })[0]).to.equal('Undone: grouping of rows at sentence 3 (English)');
  });
  it('on whose link a note was written', () => expect(said('noteLink', { version: VERSION.ru, segment: ru(3).id, base: '', note: 'x', author: workbench.person })[1]).to.equal('Redone: note on the link of sentence 4 (Russian)'));

  it('in which column a sentence was inserted, and which one was deleted, though it is gone', () => {
    const stamp = { author: workbench.person, time: 1, bead: 'new' as BeadId };
    expect(said('insertSegment', { id: 'seg_new' as Segment['id'], version: VERSION.ru, after: ru(1).id, text: '', beside: ru(1).id, ...stamp }))
      .to.deep.equal(['Undone: inserting a sentence (Russian)', 'Redone: inserting sentence 3 (Russian)']);
    workbench.undo();
    const { id, text } = ru(2);
    expect(said('deleteSegment', { segment: id, base: text, ...stamp })).to.deep.equal(['Undone: deleting sentence 3 (Russian)', 'Redone: deleting a sentence (Russian)']);
    workbench.undo();
    const last = workbench.tables.segmentsOf(VERSION.ru).findIndex(({ after }) => /\n/.test(after)), end = ru(last);
    expect(said('deleteSegment', { segment: end.id, base: end.text, ...stamp })[0], 'the one before it is touched, too').to.equal(`Undone: deleting sentence ${last + 1} (Russian)`);
  });
});
