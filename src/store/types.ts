/** The contract of the one module that touches IndexedDB. `open-store.ts` keeps it; `app/` is its only reader. */
import type { Draft } from '../core/draft.ts';
import type { DeviceId, WorkId } from '../core/ids.ts';
import type { Change } from '../core/change.ts';
import type { Row, TableName, Work } from '../core/model.ts';
import type { StagedRows } from '../core/staged.ts';
import type { RowLists } from '../core/tables.ts';

export type StoreErrorCode =
  | 'quota'        // the disk or the origin's share of it is full; one may try again
  | 'broken'       // any other input/output error: the breaker is tripped, nothing more is written until the browser restarted
  | 'closed'       // the browser closed the connection and it could not be opened again
  | 'timeout'      // the transaction neither completed nor failed within its time
  | 'blocked'      // another tab holds an older database open
  | 'newer'        // the database was written by a newer release
  | 'emptied'      // work was stored here before, and the database is empty now
  | 'replaced'     // another tab has put another copy of the work in its place (a backup was restored there); open it again
  | 'removed'      // the work was deleted for good in another tab; the others are there
  | 'damaged'      // pages could not be read, nor rebuilt from base and log
  | 'unavailable'; // this browser (or this private window) offers no IndexedDB

export interface StoreError {
  readonly code: StoreErrorCode;
  /** What was being done, e.g. `commit`, `load`. */
  readonly at: string;
  /** The browser's own words, for a report; never shown as the sentence. */
  readonly params: { readonly detail: string };
}
export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: StoreError };

export type { Draft } from '../core/draft.ts';

/** Names a draft on disk. With a text only the draft that still has it is meant: a tab thought gone may have come back and written on. */
export type DraftKey = Pick<Draft, 'segment' | 'tab'> & { readonly text?: string };

export interface LoadedWork {
  readonly rows: Required<RowLists>;
  /** Every change of the work, in log order. */
  readonly log: readonly Change[];
  /** Sequence number of the last log row of the whole database; 0 for none. */
  readonly head: number;
  /** Live pages that were damaged or missing and have been rebuilt from base and log. */
  readonly repaired: readonly { readonly table: TableName; readonly owner: string; readonly page: number }[];
  /** Log rows that are damaged and left out of `log`: the text is whole, a part of its history is not. */
  readonly lostChanges: number;
  /**
   * Of a big work whose rows somebody heard early: they have not been compared with their sums, which this does, without holding
   * anybody up. False: some are damaged, and the next `load` mends them. Until it is true nothing of them may be written or carried out.
   */
  readonly proved?: () => Promise<boolean>;
}

/** `removed`: it is gone for good; otherwise it has come. */
export interface WorksNews { readonly work: WorkId; readonly removed: boolean }

export interface Extent {
  /** Another value after every change, and after the work was replaced. */
  readonly mark: string;
  /** Time of the last change (ms since 1970, UTC); null: none. */
  readonly lastChange: number | null;
  /** About what its log takes on disk, bytes. */
  readonly logBytes: number;
}

/** What `exchange` writes: changes in order, and the drafts that they make superfluous. */
export interface CommitPlan {
  readonly changes: readonly Change[];
  readonly drop: readonly DraftKey[];
}

/** Hears of the rows of a work while they are being read, so that they can be put where they belong meanwhile. */
export interface EarlyRows {
  /** The reading begins, or begins anew: what came before counts for nothing. */
  begin(): void;
  take(rows: RowLists): void;
}

export interface Store {
  readonly device: DeviceId;
  readonly tab: string;
  /** null while all is well. */
  readonly trouble: StoreError | null;
  /** Called when trouble comes or goes (also from other tabs, by the shared breaker). Returns the way to stop. */
  onTrouble(listener: (trouble: StoreError | null) => void): () => void;
  /** Called when another tab has moved the log; `head` is its new end (Infinity: look, whatever you know). */
  onHead(listener: (head: number) => void): () => void;

  /** Called when a work came or went for good, here or in another tab. */
  onWorks(listener: (news: WorksNews) => void): () => void;
  /** Called when a fact was put, here or in another tab. */
  onFact(listener: (key: string) => void): () => void;

