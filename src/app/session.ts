/**
 * From an empty machine to an open work: the store is opened, bundled texts are staged where they are missing, the work
 * is opened, and the new wording of a later release is filed as suggestions.
 */
import type { WorkId } from '../core/ids.ts';
import { asId } from '../core/ids.ts';
import type { Work } from '../core/model.ts';
import { readBundled } from '../core/bundled.ts';
import { theWork } from '../core/units.ts';
import type { Result, Store, StoreError } from '../store/types.ts';
import type { BundledText } from './bundled-texts.ts';
import type { Glimpse, Stop } from './glimpse.ts';
import { report } from './events.ts';
import type { WorkState } from './work-states.ts';
import { lastWork, purgeOld, rememberWork, workStates } from './work-states.ts';
import type { WorkbenchEnvironment } from './workbench.ts';
import { Workbench } from './workbench.ts';

/**
 * How long the reading of a work waits for its glimpse where nobody says otherwise, ms. Mostly enough: of a book its rows were measured
 * to be on screen after 170. No more, because the whole work comes later by as much; on a busy machine it is not waited for to the end.
 */
const PATIENCE = 250;

export interface SessionEnvironment extends WorkbenchEnvironment {
  /** `acceptEmpty`: the person chose to begin anew although work had been stored here. */
  readonly openStore: (options: { readonly acceptEmpty: boolean }) => Promise<Result<Store>>;
  readonly bundled: readonly BundledText[];
  /** Which work the person wants to see (an address names it); null: the one that was open last. */
  readonly wanted?: () => WorkId | null;
  /** Where the person stopped in a big work, and who shows what can be seen of it before it is open. */
  readonly stop?: (work: WorkId) => Stop | null;
  readonly glimpsed?: (glimpse: Glimpse) => void;
  /** How long the reading of a work waits for its glimpse, ms. */
  readonly patience?: number;
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

/** Opens a work on a store that is open already, e.g. after a restored backup. */
export async function openOn(store: Store, env: SessionEnvironment): Promise<Opening> {
  const [works, states, last] = await Promise.all([store.works(), workStates(store), lastWork(store)]);
  if (!works.ok) return works;
  if (!states.ok) return states;
  const missing = env.bundled.filter((text) => !works.value.some(({ id }) => id === text.id));
  for (const text of missing) {
    const staged = await store.stage(readBundled(await text.read()));
    if (!staged.ok) return staged;
  }
  const here = missing.length > 0 ? await store.works() : works;
  if (!here.ok) return here;
  const chosen = await chooseWork(store, env, { works: here.value, states: states.value, last });
  if (!chosen.ok) return chosen;
  const opening = await openWork(store, env, chosen.value);
  // Not waited for: nobody needs it to begin.
  if (opening.ok) void purgeOld(store, env.now(), chosen.value);
  return opening;
}

interface Choice { readonly works: readonly Work[]; readonly states: ReadonlyMap<string, WorkState>; readonly last: WorkId | null }

/**
 * The wanted work, or the one that was open last; where that is gone or deleted, the bundled one, or any that is not
 * deleted. Where everything was deleted, one of those; and on a device without any work the bundled one comes back.
 */
async function chooseWork(store: Store, env: SessionEnvironment, { works, states, last }: Choice): Promise<Result<WorkId>> {
  const all = works.map(({ id }) => id), there = all.filter((id) => (states.get(id)?.deleted ?? null) === null);
  const bundled = env.bundled.map(({ id }) => asId<WorkId>(id));
  const found = [env.wanted?.() ?? null, last, ...bundled].find((id) => id !== null && there.includes(id)) ?? there[0] ?? all[0];
  if (found) return { ok: true, value: found };
  const [text] = env.bundled, [first] = bundled;
  if (!text || !first) throw new RangeError('no bundled text to open');
  const adopted = await store.adopt(readBundled(await text.read()), []);
  return adopted.ok ? { ok: true, value: first } : adopted;
}

/** In a store that has it. */
export async function openWork(store: Store, env: SessionEnvironment, work: WorkId): Promise<Opening> {
  const stop = env.stop?.(work);
  if (stop) await Promise.race([glimpsed(store, env, { work, stop }), new Promise((late) => { setTimeout(late, env.patience ?? PATIENCE); })]);
  const workbench = await Workbench.open(store, work, env);
  if (!workbench.ok) return workbench;
  const bundled = env.bundled.find(({ id }) => id === work);
  if (bundled && theWork(workbench.value.tables).revision < bundled.revision) {
    const { receiveRelease } = await import('./receive-release.ts');
    await receiveRelease(workbench.value, store, readBundled(await bundled.read()));
  }
  // One that cannot be mended is not what the next start begins with.
  void workbench.value.proof.then((sound) => { if (sound) void rememberWork(store, work); });
  void store.sweep(work);
  return { ok: true, session: { store, workbench: workbench.value } };
}

/** Read before the rest is asked for, behind which it would have to wait. A mistake in it must not keep anybody from the work. */
async function glimpsed(store: Store, env: SessionEnvironment, { work, stop }: { work: WorkId; stop: Stop }): Promise<void> {
  try {
    const { readGlimpse } = await import('./glimpse.ts'), seen = await readGlimpse(store, work, stop);
    if (seen) env.glimpsed?.(seen);
  } catch (mistake) {
    report(mistake);
  }
}

/** Loaded only where it is needed, which is hardly anywhere. */
async function withoutDisk(reason: StoreError): Promise<Store> {
  const { MemoryStore } = await import('../store/memory-store.ts');
  return new MemoryStore(reason);
}
