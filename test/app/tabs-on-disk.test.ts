// Law D3 on the real thing: two or three tabs on one IndexedDB, with the browser's own interleaving. The deterministic
// interleavings, full disks and lost answers are in two-tabs.test.ts.
import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { isRefusal } from '../../src/core/change.ts';
import { save } from '../../src/app/acts.ts';
import { invert } from '../../src/core/patch.ts';
import { broughtBy, ownersOf } from '../../src/core/staged.ts';
import type { StagedRows } from '../../src/core/staged.ts';
import { Tables } from '../../src/core/tables.ts';
import type { WorkId } from '../../src/core/ids.ts';
import { Workbench } from '../../src/app/workbench.ts';
import type { Store } from '../../src/store/types.ts';
import type { Act } from '../core/arbitrary.ts';
import { someAct, someWork } from '../core/arbitrary.ts';
import { bringingOf } from '../core/newcomers.ts';
import { admit, argsOf, bytes } from '../core/play.ts';
import { holds, PATIENCE } from '../property.ts';
import { seg, smallWork } from '../core/small.ts';
import { until, value, World as Browser } from '../store/fixture.ts';

const WORK = 'work' as WorkId;

interface Tab { readonly store: Store; readonly workbench: Workbench }

let ids = 0, clock = 0;

async function openTab(browser: Browser): Promise<Tab> {
  const store = await browser.open();
  return { store, workbench: value(await Workbench.open(store, WORK, { now: () => ++clock, newId: (prefix) => `${prefix}_d${++ids}` })) };
}

async function act({ workbench }: Tab, wanted: Act, staged: Map<string, StagedRows>): Promise<string | null> {
  if (wanted.kind === 'undo' || wanted.kind === 'redo') { workbench[wanted.kind](); return null; }
  const stamp = { author: workbench.person, time: ++clock, newId: (prefix: string) => `${prefix}_d${++ids}` };
  const bringing = bringingOf(wanted, workbench.tables, stamp);
  if (bringing) {
    for (const owner of ownersOf(bringing.rows)) staged.set(owner, bringing.rows);
    const brought = value(await workbench.bring(bringing.kind, () => bringing.args, { rows: bringing.rows }));
    return isRefusal(brought) ? null : brought.id;
  }
  const args = argsOf(wanted, workbench.tables, stamp);
  const done = args && workbench.dispatch(wanted.kind, () => args);
  return done && !isRefusal(done) ? done.id : null;
}

/** Until every tab has written what it did and heard of what the others wrote. */
async function rest(tabs: readonly Tab[]): Promise<void> {
  for (let rounds = 0; ; rounds++) {
    for (const { workbench } of tabs) await workbench.settled();
    const lengths = new Set(tabs.map(({ workbench }) => workbench.log.length));
    if (lengths.size === 1 || rounds > 50) return;
  }
}

const moves = fc.array(fc.record({ tab: fc.nat(2), act: someAct, wait: fc.boolean() }), { minLength: 1, maxLength: 25 });

describe('the person of several tabs', () => {
  let browser: Browser;
  beforeEach(async () => { browser = new Browser(); value(await (await browser.open()).stage(smallWork())); });
  afterEach(() => browser.end());

  it('is one, also when all open for the first time at once', async () => {
    const tabs = await Promise.all([openTab(browser), openTab(browser), openTab(browser)]);
    expect(new Set(tabs.map(({ workbench }) => workbench.person.personId)).size).to.equal(1);
  });

  it('has the new name in a tab that somebody comes back to, or that hears of an act', async () => {
    const [here, there, third] = [await openTab(browser), await openTab(browser), await openTab(browser)];
    value(await here.workbench.setName('Ayşe'));
    await there.workbench.refresh();
    expect(there.workbench.person).to.deep.equal(here.workbench.person);
    save(here.workbench, { segment: seg('en1'), base: 'one', text: 'uno' });
    await here.workbench.settled();
    await until(() => third.workbench.person.name === 'Ayşe');
  });
});

describe('D3 several tabs on one database', function () {
  this.timeout(PATIENCE);

  it('D3 all equal the disk, the log rewinds to the start, and no act is lost', () => holds(fc.tuple(someWork, moves, fc.integer({ min: 2, max: 3 })), async ([rows, list, count]) => {
    const browser = new Browser();
    try {
      value(await (await browser.open()).stage(rows));
      const tabs = await Promise.all(Array.from({ length: count }, () => openTab(browser)));
      const done = new Set<string>(), staged = new Map<string, StagedRows>();
      for (const move of list) {
        const tab = tabs[move.tab % count]!;
        const id = await act(tab, move.act, staged);
        if (id) done.add(id);
        if (move.wait) await tab.workbench.settled();
      }
      await rest(tabs);
      const fresh = await openTab(browser);
      const disk = bytes(fresh.workbench.tables);
      for (const { workbench } of tabs) {
        expect(bytes(workbench.tables)).to.equal(disk);
        expect(workbench.status.kind).to.be.oneOf(['saved', 'unchanged']);
      }
      const { log } = fresh.workbench;
      for (const id of done) expect(log.some((change) => change.id === id), id).to.equal(true);
      const rewound = new Tables(fresh.workbench.tables.toRows());
      for (const { patch } of log.toReversed()) rewound.apply(invert(patch));
      const base = new Tables(rows);
      for (const owner of log.flatMap((change) => broughtBy(change))) admit(base, staged.get(owner) ?? {});
      expect(bytes(rewound)).to.equal(bytes(base));
      expect(bytes(new Tables(value(await fresh.store.base(WORK))))).to.equal(bytes(base));
      for (const { workbench } of [...tabs, fresh]) workbench.close();
    } finally {
      await browser.end();
    }
  }, { runs: 25 }));
});
