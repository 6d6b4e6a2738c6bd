/** The tables of a work, filled while its pages are still being read. */
import { TABLE_NAMES } from '../core/model.ts';
import type { RowLists } from '../core/tables.ts';
import { Tables } from '../core/tables.ts';
import { breathe } from '../store/breathe.ts';
import type { EarlyRows, LoadedWork } from '../store/types.ts';

export class EarlyTables implements EarlyRows {
  #tables = new Tables();

  begin(): void { this.#tables = new Tables(); }
  take(rows: RowLists): void { this.#tables.add(rows); }

  /** Where the reading told of other rows than it ended with (damaged pages, a store that tells nothing), they are made anew. */
  async of({ rows, repaired }: Pick<LoadedWork, 'rows' | 'repaired'>): Promise<Tables> {
    const same = repaired.length === 0 && TABLE_NAMES.every((table) => this.#tables.count(table) === rows[table].length);
    return same ? this.#tables : await Tables.gradually(rows, breathe);
  }
}
