/**
 * What goes into a file: the open work as it is written on disk, whole or in part. An act that waits to be written may still
 * get another place among the changes, so it is waited for: once a change has gone out in a file, its place never moves.
 */
import type { MergeArgs } from '../core/commands/merge-changes.ts';
import type { CommandArgs } from '../core/commands/registry.ts';
import type { Change } from '../core/change.ts';
import type { ChangeId } from '../core/ids.ts';
import { knownChanges } from '../core/known.ts';
import type { Localized } from '../core/model.ts';
import { TABLE_NAMES } from '../core/model.ts';
import { broughtBy } from '../core/staged.ts';
import type { RowLists } from '../core/tables.ts';
import type { StoreError } from '../store/types.ts';
import type { FileScope, ScopeView, WorkBundle } from '../workers/read-dragoman.ts';
import { baseOfPart, changesIn } from '../workers/write-dragoman.ts';
import type { BundleScope, Outline } from './exchange-types.ts';
import { localDay } from './local-day.ts';
import { rewound } from './rewind.ts';
import type { Workbench } from './workbench.ts';

/** How often somebody may act between our waiting and our looking. */
const TRIES = 20;

/** Everything done so far is on disk; otherwise why not. After it, and in the same turn, nothing waits. */
export async function written(workbench: Workbench): Promise<StoreError | null> {
  for (let tries = 0; tries < TRIES; tries++) {
    const status = await workbench.settled();
    if (workbench.pending.length === 0 && !workbench.unsound) return null;
    if (status.kind === 'trouble') return status.error;
  }
  return { code: 'timeout', at: 'exchange', params: { detail: 'acts kept coming' } };
}

/** Of a workbench of which everything is written. null: nothing of it is in the scope. */
export async function bundleOf(workbench: Workbench, scope: BundleScope, { made, app }: Pick<WorkBundle, 'made' | 'app'>): Promise<WorkBundle | null> {
  // Before anybody is given way to: rows and log of one moment.
  const { log, person, tables } = workbench;
  const rows = Object.fromEntries(TABLE_NAMES.map((table) => [table, [...tables.all(table)]])) as unknown as Required<RowLists>;
  const inFile = fileScope(scope, workbench), known = knownChanges(log).changes;
  const head = { kind: 'bundle' as const, scope: inFile, made, app, person };
  if (inFile.kind === 'whole') return { ...head, works: [await rewound(rows, known)] };
  const changes = changesIn(known, inFile, viewOf(workbench));
  if (changes.length === 0) return null;
  const brings = changes.some((change) => broughtBy(change).length > 0);
  const { base } = brings ? await rewound(rows, known) : { base: { ...rows, segment: [], bead: [] } };
  return { ...head, works: [{ base: baseOfPart(base, rows, changes), log: changes }] };
}

export function outlineOf(workbench: Workbench, scope: BundleScope): Outline {
  const { log } = workbench, changes = changesIn(knownChanges(log).changes, fileScope(scope, workbench), viewOf(workbench));
  let suggestions = 0, notes = 0;
  for (const { kind, args } of changes) {
    if (kind === 'suggest') suggestions++;
    if (kind === 'addNote') notes++;
    if (kind !== 'fileSuggestions') continue;
    const filed = args as CommandArgs['fileSuggestions'];
    suggestions += filed.suggestions.length;
    notes += filed.notes.length;
  }
  return { changes: changes.length, suggestions, notes };
}

function fileScope(scope: BundleScope, { person }: Workbench): FileScope {
  return scope.kind === 'mine' ? { kind: 'mine', person: person.personId } : scope;
}

function viewOf({ log, tables }: Workbench): ScopeView {
  return { arrived: arrivals(log), versionOf: (id) => (tables.get('segment', id) ?? tables.get('forward', id))?.version };
}

/** When the changes of others came here, by a merge. */
function arrivals(log: readonly Change[]): Map<ChangeId, number> {
  const arrived = new Map<ChangeId, number>();
  for (const { kind, args, time } of log) {
    if (kind === 'mergeChanges') for (const { id } of (args as MergeArgs).changes) arrived.set(id, time);
  }
  return arrived;
}

/** Letters and digits of any script, so that no system refuses the name, and the day. */
export function fileNameOf(title: Localized, { time, part, ending }: { readonly time: number; readonly part: string; readonly ending: string }): string {
  const words = title.en.normalize('NFC').match(/[\p{L}\p{M}\p{N}]+/gu) ?? ['text'];
  const name = [...words.join('-')].slice(0, 60).join('');
  return [name, ...part === '' ? [] : [part], localDay(time)].join('-') + ending;
}
