/** Acts by hand on a small work: what a person does, where the keyboard stands then, and what the rows look like. */
import { expect } from '@open-wc/testing';
import { act, isBig } from '../../../src/app/alignment-acts.ts';
import type { Acted, ActOutcome, AlignAct, Said } from '../../../src/app/alignment-acts.ts';
import { Workbench } from '../../../src/app/workbench.ts';
import { isRefusal } from '../../../src/core/change.ts';
import type { Refusal } from '../../../src/core/change.ts';
import type { SegmentId, VersionId } from '../../../src/core/ids.ts';
import { units, versionsOf } from '../../../src/core/units.ts';
import type { Unit } from '../../../src/core/units.ts';
import type { UnitList } from '../../../src/core/unit-list.ts';
import type { Tables } from '../../../src/core/tables.ts';
import type { RowLists } from '../../../src/core/tables.ts';
import { MemoryStore } from '../../../src/store/memory-store.ts';
import { bytes } from '../../core/play.ts';
import { seg, smallWork, ver } from '../../core/small.ts';
import { WORK } from '../world.ts';

/** The rows, computed anew. */
export function rowsOf(tables: Tables): UnitList {
  const all = units(tables), of = new Map(all.flatMap((unit) => [...unit.cells.values()].flat().map((id) => [id, unit] as const)));
  return {
    length: all.length, at: (place) => all[place], unitOf: (id) => of.get(id), placeOf: (unit) => all.findIndex(({ id }) => id === unit.id),
    numberOf: (id) => {
      const version = tables.get('segment', id)?.version;
      return version && tables.segmentsOf(version).findIndex((row) => row.id === id) + 1;
    },
  };
}

export class Desk {
  readonly workbench: Workbench;
  readonly store: MemoryStore;

  private constructor(workbench: Workbench, store: MemoryStore) {
    this.workbench = workbench;
    this.store = store;
  }

  static async open(rows: RowLists = smallWork(), store = new MemoryStore()): Promise<Desk> {
    let ids = 0, clock = 1000;
    await store.stage(rows);
    const opened = await Workbench.open(store, WORK, { now: () => ++clock, newId: (prefix) => `${prefix}_${++ids}` });
    if (!opened.ok) throw new Error(opened.error.code);
    return new Desk(opened.value, store);
  }

  get tables(): Tables { return this.workbench.tables; }

  /** `en1,en2 | ru1 | -`: one line a row, in the order of the columns. */
  get rows(): string[] {
    const columns = versionsOf(this.tables);
    return units(this.tables).map(({ cells }) => columns.map(({ id }) => this.#cell(cells.get(id) ?? [])).join(' | '));
  }

  #cell(ids: readonly SegmentId[]): string { return ids.length === 0 ? '-' : ids.join(); }

  /** `at`: a segment; or an empty cell, as a version and a segment of its row. */
  do(what: AlignAct, at: string | readonly [version: string, row: string], selection: readonly string[] = []): ActOutcome {
    const rows = rowsOf(this.tables), name = seg(typeof at === 'string' ? at : at[1]);
    const unit = rows.unitOf(name) as Unit, version: VersionId = typeof at === 'string' ? this.tables.get('segment', name)!.version : ver(at[0]);
    return act(this.workbench, what, {
      stand: { version, segment: typeof at === 'string' ? name : null, unit }, selection: selection.map(seg), rows,
      shown: versionsOf(this.tables).map(({ id }) => id),
    });
  }

  /** It was done, and one undo takes it back byte for byte; then it is done again. */
  did(what: AlignAct, at: string | readonly [version: string, row: string], selection: readonly string[] = []): Acted {
    const before = bytes(this.tables), outcome = this.do(what, at, selection);
    return this.proven(before, outcome, what);
  }

  proven(before: string, outcome: ActOutcome, what = ''): Acted {
    if (isRefusal(outcome) || isBig(outcome)) throw new Error(`${what}: ${JSON.stringify(outcome)}`);
    const after = bytes(this.tables);
    expect(after, 'it did something').not.to.equal(before);
    expect(isRefusal(this.workbench.undo())).to.equal(false);
    expect(withoutForwards(this.tables), 'undo gives everything back').to.equal(withoutForwards(JSON.parse(before) as RowLists));
    expect(isRefusal(this.workbench.redo())).to.equal(false);
    expect(bytes(this.tables), 'redo').to.equal(after);
    return outcome;
  }

  /** It was refused, and nothing changed. */
  refused(what: AlignAct, at: string | readonly [version: string, row: string], selection: readonly string[] = []): Refusal['no'] {
    const before = bytes(this.tables), log = this.workbench.log.length, outcome = this.do(what, at, selection);
    expect([bytes(this.tables), this.workbench.log.length]).to.deep.equal([before, log]);
    return isRefusal(outcome) ? outcome.no : expect.fail(`${what} was done`);
  }

  status(version: string, segment: string): string {
    const bead = this.tables.beadOf(this.tables.get('version', version)!.alignment!, seg(segment));
    return bead ? `${bead.status}${bead.by ? ' by hand' : ''} ${bead.score}` : 'none';
  }
}

/** What an act was about, one text a column: 'ru 3,5'. */
export function told({ columns }: Said): string[] {
  return columns.map(({ version, numbers }) => `${version} ${numbers.join()}`);
}

/** An undo of an act that made sentences leaves word of where they were: a text that comes late still finds its place. */
function withoutForwards(rows: Tables | RowLists): string {
  return JSON.stringify({ ...'toRows' in rows ? rows.toRows() : rows, forward: [] });
}
