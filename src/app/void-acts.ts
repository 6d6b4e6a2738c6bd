/**
 * Acts that wait to be written and that others come before. They are run again on what is there by then, and some do not
 * apply any more: they are logged without effect, and whoever did them is told.
 */
import type { Change, Refusal } from '../core/change.ts';
import { isRefusal } from '../core/change.ts';
import type { LogView } from '../core/commands/command.ts';
import type { Tables } from '../core/tables.ts';
import { commands } from './commands-soon.ts';

/** What was to be done is so by now. */
const ALREADY: ReadonlySet<Refusal['no']> = new Set(['noChange', 'known', 'asIs']);

/** Why an act does nothing when it is run again; null: what it was to do has been done by others. */
export function whyVoid({ kind, args }: Change, view: { readonly tables: Tables; readonly log: LogView }): Refusal | null {
  const done = commands().runCommand(kind, args, view);
  return isRefusal(done) && !ALREADY.has(done.no) ? done : null;
}
