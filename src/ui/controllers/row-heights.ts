/**
 * The heights of all rows of a list, px, and how far each is from the first. They are summed in blocks: what a row that has
 * grown costs is its block and a walk along the blocks, not one along a book.
 */
const BLOCK = 256;

export class RowHeights {
  #heights = new Float64Array(0);
  /** Of each block; NaN: to be summed anew. */
  #sums = new Float64Array(0);
  /** How far the first row of each block is from the first of all; null: to be summed anew. */
  #starts: Float64Array | null = null;

  get length(): number { return this.#heights.length; }

  set(at: number, height: number): void {
    this.#heights[at] = height;
    this.#sums[Math.floor(at / BLOCK)] = NaN;
    this.#starts = null;
  }

  /** From `at` on, `removed` heights give way to others. */
  splice(at: number, removed: number, added: readonly number[]): void {
    const before = this.#heights;
    if (removed !== added.length) {
      this.#take(new Float64Array(before.length - removed + added.length));
      this.#heights.set(before.subarray(0, at));
      this.#heights.set(before.subarray(at + removed), at + added.length);
    }
    for (const [place, height] of added.entries()) this.set(at + place, height);
  }

  /** All are others. */
  fill(length: number, height: (at: number) => number): void {
    const heights = new Float64Array(length);
    for (let at = 0; at < length; at += 1) heights[at] = height(at);
    this.#take(heights);
  }

  /** How far a row is from the first; of `length`, the height of them all. */
  top(at: number): number {
    const block = Math.floor(at / BLOCK);
    return (this.#blocks()[block] ?? 0) + this.#between(block * BLOCK, at);
  }

  /** The last row that begins at or before a distance from the first; 0 where there is none. */
  at(distance: number): number {
    const starts = this.#blocks(), last = this.length - 1;
    let block = 0;
    while (block + 1 < starts.length && (starts[block + 1] ?? 0) <= distance) block += 1;
    let at = block * BLOCK, top = starts[block] ?? 0;
    while (at < last && top + (this.#heights[at] ?? 0) <= distance) top += this.#heights[at++] ?? 0;
    return Math.max(0, Math.min(at, last));
  }

  #take(heights: Float64Array<ArrayBuffer>): void {
    this.#heights = heights;
    this.#sums = new Float64Array(Math.floor(heights.length / BLOCK) + 1).fill(NaN);
    this.#starts = null;
  }

  #blocks(): Float64Array {
    if (this.#starts) return this.#starts;
    const starts = this.#starts = new Float64Array(this.#sums.length);
    let sum = 0;
    for (let block = 0; block < starts.length; block += 1) {
      starts[block] = sum;
      if (Number.isNaN(this.#sums[block])) this.#sums[block] = this.#between(block * BLOCK, (block + 1) * BLOCK);
      sum += this.#sums[block] ?? 0;
    }
    return starts;
  }

  #between(from: number, to: number): number {
    let sum = 0;
    for (let at = from; at < Math.min(to, this.#heights.length); at += 1) sum += this.#heights[at] ?? 0;
    return sum;
  }
}
