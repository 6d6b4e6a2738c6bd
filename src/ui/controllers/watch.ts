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
  #drawing = false;
  /** Drawn just now, although it hears nothing: it comes into the document at once, and need not be drawn for that. */
  #fresh = false;
  #stale = false;

  override render<Key>(source: Source<Key>, key: Key, draw: () => unknown): unknown {
    this.#draw = draw;
    if (!this.isConnected) {
      this.#fresh = true;
      queueMicrotask(() => { this.#fresh = false; });
    }
    if (source !== this.#source || key !== this.#key) {
      this.#stop?.();
      this.#source = source;
      this.#key = key;
      if (this.isConnected) this.#start();
    }
    return draw();
  }

  protected override disconnected(): void { this.#stop?.(); this.#stop = undefined; }
  protected override reconnected(): void { this.#start(); if (!this.#fresh) this.#again(); }

  #start(): void { this.#stop = this.#source?.watch(this.#key, this.#again); }
  /** What has the focus may go with a drawing, and losing it may ask for the next one: that is drawn when this one stands. */
  readonly #again = (): void => {
    this.#stale = true;
    if (this.#drawing) return;
    this.#drawing = true;
    try {
      while (this.#stale) {
        this.#stale = false;
        this.setValue(this.#draw?.());
      }
    } finally {
      this.#drawing = false;
    }
  };
}

/** `draw` is called now, and again whenever `source` tells `key`. */
export const watch = directive(WatchDirective) as unknown as <Key>(source: Source<Key>, key: Key, draw: () => unknown) => ReturnType<AsyncDirective['render']>;
