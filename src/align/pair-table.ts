/** Numbers pairs of words in the order in which they come: an open hash table on flat arrays. */
export class PairTable {
  sources: Int32Array<ArrayBuffer>;
  targets: Int32Array<ArrayBuffer>;
  size = 0;
  #slots: Int32Array<ArrayBuffer>;

  constructor(room: number) {
    let slots = 2048;
    while (slots < 2 * room) slots *= 2;
    this.#slots = new Int32Array(slots).fill(-1);
    this.sources = new Int32Array(slots / 2);
    this.targets = new Int32Array(slots / 2);
  }

  /** -1 if the pair is not there. */
  find(source: number, target: number): number {
    return this.#slots[this.#slot(source, target)];
  }

  add(source: number, target: number): number {
    const slot = this.#slot(source, target);
    if (this.#slots[slot] >= 0) return this.#slots[slot];
    if (this.size >= this.sources.length) {
      this.#grow();
      return this.add(source, target);
    }
    this.sources[this.size] = source;
    this.targets[this.size] = target;
    return this.#slots[slot] = this.size++;
  }

  /**
   * The pairs of one source word lie side by side, in the order of its target words: frequent words have low numbers, so most
   * look-ups of a sentence meet a few lines of memory. Where rows of two words overlap, the second goes on at a stride of its own.
   */
  #slot(source: number, target: number): number {
    const slots = this.#slots;
    const { sources, targets } = this;
    const mask = slots.length - 1;
    const row = Math.imul(source, 0x9e3779b1);
    const stride = (row >>> 15) | 1;
    let slot = ((row >>> 7) + target) & mask;
    for (;;) {
      const pair = slots[slot];
      if (pair < 0 || (targets[pair] === target && sources[pair] === source)) return slot;
      slot = (slot + stride) & mask;
    }
  }

  #grow(): void {
    const { sources, targets } = this;
    this.sources = new Int32Array(2 * sources.length);
    this.targets = new Int32Array(2 * targets.length);
    this.sources.set(sources);
    this.targets.set(targets);
    this.#slots = new Int32Array(2 * this.#slots.length).fill(-1);
    for (let k = 0; k < this.size; k++) this.#slots[this.#slot(sources[k], targets[k])] = k;
  }
}
