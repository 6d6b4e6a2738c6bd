/**
 * On which page each row of a work is: a memory that saves searching. The disk is the truth; a wrong or missing entry
 * costs a search, never a row.
 */
import type { Row } from '../core/model.ts';
import type { PageKey, Place } from './schema.ts';

/** So many rows of an owner are looked for page by page; then its pages are learned, which takes a book's some milliseconds. */
const SEARCHES = 16;

interface Unread { searches: number; readonly pages: (readonly [page: number, rows: readonly Row[]])[] }

export class Places {
  readonly #pages = new Map<string, number>();
  /** Pages whose rows have not been taken down: an act names few rows, and reading a book must not wait for it. */
  readonly #unread = new Map<string, Unread>();
  readonly #last = new Map<string, number>();
  /** Which copy of the work was loaded (ContentsRecord); null where none was, or it does not say. */
  copy: string | null = null;
  /** Up to which log row the entries are known. */
  head = 0;

  page(table: string, owner: string, id: string): number | undefined {
    const known = this.#pages.get(`${table} ${id}`), unread = known === undefined ? this.#unread.get(`${table} ${owner}`) : undefined;
    if (!unread) return known;
    if (++unread.searches <= SEARCHES) return unread.pages.find(([, rows]) => rows.some((row) => row.id === id))?.[0];
    this.#unread.delete(`${table} ${owner}`);
    for (const [page, rows] of unread.pages) {
      for (const row of rows) { const name = `${table} ${row.id}`; if (!this.#pages.has(name)) this.#pages.set(name, page); }
    }
    return this.#pages.get(`${table} ${id}`);
  }

  /** The highest page number known of an owner, -1 for none. */
  last(table: string, owner: string): number {
    return this.#last.get(`${table} ${owner}`) ?? -1;
  }

  learn(places: readonly Place[]): void {
    for (const [table, owner, page, id] of places) this.#note({ table, owner, page }, id);
  }

  /** What stands on a page that was loaded. What is learned otherwise is newer. */
  learnPage([, table, owner, page]: PageKey, rows: readonly Row[]): void {
    const name = `${table} ${owner}`, unread = this.#unread.get(name) ?? { searches: 0, pages: [] };
    unread.pages.push([page, rows]);
    this.#unread.set(name, unread);
    this.#reach(table, owner, page);
  }

  #note({ table, owner, page }: { table: string; owner: string; page: number }, id: string): void {
    this.#pages.set(`${table} ${id}`, page);
    this.#reach(table, owner, page);
  }

  #reach(table: string, owner: string, page: number): void {
    this.#last.set(`${table} ${owner}`, Math.max(page, this.last(table, owner)));
  }
}
