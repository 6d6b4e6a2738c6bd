/**
 * Is somebody in the middle of something that a reload would break off? Editors say so while they are open; an update
 * waits for them.
 */
class Typing extends EventTarget {
  #open = 0;

  get busy(): boolean { return this.#open > 0; }

  /** An editor opens. Returns the way to say that it has closed. */
  begin(): () => void {
    let over = false;
    this.#open += 1;
    return () => {
      if (over) return;
      over = true;
      this.#open -= 1;
      this.dispatchEvent(new Event('change'));
    };
  }
}

export const typing = new Typing();
