// Three people at once on five versions, each on a device of their own: acts on texts, sentences, links and versions, edits of
// sentences that others have cut or deleted meanwhile, undo and redo; in any order of acting and catching up.
import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { ChangeId, DeviceId } from '../../src/core/ids.ts';
import type { Change } from '../../src/core/change.ts';
import { isRefusal } from '../../src/core/change.ts';
import { runAgain } from '../../src/core/commands/registry.ts';
import { KnownLog } from '../../src/core/known.ts';
import { invert } from '../../src/core/patch.ts';
import type { StagedRows } from '../../src/core/staged.ts';
import type { RowLists } from '../../src/core/tables.ts';
import { Tables } from '../../src/core/tables.ts';
import { UndoStack } from '../../src/core/undo-stack.ts';
import { holds, PATIENCE } from '../property.ts';
import type { Act } from './arbitrary.ts';
import { someAct, wideWork } from './arbitrary.ts';
import { LAWS, wholeAlignments } from './law.ts';
import { admit, bytes, logView, Play, textsKept, textsOf } from './play.ts';
import { TEXT_ACTS } from './sentences.ts';

/** What all share: a log, and the rows that were staged for its changes. */
interface Shared { readonly log: Change[]; readonly staged: Map<ChangeId, StagedRows> }

/** One person's tab: what it has read of the shared log, and what waits behind it. */
class Tab extends Play {
  #head = 0;
  readonly #own: DeviceId;

  constructor(rows: RowLists, device: DeviceId) {
    super(rows, device);
    this.#own = device;
  }

  /** As the workbench does it: ours off, theirs on, ours again, and all of it is written. */
  catchUp({ log, staged }: Shared): void {
    const waiting = this.log.splice(this.#head);
    for (const { patch } of waiting.toReversed()) this.tables.apply(invert(patch));
    for (const change of log.slice(this.#head)) {
      admit(this.tables, staged.get(change.id) ?? {});
      this.tables.apply(change.patch);
      this.log.push(change);
    }
    for (const change of waiting) {
      const patch = runAgain(change, { tables: this.tables, log: logView(this.log) });
      this.tables.apply(patch);
      this.log.push({ ...change, patch });
    }
    log.push(...this.log.slice(log.length));
    this.#head = log.length;
    this.known = new KnownLog(this.log);
    this.stack = new UndoStack(this.#own);
    for (const change of this.log) this.stack.read(change);
  }
}

interface Turn { readonly who: number; readonly act: Act | null }
const acts = fc.oneof({ weight: 3, arbitrary: someAct }, { weight: 2, arbitrary: fc.tuple(someAct, fc.constantFrom(...TEXT_ACTS)).map(([act, kind]): Act => ({ ...act, kind })) });
const turns: fc.Arbitrary<Turn[]> = fc.array(fc.record({ who: fc.nat(2), act: fc.oneof({ weight: 4, arbitrary: acts }, { weight: 1, arbitrary: fc.constant(null) }) }), { maxLength: 40, size: 'max' });

describe('together', function () {
  this.timeout(PATIENCE);

  it('S9 D3 10,000 acts of three people: all end with the same rows, A1 holds, texts are kept, the log rewinds', () => holds(fc.tuple(wideWork, turns), ([rows, played]) => {
    const shared: Shared = { log: [], staged: new Map() }, said: { texts: string[]; kind: Change['kind'] }[] = [];
    const tabs = ['dev_a', 'dev_b', 'dev_c'].map((device) => new Tab(rows, device as DeviceId));
    for (const { who, act } of played) {
      const tab = tabs[who] as Tab;
      if (!act) { tab.catchUp(shared); wholeAlignments(tab.tables); continue; }
      const known = tab.brought.length, done = tab.act(act);
      if (isRefusal(done)) continue;
      said.push({ texts: textsOf(done), kind: done.kind });
      for (const staged of tab.brought.slice(known)) shared.staged.set(done.id, staged);
    }
    for (const tab of [...tabs, ...tabs]) tab.catchUp(shared);
    const [first, ...others] = tabs as [Tab, Tab, Tab], end = bytes(first.tables);
    for (const other of others) expect(bytes(other.tables)).to.equal(end);
    wholeAlignments(first.tables);
    LAWS['S7']?.({ before: first.tables, after: first.tables, change: shared.log[0] as Change, log: shared.log });
    const kept = [...textsKept(first.tables, shared.log)];
    for (const { texts, kind } of said) for (const text of texts) expect(kept.some((one) => one.includes(text)), `${kind} ${JSON.stringify(text)}`).to.equal(true);
    const base = new Tables(rows);
    admit(base, ...shared.staged.values());
    const start = bytes(base);
    for (const { patch } of shared.log) base.apply(patch);
    expect(bytes(base)).to.equal(end);
    for (const { patch } of shared.log.toReversed()) base.apply(invert(patch));
    expect(bytes(base)).to.equal(start);
  }, { runs: 250 }));
});
