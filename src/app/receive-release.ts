/** A newer release of a bundled text meets a person's work: its new wording is filed as suggestions. Loaded only then. */
import type { WorkId } from '../core/ids.ts';
import { releaseSuggestions } from '../core/release.ts';
import type { RowLists } from '../core/tables.ts';
import { Tables } from '../core/tables.ts';
import { theWork } from '../core/units.ts';
import type { Store } from '../store/types.ts';
import { loadCommands } from './commands-soon.ts';
import type { Workbench } from './workbench.ts';

export async function receiveRelease(workbench: Workbench, store: Store, rows: RowLists): Promise<void> {
  const release = new Tables(rows), { id, revision } = theWork(release) as { id: WorkId; revision: number };
  const [base] = await Promise.all([store.base(id), loadCommands()]);
  if (!base.ok) return;
  workbench.dispatch('receiveRelease', ({ time }) => ({
    work: id, revision,
    suggestions: releaseSuggestions(workbench.tables, { base: new Tables(base.value), release, revision, time }),
  }));
}
