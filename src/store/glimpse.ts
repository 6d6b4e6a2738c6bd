/**
 * The pages of a big work in which the rows around one place are likely to stand, read before the work as a whole: so that
 * there is something to read while the rest is coming. Nothing is repaired and nothing concluded here; where anything is
 * not as it should be, there is no glimpse.
 */
import type { WorkId } from '../core/ids.ts';
import type { Row, Version, Work } from '../core/model.ts';
import type { RowLists } from '../core/tables.ts';
import { readContents } from './contents.ts';
import type { Gate } from './gate.ts';
import { isPage, PAGE_ROWS, toLists } from './pages.ts';
import type { PageKey, ReadTx, StoreName } from './schema.ts';
import { BIG } from './snapshot.ts';
import { together } from './transaction.ts';
import type { Result } from './types.ts';

const STORES: readonly StoreName[] = ['pages', 'base'];

type Page = readonly [PageKey, readonly Row[]];

/** `place`: a row on screen, from 0. null: it is small, or something is amiss. */
export async function glimpse(gate: Gate, work: WorkId, place: number): Promise<Result<RowLists | null>> {
  return await gate.read({ at: 'glimpse', stores: STORES }, async (tx) => {
    const record = await readContents(tx, work);
    if (!record || record.contents.reduce((sum, [, , pages]) => sum + pages, 0) < BIG) return null;
    const frame = await together(() => page(tx, [work, 'work', '', 0]), () => page(tx, [work, 'version', '', 0]), () => page(tx, [work, 'alignment', '', 0]));
    const [works, versions] = frame, pivot = (works?.[1][0] as Work | undefined)?.pivot;
    if (!pivot || !versions) return null;
    const counts = new Map(record.contents.map(([, owner, pages]) => [owner, pages])), first = Math.floor(place / PAGE_ROWS), share = first / (counts.get(pivot) ?? 1);
    // The rows begin in one page of the original and may go on in the next.
    const wanted: PageKey[] = [[work, 'segment', pivot, first], [work, 'segment', pivot, first + 1]];
    for (const { id, alignment } of versions[1] as readonly Version[]) {
      if (!alignment) continue;
      wanted.push(...around(work, 'segment', { owner: id, count: counts.get(id) ?? 0, share }), ...around(work, 'bead', { owner: alignment, count: counts.get(alignment) ?? 0, share }));
    }
    const rest = await together(...wanted.map((key) => () => page(tx, key)));
    return toLists([...frame, ...rest].filter((one) => one !== null));
  });
}

/** A translation may have a few sentences more or fewer before that place. */
function around(work: string, table: 'segment' | 'bead', { owner, count, share }: { owner: string; count: number; share: number }): PageKey[] {
  const middle = Math.floor(share * count);
  return [middle - 1, middle, middle + 1].filter((n) => n >= 0 && n < count).map((n): PageKey => [work, table, owner, n]);
}

async function page(tx: ReadTx, key: PageKey): Promise<Page | null> {
  const record: unknown = await tx.objectStore('pages').get(key);
  return isPage(record) ? [key, record.rows] : null;
}
