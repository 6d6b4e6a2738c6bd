/**
 * Beads that are certain. A bead of a kind that paths know, in order with the other ones, becomes the only way through
 * its sentences. The sentences of any other one (with gaps, crossed, larger) are passed as nulls and joined again in
 * the answer.
 */
import { type Band } from './band.ts';
import { KINDS, kindOf, MOST, SOURCE_NULL, TARGET_NULL } from './kinds.ts';
import { type AlignedBead } from './types.ts';

export interface Confirmed { readonly source: readonly number[]; readonly target: readonly number[] }

/** A bead that paths must take: `a` sentences from `i`, `b` from `j`. */
interface Pin { readonly i: number; readonly a: number; readonly j: number; readonly b: number }

const FREE = -1;
const APART = -2;
const SURE = 1000;

export class Pins {
  /** Confirmed beads that paths do not take. */
  readonly #apart: readonly Confirmed[];
  readonly #pins: readonly Pin[];
  /** For each sentence: the number of its pin, FREE or APART. */
  readonly #source: Int32Array;
  readonly #target: Int32Array;

  /** Throws RangeError on indexes that are out of range or confirmed twice. */
  constructor(confirmed: readonly Confirmed[], rows: number, columns: number) {
    this.#source = new Int32Array(rows).fill(FREE);
    this.#target = new Int32Array(columns).fill(FREE);
    for (const { source, target } of confirmed) {
      mark(this.#source, source, 'source');
      mark(this.#target, target, 'target');
    }
    const { chain, rest } = inOrder(confirmed.flatMap(({ source, target }) => source.length + target.length > 0 ? [{ source: ascending(source), target: ascending(target) }] : []));
    this.#pins = chain;
    this.#apart = rest;
    chain.forEach(({ i, a, j, b }, k) => {
      this.#source.fill(k, i, i + a);
      this.#target.fill(k, j, j + b);
    });
  }

  get none(): boolean {
    return this.#pins.length === 0 && this.#apart.length === 0;
  }

  /** What a bead of a path stands for: itself, sure if it is a pin; or, for nulls passed, the confirmed bead where it starts. */
  restore(bead: AlignedBead): AlignedBead[] {
    const [i = -1] = bead.source;
    const [j = -1] = bead.target;
    if (i >= 0 && this.#source[i] === APART) return sure(this.#apart.find(({ source }) => source[0] === i));
    if (j >= 0 && this.#target[j] === APART) return sure(this.#apart.find(({ source, target }) => source.length === 0 && target[0] === j));
    return i >= 0 && this.#source[i] >= 0 ? [{ ...bead, score: 1 }] : [bead];
  }

  /** Every pin's corners lie in the band afterwards. */
  include(lo: Int32Array, hi: Int32Array): void {
    for (const { i, a, j, b } of this.#pins) {
      for (let x = i; x <= i + a; x++) {
        lo[x] = Math.min(lo[x], j);
        hi[x] = Math.max(hi[x], j + b);
      }
    }
  }

  /** Takes every bead out of the gains that a pin forbids. `at`: the band's first node in the whole grid. */
  apply(gains: Float32Array, band: Band, at: { readonly i: number; readonly j: number }): void {
    if (this.none) return;
    for (let x = 0; x <= band.rows; x++) {
      for (let y = band.lo[x]; y <= band.hi[x]; y++) {
        const node = (band.offset[x] + y - band.lo[x]) * KINDS.length;
        KINDS.forEach(([a, b], kind) => {
          if (gains[node + kind] !== -Infinity) gains[node + kind] = this.#allowed({ i: at.i + x, a, j: at.j + y, b }, kind, gains[node + kind]);
        });
      }
    }
  }

  #allowed({ i, a, j, b }: Pin, kind: number, gain: number): number {
    const source = this.#source.subarray(i, i + a);
    const target = this.#target.subarray(j, j + b);
    if (kind === SOURCE_NULL || kind === TARGET_NULL) return source.every((pin) => pin < 0) && target.every((pin) => pin < 0) ? gain : -Infinity;
    const pin = source[0];
    if (pin >= 0) return this.#pins[pin].i === i && this.#pins[pin].a === a && this.#pins[pin].j === j && this.#pins[pin].b === b ? SURE : -Infinity;
    return source.every((free) => free === FREE) && target.every((free) => free === FREE) ? gain : -Infinity;
  }
}

const ascending = (indexes: readonly number[]): number[] => [...indexes].sort((x, y) => x - y);

function sure(bead: Confirmed | undefined): AlignedBead[] {
  return bead ? [{ ...bead, score: 1 }] : [];
}

function mark(of: Int32Array, indexes: readonly number[], side: string): void {
  for (const index of indexes) {
    if (!(index >= 0 && index < of.length)) throw new RangeError(`a confirmed bead names ${side} sentence ${index}; there are ${of.length}`);
    if (of[index] === APART) throw new RangeError(`${side} sentence ${index} is in two confirmed beads`);
    of[index] = APART;
  }
}

/** A longest chain of beads in order (patience, by their target); all the others apart. */
function inOrder(confirmed: readonly Confirmed[]): { chain: Pin[]; rest: Confirmed[] } {
  const fits = confirmed.flatMap((bead) => {
    const pin = pinOf(bead);
    return pin ? [{ bead, pin, before: -1 }] : [];
  }).sort((x, y) => x.pin.i - y.pin.i);
  const ends: number[] = [];
  fits.forEach((fit, k) => {
    let length = ends.length;
    while (length > 0 && fits[ends[length - 1]].pin.j > fit.pin.j) length--;
    fit.before = length > 0 ? ends[length - 1] : -1;
    ends[length] = k;
  });
  const chosen = new Set<Confirmed>();
  const chain: Pin[] = [];
  for (let k = ends.length > 0 ? ends[ends.length - 1] : -1; k >= 0; k = fits[k].before) {
    chain.unshift(fits[k].pin);
    chosen.add(fits[k].bead);
  }
  return { chain, rest: confirmed.filter((bead) => !chosen.has(bead)) };
}

function pinOf({ source, target }: Confirmed): Pin | null {
  const [a, b] = [source.length, target.length];
  if (a === 0 || b === 0 || a > MOST || b > MOST || kindOf[a][b] < 0) return null;
  const whole = (indexes: readonly number[]): boolean => indexes.every((index, k) => index === indexes[0] + k);
  return whole(source) && whole(target) ? { i: source[0], a, j: target[0], b } : null;
}
