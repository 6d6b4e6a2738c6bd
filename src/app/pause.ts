/** A wait that somebody may cut short. */
export class Pause {
  #end = (): void => undefined;

  /** Whoever waits goes on now. */
  end(): void { this.#end(); }

  /** Waits until it settles, however, or until `end`. One wait at a time. */
  until(what: Promise<unknown>): Promise<void> {
    return new Promise((over) => {
      this.#end = over;
      const done = (): void => { over(); };
      what.then(done, done);
    });
  }
}
