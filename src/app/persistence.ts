/**
 * Asking the browser not to clear this origin's storage by itself: once, at the first edit, never on the start path.
 * The question may stay unanswered for ever (Firefox shows a prompt), so nobody waits for it.
 */
import type { Workbench } from './workbench.ts';

export type PersistenceState = 'unknown' | 'unsupported' | 'asking' | 'granted' | 'refused';

export interface StoragePersistence { persist(): Promise<boolean>; persisted(): Promise<boolean> }

export class Persistence extends EventTarget {
  readonly #storage: StoragePersistence | undefined;
  #state: PersistenceState;

  constructor(storage: Partial<StoragePersistence> | undefined) {
    super();
    this.#storage = storage?.persist && storage.persisted ? storage as StoragePersistence : undefined;
    this.#state = this.#storage ? 'unknown' : 'unsupported';
    void this.#storage?.persisted().then((persisted) => { if (persisted) this.#set('granted'); }, () => undefined);
  }

  get state(): PersistenceState { return this.#state; }

  /** Asks at the first act of this person. */
  askAtFirstEdit(workbench: Workbench): void {
    const stop = workbench.subscribe((event) => {
      if (event.type !== 'patch' || event.from !== 'here') return;
      stop();
      if (this.#state === 'unknown') void this.ask();
    });
  }

  async ask(): Promise<PersistenceState> {
    if (!this.#storage || this.#state === 'granted' || this.#state === 'asking') return this.#state;
    this.#set('asking');
    try {
      this.#set(await this.#storage.persist() ? 'granted' : 'refused');
    } catch {
      this.#set('refused'); // e.g. an insecure or opaque origin: nothing is promised there
    }
    return this.#state;
  }

  #set(state: PersistenceState): void {
    this.#state = state;
    this.dispatchEvent(new Event('change'));
  }
}
