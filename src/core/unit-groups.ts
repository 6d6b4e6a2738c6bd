/**
 * Who stands together in a row: the walk along links from one segment to all that belong with it.
 *
 * Links are the beads of chosen alignments, which all lead through the pivot; and for segments that have no pivot
 * partner, the beads of direct alignments between two other versions. A direct bead joins only such segments, so one
 * slip in it cannot swallow a book. Where a stranger's rows claim a segment twice, its first bead counts, on both ends of a link: so
 * belonging together is mutual whatever the rows say, and it does not matter from which segment one sets out.
 */
import type { AlignmentId, BeadId, SegmentId, VersionId } from './ids.ts';
import type { Bead, Segment, Version } from './model.ts';
import type { Tables } from './tables.ts';
import { inOrder } from './reading-order.ts';

/** Which versions and alignments make the rows. */
export interface Frame {
  readonly pivot: VersionId;
  /** The other versions that are aligned to it, in the order of their columns. */
  readonly columns: readonly Version[];
  /** The place of a version among the columns: the pivot 0, the others from 1. */
  readonly rankOf: ReadonlyMap<VersionId, number>;
  readonly chosenOf: ReadonlyMap<VersionId, AlignmentId>;
  readonly chosen: ReadonlySet<AlignmentId>;
  /** Alignments between two columns neither of which is the pivot. */
  readonly direct: ReadonlySet<AlignmentId>;
}

export interface Group {
  /** Its first segment: of the pivot, else of the first column that has one. */
  readonly first: Segment;
  readonly cells: ReadonlyMap<VersionId, readonly SegmentId[]>;
  readonly beads: readonly BeadId[];
  /** Where each cell has one segment: their numbers in the tables, that of the pivot first. */
  readonly slots?: readonly number[];
}

/**
 * Nearly every row: one pivot segment and what stands against it alone, kept as its links. The rest is made when it is asked for:
 * of the thirty thousand rows of a book one looks at a few.
 */
class Star implements Group {
  readonly first: Segment;
  readonly slots: readonly number[];
  readonly #links: readonly (Bead | undefined)[];
  readonly #columns: readonly Version[];
  #cells: Group['cells'] | undefined;

  /** `links`: column by column, each with one segment or none. */
  constructor(first: Segment, { links, columns, slots }: { links: readonly (Bead | undefined)[]; columns: readonly Version[]; slots: readonly number[] }) {
    this.first = first;
    this.slots = slots;
    this.#links = links;
    this.#columns = columns;
  }

