// An act is written when it is on screen; nothing that a person waits for waits for that longer than it must.
import { expect } from '@open-wc/testing';
import { asId } from '../../src/core/ids.ts';
import { isRefusal } from '../../src/core/change.ts';
import type { Change, Refusal } from '../../src/core/change.ts';
import { Pause } from '../../src/app/pause.ts';
import { Workbench } from '../../src/app/workbench.ts';
import { MemoryStore } from '../../src/store/memory-store.ts';
import { seg, smallWork } from '../core/small.ts';
import { WORK } from './world.ts';

/** Frames that come when the test says so. */
class Screen {
  #waiting: (() => void)[] = [];
  asked = 0;
  readonly drawn = (): Promise<void> => new Promise((done) => {
    this.asked += 1;
    this.#waiting.push(done);
  });
  draw(): void { for (const done of this.#waiting.splice(0)) done(); }
}

const later = (): Promise<void> => new Promise((done) => { setTimeout(done, 20); });

describe('writing what is on screen', () => {
  let store: MemoryStore, screen: Screen, workbench: Workbench, serial: number;
  beforeEach(async () => {
    store = new MemoryStore();
    screen = new Screen();
    serial = 0;
    await store.stage(smallWork({ ru: { words: 'один два' }, tr: {} }));
    workbench = await open();
  });
  afterEach(() => { workbench.close(); });

  const open = async (): Promise<Workbench> => {
    const opened = await Workbench.open(store, WORK, { now: () => 1, newId: (prefix) => `${prefix}_${serial++}`, drawn: screen.drawn });
    if (!opened.ok) throw new Error(opened.error.code);
    return opened.value;
  };

  const act = (text: string): Change => {
    const done: Change | Refusal = workbench.dispatch('editSegment', ({ author, time, newId }) => (
      { segment: seg('ru1'), base: workbench.tables.get('segment', seg('ru1'))?.text ?? '', text, suggestion: asId(newId('sug')), author, time }));
    if (isRefusal(done)) throw new Error(done.no);
    return done;
  };
  const logged = async (): Promise<number> => {
    const read = await store.changesAfter(WORK, 0);
    return read.ok ? read.value.changes.length : -1;
  };

  it('begins when the frame has been drawn, and takes along what was done meanwhile', async () => {
    act('раз');
    act('два');
    await later();
    expect([workbench.status.kind, await logged(), screen.asked]).to.deep.equal(['saving', 0, 1]);
    screen.draw();
    await workbench.settled();
    expect([workbench.status.kind, await logged(), screen.asked]).to.deep.equal(['saved', 2, 1]);
  });

  it('does not wait for a frame where the page is going away', async () => {
    act('раз');
    await later();
    workbench.flush();
    await workbench.settled();
    expect([workbench.status.kind, await logged()]).to.deep.equal(['saved', 1]);
  });

  it('waits for nothing after that either, until somebody comes back', async () => {
    workbench.flush();
    act('раз');
    await workbench.settled();
    expect(await logged()).to.equal(1);
    await workbench.refresh();
    act('два');
    await later();
    expect(await logged()).to.equal(1);
    screen.draw();
    await workbench.settled();
    expect(await logged()).to.equal(2);
  });

  it('comes after the rows of a big work have been compared with their sums, and that waits for the frame, too', async () => {
    workbench.close();
    const load = store.load.bind(store);
    let compared = 0;
    store.load = async (...which) => {
      const loaded = await load(...which);
      return loaded.ok ? { ok: true, value: { ...loaded.value, proved: () => { compared += 1; return Promise.resolve(true); } } } : loaded;
    };
    workbench = await open();
    act('раз');
    await later();
    expect([compared, await logged(), screen.asked]).to.deep.equal([0, 0, 1]);
    screen.draw();
    await later();
    expect([compared, await logged(), screen.asked], 'compared, and not written: what was done meanwhile is to be seen first').to.deep.equal([1, 0, 2]);
    screen.draw();
    await workbench.settled();
    expect([workbench.status.kind, await logged()]).to.deep.equal(['saved', 1]);
  });

  it('is not held up by its being closed', async () => {
    act('раз');
    await later();
    workbench.close();
    await later();
    expect(await logged()).to.equal(1);
  });

  it('asks for no frame where nothing is to be written', async () => {
    await workbench.sync();
    expect(screen.asked).to.equal(0);
  });
});

describe('a wait', () => {
  const over = async (wait: Promise<void>): Promise<boolean> => { let done = false; void wait.then(() => { done = true; }); await later(); return done; };
  it('ends with what it is for, however that ends, or when somebody ends it', async () => {
    const pause = new Pause();
    expect(await over(pause.until(new Promise(() => undefined)))).to.equal(false);
    expect(await over(pause.until(Promise.resolve()))).to.equal(true);
    expect(await over(pause.until(Promise.reject(new Error('no frame'))))).to.equal(true);
    const wait = pause.until(new Promise(() => undefined));
    pause.end();
    expect(await over(wait)).to.equal(true);
    pause.end(); // nobody waits
  });
});
