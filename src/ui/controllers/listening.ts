/** Ears that an element has while it is on screen: opened once it has what it listens to, and anew wherever that is another. */
import type { LitElement, ReactiveController } from 'lit';

export class Listening implements ReactiveController {
  readonly #host: LitElement;
  readonly #open: () => () => void;
  #close: (() => void) | undefined;

  /** `open` gives the way to stop. */
  constructor(host: LitElement, open: () => () => void) {
    this.#host = host;
    this.#open = open;
    host.addController(this);
  }

  /** The first time there is nothing to listen to yet: `renew` comes with the properties. */
  hostConnected(): void { if (this.#host.hasUpdated) this.renew(); }
  hostDisconnected(): void { this.#close?.(); }

  renew(): void {
    this.#close?.();
    this.#close = this.#open();
  }
}