  get cells(): Group['cells'] {
    if (this.#cells) return this.#cells;
    const cells = new Map<VersionId, readonly SegmentId[]>([[this.first.version, [this.first.id]]]);
    for (const [at, { id }] of this.#columns.entries()) {
      const target = this.#links[at]?.target ?? [];
      if (target.length > 0) cells.set(id, target);
    }
    return this.#cells = cells;
  }

  get beads(): readonly BeadId[] {
    const ids: BeadId[] = [];
    for (const bead of this.#links) if (bead) ids.push(bead.id);
    return ids;
  }
}

export class Groups {
  readonly #tables: Tables;
  readonly #frame: Frame;
  /** The number of the last sentence that was found in each column: rows are read one after the other. */
  readonly #last: number[] = [];

  constructor(tables: Tables, frame: Frame) {
    this.#tables = tables;
    this.#frame = frame;
  }

  /** Everything that stands with a segment of one of the frame's versions. O(what stands there). `slot`: its number, where it is known. */
  from(start: Segment, slot = this.#tables.slotOf(start.id)): Group {
    return this.#star(start, slot) ?? this.#walked(start);
  }

  /** The chosen bead of a segment: null on the pivot, which has one in each column. */
  chosenBead({ id, version }: Segment): Bead | undefined {
    const alignment = this.#frame.chosenOf.get(version);
    return alignment === undefined ? undefined : this.#tables.beadOf(alignment, id);
  }

  /** Does a bead of a chosen alignment hold a pivot segment? */
  hasPivot(bead: Bead): boolean {
    return bead.source.some((id) => this.#proper(bead, id)?.version === this.#frame.pivot);
  }

  /** What a direct bead joins: its members that have no pivot partner. */
  joinedBy(bead: Bead): Segment[] {
    return [...bead.source, ...bead.target].flatMap((id) => {
      const segment = this.#proper(bead, id);
      return segment && this.#alone(segment) ? [segment] : [];
    });
  }

  #alone(segment: Segment): boolean {
    if (!this.#frame.chosenOf.has(segment.version)) return false;
    const bead = this.chosenBead(segment);
    return bead === undefined || !this.hasPivot(bead);
  }

  /** A member of a bead, where this is the bead that the segment stands in. */
  #proper(bead: Bead, id: SegmentId): Segment | undefined {
    const segment = this.#tables.get('segment', id);
    return segment && this.#tables.beadOf(bead.alignment, id)?.id === bead.id ? segment : undefined;
  }

  /** Undefined: it is more than that. */
  #star(start: Segment, slot: number | undefined): Star | undefined {
    const { pivot, columns } = this.#frame, tables = this.#tables;
    if (start.version !== pivot || slot === undefined) return undefined;
    const links: (Bead | undefined)[] = [], slots = [slot];
    for (let at = 0; at < columns.length; at += 1) {
      const { id: version, alignment } = columns[at] as Version, bead = alignment === null ? undefined : tables.beadIn(alignment, slot);
      links.push(bead);
      if (!bead) continue;
      if (bead.source[0] !== start.id || bead.source.length > 1 || bead.target.length > 1) return undefined;
      const [target] = bead.target;
      if (target === undefined) continue;
      const other = tables.slotOf(target, (this.#last[at] ?? -1) + 1);
      if (other === undefined || tables.beadIn(bead.alignment, other)?.id !== bead.id || tables.segmentIn(other)?.version !== version) return undefined;
      slots.push(this.#last[at] = other);
    }
    return new Star(start, { links, columns, slots });
  }

  #walked(start: Segment): Group {
    const members = new Map([[start.id, start]]);
    for (const segment of members.values()) {
      for (const bead of this.#linksOf(segment)) for (const other of this.#across(bead)) members.set(other.id, other);
    }
    const cells = new Map<VersionId, SegmentId[]>(), beads = new Set<BeadId>();
    const sorted = [...members.values()].sort((a, b) => this.#rank(a) - this.#rank(b) || inOrder(a, b));
    for (const { id, version } of sorted) {
      const cell = cells.get(version);
      if (cell) cell.push(id); else cells.set(version, [id]);
    }
    for (const { id: version, alignment } of this.#frame.columns) {
      if (alignment === null) continue;
      for (const id of [...cells.get(this.#frame.pivot) ?? [], ...cells.get(version) ?? []]) {
        const bead = this.#tables.beadOf(alignment, id);
        if (bead) beads.add(bead.id);
      }
    }
    return { first: sorted[0] ?? start, cells, beads: [...beads] };
  }

  #rank({ version }: Segment): number { return this.#frame.rankOf.get(version) ?? 0; }

  #linksOf(segment: Segment): Bead[] {
    const { pivot, chosen, direct } = this.#frame;
    if (segment.version === pivot) return this.#beadsIn(chosen, segment.id);
    const bead = this.chosenBead(segment), own = bead ? [bead] : [];
    return direct.size > 0 && this.#alone(segment) ? [...own, ...this.#beadsIn(direct, segment.id)] : own;
  }

  #beadsIn(alignments: Iterable<AlignmentId>, id: SegmentId): Bead[] {
    const beads: Bead[] = [];
    for (const alignment of alignments) {
      const bead = this.#tables.beadOf(alignment, id);
      if (bead) beads.push(bead);
    }
    return beads;
  }

  /** What a link of a member leads to. */
  #across(bead: Bead): Segment[] {
    if (this.#frame.direct.has(bead.alignment)) return this.joinedBy(bead);
    return [...bead.source, ...bead.target].flatMap((id) => {
      const segment = this.#proper(bead, id);
      const here = segment && (segment.version === this.#frame.pivot || this.#frame.chosenOf.get(segment.version) === bead.alignment);
      return here ? [segment] : [];
    });
  }
}
