/**
 * From an empty machine to an open work: the store is opened, bundled texts are staged where they are missing, the work
 * is opened, and the new wording of a later release is filed as suggestions.
 */
import type { WorkId } from '../core/ids.ts';
import type { BundledWork } from '../core/bundled.ts';
import { readBundled, releaseSuggestions } from '../core/bundled.ts';
import { theWork } from '../core/units.ts';
import { Tables } from '../core/tables.ts';
import type { Result, Store, StoreError } from '../store/types.ts';
import { carryOver } from './carry-over.ts';
import type { WorkbenchEnvironment } from './workbench.ts';
import { Workbench } from './workbench.ts';

export interface SessionEnvironment extends WorkbenchEnvironment {
  /** `acceptEmpty`: the person chose to begin anew although work had been stored here. */
  readonly openStore: (options: { readonly acceptEmpty: boolean }) => Promise<Result<Store>>;
  readonly bundled: readonly BundledWork[];
}

export interface Session {
  readonly store: Store;
  readonly workbench: Workbench;
}

export type Opening = { readonly ok: true; readonly session: Session } | { readonly ok: false; readonly error: StoreError };

export async function openSession(env: SessionEnvironment, { acceptEmpty = false } = {}): Promise<Opening> {
  const opened = await env.openStore({ acceptEmpty });
  if (!opened.ok && opened.error.code !== 'unavailable') return opened;
  const store = opened.ok ? opened.value : await withoutDisk(opened.error);
  const opening = await openOn(store, env);
  // An abandoned store would keep this tab's lock, and the next one would take its drafts for another tab's.
  if (!opening.ok) store.close();
  return opening;
}

/** Opens the work on a store that is open already, e.g. after a restored backup. */
export async function openOn(store: Store, env: SessionEnvironment): Promise<Opening> {
  const releases = env.bundled.map((bundled) => readBundled(bundled));
  for (const rows of releases) {
    const staged = await store.stage(rows);
    if (!staged.ok) return staged;
  }
  return openWork(store, env, releases.map((rows) => new Tables(rows)));
}

/**
 * Opens the work anew in the same store, after `replaced`: another tab has put another copy there. What was typed here
 * comes along as drafts.
 */
export async function reopenSession(env: SessionEnvironment, former: Session): Promise<Opening> {
  former.workbench.close();
  const opening = await openOn(former.store, env);
  if (opening.ok) carryOver(former.workbench, opening.session.workbench);
  return opening;
}

async function openWork(store: Store, env: SessionEnvironment, releases: readonly Tables[]): Promise<Opening> {
  const release = releases[0];
  if (!release) throw new RangeError('no bundled text to open');
  const workbench = await Workbench.open(store, theWork(release).id, env);
  if (!workbench.ok) return workbench;
  await receiveRelease(workbench.value, { store, release });
  return { ok: true, session: { store, workbench: workbench.value } };
}

async function receiveRelease(workbench: Workbench, { store, release }: { store: Store; release: Tables }): Promise<void> {
  const { id, revision } = theWork(release) as { id: WorkId; revision: number };
  if (theWork(workbench.tables).revision >= revision) return;
  const base = await store.base(id);
  if (!base.ok) return;
  workbench.dispatch('receiveRelease', ({ time }) => ({
    work: id, revision,
    suggestions: releaseSuggestions(workbench.tables, { base: new Tables(base.value), release, revision, time }),
  }));
}

/** Loaded only where it is needed, which is hardly anywhere. */
async function withoutDisk(reason: StoreError): Promise<Store> {
  const { MemoryStore } = await import('../store/memory-store.ts');
  return new MemoryStore(reason);
}
