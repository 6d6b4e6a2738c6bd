import { expect } from '@open-wc/testing';
import { LocalizeController } from '../../src/i18n/localize-controller.ts';
import { refuse } from '../../src/core/change.ts';
import type { SegmentId } from '../../src/core/ids.ts';
import type { Workbench } from '../../src/app/workbench.ts';
import { ActionRegistry } from '../../src/ui/controllers/actions.ts';
import { undoActions } from '../../src/ui/undo-actions.ts';
import { changeText, openWorkbench, speak } from './correcting-fixture.ts';
import { VERSION } from './fixture.ts';

const host = { addController: () => undefined, removeController: () => undefined, requestUpdate: () => undefined, updateComplete: Promise.resolve(true) };

interface Opened { workbench: Workbench; actions: ActionRegistry; said: string[]; shown: SegmentId[]; id: SegmentId; text: () => string }

async function opened(): Promise<Opened> {
  await speak('en');
  const workbench = await openWorkbench();
  const actions = new ActionRegistry();
  const said: string[] = [], shown: SegmentId[] = [];
  actions.add(undoActions({
    workbench: () => workbench, i18n: new LocalizeController(host), say: (sentence) => { said.push(sentence); }, show: (segment) => { shown.push(segment); },
    takeBack: (change, kind) => { said.push(`${kind} ${change}`); },
  }));
  const { id } = workbench.tables.segmentsOf(VERSION.ru)[1]!;
  return { workbench, actions, said, shown, id, text: () => workbench.tables.get('segment', id)!.text };
}

describe('undo and redo', () => {
  it('say what was undone and redone, and show the sentence', async () => {
    const { actions, workbench, said, shown, id, text } = await opened();
    const before = text();
    changeText(workbench, id, 'Исправлено.');
    expect(actions.run('edit.undo')).to.equal(true);
    expect(text()).to.equal(before);
    expect(actions.run('edit.redo')).to.equal(true);
    expect(text()).to.equal('Исправлено.');
    expect(said).to.deep.equal(['Undone: correction of sentence 2 (Russian)', 'Redone: correction of sentence 2 (Russian)']);
    expect(shown).to.deep.equal([id, id]);
  });

  it('file the former text as a suggestion when somebody has changed it since', async () => {
    const { workbench, id, text } = await opened();
    const before = text();
    changeText(workbench, id, 'Mine.');
    const act = workbench.log.at(-1)!;
    changeText(workbench, id, 'Theirs.');
    workbench.dispatch('undo', ({ author, time, newId }) => ({ target: act.id, effect: act.id, suggestion: newId('sug') as never, author, time }));
    expect(workbench.tables.suggestionsOf(id).at(-1)?.text).to.equal(before);
  });

  it('hand a merge on to whoever can take it back in pieces', async () => {
    await speak('en');
    const taken: string[] = [], said: string[] = [];
    const merged = { canUndo: true, canRedo: true, undo: () => refuse('mergeUndo', { change: 'chg_merge' }), redo: () => refuse('mergeUndo', { change: 'chg_merge' }) } as unknown as Workbench;
    const actions = new ActionRegistry();
    actions.add(undoActions({
      workbench: () => merged, i18n: new LocalizeController(host), say: (sentence) => { said.push(sentence); }, show: () => undefined,
      takeBack: (change, kind) => { taken.push(`${kind} ${change}`); },
    }));
    actions.run('edit.undo');
    actions.run('edit.redo');
    expect(taken).to.deep.equal(['undo chg_merge', 'redo chg_merge']);
    expect(said).to.deep.equal([]);
  });

  it('do not apply where there is nothing to undo, or nothing open', async () => {
    const { actions } = await opened();
    expect(actions.run('edit.undo')).to.equal(false);
    actions.get('edit.redo')?.run();
    const closed = undoActions({ workbench: () => undefined, i18n: new LocalizeController(host), say: () => undefined, show: () => undefined, takeBack: () => undefined });
    expect(closed.map(({ enabled }) => enabled?.())).to.deep.equal([false, false]);
  });
});
