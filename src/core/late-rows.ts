/**
 * A table whose rows are found by their ids once somebody asks for one of them. Until then they stand in a list: sixty thousand links
 * of a book come when it is opened, and are read through its segments.
 */
import type { Row } from './model.ts';

export class LateRows<R extends Row> {
  #list: readonly R[] = [];
  #byId: Map<string, R> | null = null;

  /** Rows by their ids, from now on. */
  ready(): Map<string, R> {
    if (!this.#byId) {
      this.#byId = new Map();
      for (const row of this.#list) this.#byId.set(row.id, row);
      this.#list = []; // another one: somebody may be going through the first
    }
    return this.#byId;
  }

  get size(): number { return this.#byId?.size ?? this.#list.length; }
  get(id: string): R | undefined { return this.ready().get(id); }
  set(id: string, row: R): void { this.ready().set(id, row); }
  delete(id: string): void { this.ready().delete(id); }
  values(): Iterable<R> { return this.#byId?.values() ?? this.#list; }
  /** One of many that come for the first time: none of them is here. */
  add(row: R): void { if (this.#byId) this.#byId.set(row.id, row); else (this.#list as R[]).push(row); }
}
