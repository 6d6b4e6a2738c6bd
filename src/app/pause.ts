/** A wait that somebody may cut short. */
export class Pause {
  #end = (): void => undefined;
  #lifted = false;

  /** Whoever waits goes on now. */
  end(): void { this.#end(); }

  /** Nobody waits any more, or (false) one waits again. */
  lift(lifted = true): void {
    this.#lifted = lifted;
    if (lifted) this.end();
  }

  /** Waits until it settles, however, or until `end`. One wait at a time. */
  until(what: Promise<unknown>): Promise<void> {
    return this.#lifted ? Promise.resolve() : new Promise((over) => {
      this.#end = over;
      const done = (): void => { over(); };
      what.then(done, done);
    });
  }
}
