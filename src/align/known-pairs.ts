/** Word pairs that are known before the texts are read side by side: names that sound alike, numbers, a lexicon. */
import { findCognates } from './cognates.ts';
import { type Text } from './text.ts';
import { TUNING } from './tuning.ts';
import { type PriorPair } from './translations.ts';
import { type Lexicon } from './types.ts';

export function knownPairs(texts: { source: Text; target: Text }, lexicon: Lexicon | null): PriorPair[] {
  const pairs = new Map<number, PriorPair>();
  const width = texts.target.counts.length;
  for (const { source, target, weight } of findCognates(texts.source, texts.target)) {
    pairs.set(source * width + target, { source, target, forward: TUNING.sameWord * weight, backward: TUNING.sameWord * weight });
  }
  for (const pair of lexicon ? fromLexicon(texts, lexicon) : []) {
    const key = pair.source * width + pair.target;
    const known = pairs.get(key);
    pairs.set(key, known ? { ...pair, forward: Math.max(known.forward, pair.forward), backward: Math.max(known.backward, pair.backward) } : pair);
  }
  return [...pairs.values()];
}

function fromLexicon({ source, target }: { source: Text; target: Text }, lexicon: Lexicon): PriorPair[] {
  const { starts, targets, forward, backward } = lexicon;
  const numbers = new Int32Array(lexicon.targetKeys.length).fill(-1);
  target.vocabulary.forEach((key, number) => {
    const place = placeOf(lexicon.targetKeys, key);
    if (place >= 0) numbers[place] = number;
  });
  const pairs: PriorPair[] = [];
  source.vocabulary.forEach((key, word) => {
    const row = placeOf(lexicon.sourceKeys, key);
    if (row < 0) return;
    for (let k = starts[row]; k < starts[row + 1]; k++) {
      const number = numbers[targets[k]];
      if (number >= 0) pairs.push({ source: word, target: number, forward: forward[k], backward: backward[k] });
    }
  });
  return pairs;
}

/** By bisection: the keys are sorted by code units. -1 where there is none. */
function placeOf(keys: readonly string[], key: string): number {
  let low = 0;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (keys[middle] < key) low = middle + 1;
    else high = middle;
  }
  return keys[low] === key ? low : -1;
}