  works(): Promise<Result<readonly Work[]>>;
  /**
   * Without staged rows that no change has referred to yet. Read piece by piece, so that nobody who types has to wait. What
   * `early` hears is of use only where in the end it is as many rows as there are, and none was repaired.
   */
  load(work: WorkId, early?: EarlyRows): Promise<Result<LoadedWork>>;
  /**
   * Of a big work, the pages in which the row at a place (from 0) and those after it are likely to stand, with work, versions and
   * alignments; before the whole is read, and only to be looked at. null: it is small, or a page is damaged or missing.
   */
  glimpse(work: WorkId, place: number): Promise<Result<RowLists | null>>;
  base(work: WorkId): Promise<Result<Required<RowLists>>>;
  /**
   * New base and live pages in one transaction, whoever types meanwhile is not held up. Does nothing, and says `false`, when
   * the work is already there, or was removed for good here (then only `adopt` brings it back).
   */
  stage(rows: RowLists): Promise<Result<boolean>>;
  /**
   * Base and live pages of new versions and alignments of a work, whole ones. They are invisible until a change that names
   * them is written (core/staged.ts); until then this tab's lock protects them. Several transactions, so that others come in
   * between. Owners that are part of the work already are left as they are. After an abort, or any error, nothing of it stays.
   * `removed`: the work is not there any more; `replaced`: another copy is; `blocked`: another tab is staging the same.
   */
  stageInto(work: WorkId, rows: StagedRows, signal?: AbortSignal): Promise<Result<void>>;
  /** The rows of versions and alignments as they were staged: for a tab that reads a change which names them. */
  staged(work: WorkId, owners: Iterable<string>): Promise<Result<StagedRows>>;
  /**
   * Removes what was staged into a work and never referred to by tabs that are gone, and `givenUp`: owners that this tab has
   * staged itself and does not need. Gives the number of owners removed.
   */
  sweep(work: WorkId, givenUp?: Iterable<string>): Promise<Result<number>>;
  /** Deletes a work for good: pages, base, log, drafts and facts (`<what>:<work>`). It is remembered, so that `stage` does not bring it back. */
  remove(work: WorkId): Promise<Result<void>>;
  /** Shows every live row of a work, page by page, in transactions of a few pages; `bytes`: about what a page takes. Ends early when aborted (`closed`). */
  survey(work: WorkId, visit: (table: TableName, rows: readonly Row[], bytes: number) => void, signal: AbortSignal): Promise<Result<void>>;
  /** How large a work is and when it was changed last, without reading it. */
  extent(work: WorkId): Promise<Result<Extent>>;

  /** Base, log and live pages of a work from elsewhere, in one transaction; refuses (`false`) if changes are logged here already. */
  adopt(rows: RowLists, log: readonly Change[]): Promise<Result<boolean>>;

  /**
   * One `readwrite` transaction, strict: reads the log after `head`, hands the changes of `work` in it to `plan`
   * (synchronous), writes pages, log rows and draft removal, and resolves once it has completed. `plan` returning null
   * writes nothing: there was too much to compute inside a transaction (`head` then stays, `written` is false). A change that
   * brings staged rows makes them part of the work in the same transaction.
   *
   * After `timeout` it is not known whether the changes were written: they may turn up in the next `theirs`, with the
   * ids they had. `damaged`: the rows on disk are not the ones that a change starts from. `replaced`: the work that was
   * loaded is not the one on disk any more, `removed`: it is gone; `plan` is not asked. After `damaged` and `replaced`, load the work again. A `plan` that throws writes nothing and makes `exchange` throw.
   */
  exchange(work: WorkId, head: number, plan: (theirs: readonly Change[]) => CommitPlan | null): Promise<Result<{ readonly head: number; readonly written: boolean }>>;
  /** The changes of a work after `head`, outside any writing. */
  changesAfter(work: WorkId, head: number): Promise<Result<{ readonly changes: readonly Change[]; readonly head: number }>>;

  /** Keeps the latest draft of a segment in this tab; a newer one overtakes those still waiting. Strict, `commit()`ed. */
  putDraft(draft: Draft): Promise<Result<void>>;
  dropDraft(key: DraftKey): Promise<Result<void>>;
  /** For `pagehide` and `visibilitychange`: drafts that wait for their predecessor start now. */
  flushDrafts(): void;
  drafts(): Promise<Result<readonly Draft[]>>;
  /** Tabs that are open now (they hold a Web Lock); a draft of any other tab has no owner. */
  openTabs(): Promise<ReadonlySet<string>>;

  /** Small facts beside the works (the person, settings), JSON values. */
  getFact(key: string): Promise<Result<unknown>>;
  putFact(key: string, value: unknown): Promise<Result<void>>;
  /** Every fact whose key begins with `prefix`. */
  facts(prefix: string): Promise<Result<ReadonlyMap<string, unknown>>>;
  /** Puts a fact where there is none, and gives the one that is there then: of several tabs the first one wins. */
  keepFact(key: string, value: unknown): Promise<Result<unknown>>;

  /** Deletes everything on this device, the marker of expected data included. Asked for twice by whoever calls it. */
  erase(): Promise<Result<void>>;
  /** The person confirmed that the browser was restarted: the breaker is closed again. */
  resetBreaker(): void;
  close(): void;
}

export interface OpenOptions {
  /** The person chose to begin anew after `emptied`. */
  readonly acceptEmpty?: boolean;
}

/** What the store does not know by itself; one seed replays a run. */
export interface StoreEnvironment {
  readonly name: string;
  readonly indexedDB: IDBFactory;
  /** A new random id, e.g. `newId('dev')` → `dev_k3v…`. */
  readonly newId: (prefix: string) => string;
  readonly now: () => number;
  /** Small synchronous storage outside IndexedDB (localStorage): the breaker and the marker of expected data. */
  readonly notes: { get(key: string): string | null; set(key: string, value: string | null): void };
  /** This tab's id survives its reload (sessionStorage). */
  readonly tabNotes: StoreEnvironment['notes'];
  /** null where the platform has none. */
  readonly locks: LockManager | null;
  readonly channel: (name: string) => BroadcastChannel | null;
}
