/**
 * Beads in the making: what an act by hand does to beads, before it becomes a patch.
 *
 * An act takes segments out of their beads and puts them together otherwise, often in several alignments at once. Here it
 * sees its own work: `beadOf` answers with what the act has done so far. A segment that is put into a bead leaves the one
 * in which it stood, a bead without members goes, and what somebody had noted about it moves on with its last members.
 * So an alignment in which each segment stood in exactly one bead (law A1) is like that again, whatever the act was.
 *
 * Each look costs the size of a bead, never that of the work.
 */
import type { AlignmentId, BeadId, SegmentId } from '../ids.ts';
import type { Alignment, Author, Bead } from '../model.ts';
import type { Patch } from '../patch.ts';
import { PatchBuilder, sameValue } from '../patch.ts';
import { beadRow } from '../row-order.ts';
import type { Tables } from '../tables.ts';
import { compare } from '../tables.ts';

export type Side = 'source' | 'target';
type Placed = Map<SegmentId, BeadId | null>;

/** What a bead is when a person has put it together: theirs, and certain. */
export function byHand({ id, alignment, source, target, note }: Bead, author: Author): Bead {
  return withNote({ id, alignment, source, target, status: 'confirmed', score: 1, by: author }, note);
}

/** Put together by an act, and nobody has judged it. */
export function unjudged({ id, alignment, source, target, note }: Bead): Bead {
  return withNote({ id, alignment, source, target, status: 'auto', score: 0.5 }, note);
}

/** Nobody vouches for it. */
export function unsigned({ by: _former, ...bead }: Bead): Bead {
  return bead;
}

/** '' and undefined: no note. */
export function withNote({ note: _former, ...bead }: Bead, note: string | undefined): Bead {
  return note === undefined || note === '' ? bead : { ...bead, note };
}

/** What was noted about both, one below the other. */
export function bothNotes(a: string | undefined, b: string | undefined): string | undefined {
  return a === undefined || b === undefined || a === b ? a ?? b : `${a}\n${b}`;
}

/**
 * The note of a link that is taken over into another alignment, where the same link may have one already: what either says,
 * nothing twice. A later wording of a note does not give way to the copy of a former one.
 */
export function noteTaken(said: string | undefined, there: string | undefined): string | undefined {
  if (said === undefined || there === undefined) return said ?? there;
  const holds = (note: string, other: string): boolean => `\n${note}\n`.includes(`\n${other}\n`);
  return holds(there, said) ? there : holds(said, there) ? said : bothNotes(said, there);
}

export function membersOf({ source, target }: Bead): SegmentId[] {
  return [...source, ...target];
}

/** In whatever order. */
export function sameMembers(a: Bead, b: Bead): boolean {
  const same = (one: readonly SegmentId[], other: readonly SegmentId[]): boolean => {
    const there = new Set(other);
    return one.length === other.length && one.every((id) => there.has(id));
  };
  return same(a.source, b.source) && same(a.target, b.target);
}

function without(bead: Bead, leaving: ReadonlySet<SegmentId>): Bead {
  const rest = (side: readonly SegmentId[]): SegmentId[] => side.filter((id) => !leaving.has(id));
  return { ...bead, source: rest(bead.source), target: rest(bead.target) };
}

export class BeadEdits {
  readonly tables: Tables;
  readonly #stem: string;
  #made = 0;
  readonly #now = new Map<BeadId, Bead | null>();
  readonly #placed = new Map<AlignmentId, Placed>();
  /** Beads of which the act says itself what their status is. */
  readonly #marked = new Set<BeadId>();
  readonly #meant = new Set<BeadId>();

  /** `stem`: how the ids of new beads begin. */
  constructor(tables: Tables, stem: string) {
    this.tables = tables;
    this.#stem = stem;
  }

