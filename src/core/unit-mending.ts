/** Which rows a patch has changed: the reading anew of what it touched, and of what stands where it does because of that. */
import type { BeadId, SegmentId } from './ids.ts';
import type { Segment } from './model.ts';
import type { Tables } from './tables.ts';
import type { Frame, Group } from './unit-groups.ts';
import { Groups } from './unit-groups.ts';
import type { RowOf } from './unit-rows.ts';
import { Row } from './unit-rows.ts';

/** Segments that came, went, or stand or stood in a bead with other members; and the rows of those that went. */
export interface Touched { readonly ids: ReadonlySet<SegmentId>; readonly gone: readonly Segment[] }
/** `added`: in no order. */
export interface Mended { readonly removed: ReadonlySet<Row>; readonly added: Row[] }

/** One reading of what a patch has touched. */
export class Mending {
  readonly #tables: Tables;
  readonly #frame: Frame;
  readonly #unitOf: RowOf;
  readonly #removed = new Set<Row>();
  /** The new group of each segment that was read again. */
  readonly #groupOf = new Map<SegmentId, Group>();
  /** Which pivot row stands before a segment without a pivot partner, as far as it was asked. */
  readonly #headAt = new Map<SegmentId, Segment | null>();

  constructor(tables: Tables, frame: Frame, unitOf: RowOf) {
    this.#tables = tables;
    this.#frame = frame;
    this.#unitOf = unitOf;
  }

  mend({ ids, gone }: Touched): Mended {
    const groups = this.#regroup(ids), added: Row[] = [], changed: Segment[] = gone.filter(({ version }) => this.#frame.chosenOf.has(version));
    const kept = new Set<Group>();
    for (const group of groups) {
      const was = this.#unitOf.get(group.first.id);
      if (was && sameRow(was, group)) {
        this.#removed.delete(was);
        kept.add(group);
      } else changed.push(...this.#members(group));
    }
    const followers = this.#followersOf(changed);
    for (const group of groups) {
      if (kept.has(group)) { followers.add(group); continue; }
      if (group.first.version === this.#frame.pivot) added.push(new Row(group, group.first, 0)); else followers.add(group);
    }
    for (const follower of followers) this.#follow(follower, added);
    return { removed: this.#removed, added };
  }

  /** All that stands or stood with the touched segments, in groups as they are now; their rows are taken for removed. */
  #regroup(touched: ReadonlySet<SegmentId>): Group[] {
    const todo = new Set(touched), groups = new Groups(this.#tables, this.#frame), found: Group[] = [];
    for (const id of todo) {
      const was = this.#unitOf.get(id), segment = this.#tables.get('segment', id);
      if (was && !this.#removed.has(was)) {
        this.#removed.add(was);
        for (const member of [...was.cells.values()].flat()) todo.add(member);
      }
      if (!segment || this.#groupOf.has(id) || !this.#frame.rankOf.has(segment.version)) continue;
      const group = groups.from(segment);
      found.push(group);
      for (const member of [...group.cells.values()].flat()) { this.#groupOf.set(member, group); todo.add(member); }
    }
    return found;
  }

  #members({ cells }: Group): Segment[] {
    return [...cells.values()].flat().flatMap((id) => this.#tables.get('segment', id) ?? []).filter(({ version }) => version !== this.#frame.pivot);
  }

  /** The rows without a pivot segment that follow a changed segment in its version, up to the next one with a partner. */
  #followersOf(changed: readonly Segment[]): Set<Group | Row> {
    const found = new Set<Group | Row>(), seen = new Set<SegmentId>();
    for (const segment of changed) {
      const all = this.#tables.segmentsOf(segment.version);
      let at = this.#tables.placeIn(segment);
      if (all[at]?.id === segment.id) at += 1;
      for (let next = all[at]; next && !seen.has(next.id); next = all[++at]) {
        seen.add(next.id);
        const row = this.#standing(next.id);
        if (!row || row.cells.has(this.#frame.pivot)) break;
        found.add(row);
      }
    }
    return found;
  }

  /** How a segment stands now. */
  #standing(id: SegmentId): Group | Row | undefined { return this.#groupOf.get(id) ?? this.#unitOf.get(id); }

  /** Puts a row without a pivot segment behind the one that it follows, if it is not there. */
  #follow(row: Group | Row, added: Row[]): void {
    const { first } = row;
    if (row.cells.has(this.#frame.pivot)) return;
    const head = this.#headBefore(first), was = this.#unitOf.get(first.id);
    const stays = was !== undefined && !this.#removed.has(was);
    if (stays && was.head?.id === head?.id) return;
    if (stays) this.#removed.add(was);
    added.push(new Row('group' in row ? row.group : row, head, this.#frame.rankOf.get(first.version) ?? 0));
  }

  /** The first pivot segment of the row of the last linked segment before it in its version. */
  #headBefore(segment: Segment): Segment | null {
    const all = this.#tables.segmentsOf(segment.version), passed: SegmentId[] = [];
    let head: Segment | null = null;
    for (let at = this.#tables.placeIn(segment) - 1; at >= 0; at -= 1) {
      const { id } = all[at] as Segment, known = this.#headAt.get(id), row = this.#standing(id);
      if (known !== undefined) { head = known; break; }
      if (row?.cells.has(this.#frame.pivot)) { head = row.first; break; }
      passed.push(id);
    }
    for (const id of passed) this.#headAt.set(id, head);
    return head;
  }
}

function sameRow(row: Row, { first, cells, beads }: Group): boolean {
  if (row.id !== first.id || row.cells.size !== cells.size || !sameIds(row.beads, beads)) return false;
  for (const [version, ids] of cells) if (!sameIds(row.cells.get(version) ?? [], ids)) return false;
  return true;
}

function sameIds(some: readonly (SegmentId | BeadId)[], others: readonly (SegmentId | BeadId)[]): boolean {
  return some.length === others.length && some.every((id, at) => id === others[at]);
}
