/** What is otherwise in one alignment of two versions than in another. */
import type { SegmentId } from '../core/ids.ts';
import type { Bead } from '../core/model.ts';
import type { Difference, Differences } from './realign-types.ts';

type Links = Pick<Bead, 'source' | 'target'>;

/** Names a bead by its members, in whatever order they stand in it. */
export function membersName({ source, target }: Links): string {
  return JSON.stringify([source.toSorted(), target.toSorted()]);
}

/**
 * Both are whole: each holds every sentence once. `place`: of a sentence in reading order, pivot first. What differs is told
 * in closed stretches, the smallest that hold the same sentences on both sides. O(n log n), giving way with `pause`.
 */
export async function compareAlignments(
  before: readonly Bead[], after: readonly Bead[], { place, pause }: { readonly place: (id: SegmentId) => number; readonly pause: () => Promise<void> },
): Promise<Differences> {
  const known = new Set<string>(), left: Bead[] = [];
  for (const bead of before) { known.add(membersName(bead)); await pause(); }
  const stands = new Map<SegmentId, Bead>(), names = new Set<string>();
  for (const bead of after) {
    const name = membersName(bead);
    names.add(name);
    if (!known.has(name)) for (const id of [...bead.source, ...bead.target]) stands.set(id, bead);
    await pause();
  }
  const from = new Map<SegmentId, Bead>();
  for (const bead of before) {
    if (names.has(membersName(bead))) continue;
    left.push(bead);
    for (const id of [...bead.source, ...bead.target]) from.set(id, bead);
    await pause();
  }
  const changed = await stretches(left, { from, stands, place, pause });
  return { unchanged: before.length - left.length, changed, rows: left.length };
}

interface Sides { readonly from: ReadonlyMap<SegmentId, Bead>; readonly stands: ReadonlyMap<SegmentId, Bead>; readonly place: (id: SegmentId) => number; readonly pause: () => Promise<void> }

async function stretches(left: readonly Bead[], { from, stands, place, pause }: Sides): Promise<Difference[]> {
  const seen = new Set<Bead>(), found: { readonly difference: Difference; readonly at: number }[] = [];
  const placeOf = ({ source, target }: Links): number => [...source, ...target].reduce((least, id) => Math.min(least, place(id)), Infinity);
  const inOrder = (beads: readonly Bead[]): Bead[] => beads.map((bead) => ({ bead, at: placeOf(bead) })).sort((a, b) => a.at - b.at).map(({ bead }) => bead);
  for (const start of left) {
    if (seen.has(start)) continue;
    const sides = { before: [] as Bead[], after: [] as Bead[] }, open: (readonly ['before' | 'after', Bead])[] = [['before', start]];
    seen.add(start);
    for (let next = open.pop(); next; next = open.pop()) {
      const [side, bead] = next;
      sides[side].push(bead);
      for (const id of [...bead.source, ...bead.target]) {
        const other = (side === 'before' ? stands : from).get(id);
        if (other && !seen.has(other)) { seen.add(other); open.push([side === 'before' ? 'after' : 'before', other]); }
      }
    }
    const before = inOrder(sides.before), [first] = before;
    await pause();
    found.push({ difference: { before, after: inOrder(sides.after) }, at: first ? placeOf(first) : Infinity });
  }
  return found.sort((a, b) => a.at - b.at).map(({ difference }) => difference);
}
