/**
 * A merge from the plan to the disk. The plan is worked out on a copy, in pieces, while whoever types goes on; it holds for
 * exactly the log that it was worked out on, so it is worked out anew wherever somebody has acted since, here or in another
 * tab. Until the one act that brings it, nothing has happened.
 */
import { isRefusal } from '../core/change.ts';
import type { MergeArgs } from '../core/commands/merge-changes.ts';
import type { ChangeId } from '../core/ids.ts';
import { losesEffect } from '../core/history.ts';
import { knownChanges } from '../core/known.ts';
import type { Coming, Here, MergePlan } from '../core/merge.ts';
import { planMerge } from '../core/merge.ts';
import type { Patch } from '../core/patch.ts';
import { editsOf } from '../core/patch.ts';
import { broughtBy } from '../core/staged.ts';
import type { StagedRows } from '../core/staged.ts';
import type { Tables } from '../core/tables.ts';
import { breathe } from '../store/breathe.ts';
import type { BundleWork } from '../workers/read-bundle.ts';
import { written } from './exchange-bundle.ts';
import { isGoneOnFrom } from './exchange-guards.ts';
import { parts } from './exchange-progress.ts';
import type { ExchangeErrorCode, ExchangeResult, ExchangeWatch } from './exchange-types.ts';
import type { Workbench } from './workbench.ts';

/** How often others may act between our planning and our writing before we give up. */
const TRIES = 20;

/** What is kept of a plan: the rows after it are a copy of the whole work. `lost`: how many known changes lose their effect. */
export interface Wanted extends Pick<MergePlan, 'args' | 'patch'> { readonly lost: number }

export function wantedOf({ args, patch, again }: MergePlan): Wanted { return { args, patch, lost: again.filter(losesEffect).length }; }

export function failed(code: ExchangeErrorCode, at = '', params: { readonly [name: string]: string | number } = {}): { readonly ok: false; readonly error: { readonly code: ExchangeErrorCode; readonly at: string; readonly params: { readonly [name: string]: string | number } } } {
  return { ok: false, error: { code, at, params } };
}

/**
 * What a file of a work that is here brings: its changes, and the rows that those of them bring which are not known. Rows of
 * versions and alignments that are here in any way stay as they are, whatever a stranger calls theirs; a row with the name
 * of one that is here is no honest row.
 */
export function comingOf({ base, log }: BundleWork, here: Here): ExchangeResult<Coming> {
  const known = new Set(knownChanges(here.log).changes.map(({ id }) => id));
  const owners = new Set(log.flatMap((change) => known.has(change.id) ? [] : broughtBy(change)));
  for (const owner of ownersHere(here.tables, owners)) owners.delete(owner);
  const brings = { segment: base.segment.filter(({ version }) => owners.has(version)), bead: base.bead.filter(({ alignment }) => owners.has(alignment)) };
  for (const table of ['segment', 'bead'] as const) {
    const at = brings[table].findIndex(({ id }) => here.tables.get(table, id) !== undefined);
    if (at >= 0) return failed('damaged', `content.works.0.base.${table}`, { id: brings[table][at]?.id ?? '' });
  }
  return { ok: true, value: { add: log, remove: [], brings } };
}

/** Those of the owners that have rows here. */
function ownersHere(tables: Tables, owners: ReadonlySet<string>): Set<string> {
  const here = new Set<string>();
  if (owners.size === 0) return here;
  for (const table of ['version', 'alignment'] as const) for (const { id } of tables.all(table)) if (owners.has(id)) here.add(id);
  for (const { version } of tables.all('segment')) if (owners.has(version)) here.add(version);
  for (const { alignment } of tables.all('bead')) if (owners.has(alignment)) here.add(alignment);
  return here;
}

/** Changes nothing. */
export async function planned(here: Here, coming: Coming, { signal, onProgress }: ExchangeWatch): Promise<ExchangeResult<MergePlan>> {
  try {
    const plan = await planMerge(here, coming, { breathe, signal, onProgress });
    if (!plan) return failed('cancelled');
    if (coming.remove.length > 0 && isGoneOnFrom(here, plan)) return failed('cannotUndo');
    return { ok: true, value: plan };
  } catch (reason) {
    // A stranger's arguments can be such as no act of ours ever has. It was only tried on a copy.
    if (reason instanceof RangeError || reason instanceof TypeError) return failed('damaged', 'content.works.0.log', { detail: reason.message });
    throw reason;
  }
}

