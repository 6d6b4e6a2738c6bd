/**
 * What a new import of a version keeps of the one that it replaces.
 *
 * Equal sentences are found as `patience diff` finds equal lines: sentences that occur once on both sides and in the same
 * order hold everything else fast, and between them the rest is compared step by step (Myers, bounded). What then stands
 * against each other and differs is paired in reading order. Source: B. Cohen, "Patience Diff Advantages" (2010).
 */
import { diffArrays } from 'diff';
import type { SegmentId } from './ids.ts';
import type { Bead, BeadStatus, Segment } from './model.ts';
import { fingerprint } from './text/fingerprint.ts';

/** What a new segment's row takes from the old one: spread it into the row. Empty: nothing stood there before. */
export type Carried = Partial<Pick<Segment, 'from' | 'was' | 'state'>>;

/** One entry a new sentence. `former`: the segments of the replaced version, in reading order. */
export function carryOver(former: readonly Pick<Segment, 'id' | 'text' | 'state'>[], sentences: readonly string[]): Carried[] {
  const carried: Carried[] = sentences.map(() => ({}));
  const pairs = equalPairs(former.map(({ text }) => text), sentences);
  let a = 0, b = 0;
  for (const [nextA, nextB] of [...pairs, [former.length, sentences.length] as const]) {
    for (let gap = 0; a + gap < nextA && b + gap < nextB; gap++) {
      const { id, text } = former[a + gap] as Segment;
      carried[b + gap] = { from: id, was: fingerprint(text) };
    }
    const same = former[nextA];
    if (same) carried[nextB] = { from: same.id, state: same.state };
    a = nextA + 1;
    b = nextB + 1;
  }
  return carried;
}

/** Index by old segment of the new sentence that is the same. */
export function unchanged(carried: readonly Carried[]): Map<SegmentId, number> {
  return new Map(carried.flatMap(({ from, was }, at) => from !== undefined && was === undefined ? [[from, at] as const] : []));
}

/** A pair of index lists, ascending, as the aligner takes and gives them. */
export interface IndexBead { readonly source: readonly number[]; readonly target: readonly number[] }

/**
 * The confirmed ones of `beads` all of whose segments are there again: what the aligner is told as certain. `source` and
 * `target` say at which index a segment of the old alignment stands now; a side that stays is a map of all its segments.
 */
export function carriedBeads(
  beads: Iterable<Bead>, { source, target }: { readonly source: ReadonlyMap<SegmentId, number>; readonly target: ReadonlyMap<SegmentId, number> },
): IndexBead[] {
  const carried: IndexBead[] = [];
  for (const bead of beads) {
    if (bead.status !== 'confirmed') continue;
    const from = indexes(bead.source, source), to = indexes(bead.target, target);
    if (from && to) carried.push({ source: from, target: to });
  }
  return carried;
}

/** How the rows of the new alignment are marked: status and score of a bead that the aligner found. */
export function statusAfter(carried: readonly IndexBead[]): (bead: IndexBead) => BeadStatus {
  const known = new Set(carried.map(nameOf));
  return (bead) => known.has(nameOf(bead)) ? 'confirmed' : 'auto';
}

function nameOf({ source, target }: IndexBead): string {
  return `${source.join()}-${target.join()}`;
}

function indexes(ids: readonly SegmentId[], at: ReadonlyMap<SegmentId, number>): number[] | null {
  const found = ids.flatMap((id) => at.get(id) ?? []);
  return found.length === ids.length ? found.sort((a, b) => a - b) : null;
}

type Pair = readonly [a: number, b: number];
interface Range { readonly a0: number; readonly a1: number; readonly b0: number; readonly b1: number }

/** Sentences of one stretch that may differ before the rest counts as changed: the cost grows with their square. */
const MOST_EDITS = 500;

/** Indexes of equal sentences, ascending on both sides. */
function equalPairs(a: readonly string[], b: readonly string[]): Pair[] {
  const pairs: Pair[] = [], open: Range[] = [{ a0: 0, a1: a.length, b0: 0, b1: b.length }];
  for (let range = open.pop(); range; range = open.pop()) {
    const middle = trimmed(range, [a, b], pairs);
    if (middle.a0 === middle.a1 || middle.b0 === middle.b1) continue;
    const anchors = uniqueInOrder(middle, a, b);
    if (anchors.length === 0) { pairs.push(...stepByStep(middle, a, b)); continue; }
    let { a0, b0 } = middle;
    for (const [anchorA, anchorB] of [...anchors, [middle.a1, middle.b1] as const]) {
      open.push({ a0, a1: anchorA, b0, b1: anchorB });
      a0 = anchorA + 1;
      b0 = anchorB + 1;
    }
    pairs.push(...anchors);
  }
  return pairs.sort(([x], [y]) => x - y);
}

/** Takes off what both ends have in common. */
function trimmed({ a0, a1, b0, b1 }: Range, [a, b]: readonly [readonly string[], readonly string[]], pairs: Pair[]): Range {
  while (a0 < a1 && b0 < b1 && a[a0] === b[b0]) pairs.push([a0++, b0++]);
  while (a0 < a1 && b0 < b1 && a[a1 - 1] === b[b1 - 1]) pairs.push([--a1, --b1]);
  return { a0, a1, b0, b1 };
}

/** The longest run, in order on both sides, of sentences that occur once in each. */
function uniqueInOrder({ a0, a1, b0, b1 }: Range, a: readonly string[], b: readonly string[]): Pair[] {
  const inA = onceIn(a, a0, a1), inB = onceIn(b, b0, b1);
  const piles: { readonly pair: Pair; readonly below: Chain | null }[] = [];
  for (const [text, at] of inA) {
    const other = inB.get(text);
    if (at < 0 || other === undefined || other < 0) continue;
    let low = 0, high = piles.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((piles[middle] as Chain).pair[1] < other) low = middle + 1; else high = middle;
    }
    piles[low] = { pair: [at, other], below: piles[low - 1] ?? null };
  }
  const run: Pair[] = [];
  for (let chain = piles.at(-1) ?? null; chain; chain = chain.below) run.push(chain.pair);
  return run.reverse();
}
interface Chain { readonly pair: Pair; readonly below: Chain | null }

/** Where each text stands; -1: in several places. Texts come in the order of their first place. */
function onceIn(list: readonly string[], from: number, to: number): Map<string, number> {
  const places = new Map<string, number>();
  for (let at = from; at < to; at++) {
    const text = list[at] as string;
    places.set(text, places.has(text) ? -1 : at);
  }
  return places;
}

function stepByStep({ a0, a1, b0, b1 }: Range, a: readonly string[], b: readonly string[]): Pair[] {
  const pairs: Pair[] = [];
  let atA = a0, atB = b0;
  for (const { added, removed, count } of diffArrays(a.slice(a0, a1), b.slice(b0, b1), { maxEditLength: MOST_EDITS }) ?? []) {
    if (!added && !removed) for (let step = 0; step < count; step++) pairs.push([atA + step, atB + step]);
    if (!added) atA += count;
    if (!removed) atB += count;
  }
  return pairs;
}
