/**
 * The state of each work, and which one was open last: what opening needs to know of the library.
 *
 * A work's state is one small fact of its own (`library:<work>`), so that tabs do not write over each other's. Deleting is
 * only such a fact for 30 days; then, or when somebody asks for it, the work goes for good.
 */
import type { WorkId } from '../core/ids.ts';
import type { Result, Store } from '../store/types.ts';

/** What the key of a state begins with. */
export const STATE = 'library:';
const LAST = 'lastWork';
/** How long a deleted work can be taken back: 30 days, in milliseconds. */
export const KEPT = 30 * 24 * 60 * 60 * 1000;

/** `deleted`: when (ms since 1970, UTC). */
export interface WorkState { readonly archived: boolean; readonly deleted: number | null }

export const ORDINARY: WorkState = { archived: false, deleted: null };

export async function workStates(store: Store): Promise<Result<ReadonlyMap<string, WorkState>>> {
  const facts = await store.facts(STATE);
  return facts.ok ? { ok: true, value: new Map([...facts.value].map(([key, value]) => [key.slice(STATE.length), stateOf(value)])) } : facts;
}

/** What was written there, or somebody else may have. */
export function stateOf(fact: unknown): WorkState {
  if (typeof fact !== 'object' || fact === null) return ORDINARY;
  const { archived, deleted } = fact as { readonly [field: string]: unknown };
  return { archived: archived === true, deleted: typeof deleted === 'number' ? deleted : null };
}

/** The work that was opened last on this device, in whichever tab; null: none, or it is not known. */
export async function lastWork(store: Store): Promise<WorkId | null> {
  const fact = await store.getFact(LAST);
  return fact.ok && typeof fact.value === 'string' ? fact.value as WorkId : null;
}

export async function rememberWork(store: Store, work: WorkId): Promise<void> {
  if (await lastWork(store) !== work) await store.putFact(LAST, work);
}

/** At the start: works that were deleted more than 30 days ago go for good, but for the one that is open. */
export async function purgeOld(store: Store, now: number, open: WorkId): Promise<void> {
  const states = await workStates(store);
  if (!states.ok) return;
  for (const [work, { deleted }] of states.value) {
    if (deleted !== null && now - deleted > KEPT && work !== open) await store.remove(work as WorkId);
  }
}
