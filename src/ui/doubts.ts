/** What the chosen beads say together, kept up patch by patch: whether any is not confirmed, and the doubts, least sure first. */
import type { AlignmentId, BeadId, VersionId } from '../core/ids.ts';
import type { Bead, Version } from '../core/model.ts';
import type { Patch } from '../core/patch.ts';
import type { LiveUnits } from '../core/live-units.ts';
import type { Tables } from '../core/tables.ts';
import type { RowsChange, UnitList } from '../core/unit-list.ts';
import type { Unit } from '../core/units.ts';
import type { Doubt } from './links.ts';
import { doubtOf } from './links.ts';

/** How many rows are read between two rests. */
const STEP = 500;
/** Up to here each doubt is put into its place by halving. */
const FEW = 32;

export class Doubts {
  readonly #tables: Tables;
  readonly #units: UnitList;
  readonly #versionOf: ReadonlyMap<AlignmentId, VersionId>;
  #unconfirmed = 0;
  #list: readonly Doubt[] = [];

  private constructor(tables: Tables, units: UnitList, versions: readonly Version[]) {
    this.#tables = tables;
    this.#units = units;
    this.#versionOf = new Map(versions.flatMap(({ id, alignment }) => alignment === null ? [] : [[alignment, id] as const]));
  }

  static *reading(tables: Tables, units: LiveUnits, versions: readonly Version[]): Generator<undefined, Doubts> {
    const made = new Doubts(tables, units, versions), found: Doubt[] = [];
    for (let at = 0; at < units.length; at += 1) {
      for (const bead of units.beadsAt(at)) {
        if (bead.status !== 'confirmed') made.#unconfirmed += 1;
        const doubt = made.#doubtOf(bead);
        if (doubt) found.push(doubt);
      }
      if (at % STEP === STEP - 1) yield;
    }
    made.#list = found.sort((a, b) => a.score - b.score); // stable: equal ones stay in the order of the text
    return made;
  }

  /** Is any bead not confirmed? */
  get open(): boolean { return this.#unconfirmed > 0; }
  get list(): readonly Doubt[] { return this.#list; }

  /** `change`: what the patch did to the rows, which have it already. */
  receive(patch: Patch, change: RowsChange | null): void {
    const stale = new Set<BeadId>(), fresh = new Set<BeadId>();
    for (const [before, after] of Object.values(patch.bead ?? {})) {
      if (before && this.#counts(before)) { stale.add(before.id); this.#unconfirmed -= 1; }
      if (after && this.#counts(after)) { fresh.add(after.id); this.#unconfirmed += 1; }
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

  #counts({ alignment, status }: Bead): boolean { return status !== 'confirmed' && this.#versionOf.has(alignment); }

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
