/**
 * A store without a disk: what the workbench stands on where the browser offers no IndexedDB (it then says so, and
 * export still works), and what element tests use. Same contract, nothing survives.
 */
import type { DeviceId, WorkId } from '../core/ids.ts';
import { asId } from '../core/ids.ts';
import type { Change } from '../core/change.ts';
import type { Row, TableName } from '../core/model.ts';
import { ownerOf, TABLE_NAMES } from '../core/model.ts';
import type { StagedRows } from '../core/staged.ts';
import { broughtBy, ownersOf } from '../core/staged.ts';
import type { RowLists } from '../core/tables.ts';
import { Tables } from '../core/tables.ts';
import type { CommitPlan, Draft, DraftKey, Extent, LoadedWork, Result, Store, StoreError, WorksNews } from './types.ts';

interface Kept {
  base: RowLists;
  readonly log: { readonly seq: number; readonly change: Change }[];
  /** By owner; no change has named it yet. */
  readonly staged: Map<string, StagedRows>;
}

export class MemoryStore implements Store {
  readonly device: DeviceId = asId('dev_memory');
  readonly tab = 'tab_memory';
  readonly trouble: StoreError | null;
  readonly #works = new Map<WorkId, Kept>();
  readonly #drafts = new Map<string, Draft>();
  readonly #facts = new Map<string, unknown>();
  readonly #removed = new Set<WorkId>();
  readonly #worksEars = new Set<(news: WorksNews) => void>();
  readonly #factEars = new Set<(key: string) => void>();
  #head = 0;

  /** `trouble`: why there is no disk; null in tests. */
  constructor(trouble: StoreError | null = null) {
    this.trouble = trouble;
  }

  onTrouble(): () => void { return () => undefined; }
  onHead(): () => void { return () => undefined; }

  onWorks(listener: (news: WorksNews) => void): () => void {
    this.#worksEars.add(listener);
    return () => this.#worksEars.delete(listener);
  }

  onFact(listener: (key: string) => void): () => void {
    this.#factEars.add(listener);
    return () => this.#factEars.delete(listener);
  }

  works(): ReturnType<Store['works']> {
    return good([...this.#works.values()].flatMap(({ base }) => base.work ?? []));
  }

  load(work: WorkId): Promise<Result<LoadedWork>> {
    const kept = this.#works.get(work);
    if (!kept) return this.#missing(work, 'load');
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
    if ((onlyNew && (here || this.#removed.has(work))) || (here && here.log.length > 0)) return good(false);
    this.#removed.delete(work);
    this.#works.set(work, { base: rows, log: log.map((change) => ({ seq: ++this.#head, change })), staged: new Map() });
    for (const listener of [...this.#worksEars]) listener({ work, removed: false });
    return good(true);
  }

  stageInto(work: WorkId, rows: StagedRows, signal?: AbortSignal): Promise<Result<void>> {
    const kept = this.#works.get(work);
    if (!kept) return this.#missing(work, 'stage');
    if (signal?.aborted) return bad('closed', 'stage');
    const here = ownersOf(kept.base);
    for (const owner of ownersOf(rows)) if (!here.has(owner)) kept.staged.set(owner, of(rows, new Set([owner])));
    return good(undefined);
  }

  staged(work: WorkId, owners: Iterable<string>): Promise<Result<StagedRows>> {
    const kept = this.#works.get(work);
    return kept ? good(of(kept.base, new Set(owners))) : this.#missing(work, 'staged');
  }

  sweep(work: WorkId, givenUp: Iterable<string> = []): Promise<Result<number>> {
    const kept = this.#works.get(work);
    return good([...givenUp].filter((owner) => kept?.staged.delete(owner)).length);
  }

  remove(work: WorkId): Promise<Result<void>> {
    this.#works.delete(work);
    this.#removed.add(work);
    for (const [name, draft] of this.#drafts) if (draft.work === work) this.#drafts.delete(name);
    for (const key of this.#facts.keys()) if (key.slice(key.indexOf(':') + 1) === work) this.#facts.delete(key);
    for (const listener of [...this.#worksEars]) listener({ work, removed: true });
    return good(undefined);
  }

  async survey(work: WorkId, visit: (table: TableName, rows: readonly Row[], bytes: number) => void, signal: AbortSignal): Promise<Result<void>> {
    const loaded = await this.load(work);
    if (!loaded.ok) return loaded;
    if (signal.aborted) return bad('closed', 'survey');
    for (const table of TABLE_NAMES) visit(table, loaded.value.rows[table], JSON.stringify(loaded.value.rows[table]).length);
    return { ok: true, value: undefined };
  }

  extent(work: WorkId): Promise<Result<Extent>> {
    const log = this.#works.get(work)?.log ?? [], last = log.findLast(({ change }) => change.kind !== 'receiveRelease');
    return good({ mark: String(log.at(-1)?.seq ?? 0), lastChange: last?.change.time ?? null, logBytes: log.length });
  }

  exchange(work: WorkId, head: number, plan: (theirs: readonly Change[]) => CommitPlan | null): ReturnType<Store['exchange']> {
    const kept = this.#works.get(work), log = kept?.log ?? [];
    if (!kept && this.#removed.has(work)) return this.#missing(work, 'commit');
    const planned = plan(log.filter(({ seq }) => seq > head).map(({ change }) => change));
    if (!planned) return good({ head, written: false });
    if (kept) for (const change of planned.changes) claim(kept, broughtBy(change));
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
  glimpse(): Promise<Result<null>> { return good(null); }
  drafts(): Promise<Result<readonly Draft[]>> { return good([...this.#drafts.values()]); }
  openTabs(): Promise<ReadonlySet<string>> { return Promise.resolve(new Set([this.tab])); }
  getFact(key: string): Promise<Result<unknown>> { return good(this.#facts.get(key)); }

  putFact(key: string, value: unknown): Promise<Result<void>> {
    this.#facts.set(key, value);
    for (const listener of [...this.#factEars]) listener(key);
    return good(undefined);
  }

  facts(prefix: string): Promise<Result<ReadonlyMap<string, unknown>>> {
    return good(new Map([...this.#facts].filter(([key]) => key.startsWith(prefix))));
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
    this.#removed.clear();
    return good(undefined);
  }

  resetBreaker(): void { /* there is no disk whose trouble could be over */ }
  close(): void { /* nothing is open */ }

  #missing(work: WorkId, at: string): Promise<{ readonly ok: false; readonly error: StoreError }> {
    return bad(this.#removed.has(work) ? 'removed' : 'damaged', at, `no work ${work}`);
  }
}

/** What was staged becomes part of the work. */
function claim(kept: Kept, owners: readonly string[]): void {
  for (const owner of owners) {
    const { segment = [], bead = [] } = kept.staged.get(owner) ?? {};
    if (kept.staged.delete(owner)) kept.base = { ...kept.base, segment: [...kept.base.segment ?? [], ...segment], bead: [...kept.base.bead ?? [], ...bead] };
  }
}

/** The rows of some owners. */
function of({ segment = [], bead = [] }: RowLists, owners: ReadonlySet<string>): StagedRows {
  return { segment: segment.filter((row) => owners.has(row.version)), bead: bead.filter((row) => owners.has(row.alignment)) };
}

function bad(code: StoreError['code'], at: string, detail = ''): Promise<{ readonly ok: false; readonly error: StoreError }> {
  return Promise.resolve({ ok: false, error: { code, at, params: { detail } } });
}

function good<T>(value: T): Promise<Result<T>> {
  return Promise.resolve({ ok: true, value });
}
