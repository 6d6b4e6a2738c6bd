/** Several tabs, also of several devices, on one store in memory. Whatever passes is copied, as a disk does it. */
import type { DeviceId, WorkId } from '../../src/core/ids.ts';
import type { Change } from '../../src/core/change.ts';
import type { StagedRows } from '../../src/core/staged.ts';
import { ownersOf } from '../../src/core/staged.ts';
import type { RowLists } from '../../src/core/tables.ts';
import { MemoryStore } from '../../src/store/memory-store.ts';
import type { CommitPlan, Draft, DraftKey, Store } from '../../src/store/types.ts';

/** Where a test opens its tabs: in memory here, in IndexedDB elsewhere. */
export interface Disk {
  openTab(tab: string, device: string): Promise<Store>;
}

export class MemoryDisk implements Disk {
  readonly store = new MemoryStore();
  readonly #open = new Map<string, (head: number) => void>();
  /** Which tab stages, or has staged, what no change has named yet. */
  readonly #staging = new Map<string, string>();

  openTab(tab: string, device: string): Promise<Store> {
    this.#open.set(tab, () => undefined);
    return Promise.resolve(new MemoryTab(this, tab, device));
  }

  get tabs(): ReadonlySet<string> { return new Set(this.#open.keys()); }
  listen(tab: string, listener: (head: number) => void): () => void {
    this.#open.set(tab, listener);
    return () => this.#open.delete(tab);
  }
  /** As IndexedDB does it: what a tab that is open stages nobody else does; nor takes away. */
  async stageInto(tab: string, { work, rows, signal }: { work: WorkId; rows: StagedRows; signal?: AbortSignal | undefined }): ReturnType<Store['stageInto']> {
    const { segment = [], bead = [] } = await this.#named(work, ownersOf(rows)), named = ownersOf({ segment, bead });
    for (const owner of ownersOf(rows)) {
      const by = this.#staging.get(owner);
      if (by !== undefined && by !== tab && this.#open.has(by) && !named.has(owner)) return { ok: false, error: { code: 'replaced', at: 'stage', params: { detail: owner } } };
    }
    for (const owner of ownersOf(rows)) if (!named.has(owner)) this.#staging.set(owner, tab);
    return await this.store.stageInto(work, structuredClone(rows), signal);
  }
  async sweep(tab: string, work: WorkId, givenUp: Iterable<string> = []): ReturnType<Store['sweep']> {
    const own = [...givenUp].filter((owner) => this.#staging.get(owner) === tab);
    for (const owner of own) this.#staging.delete(owner);
    return await this.store.sweep(work, own);
  }
  async #named(work: WorkId, owners: Iterable<string>): Promise<StagedRows> {
    const read = await this.store.staged(work, owners);
    return read.ok ? read.value : {};
  }

  announce(from: string, head: number): void {
    for (const [tab, listener] of [...this.#open]) if (tab !== from) listener(head);
  }
}

class MemoryTab implements Store {
  readonly device: DeviceId;
  readonly tab: string;
  readonly trouble = null;
  readonly #disk: MemoryDisk;

  constructor(disk: MemoryDisk, tab: string, device: string) {
    this.#disk = disk;
    this.tab = tab;
    this.device = device as DeviceId;
  }

  onTrouble(): () => void { return () => undefined; }
  onHead(listener: (head: number) => void): () => void { return this.#disk.listen(this.tab, listener); }
  works() { return this.#disk.store.works(); }
  async load(work: WorkId) { return structuredClone(await this.#disk.store.load(work)); }
  glimpse() { return this.#disk.store.glimpse(); }
  base(work: WorkId) { return this.#disk.store.base(work); }
  stage(rows: RowLists) { return this.#disk.store.stage(rows); }
  adopt(rows: RowLists, log: readonly Change[]) { return this.#disk.store.adopt(rows, log); }
  onWorks(listener: Parameters<Store['onWorks']>[0]): () => void { return this.#disk.store.onWorks(listener); }
  onFact(listener: (key: string) => void): () => void { return this.#disk.store.onFact(listener); }
  stageInto(work: WorkId, rows: StagedRows, signal?: AbortSignal) { return this.#disk.stageInto(this.tab, { work, rows, signal }); }
  async staged(work: WorkId, owners: Iterable<string>) { return structuredClone(await this.#disk.store.staged(work, owners)); }
  sweep(work: WorkId, givenUp?: Iterable<string>) { return this.#disk.sweep(this.tab, work, givenUp); }
  remove(work: WorkId) { return this.#disk.store.remove(work); }
  survey(...asked: Parameters<Store['survey']>) { return this.#disk.store.survey(...asked); }
  extent(work: WorkId) { return this.#disk.store.extent(work); }
  facts(prefix: string) { return this.#disk.store.facts(prefix); }
  async exchange(work: WorkId, head: number, plan: (theirs: readonly Change[]) => CommitPlan | null) {
    const result = await this.#disk.store.exchange(work, head, (theirs) => structuredClone(plan(structuredClone(theirs))));
    if (result.ok && result.value.head > head) this.#disk.announce(this.tab, result.value.head);
    return result;
  }
  async changesAfter(work: WorkId, head: number) { return structuredClone(await this.#disk.store.changesAfter(work, head)); }
  putDraft(draft: Draft) { return this.#disk.store.putDraft(structuredClone(draft)); }
  dropDraft(key: DraftKey) { return this.#disk.store.dropDraft(key); }
  flushDrafts(): void { /* nothing waits */ }
  drafts() { return this.#disk.store.drafts(); }
  openTabs() { return Promise.resolve(this.#disk.tabs); }
  getFact(key: string) { return this.#disk.store.getFact(key); }
  putFact(key: string, value: unknown) { return this.#disk.store.putFact(key, value); }
  keepFact(key: string, value: unknown) { return this.#disk.store.keepFact(key, value); }
  erase() { return this.#disk.store.erase(); }
  resetBreaker(): void { /* nothing breaks here */ }
  close(): void { /* nothing is open */ }
}
