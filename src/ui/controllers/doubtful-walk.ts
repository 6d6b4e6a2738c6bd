/** The walk through the places where the alignment is not sure of itself: the least sure first, and round again. */
import type { BeadId } from '../../core/ids.ts';
import type { Doubt } from '../doubts.ts';

export interface Step {
  readonly doubt: Doubt;
  /** From 1. */
  readonly at: number;
  readonly of: number;
  /** It went over the end, or the beginning. */
  readonly again: boolean;
}

export class DoubtfulWalk {
  #bead: BeadId | null = null;
  /** Where it was in the list; what was there may be doubtful no more. */
  #at = -1;

  /** null: there is nothing to doubt. */
  go(doubts: readonly Doubt[], by: 1 | -1): Step | null {
    if (doubts.length === 0) return null;
    const known = doubts.findIndex(({ bead }) => bead === this.#bead);
    // Where the last one has been settled, its successor stands in its place.
    const from = known >= 0 ? known : by === 1 ? this.#at - (this.#bead === null ? 0 : 1) : this.#at;
    const next = this.#bead === null && by === -1 ? doubts.length - 1 : from + by;
    const at = (next + doubts.length) % doubts.length;
    const doubt = doubts[at] as Doubt;
    this.#bead = doubt.bead;
    this.#at = at;
    return { doubt, at: at + 1, of: doubts.length, again: at !== next };
  }

  /** The place of the last step among the doubts, from 1; 0: not begun, or settled. */
  placeIn(doubts: readonly Doubt[]): number { return doubts.findIndex(({ bead }) => bead === this.#bead) + 1; }
}
