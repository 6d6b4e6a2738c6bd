/**
 * Changes from elsewhere (a backup) meet this device's log.
 *
 * A log that only continues ours is taken as it is. Otherwise the changes that we do not know are run again on our
 * rows in the order (counter, device), which turns an edit of a text that has changed here into a suggestion. Each keeps
 * its id, so that the same file brings nothing the second time; one that no longer applies is kept without effect.
 */
import type { ChangeId } from './ids.ts';
import type { Change } from './change.ts';
import type { LogView } from './commands/command.ts';
import { runAgain } from './commands/registry.ts';
import { compare } from './tables.ts';
import type { Tables } from './tables.ts';

/** The changes to append to our log, with the effects that they have here. `tables` end in the merged state. */
export function mergeChanges(tables: Tables, ours: readonly Change[], theirs: readonly Change[]): Change[] {
  const known = new Map<ChangeId, Change>(ours.map((change) => [change.id, change]));
  const news = theirs.filter(({ id }) => !known.has(id));
  const continues = ours.every(({ id }, at) => theirs[at]?.id === id);
  const all = [...ours];
  const log: LogView = { patchOf: (id) => known.get(id)?.patch, since: (id) => all.slice(all.findLastIndex((change) => change.id === id) + 1) };
  const ordered = continues ? news : news.toSorted((a, b) => a.counter - b.counter || compare(a.device, b.device));
  return ordered.flatMap((change) => {
    if (known.has(change.id)) return []; // a file that names it twice
    const patch = continues && tables.accepts(change.patch) ? change.patch : runAgain(change, { tables, log });
    const merged = { ...change, patch };
    tables.apply(patch);
    known.set(change.id, merged);
    all.push(merged);
    return [merged];
  });
}
