/** The shape of one open work (work-shape.ts), kept up patch by patch. */
import type { VersionId } from '../core/ids.ts';
import type { Version } from '../core/model.ts';
import type { Patch } from '../core/patch.ts';
import { LiveUnits } from '../core/live-units.ts';
import type { Tables } from '../core/tables.ts';
import type { RowsChange, UnitList } from '../core/unit-list.ts';
import type { Unit } from '../core/units.ts';
import { theWork, versionsOf } from '../core/units.ts';
import { isUnconfirmed } from './links.ts';
import type { Paragraph, ParagraphKind } from './outline.ts';
import { Outline } from './outline.ts';
import type { Shape } from './work-shape.ts';

/** What is read anew when all rows are others. */
export interface Reading {
  readonly units: LiveUnits;
  /** How many letters the longest cell of each row has. */
  letters: Uint32Array;
}

/** What is worked out from all rows when somebody asks for it, and kept up from then on. */
export interface Follower {
  /** `change`: what the patch did to the rows, which have it already. */
  receive(patch: Patch, change: RowsChange | null): void;
}
export type FollowerKind<F extends Follower> = new (tables: Tables, units: LiveUnits, versions: readonly Version[]) => F;

/** How many rows are read between two rests. */
const STEP = 500;

export class LiveShape implements Shape {
  readonly #tables: Tables;
  #read: Reading;
  readonly #followers = new Map<FollowerKind<Follower>, Follower>();
  /** Is any bead not confirmed? null: it is not known. */
  #open: boolean | null = null;
  /** The place of a row that has one. */
  #openAt = 0;
  readonly #outlines = new Map<VersionId, Outline>();
  readonly #listeners = new Set<(change: RowsChange | null) => void>();

  constructor(tables: Tables, read: Reading) {
    this.#tables = tables;
    this.#read = read;
  }

  get versions(): readonly Version[] { return versionsOf(this.#tables); }
  get units(): UnitList { return this.#read.units; }
  get open(): boolean { return this.#open ??= this.#findOpen(); }

  of<F extends Follower>(Kind: FollowerKind<F>): F {
    const made = this.#followers.get(Kind) as F | undefined ?? new Kind(this.#tables, this.#read.units, this.versions);
    this.#followers.set(Kind, made);
    return made;
  }

  letters(place: number): number { return this.#read.letters[place] ?? 0; }
  paragraphsOf(version: VersionId): readonly Paragraph[] { return this.#outline(version).paragraphs; }

  opens({ cells }: Unit): ParagraphKind | null {
    const { pivot } = theWork(this.#tables), aligned = cells.has(pivot);
    for (const [version, ids] of cells) {
      if (aligned && version !== pivot) continue;
      for (const id of ids) {
        const kind = this.#outline(version).opens(id);
        if (kind) return kind;
      }
    }
    return null;
  }

  watch(listener: (change: RowsChange | null) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Must all be read anew? */
  reframes(patch: Patch): boolean { return this.#read.units.reframes(patch); }

  /** Takes in a patch that the tables have taken in and that does not reframe. */
  receive(patch: Patch): void {
    const outlines = this.#forgetOutlines(patch);
    const change = this.#read.units.receive(patch);
    for (const follower of this.#followers.values()) follower.receive(patch, change);
    const beads = Object.values(patch.bead ?? {});
    if (this.#open ? beads.length > 0 : beads.some(([, after]) => after && isUnconfirmed(after))) this.#open = null;
    if (!change) {
      if (outlines) this.#tell({ at: 0, removed: [], added: [] });
      return;
    }
    const { at, removed, added } = change;
    this.#read.letters = spliced(this.#read.letters, { at, removed: removed.length, added: added.map((_, row) => this.#read.units.lettersAt(at + row)) });
    this.#tell(change);
  }

  renew(read: Reading): void {
    this.#read = read;
    this.#followers.clear();
    this.#open = null;
    this.#outlines.clear();
    this.#tell(null);
  }

  /** From where one was: who confirms row by row leaves none behind. */
  #findOpen(): boolean {
    const { units } = this.#read, { length } = units;
    for (let step = 0; step < length; step += 1) {
      const at = (this.#openAt + step) % length;
      if (!units.beadsAt(at).some(isUnconfirmed)) continue;
      this.#openAt = at;
      return true;
    }
    return false;
  }

  #forgetOutlines(patch: Patch): boolean {
    let any = false;
    for (const [before, after] of Object.values(patch.segment ?? {})) {
      const row = after ?? before;
      if (!row || (before && after && before.after === after.after && before.block === after.block)) continue;
      this.#outlines.get(row.version)?.forget();
      any = true;
    }
    return any;
  }

  #outline(version: VersionId): Outline {
    const known = this.#outlines.get(version) ?? new Outline(this.#tables, version);
    this.#outlines.set(version, known);
    return known;
  }

  #tell(change: RowsChange | null): void { for (const listener of [...this.#listeners]) listener(change); }
}

export function* reading(tables: Tables): Generator<undefined, Reading> {
  const units = yield* LiveUnits.reading(tables), letters = new Uint32Array(units.length);
  for (let at = 0; at < units.length; at += 1) {
    letters[at] = units.lettersAt(at);
    if (at % STEP === STEP - 1) yield;
  }
  return { units, letters };
}


function spliced(list: Uint32Array, { at, removed, added }: { at: number; removed: number; added: readonly number[] }): Uint32Array {
  const copy = new Uint32Array(list.length - removed + added.length);
  copy.set(list.subarray(0, at));
  copy.set(added, at);
  copy.set(list.subarray(at + removed), at + added.length);
  return copy;
}
