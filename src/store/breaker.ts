/**
 * The breaker. After an input/output error nothing is written to IndexedDB any more, in any tab, until the person says
 * that the browser was restarted. Writing on, or opening again until it works, has been measured to end in an empty
 * database at the next start.
 *
 * It lives in the notes outside IndexedDB (asked before each write) and, should they be full too, in memory.
 */
import type { StoreEnvironment, StoreError } from './types.ts';
import { storeError } from './errors.ts';
import { tolerate } from './marker.ts';

export class Breaker {
  readonly #notes: StoreEnvironment['notes'];
  readonly #key: string;
  #here: string | null = null;

  constructor({ notes, name }: StoreEnvironment) {
    this.#notes = notes;
    this.#key = `${name}.breaker`;
  }

  /** The error that tripped it; null while it is closed. */
  tripped(at: string): StoreError | null {
    const detail = this.#here ?? this.#notes.get(this.#key);
    return detail === null ? null : storeError('broken', at, detail);
  }

  trip(detail: string): void {
    this.#here = detail;
    tolerate(() => this.#notes.set(this.#key, detail));
  }

  reset(): void {
    this.#here = null;
    tolerate(() => this.#notes.set(this.#key, null));
  }

  /** Another tab has closed it. */
  forget(): void {
    this.#here = null;
  }
}