  /** Nothing has been put, left or marked. */
  get untouched(): boolean { return this.#now.size === 0; }

  get(id: BeadId): Bead | undefined {
    return (this.#now.has(id) ? this.#now.get(id) : this.tables.get('bead', id)) ?? undefined;
  }

  /** The bead of the alignment in which the segment stands now. */
  beadOf(alignment: AlignmentId, segment: SegmentId): Bead | undefined {
    const placed = this.#placed.get(alignment)?.get(segment);
    const id = placed === undefined ? this.tables.beadOf(alignment, segment)?.id ?? null : placed;
    return id === null ? undefined : this.get(id);
  }

  /** The different beads of these segments, in the order of the segments. */
  beadsOf(alignment: AlignmentId, segments: Iterable<SegmentId>): Bead[] {
    const beads = new Map<BeadId, Bead>();
    for (const segment of segments) {
      const bead = this.beadOf(alignment, segment);
      if (bead) beads.set(bead.id, bead);
    }
    return [...beads.values()];
  }

  /** In reading order, each once. */
  inOrder(segments: Iterable<SegmentId>): SegmentId[] {
    return [...new Set(segments)].sort((a, b) => compare(this.#orderOf(a), this.#orderOf(b)) || compare(a, b));
  }

  #orderOf(segment: SegmentId): string {
    return this.tables.get('segment', segment)?.order ?? '';
  }

  newId(): BeadId {
    for (;;) {
      const id = (this.#made === 0 ? this.#stem : `${this.#stem}.${this.#made}`) as BeadId;
      this.#made++;
      if (this.get(id) === undefined && !this.#now.has(id)) return id;
    }
  }

  /**
   * All these segments stand in one bead of the alignment: in `into`, beside what it holds already; else in a bead of
   * which they are all members; else in a new one. What they leave keeps the rest of its members.
   */
  gather(alignment: Alignment, segments: readonly SegmentId[], into?: Bead): Bead {
    const coming = new Set(segments);
    const home = into ?? this.beadsOf(alignment.id, segments).find((bead) => membersOf(bead).every((id) => coming.has(id))) ?? { id: this.newId(), alignment: alignment.id, source: [], target: [], status: 'auto', score: 0.5 };
    const sides: Record<Side, SegmentId[]> = { source: [...home.source], target: [...home.target] };
    for (const segment of segments) sides[this.sideOf(alignment, segment)].push(segment);
    return this.put({ ...home, source: this.inOrder(sides.source), target: this.inOrder(sides.target) });
  }

  /** Is it a segment of one of the two versions? */
  belongs({ source, target }: Alignment, segment: SegmentId): boolean {
    const version = this.tables.get('segment', segment)?.version;
    return version === source || version === target;
  }

  sideOf({ source }: Alignment, segment: SegmentId): Side {
    return this.tables.get('segment', segment)?.version === source ? 'source' : 'target';
  }

  /** The bead as it is from now on; its members leave the beads in which they stood, and bring the note of one that goes. */
  put(made: Bead): Bead {
    const members = membersOf(made), staying = new Set(members), before = this.get(made.id);
    let { note } = made;
    for (const other of this.beadsOf(made.alignment, members)) {
      if (other.id === made.id) continue;
      const rest = without(other, staying);
      this.#set(rest);
      if (membersOf(rest).length === 0) note = bothNotes(note, other.note);
    }
    const bead = withNote(made, note);
    const placed = this.#placesIn(bead.alignment);
    for (const id of before ? membersOf(before) : []) if (!staying.has(id)) placed.set(id, null);
    for (const id of members) placed.set(id, bead.id);
    this.#set(bead);
    return bead;
  }

  #placesIn(alignment: AlignmentId): Placed {
    const placed = this.#placed.get(alignment) ?? (new Map() as Placed);
    this.#placed.set(alignment, placed);
    return placed;
  }

  #set(bead: Bead): void {
    this.#now.set(bead.id, bead.source.length + bead.target.length > 0 ? bead : null);
  }

  /** The segments stand in no bead of the alignment any more: only where it need not hold everything (a direct one). */
  leave(alignment: AlignmentId, segments: readonly SegmentId[]): void {
    const leaving = new Set(segments), placed = this.#placesIn(alignment);
    for (const bead of this.beadsOf(alignment, segments)) this.#set(without(bead, leaving));
    for (const id of segments) placed.set(id, null);
  }

  /** The person means this bead, whether or not its members change: `done` confirms it. */
  confirm({ id }: Bead): void {
    const now = this.get(id);
    if (!now || now.status === 'confirmed') return;
    this.#now.set(id, now);
    this.#meant.add(id);
  }

  /** A bead whose members stay, or whose status the act knows better than `done`. */
  mark(bead: Bead): void {
    this.#now.set(bead.id, bead);
    this.#marked.add(bead.id);
  }

  /** The bead goes, and its segments stand nowhere until they are put somewhere. */
  remove(bead: Bead): void {
    const placed = this.#placesIn(bead.alignment);
    for (const id of membersOf(bead)) if (this.beadOf(bead.alignment, id)?.id === bead.id) placed.set(id, null);
    this.#now.set(bead.id, null);
  }

  /** Beads whose members changed are confirmed by the person, but for those that the act has marked; null: by nobody. */
  done(author: Author | null, builder = new PatchBuilder()): Patch {
    for (const [before, after] of this.outcomes(author)) builder.set('bead', before, after);
    return builder.done();
  }

  /** The same, bead by bead: what each was, and what it is; never both null. */
  *outcomes(author: Author | null): Generator<readonly [before: Bead, after: Bead | null] | readonly [before: null, after: Bead]> {
    for (const [id, made] of this.#now) {
      const before = this.tables.get('bead', id) ?? null;
      if (!made) { if (before) yield [before, null]; continue; }
      const moved = !before || !sameMembers(before, made);
      const now = moved ? made : { ...made, source: before.source, target: before.target };
      const after = author && !this.#marked.has(id) ? this.#judged(now, { moved, author }) : now;
      if (!sameValue(before, after)) yield [before, beadRow(after)] as readonly [Bead, Bead] | readonly [null, Bead];
    }
  }

  #judged(now: Bead, { moved, author }: { moved: boolean; author: Author }): Bead {
    if (moved) return byHand(now, author);
    return this.#meant.has(now.id) ? { ...now, status: 'confirmed', by: author } : now;
  }
}
