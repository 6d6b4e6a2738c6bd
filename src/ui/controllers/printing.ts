/** Puts rows on paper: all of them, or those of a long text that somebody chooses. */
import type { VersionId } from '../../core/ids.ts';
import type { Tables } from '../../core/tables.ts';
import type { UnitList } from '../../core/unit-list.ts';
import type { Slice } from './row-slices.ts';
import type { WindowsController } from './windows.ts';
import { PRINTED } from './windows.ts';

export interface PrintHost {
  readonly windows: WindowsController;
  readonly rows: UnitList;
  readonly tables: Tables;
  readonly shown: readonly VersionId[];
  readonly updateComplete: Promise<unknown>;
}

/** False: nothing was printed, the question was left. */
export async function printRows(host: PrintHost): Promise<boolean> {
  const { windows, rows } = host;
  const range = rows.length > PRINTED ? await chosen(host) : { from: 0, to: rows.length };
  if (!range) return false;
  windows.print(range);
  await host.updateComplete;
  await windows.drawn();
  window.print();
  return true;
}

/** Asked with what is likely: from where one is. null: it was left. */
async function chosen({ windows, rows, tables, shown }: PrintHost): Promise<Slice | null> {
  const { askPrintRange } = await import('../parts/print-dialog.ts');
  const { from, to } = windows.rangeHere;
  const answer = await askPrintRange({
    given: { from: from + 1, to }, of: rows.length, limit: PRINTED,
    words: (row) => {
      const unit = rows.at(row - 1), id = shown.map((version) => unit?.cells.get(version)?.[0]).find((one) => one !== undefined);
      const segment = id && tables.get('segment', id);
      return segment ? { text: segment.text, lang: tables.get('version', segment.version)?.lang ?? '' } : null;
    },
  });
  return answer && { from: answer.from - 1, to: answer.to };
}
