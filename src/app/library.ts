/**
 * The library: which works are on this device, in which state, and how far they are. Figures are counted page by page and
 * kept for as long as the work's log does not grow.
 */
import type { WorkId } from '../core/ids.ts';
import type { Result, Store } from '../store/types.ts';
import type { BundledText } from './bundled-texts.ts';
import type { LibraryEntry, LibraryPort, WorkFigures } from './library-types.ts';
import type { Session } from './session.ts';
import type { WorkState } from './work-states.ts';
import { ORDINARY, STATE, stateOf, workStates } from './work-states.ts';

export interface LibraryEnvironment {
  readonly session: () => Session | null;
  readonly bundled: readonly Pick<BundledText, 'id'>[];
  readonly now: () => number;
}

export class Library extends EventTarget implements LibraryPort {
  readonly #env: LibraryEnvironment;
  readonly #counted = new Map<WorkId, { readonly mark: string; readonly figures: WorkFigures }>();
  #followed: Store | null = null;
  #stop: readonly (() => void)[] = [];

  constructor(env: LibraryEnvironment) {
    super();
    this.#env = env;
  }

  async list(): Promise<Result<readonly LibraryEntry[]>> {
    const store = this.#store();
    if (!store) return CLOSED;
    const [works, states] = await Promise.all([store.works(), workStates(store)]);
    if (!works.ok) return works;
    if (!states.ok) return states;
    const bundled = new Set(this.#env.bundled.map(({ id }) => id));
    return { ok: true, value: works.value.map(({ id, title }) => ({ id, title, bundled: bundled.has(id), ...(states.value.get(id) ?? ORDINARY) })) };
  }

  async figures(work: WorkId, signal: AbortSignal): Promise<Result<WorkFigures>> {
    const store = this.#store();
    if (!store) return CLOSED;
    const extent = await store.extent(work);
    if (!extent.ok) return extent;
    const known = this.#counted.get(work), { mark, lastChange, logBytes } = extent.value;
    if (known?.mark === mark) return { ok: true, value: known.figures };
    const { WorkCounter } = await import('./work-counter.ts'), counter = new WorkCounter();
    const seen = await store.survey(work, (table, rows, bytes) => { counter.count(table, rows, bytes); }, signal);
    if (!seen.ok) return seen;
    const figures = counter.figures({ lastChange, logBytes });
    this.#counted.set(work, { mark, figures });
    return { ok: true, value: figures };
  }

  archive(work: WorkId, archived: boolean): Promise<Result<void>> { return this.#put(work, { archived }); }
  remove(work: WorkId): Promise<Result<void>> { return this.#put(work, { deleted: this.#env.now() }); }
  restore(work: WorkId): Promise<Result<void>> { return this.#put(work, { deleted: null }); }

  async purge(work: WorkId): Promise<Result<void>> {
    const removed = await (this.#store()?.remove(work) ?? CLOSED);
    if (removed.ok) this.#counted.delete(work);
    return removed;
  }

  async #put(work: WorkId, changed: Partial<WorkState>): Promise<Result<void>> {
    const store = this.#store();
    if (!store) return CLOSED;
    const key = STATE + work, known = await store.getFact(key);
    return known.ok ? store.putFact(key, { ...stateOf(known.value), ...changed }) : known;
  }

  /** The store of the open session; another one is listened to from the moment on when it is first used. */
  #store(): Store | null {
    const store = this.#env.session()?.store ?? null;
    if (store === this.#followed) return store;
    for (const stop of this.#stop) stop();
    this.#followed = store;
    this.#counted.clear();
    const changed = (): void => { this.dispatchEvent(new Event('change')); };
    this.#stop = store ? [store.onWorks(changed), store.onFact((key) => { if (key.startsWith(STATE)) changed(); })] : [];
    return store;
  }
}

const CLOSED = { ok: false, error: { code: 'closed', at: 'library', params: { detail: 'no work is open' } } } as const;
