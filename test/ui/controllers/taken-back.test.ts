// What is said when an act on links was taken back or done again: the act, and the first sentence that it named.
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

describe('undo of an act on links says', () => {
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
  it('on how many links a status was set', () => {
    const status = (count: number) => said('setLinkStatus', { links: [0, 1].slice(0, count).map((at) => ({ version: VERSION.ru, segment: ru(at).id })), status: 'needs-review', author: workbench.person })[0];
    expect(status(1)).to.equal('Undone: status of 1 link');
    workbench.undo();
    expect(status(2)).to.equal('Undone: status of 2 links');
  });
  it('on whose link a note was written', () => expect(said('noteLink', { version: VERSION.ru, segment: ru(3).id, base: '', note: 'x', author: workbench.person })[1]).to.equal('Redone: note on the link of sentence 4 (Russian)'));
});
