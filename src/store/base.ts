/** The base of a work, as it was before anybody changed it. Read for comparisons, backups and files for others: loaded then. */
import type { WorkId } from '../core/ids.ts';
import type { Change } from '../core/change.ts';
import type { Row } from '../core/model.ts';
import { invert } from '../core/patch.ts';
import type { RowLists } from '../core/tables.ts';
import { Tables } from '../core/tables.ts';
import { hiddenBy, readContents } from './contents.ts';
import { StoreFailure } from './errors.ts';
import type { Gate } from './gate.ts';
import { STORES } from './loader.ts';
import { toLists } from './pages.ts';
import type { PageKey } from './schema.ts';
import { brokenPages, readPages, readSnapshot } from './snapshot.ts';
import { together } from './transaction.ts';
import type { Result } from './types.ts';

type Pages = readonly (readonly [PageKey, readonly Row[]])[];

/** The base as it was staged; where it is damaged, the live rows with the log taken off again. */
export async function base(gate: Gate, work: WorkId): Promise<Result<Required<RowLists>>> {
  return await gate.read({ at: 'base', stores: STORES }, async (tx) => {
    const hidden = hiddenBy((await readContents(tx, work))?.contents ?? null);
    const [pages, reading] = await together(() => readPages(tx, { store: 'base', work, hidden }), () => readSnapshot(tx, work));
    const whole = [...pages.values()].flatMap(({ key, rows }): Pages => rows ? [[key, rows]] : []);
    const expected = reading.contents?.reduce((sum, [, , count]) => sum + count, 0);
    if (whole.length === expected) return toLists(whole);
    if (reading.lostLog > 0 || brokenPages(work, reading).length > 0 || reading.live.size === 0) {
      throw new StoreFailure('damaged', `base of ${work}`);
    }
    return rewind([...reading.live.values()].map(({ key, rows }) => [key, rows ?? []] as const), reading.log.map(({ change }) => change));
  });
}

function rewind(pages: Pages, log: readonly Change[]): Required<RowLists> {
  const tables = new Tables(toLists(pages));
  for (const { patch } of [...log].reverse()) tables.apply(invert(patch));
  return tables.toRows();
}
