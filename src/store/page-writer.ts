/**
 * Writes changes into live pages, inside the transaction of the caller.
 *
 * Pages are read, changed and written in the same transaction, so what a second tab wrote a moment ago is there. A row
 * keeps its page for life. A new row goes to the page of a sibling: a row of its table and owner that the same change
 * touches, as the halves of a sentence go where the sentence was, so that a text stays together and is read together. A page
 * grows by that up to twice its first size; then, and without a sibling, the new row goes to the last page of its owner.
 * Before a row is replaced it is compared with the one that the change starts from: memory and disk that disagree stop the
 * transaction, nothing is overwritten.
 */
import type { Change } from '../core/change.ts';
import type { Row, TableName } from '../core/model.ts';
import { ownerOf } from '../core/model.ts';
import { editsOf, sameValue } from '../core/patch.ts';
import { StoreFailure } from './errors.ts';
import { contentsKey, isContents, isPage, keyText, ownerRange, PAGE_ROWS, pageRecord } from './pages.ts';
import type { Places } from './places.ts';
import type { PageKey, Place, WriteTx } from './schema.ts';
import { send } from './transaction.ts';

/** Of a page to which siblings have been put. */
const MOST_ROWS = 2 * PAGE_ROWS;

interface OpenPage { readonly key: PageKey; readonly rows: Row[]; changed: boolean }
interface Spot { readonly page: OpenPage; readonly index: number }

export class PageWriter {
  readonly #tx: WriteTx;
  readonly #work: string;
  readonly #places: Places;
  readonly #open = new Map<string, OpenPage>();
  /** What this writer placed itself; the shared memory learns it only when the transaction has completed. */
  readonly #placed = new Map<string, number>();

  constructor(tx: WriteTx, work: string, places: Places) {
    this.#tx = tx;
    this.#work = work;
    this.#places = places;
  }

  /** Returns where the new rows went. */
  async apply(change: Change): Promise<Place[]> {
    const places: Place[] = [], siblings = new Map<string, OpenPage>(), news: { table: TableName; to: string; row: Row }[] = [];
    for (const { table, before, after } of editsOf(change.patch)) {
      const from = before && ownerOf(table, before), to = after && ownerOf(table, after);
      if (before && from !== null) {
        const { page, index } = await this.#startsFrom(table, from, before);
        if (after && to === from) page.rows[index] = after; else page.rows.splice(index, 1);
        page.changed = true;
        siblings.set(`${table} ${from}`, page);
      }
      if (after && to !== null && to !== from) news.push({ table, to, row: after });
    }
    for (const { table, to, row } of news) {
      if (await this.#known(table, to, row.id)) throw new StoreFailure('damaged', `${table} ${row.id} is there already`);
      const page = await this.#pageFor(table, to, siblings.get(`${table} ${to}`));
      page.rows.push(row);
      page.changed = true;
      const [, , , n] = page.key;
      this.#placed.set(`${table} ${row.id}`, n);
      places.push([table, to, n, row.id]);
    }
    return places;
  }

  /** Sends what has changed. */
  flush(): void {
    const store = this.#tx.objectStore('pages');
    for (const { key, rows, changed } of this.#open.values()) if (changed) send(store.put(pageRecord(rows), key));
  }

  async #startsFrom(table: TableName, owner: string, before: Row): Promise<Spot> {
    const spot = await this.#known(table, owner, before.id) ?? await this.#search(table, owner, before.id);
    if (!spot) throw new StoreFailure('damaged', `${table} ${before.id} is not on disk`);
    if (!sameValue(spot.page.rows[spot.index], before)) {
      throw new StoreFailure('damaged', `${table} ${before.id} is not what the change starts from`);
    }
    return spot;
  }

  /** Looks on the page where the row was last known to be. */
  async #known(table: TableName, owner: string, id: string): Promise<Spot | null> {
    const n = this.#placed.get(`${table} ${id}`) ?? this.#places.page(table, owner, id);
    return n === undefined ? null : spotOf(await this.#page([this.#work, table, owner, n]), id);
  }

  async #search(table: TableName, owner: string, id: string): Promise<Spot | null> {
    for (const key of await this.#tx.objectStore('pages').getAllKeys(ownerRange([this.#work, table, owner, 0]))) {
      const spot = spotOf(await this.#page(key), id);
      if (spot) return spot;
    }
    return null;
  }

  async #pageFor(table: TableName, owner: string, sibling: OpenPage | undefined): Promise<OpenPage> {
    if (sibling && sibling.rows.length < MOST_ROWS) return sibling;
    const n = await this.#last(table, owner), last = n < 0 ? null : await this.#page([this.#work, table, owner, n]);
    if (last && last.rows.length < PAGE_ROWS) return last;
    const page: OpenPage = { key: [this.#work, table, owner, n + 1], rows: [], changed: true };
    this.#open.set(keyText(page.key), page);
    return page;
  }

  /** The number of the owner's last page, -1 for none. A page that should be there and is not must not be begun anew. */
  async #last(table: TableName, owner: string): Promise<number> {
    const key = (await this.#tx.objectStore('pages').openKeyCursor(ownerRange([this.#work, table, owner, 0]), 'prev'))?.key;
    let last = key?.[3] ?? -1;
    const expected = Math.max(this.#places.last(table, owner), await this.#contentsLast(table, owner));
    if (last < expected) throw new StoreFailure('damaged', `page ${expected} of ${table} ${owner} is not on disk`);
    while (this.#open.has(keyText([this.#work, table, owner, last + 1]))) last += 1;
    return last;
  }

  async #contentsLast(table: TableName, owner: string): Promise<number> {
    const record: unknown = await this.#tx.objectStore('base').get(contentsKey(this.#work));
    const entry = isContents(record) ? record.contents.find((line) => line[0] === table && line[1] === owner) : undefined;
    return entry ? entry[2] - 1 : -1;
  }

  async #page(key: PageKey): Promise<OpenPage | null> {
    const open = this.#open.get(keyText(key));
    if (open) return open;
    const record: unknown = await this.#tx.objectStore('pages').get(key);
    if (record === undefined) return null;
    if (!isPage(record)) throw new StoreFailure('damaged', `page ${keyText(key)}`);
    const page = { key, rows: [...record.rows], changed: false };
    this.#open.set(keyText(key), page);
    return page;
  }
}

function spotOf(page: OpenPage | null, id: string): Spot | null {
  const index = page ? page.rows.findIndex((row) => row.id === id) : -1;
  return page && index >= 0 ? { page, index } : null;
}
