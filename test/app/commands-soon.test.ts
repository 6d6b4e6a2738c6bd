// The commands come after the first row: what happens to somebody who is faster.
import { expect } from '@open-wc/testing';
import { commandsHere, loadCommands } from '../../src/app/commands-soon.ts';
import { Workbench } from '../../src/app/workbench.ts';
import { MemoryStore } from '../../src/store/memory-store.ts';
import { seg, smallWork } from '../core/small.ts';
import { WORK } from './world.ts';

const RU1 = seg('ru1');

describe('acts before the commands are loaded', () => {
  it('are refused with the reason and change nothing; the same act is done once they are here', async () => {
    const store = new MemoryStore();
    await store.stage(smallWork({ ru: { words: 'один два' }, tr: {} }));
    let serial = 0;
    const opened = await Workbench.open(store, WORK, { now: () => 1, newId: (prefix) => `${prefix}_${serial++}`, commands: 'later' });
    if (!opened.ok) throw new Error(opened.error.code);
    const { value: workbench } = opened;
    expect(commandsHere(), 'opening runs none of them').to.equal(undefined);
    const act = (): object => workbench.dispatch('setState', () => ({ segment: RU1, base: workbench.tables.get('segment', RU1)?.text ?? '', state: 'final' }));
    expect(act()).to.deep.equal({ no: 'notLoaded', params: {} });
    expect(workbench.tables.get('segment', RU1)?.state).not.to.equal('final');
    expect(workbench.log).to.have.lengthOf(0);
    await loadCommands();
    expect(act()).not.to.have.property('no');
    expect(workbench.tables.get('segment', RU1)?.state).to.equal('final');
  });
});
