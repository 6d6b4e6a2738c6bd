/** How far a piece of work is, as it is told: the share that is known to be done. */
import type { ExchangeWatch } from './exchange-types.ts';

/** Shares only ever grow, whatever is worked out again. */
export function growing({ signal, onProgress }: ExchangeWatch): ExchangeWatch {
  let told = 0;
  return { signal, onProgress: (share) => { if (share > told) onProgress(told = Math.min(1, share)); } };
}

/** Work that is done part after part, each as heavy as its weight says: whoever does a part tells how far that part is. */
export function parts<const Weights extends readonly number[]>(watch: ExchangeWatch, weights: Weights): { -readonly [At in keyof Weights]: ExchangeWatch } {
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  let before = 0;
  return weights.map((weight): ExchangeWatch => {
    const from = before;
    before += weight;
    return { signal: watch.signal, onProgress: (share) => { watch.onProgress((from + weight * share) / whole); } };
  }) as { -readonly [At in keyof Weights]: ExchangeWatch };
}
