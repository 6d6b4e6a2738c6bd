/**
 * The translations of words that have very many, as tables over all target words.
 *
 * A frequent word has met nearly every word of the other side. To walk its pairs for each sentence that holds it costs
 * more than everything else; a table is asked only about the words that stand in the window.
 */

/** Words with fewer pairs are walked. */
const MANY = 192;
/** Numbers in all tables together. */
const ROOM = 6_000_000;

interface Pairs { readonly rows: Int32Array; readonly targets: Int32Array; readonly forward: Float32Array; readonly backward: Float32Array }

export class Frequent {
  readonly values: Float32Array;
  readonly #at: Int32Array;

  /** `counts`: how often each source word stands in the text; `words`: the number of target words. */
  constructor({ rows, targets, forward, backward }: Pairs, counts: Int32Array, words: number) {
    const width = 2 * words;
    this.#at = new Int32Array(counts.length).fill(-1);
    const size = (s: number): number => rows[s + 1] - rows[s];
    const many = Array.from(counts.keys()).filter((s) => size(s) >= MANY).sort((s, t) => counts[t] * size(t) - counts[s] * size(s)).slice(0, Math.floor(ROOM / Math.max(1, width)));
    this.values = new Float32Array(many.length * width);
    many.forEach((s, table) => {
      const at = this.#at[s] = table * width;
      for (let k = rows[s]; k < rows[s + 1]; k++) {
        this.values[at + 2 * targets[k]] = forward[k];
        this.values[at + 2 * targets[k] + 1] = backward[k];
      }
    });
  }

  /** Where in `values` the source word's table starts: for each target word in turn p(t|s) / p(t), p(s|t) / p(s). -1 where its pairs are to be walked. */
  at(source: number): number {
    return this.#at[source];
  }
}
