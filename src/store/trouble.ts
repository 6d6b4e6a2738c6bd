/** What is wrong with the storage now, and who wants to know. */
import type { StoreError, StoreErrorCode } from './types.ts';

/** These pass when a write succeeds; the others stay until a person acts. */
const PASSING: ReadonlySet<StoreErrorCode> = new Set(['quota', 'timeout', 'closed', 'blocked', 'damaged']);

export class Trouble {
  readonly #listeners = new Set<(trouble: StoreError | null) => void>();
  #now: StoreError | null = null;

  get now(): StoreError | null { return this.#now; }

  listen(listener: (trouble: StoreError | null) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  report(error: StoreError): void {
    if (this.#now && !PASSING.has(this.#now.code) && PASSING.has(error.code)) return;
    this.#set(error);
  }

  /** A transaction went through. One that wrote nothing does not prove that there is room. */
  pass(wrote: boolean): void {
    if (this.#now?.code === 'quota' && !wrote) return;
    if (this.#now && PASSING.has(this.#now.code)) this.#set(null);
  }

  clear(code: StoreErrorCode): void {
    if (this.#now?.code === code) this.#set(null);
  }

  #set(trouble: StoreError | null): void {
    this.#now = trouble;
    for (const listener of [...this.#listeners]) listener(trouble);
  }
}
