/**
 * On which page each row of a work is: a memory that saves searching. The disk is the truth; a wrong or missing entry
 * costs a search, never a row.
 */
import type { Row } from '../core/model.ts';
import type { PageKey, Place } from './schema.ts';

export class Places {
  readonly #pages = new Map<string, number>();
  readonly #last = new Map<string, number>();
  /** Which copy of the work was loaded (ContentsRecord); null where none was, or it does not say. */
  copy: string | null = null;
  /** Up to which log row the entries are known. */
  head = 0;

  page(table: string, id: string): number | undefined {
    return this.#pages.get(`${table} ${id}`);
  }

  /** The highest page number known of an owner, -1 for none. */
  last(table: string, owner: string): number {
    return this.#last.get(`${table} ${owner}`) ?? -1;
  }

  learn(places: readonly Place[]): void {
    for (const [table, owner, page, id] of places) this.#note({ table, owner, page }, id);
  }

  learnPage([, table, owner, page]: PageKey, rows: readonly Row[]): void {
    for (const { id } of rows) this.#note({ table, owner, page }, id);
  }

  #note({ table, owner, page }: { table: string; owner: string; page: number }, id: string): void {
    this.#pages.set(`${table} ${id}`, page);
    this.#last.set(`${table} ${owner}`, Math.max(page, this.last(table, owner)));
  }
}
