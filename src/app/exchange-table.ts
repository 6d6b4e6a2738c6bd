/** What a reviewer's table brings: suggestions and notes in their name, filed as one act. */
import { isRefusal } from '../core/change.ts';
import type { CommandArgs } from '../core/commands/registry.ts';
import { whereNow } from '../core/forwards.ts';
import { KnownLog } from '../core/known.ts';
import type { Here } from '../core/merge.ts';
import type { Patch } from '../core/patch.ts';
import type { TableProblem, TableRead } from '../workers/read-table.ts';
import { loadCommands } from './commands-soon.ts';
import { written } from './exchange-bundle.ts';
import type { Brought } from './exchange-merge.ts';
import { failed } from './exchange-merge.ts';
import type { Looked } from './exchange-preview.ts';
import { look } from './exchange-preview.ts';
import type { ExchangeResult } from './exchange-types.ts';
import type { Workbench } from './workbench.ts';

export type Filed = Pick<CommandArgs['fileSuggestions'], 'suggestions' | 'notes' | 'from'>;

export interface TableLooked { readonly filed: Filed; readonly looked: Looked; readonly empty: boolean; readonly problems: readonly TableProblem[] }

/** Changes nothing. What is about a sentence that is not in the work here is reported, never passed over in silence. */
export async function lookAtTable({ suggestions, notes, problems }: TableRead, { tables, log }: Here, from: string): Promise<TableLooked> {
  const { runCommand } = await loadCommands();
  const homeless = [...suggestions, ...notes].filter(({ segment }) => !whereNow(tables, segment));
  const filed = { suggestions, notes, from }, author = { personId: '' as never, name: '' };
  const patch = runCommand('fileSuggestions', { ...filed, author, time: 0 }, { tables, log: new KnownLog(log) });
  const effect: Patch = isRefusal(patch) ? {} : patch;
  const looked = look({ before: tables, after: tables, patch: effect, added: [], again: [], known: 0 });
  return {
    filed, empty: isRefusal(patch), looked,
    problems: [...homeless.map(({ text }): TableProblem => ({ code: 'gone', row: 0, id: '', params: { text: [...text].slice(0, 80).join('') } })), ...problems],
  };
}

/** null: everything in it was here already. */
export async function fileTable(workbench: Workbench, filed: Filed): Promise<ExchangeResult<Brought | null>> {
  await loadCommands();
  const done = workbench.dispatch('fileSuggestions', ({ author, time }) => ({ ...filed, author, time }));
  if (isRefusal(done)) return done.no === 'noChange' ? { ok: true, value: null } : failed('changed', done.no);
  const trouble = await written(workbench);
  return trouble ? { ok: false, trouble } : { ok: true, value: { change: done.id, lost: 0 } };
}
