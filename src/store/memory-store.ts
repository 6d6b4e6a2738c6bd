/**
 * A store without a disk: what the workbench stands on where the browser offers no IndexedDB (it then says so, and
 * export still works), and what element tests use. Same contract, nothing survives.
 */
import type { DeviceId, WorkId } from '../core/ids.ts';
import { asId } from '../core/ids.ts';
import type { Change } from '../core/change.ts';
import { ownerOf, TABLE_NAMES } from '../core/model.ts';
import type { RowLists } from '../core/tables.ts';
import { Tables } from '../core/tables.ts';
import type { CommitPlan, Draft, DraftKey, LoadedWork, Result, Store, StoreError } from './types.ts';

interface Kept { readonly base: RowLists; readonly log: { readonly seq: number; readonly change: Change }[] }

export class MemoryStore implements Store {
  readonly device: DeviceId = asId('dev_memory');
  readonly tab = 'tab_memory';
  readonly trouble: StoreError | null;
  readonly #works = new Map<WorkId, Kept>();
  readonly #drafts = new Map<string, Draft>();
  readonly #facts = new Map<string, unknown>();
  #head = 0;

  /** `trouble`: why there is no disk; null in tests. */
  constructor(trouble: StoreError | null = null) {
    this.trouble = trouble;
  }

  onTrouble(): () => void { return () => undefined; }
  onHead(): () => void { return () => undefined; }

  works(): ReturnType<Store['works']> {
    return good([...this.#works.values()].flatMap(({ base }) => base.work ?? []));
  }

  load(work: WorkId): Promise<Result<LoadedWork>> {
    const kept = this.#works.get(work);
    if (!kept) return Promise.resolve({ ok: false, error: { code: 'damaged', at: 'load', params: { detail: `no work ${work}` } } });
    const tables = new Tables(kept.base);
    for (const { change } of kept.log) tables.apply(change.patch);
    return good({ rows: tables.toRows(), log: kept.log.map(({ change }) => change), head: this.#head, repaired: [], lostChanges: 0 });
  }

  async base(work: WorkId): Promise<Result<Required<RowLists>>> {
    return good(new Tables(this.#works.get(work)?.base ?? {}).toRows());
  }

  stage(rows: RowLists): Promise<Result<boolean>> {
    return this.adopt(rows, [], true);
  }

  adopt(rows: RowLists, log: readonly Change[], onlyNew = false): Promise<Result<boolean>> {
    const work = rows.work?.[0]?.id;
    if (!work) throw new RangeError('rows without their work');
    for (const table of TABLE_NAMES) for (const row of rows[table] ?? []) ownerOf(table, row);
    const here = this.#works.get(work);
    if (here && (onlyNew || here.log.length > 0)) return good(false);
    this.#works.set(work, { base: rows, log: log.map((change) => ({ seq: ++this.#head, change })) });
    return good(true);
  }

  exchange(work: WorkId, head: number, plan: (theirs: readonly Change[]) => CommitPlan | null): ReturnType<Store['exchange']> {
    const log = this.#works.get(work)?.log ?? [];
    const planned = plan(log.filter(({ seq }) => seq > head).map(({ change }) => change));
    if (!planned) return good({ head, written: false });
    for (const change of planned.changes) log.push({ seq: ++this.#head, change });
    for (const key of planned.drop) void this.dropDraft(key);
    return good({ head: this.#head, written: true });
  }

  changesAfter(work: WorkId, head: number): ReturnType<Store['changesAfter']> {
    const log = this.#works.get(work)?.log ?? [];
    return good({ changes: log.filter(({ seq }) => seq > head).map(({ change }) => change), head: this.#head });
  }

  putDraft(draft: Draft): Promise<Result<void>> {
    this.#drafts.set(`${draft.segment} ${draft.tab}`, draft);
    return good(undefined);
  }

  dropDraft({ segment, tab, text }: DraftKey): Promise<Result<void>> {
    const name = `${segment} ${tab}`;
    if (text === undefined || this.#drafts.get(name)?.text === text) this.#drafts.delete(name);
    return good(undefined);
  }

  flushDrafts(): void { /* nothing waits */ }
  drafts(): Promise<Result<readonly Draft[]>> { return good([...this.#drafts.values()]); }
  openTabs(): Promise<ReadonlySet<string>> { return Promise.resolve(new Set([this.tab])); }
  getFact(key: string): Promise<Result<unknown>> { return good(this.#facts.get(key)); }

  putFact(key: string, value: unknown): Promise<Result<void>> {
    this.#facts.set(key, value);
    return good(undefined);
  }

  keepFact(key: string, value: unknown): Promise<Result<unknown>> {
    const first = this.#facts.get(key) ?? value;
    this.#facts.set(key, first);
    return good(first);
  }

  erase(): Promise<Result<void>> {
    this.#works.clear();
    this.#drafts.clear();
    this.#facts.clear();
    return good(undefined);
  }

  resetBreaker(): void { /* there is no disk whose trouble could be over */ }
  close(): void { /* nothing is open */ }
}

function good<T>(value: T): Promise<Result<T>> {
  return Promise.resolve({ ok: true, value });
}
