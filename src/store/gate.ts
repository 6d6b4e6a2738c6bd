/**
 * The gate through which every reading and writing passes: breaker, connection, transaction, and the words for what
 * went wrong. States: healthy; degraded (a failure that may pass: quota, time); broken (the breaker); shut (a newer
 * release, an emptied database, or closed by us).
 *
 * A lost connection is opened again once, and compared: work that was there must still be there. Writings that were
 * under way when it was lost are awaited first, because on a full disk their silence is the only sign of the damage.
 */
import type { Breaker } from './breaker.ts';
import type { MayBeNew } from './connection.ts';
import { openDatabase, hangUp } from './connection.ts';
import { classify, ConnectionGone, storeError, StoreFailure } from './errors.ts';
import { beginNewLog } from './new-log.ts';
import type { Database, ReadTx, WriteTx } from './schema.ts';
import type { Errand } from './transaction.ts';
import { read, write } from './transaction.ts';
import type { Trouble } from './trouble.ts';
import type { Result, StoreEnvironment, StoreError } from './types.ts';

export interface GateParts {
  readonly env: StoreEnvironment;
  readonly breaker: Breaker;
  readonly trouble: Trouble;
  /** Told when the breaker trips here. */
  readonly onTrip: () => void;
}

/** These say nothing about the storage as a whole: whoever asked is told. */
const ABOUT_ONE_WORK: ReadonlySet<StoreError['code']> = new Set(['damaged', 'replaced', 'removed']);

/** Chromium, whose events alone know of lost data. */
const REUSES_LOGS = 'dataLoss' in IDBVersionChangeEvent.prototype;

export class Gate {
  readonly #parts: GateParts;
  readonly #writing = new Set<Promise<unknown>>();
  #live: Database | null = null;
  #opening: Promise<Database> | null = null;
  #reopened = false;
  /** How many works were seen on disk: what an opened-again database is compared with. */
  #works = 0;
  #shut: StoreError | null = null;
  /** What is written cannot come behind an end that was torn off before (new-log.ts). */
  #logIsNew = false;
  #log: Promise<void> | null = null;

  constructor(parts: GateParts) {
    this.#parts = parts;
  }

  open(mayBeNew: MayBeNew): Promise<Result<Database>> {
    return this.#attempt('open', () => this.#connect(mayBeNew));
  }

  /** Begins in this very task when the connection is there. `wrote`: has anything been written? */
  write<T>(errand: Errand, body: (tx: WriteTx) => T | Promise<T>, wrote: (value: T) => boolean = () => true): Promise<Result<T>> {
    return this.#attempt(errand.at, async () => {
      const value = await this.#connected((database) => {
        // Here, not earlier: it may have tripped while a lost connection was opened again.
        const tripped = this.#parts.breaker.tripped(errand.at);
        if (tripped) throw new StoreFailure('broken', tripped.params.detail);
        const begin = (): Promise<T> => write(database, errand, body);
        return this.#watched(database, this.#logIsNew ? begin() : this.#beginLog().then(begin));
      });
      this.#parts.trouble.pass(wrote(value));
      return value;
    });
  }

  read<T>(errand: Errand, body: (tx: ReadTx) => T | Promise<T>): Promise<Result<T>> {
    return this.#attempt(errand.at, () => this.#connected((database) => read(database, errand, body)));
  }

  /** Does beforehand what the first writing would have to wait for. */
  async prepare(): Promise<void> {
    if (!this.#logIsNew && !this.#shut) await this.#attempt('prepare', () => this.#beginLog());
  }

  expectWorks(count: number): void {
    this.#works = count;
  }

  /** Nothing passes any more. */
  shut(error: StoreError): void {
    this.#shut = error;
    if (this.#live) hangUp(this.#live);
    this.#live = null;
  }

  /** Once for all who ask meanwhile. A full disk must not keep anybody from deleting; what is worse trips the breaker. */
  #beginLog(): Promise<void> {
    this.#log ??= beginNewLog(this.#parts.env).then(() => { this.#logIsNew = true; }, (reason: unknown) => {
      if (classify(reason, 'new log')?.code !== 'quota') throw reason;
    }).finally(() => { this.#log = null; });
    return this.#log;
  }

  async #attempt<T>(at: string, act: () => Promise<T>): Promise<Result<T>> {
    try {
      return { ok: true, value: await act() };
    } catch (reason) {
      const error = classify(reason, at);
      if (!error) throw reason;
      this.#consider(error);
      return { ok: false, error };
    }
  }

  async #connected<T>(act: (database: Database) => Promise<T>): Promise<T> {
    const database = this.#live ?? (await this.#again());
    try {
      return await this.#proved(act(database));
    } catch (reason) {
      if (!(reason instanceof ConnectionGone) || this.#shut) throw reason;
      if (this.#live === database) this.#live = null;
      return await this.#proved(act(await this.#again()));
    }
  }

  /** A connection that has done something may be opened again when it is lost. */
  async #proved<T>(work: Promise<T>): Promise<T> {
    const value = await work;
    this.#reopened = false;
    return value;
  }

  async #watched<T>(database: Database, writing: Promise<T>): Promise<T> {
    this.#writing.add(writing);
    try {
      return await writing;
    } catch (reason) {
      // Silence on a connection that is gone meanwhile: the sign of a full disk.
      const silent = reason instanceof StoreFailure && reason.code === 'timeout' && database !== this.#live;
      throw silent ? new StoreFailure('broken', reason.message) : reason;
    } finally {
      this.#writing.delete(writing);
    }
  }

  #consider(error: StoreError): void {
    const { breaker, trouble, onTrip } = this.#parts;
    if (this.#shut) return;
    if (error.code === 'broken' && !breaker.tripped(error.at)) {
      breaker.trip(error.params.detail);
      onTrip();
    }
    if (error.code === 'emptied' || error.code === 'newer') this.shut(error);
    if (!ABOUT_ONE_WORK.has(error.code)) trouble.report(error);
  }

  async #connect(mayBeNew: MayBeNew): Promise<Database> {
    const database = await openDatabase(this.#parts.env, mayBeNew, {
      lost: () => this.#lost(database),
      evicted: (deleted) => this.#consider(deleted
        ? storeError('emptied', 'versionchange', 'the database is being deleted')
        : storeError('newer', 'versionchange', 'a newer release needs the database')),
    });
    this.#live = database;
    this.#logIsNew = !REUSES_LOGS;
    return database;
  }

  #lost(database: Database): void {
    if (this.#live !== database) return;
    this.#live = null;
    // At once, not at the next keystroke: an emptied database must be said before somebody types on.
    void this.#attempt('reopen', () => this.#again());
  }

  async #again(): Promise<Database> {
    if (this.#shut) throw new StoreFailure(this.#shut.code, this.#shut.params.detail);
    this.#opening ??= this.#reopen().finally(() => { this.#opening = null; });
    return await this.#opening;
  }

  async #reopen(): Promise<Database> {
    if (this.#reopened) throw new StoreFailure('closed', 'the connection was lost again');
    this.#reopened = true;
    await Promise.allSettled([...this.#writing]);
    const database = await this.#connect(this.#works === 0 ? 'unless lost' : 'no');
    const found = await read(database, { at: 'reopen', stores: ['pages'] }, (tx) => tx.objectStore('pages').getKey(IDBKeyRange.lowerBound([])));
    if (found === undefined && this.#works > 0) throw new StoreFailure('emptied', 'the database was opened again and is empty');
    return database;
  }
}
