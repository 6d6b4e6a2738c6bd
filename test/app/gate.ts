/**
 * A gate before a store: whatever a tab asks of it waits until the test lets it through, in an order and with an outcome
 * that the seed decides. Calls of one tab keep their order, as transactions of one connection do.
 */
import type { Change } from '../../src/core/change.ts';
import type { DeviceId, WorkId } from '../../src/core/ids.ts';
import type { StagedRows } from '../../src/core/staged.ts';
import type { RowLists } from '../../src/core/tables.ts';
import type { CommitPlan, Draft, DraftKey, Result, Store, StoreError } from '../../src/store/types.ts';

/** `full`: nothing is written. `lost`: it is written, and the tab is told that it was not. */
export type Outcome = 'well' | 'full' | 'lost';

export class Gate {
  readonly #waiting = new Map<string, ((outcome: Outcome) => Promise<void>)[]>();

  get busy(): boolean { return this.#tabs().length > 0; }

  /** Lets one call of one tab through. */
  async step(pick = 0, outcome: Outcome = 'well'): Promise<void> {
    if (!this.busy) await quiet();
    const tabs = this.#tabs(), tab = tabs[pick % tabs.length];
    if (tab !== undefined) await this.#waiting.get(tab)?.shift()?.(outcome);
    await quiet();
  }

  async drain(outcome: Outcome = 'well'): Promise<void> {
    await quiet();
    for (let steps = 0; this.busy; steps++) {
      if (steps > 2000) throw new Error('the tabs never come to rest');
      await this.step(steps, outcome);
    }
  }

  /** What a tab has asked for and not got will never come: it has been killed. */
  forget(tab: string): void { this.#waiting.delete(tab); }

  wait<T>(tab: string, job: (outcome: Outcome) => Promise<Result<T>>): Promise<Result<T>> {
    return new Promise((answer) => {
      const queue = this.#waiting.get(tab) ?? [];
      this.#waiting.set(tab, queue);
      queue.push(async (outcome) => {
        const result = await job(outcome);
        queue.unshift(() => { answer(result); return Promise.resolve(); }); // the answer takes its time, too
      });
    });
  }

  #tabs(): string[] { return [...this.#waiting].filter(([, queue]) => queue.length > 0).map(([tab]) => tab).sort(); }
}

/** Until everything that needs no gate has happened. */
export async function quiet(): Promise<void> {
  for (let turn = 0; turn < 24; turn++) await Promise.resolve();
}

const bad = <T>(code: StoreError['code'], at: string): Result<T> => ({ ok: false, error: { code, at, params: { detail: 'test' } } });

export class GatedStore implements Store {
  trouble: StoreError | null = null;
  readonly #inner: Store;
  readonly #gate: Gate;
  readonly #listeners = new Set<(trouble: StoreError | null) => void>();

  constructor(inner: Store, gate: Gate) {
    this.#inner = inner;
    this.#gate = gate;
  }

  get device(): DeviceId { return this.#inner.device; }
  get tab(): string { return this.#inner.tab; }
  onTrouble(listener: (trouble: StoreError | null) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
  onHead(listener: (head: number) => void): () => void { return this.#inner.onHead(listener); }
  works() { return this.#inner.works(); }
  load(work: WorkId) { return this.#inner.load(work); }
  glimpse(work: WorkId, place: number) { return this.#inner.glimpse(work, place); }
  base(work: WorkId) { return this.#inner.base(work); }
  stage(rows: RowLists) { return this.#inner.stage(rows); }
  adopt(rows: RowLists, log: readonly Change[]) { return this.#inner.adopt(rows, log); }
  onWorks(listener: Parameters<Store['onWorks']>[0]): () => void { return this.#inner.onWorks(listener); }
  onFact(listener: (key: string) => void): () => void { return this.#inner.onFact(listener); }
  stageInto(work: WorkId, rows: StagedRows, signal?: AbortSignal) { return this.#inner.stageInto(work, rows, signal); }
  staged(work: WorkId, owners: Iterable<string>) {
    const wanted = [...owners];
    return this.#gate.wait(this.tab, async (outcome) => outcome === 'lost' ? bad<StagedRows>('timeout', 'staged') : await this.#inner.staged(work, wanted));
  }
  sweep(work: WorkId, givenUp?: Iterable<string>) { return this.#inner.sweep(work, givenUp); }
  remove(work: WorkId) { return this.#inner.remove(work); }
  survey(...asked: Parameters<Store['survey']>) { return this.#inner.survey(...asked); }
  extent(work: WorkId) { return this.#inner.extent(work); }
  facts(prefix: string) { return this.#inner.facts(prefix); }
  exchange(work: WorkId, head: number, plan: (theirs: readonly Change[]) => CommitPlan | null): ReturnType<Store['exchange']> {
    return this.#gate.wait(this.tab, async (outcome) => {
      // A full disk is noticed at the end: the plan has been made by then.
      const result = await this.#inner.exchange(work, head, (theirs) => { const planned = plan(theirs); return outcome === 'full' ? null : planned; });
      return this.#told(outcome, result, 'commit');
    });
  }
  changesAfter(work: WorkId, head: number) {
    return this.#gate.wait(this.tab, async (outcome) => {
      const result = await this.#inner.changesAfter(work, head);
      return outcome === 'lost' ? bad<never>('timeout', 'load') : result;
    });
  }
  putDraft(draft: Draft) { return this.#writes('draft', () => this.#inner.putDraft(draft)); }
  dropDraft(key: DraftKey) { return this.#writes('draft', () => this.#inner.dropDraft(key)); }
  flushDrafts(): void { this.#inner.flushDrafts(); }
  drafts() { return this.#inner.drafts(); }
  openTabs() { return this.#inner.openTabs(); }
  getFact(key: string) { return this.#inner.getFact(key); }
  putFact(key: string, value: unknown) { return this.#inner.putFact(key, value); }
  keepFact(key: string, value: unknown) { return this.#inner.keepFact(key, value); }
  erase() { return this.#inner.erase(); }
  resetBreaker(): void { this.#inner.resetBreaker(); }
  close(): void { this.#inner.close(); }

  #writes(at: string, job: () => Promise<Result<void>>): Promise<Result<void>> {
    return this.#gate.wait(this.tab, async (outcome) => this.#told(outcome, outcome === 'full' ? bad<undefined>('quota', at) : await job(), at));
  }

  #told<T>(outcome: Outcome, result: Result<T>, at: string): Result<T> {
    const told = outcome === 'well' ? result : bad<T>(outcome === 'full' ? 'quota' : 'timeout', at);
    const trouble = told.ok ? null : told.error;
    if (trouble !== this.trouble) { this.trouble = trouble; for (const listener of this.#listeners) listener(trouble); }
    return told;
  }
}
