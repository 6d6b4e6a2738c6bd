/** What machines were not sure of in the chosen alignments, the least sure first, kept up patch by patch. */
import type { AlignmentId, BeadId, SegmentId, VersionId } from '../core/ids.ts';
import type { Bead, Version } from '../core/model.ts';
import type { Patch } from '../core/patch.ts';
import type { LiveUnits } from '../core/live-units.ts';
import type { Tables } from '../core/tables.ts';
import type { RowsChange, UnitList } from '../core/unit-list.ts';
import type { Unit } from '../core/units.ts';
import { sureness } from './links.ts';
import type { Follower } from './live-shape.ts';

/** Up to here each doubt is put into its place by halving. */
const FEW = 32;

/** A bead that a machine made and is not sure of. */
export interface Doubt {
  readonly bead: BeadId;
  readonly version: VersionId;
  readonly score: number;
  /** Where to go: its first sentence in that version, or in the pivot where it has none there. */
  readonly segment: SegmentId;
}

/** null: it is sure, or a person has judged it. `version`: the one that its alignment is about. */
function doubtOf({ id, status, score, source, target }: Bead, version: VersionId): Doubt | null {
  const segment = target[0] ?? source[0];
  return status === 'auto' && sureness(score) !== 'sure' && segment ? { bead: id, version, score, segment } : null;
}

export class Doubts implements Follower {
  readonly #tables: Tables;
  readonly #units: UnitList;
  readonly #versionOf: ReadonlyMap<AlignmentId, VersionId>;
  #list: readonly Doubt[] = [];

  /** Reads them all. */
  constructor(tables: Tables, units: LiveUnits, versions: readonly Version[]) {
    this.#tables = tables;
    this.#units = units;
    this.#versionOf = new Map(versions.flatMap(({ id, alignment }) => alignment === null ? [] : [[alignment, id] as const]));
    const found: Doubt[] = [];
    for (let at = 0; at < units.length; at += 1) {
      for (const bead of units.beadsAt(at)) {
        const doubt = this.#doubtOf(bead);
        if (doubt) found.push(doubt);
      }
    }
    this.#list = found.sort((a, b) => a.score - b.score); // stable: equal ones stay in the order of the text
  }

  get list(): readonly Doubt[] { return this.#list; }

  /** `change`: what the patch did to the rows, which have it already. */
  receive(patch: Patch, change: RowsChange | null): void {
    const stale = new Set<BeadId>(), fresh = new Set<BeadId>();
    for (const [before, after] of Object.values(patch.bead ?? {})) {
      if (before) stale.add(before.id);
      if (after && this.#versionOf.has(after.alignment)) fresh.add(after.id);
    }
    const { gone, come } = difference(change);
    for (const { beads } of gone) for (const id of beads) stale.add(id);
    for (const { beads } of come) for (const id of beads) fresh.add(id);
    const moved = ({ bead }: Doubt): boolean => stale.has(bead) || fresh.has(bead);
    const kept = this.#list.some(moved) ? this.#list.filter((doubt) => !moved(doubt)) : this.#list;
    const found = [...fresh].flatMap((id) => {
      const bead = this.#tables.get('bead', id);
      return bead && this.#doubtOf(bead) || [];
    });
    this.#list = found.length === 0 ? kept : found.length <= FEW ? this.#withFew(kept, found) : [...kept, ...found].sort(this.#compare);
  }

  #doubtOf(bead: Bead): Doubt | null {
    const version = this.#versionOf.get(bead.alignment);
    return version ? doubtOf(bead, version) : null;
  }

  #withFew(kept: readonly Doubt[], found: readonly Doubt[]): Doubt[] {
    const all = [...kept];
    for (const doubt of found) {
      let low = 0, high = all.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (this.#compare(all[middle] as Doubt, doubt) < 0) low = middle + 1; else high = middle;
      }
      all.splice(low, 0, doubt);
    }
    return all;
  }

  readonly #compare = (a: Doubt, b: Doubt): number => a.score - b.score || this.#placeOf(a) - this.#placeOf(b);

  /** Its row; inside a row, its place among the beads. */
  #placeOf({ segment, bead }: Doubt): number {
    const unit = this.#units.unitOf(segment);
    return unit ? this.#units.placeOf(unit) + unit.beads.indexOf(bead) / unit.beads.length : 0;
  }
}

/** The rows that went and those that came; rows that only stand between them are neither. */
function difference(change: RowsChange | null): { readonly gone: readonly Unit[]; readonly come: readonly Unit[] } {
  if (!change) return { gone: [], come: [] };
  const before = new Set(change.removed), after = new Set(change.added);
  return { gone: change.removed.filter((row) => !after.has(row)), come: change.added.filter((row) => !before.has(row)) };
}