export interface MergeJob {
  readonly coming: Coming;
  readonly from: string;
  readonly takesBack?: MergeArgs['takesBack'];
  /** Worked out before, if there is one. */
  readonly wanted?: Wanted;
  readonly watch: ExchangeWatch;
}

/** The act that brought something, and how many known changes have no effect any more. */
export interface Brought { readonly change: ChangeId; readonly lost: number }

/** The merge as one act, written. null: it brings nothing. */
export async function mergeInto(workbench: Workbench, job: MergeJob): Promise<ExchangeResult<Brought | null>> {
  for (let tries = 0; tries < TRIES; tries++) {
    const trouble = await written(workbench);
    if (trouble) return { ok: false, trouble };
    const done = await tryOnce(workbench, job);
    if (done !== 'again') return done;
  }
  return failed('busy');
}

/** Planning goes through the log, and bringing only writes: measured on a book. */
const PLANNING = 3, BRINGING = 1;

/** `again`: somebody has acted meanwhile, and nothing was changed. */
async function tryOnce(workbench: Workbench, { coming, wanted, watch, from, takesBack }: MergeJob): Promise<ExchangeResult<Brought | null> | 'again'> {
  if (watch.signal.aborted) return failed('cancelled');
  const { tables, log } = workbench, standing = wanted && wanted.args.after === (log.at(-1)?.id ?? null) ? wanted : null;
  const [planning, bringing] = parts(watch, [standing ? 0 : PLANNING, BRINGING]);
  const plan = standing ? { ok: true as const, value: standing } : await planAnew({ tables, log }, coming, planning);
  if (!plan.ok) return plan;
  const { args, patch, lost } = plan.value;
  if (args.changes.length + args.aside.length === 0) return { ok: true, value: null };
  const done = await act(workbench, { args: { ...args, ...(takesBack ? { takesBack } : {}), from }, patch, brings: coming.brings ?? {}, watch: bringing });
  return done === 'again' || !done.ok ? done : { ok: true, value: done.value && { change: done.value, lost } };
}

async function planAnew(here: Here, coming: Coming, watch: ExchangeWatch): Promise<ExchangeResult<Wanted>> {
  const plan = await planned(here, coming, watch);
  if (!plan.ok) return plan;
  watch.onProgress(1);
  return { ok: true, value: wantedOf(plan.value) };
}

interface Act { readonly args: Omit<MergeArgs, 'author' | 'time'>; readonly patch: Patch; readonly brings: StagedRows; readonly watch: ExchangeWatch }

/** `again`: somebody has acted meanwhile, and nothing was changed. */
async function act(workbench: Workbench, { args, patch, brings, watch: { signal, onProgress } }: Act): Promise<ExchangeResult<ChangeId | null> | 'again'> {
  const staged = (brings.segment?.length ?? 0) + (brings.bead?.length ?? 0), rows = [...editsOf(patch)].length + 1;
  const before = (): Promise<void> => { onProgress(staged / (staged + rows)); return Promise.resolve(); };
  const done = await workbench.bring('mergeChanges', ({ author, time }) => ({ ...args, author, time }), { rows: brings, signal, before, effect: { after: args.after, patch } });
  if (!done.ok) return signal.aborted ? failed('cancelled') : { ok: false, trouble: done.error };
  if (isRefusal(done.value)) {
    if (done.value.no === 'changedSince') return 'again';
    return done.value.no === 'noChange' ? { ok: true, value: null } : failed('changed', done.value.no);
  }
  const { id } = done.value;
  const voids = new Set<ChangeId>();
  const stop = workbench.subscribe((event) => { if (event.type === 'void') for (const { change } of event.acts) voids.add(change.id); });
  const trouble = await written(workbench);
  stop();
  if (!trouble) onProgress(1);
  // Another tab came before it: it was noted, and did nothing.
  if (voids.has(id)) return 'again';
  return trouble ? { ok: false, trouble } : { ok: true, value: id };
}
