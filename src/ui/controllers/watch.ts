/** A Lit directive that draws one value and draws it again when its key is told: only what changed is touched. */
import type { AsyncDirective } from 'lit/async-directive.js';
import { AsyncDirective as Base, directive } from 'lit/async-directive.js';

export interface Source<Key> {
  /** Calls `listener` whenever `key` changes. Returns the way to stop. */
  watch(key: Key, listener: () => void): () => void;
}

class WatchDirective extends Base {
  #source: Source<unknown> | undefined;
  #key: unknown;
  #draw: (() => unknown) | undefined;
  #stop: (() => void) | undefined;

  override render<Key>(source: Source<Key>, key: Key, draw: () => unknown): unknown {
    this.#draw = draw;
    if (source !== this.#source || key !== this.#key) {
      this.#stop?.();
      this.#source = source;
      this.#key = key;
      if (this.isConnected) this.#start();
    }
    return draw();
  }

  protected override disconnected(): void { this.#stop?.(); this.#stop = undefined; }
  protected override reconnected(): void { this.#start(); this.#again(); }

  #start(): void { this.#stop = this.#source?.watch(this.#key, this.#again); }
  readonly #again = (): void => { this.setValue(this.#draw?.()); };
}

/** `draw` is called now, and again whenever `source` tells `key`. */
export const watch = directive(WatchDirective) as unknown as <Key>(source: Source<Key>, key: Key, draw: () => unknown) => ReturnType<AsyncDirective['render']>;
