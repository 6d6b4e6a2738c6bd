/**
 * How the beginnings and ends of beads answer each other: a question a question, a heading a heading, the last sentence
 * of a paragraph the last of another. For each trait a table of classes × classes holds log p(class, class) / p p,
 * counted over the beads found so far, with imagined counts that say: chance, and somewhat more often the same class.
 */
import { BEGINNINGS, ENDINGS } from './marks.ts';
import { type Text } from './text.ts';
import { TUNING } from './tuning.ts';

export interface Trait {
  readonly classes: number;
  /** Class of each sentence. */
  readonly source: Uint8Array;
  readonly target: Uint8Array;
  /** Whether the bead's last sentences are compared, or its first. */
  readonly last: boolean;
  /** classes × classes, natural logarithms. */
  readonly table: Float64Array;
  /** How many beads the imagined counts are worth. */
  readonly prior: number;
}

/** Places in the list of traits: how beads end and begin; from there on, what their last sentences are in the text. */
export const [ENDS, BEGINS, PARTS] = [0, 1, 2] as const;

export function traitsOf(source: Text, target: Text): Trait[] {
  const traits = [
    make(ENDINGS, { source: source.endings, target: target.endings, last: true, prior: TUNING.traitPrior }),
    make(BEGINNINGS, { source: source.beginnings, target: target.beginnings, last: false, prior: TUNING.traitPrior }),
  ];
  if (source.paragraphEnds && target.paragraphEnds) traits.push(make(2, { source: source.paragraphEnds, target: target.paragraphEnds, last: true, prior: TUNING.traitPrior }));
  if (source.headings && target.headings) traits.push(make(2, { source: source.headings, target: target.headings, last: true, prior: TUNING.traitPrior }));
  return traits;
}

function make(classes: number, rest: Omit<Trait, 'classes' | 'table'>): Trait {
  const { source, target, last, prior } = rest;
  return fitted({ classes, source, target, last, prior }, []);
}

/** A bead by its first and last sentences. */
export interface Corners { readonly i: number; readonly a: number; readonly j: number; readonly b: number; readonly weight: number }

/** The trait with the table that follows from the beads. */
export function fitted(trait: Omit<Trait, 'table'>, beads: readonly Corners[]): Trait {
  const { classes, source, target, last, prior } = trait;
  const counts = new Float64Array(classes * classes);
  const usualSource = shares(source, classes);
  const usualTarget = shares(target, classes);
  let total = 0;
  for (let x = 0; x < classes; x++) {
    for (let y = 0; y < classes; y++) total += counts[x * classes + y] = usualSource[x] * usualTarget[y] * (x === y ? TUNING.traitSame : 1);
  }
  for (let k = 0; k < counts.length; k++) counts[k] *= prior / total;
  for (const { i, a, j, b, weight } of beads) counts[source[last ? i + a - 1 : i] * classes + target[last ? j + b - 1 : j]] += weight;
  const sums = { source: new Float64Array(classes), target: new Float64Array(classes), all: 0 };
  counts.forEach((count, k) => {
    sums.source[Math.floor(k / classes)] += count;
    sums.target[k % classes] += count;
    sums.all += count;
  });
  const table = counts.map((count, k) => {
    const chance = (sums.source[Math.floor(k / classes)] * sums.target[k % classes]) / sums.all;
    return Math.log((count + 0.1) / (chance + 0.1));
  });
  return { classes, source, target, last, table, prior };
}

function shares(values: Uint8Array, classes: number): Float64Array {
  const counted = new Float64Array(classes).fill(0.5);
  for (let i = 0; i < values.length; i++) counted[values[i]]++;
  return counted.map((count) => count / (values.length + 0.5 * classes));
}
