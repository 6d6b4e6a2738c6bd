/**
 * Which staged rows this tab has (core/staged.ts). A change that brings a version or an alignment names it only; a tab
 * that reads such a change of another one takes the rows from the base, as they were staged: whatever was done to them
 * since stands in the log behind that change.
 */
import type { Change } from '../core/change.ts';
import type { WorkId } from '../core/ids.ts';
import { broughtBy } from '../core/staged.ts';
import type { StagedRows } from '../core/staged.ts';
import type { Result, Store } from '../store/types.ts';

export class Arrivals {
  readonly #store: Store;
  readonly #work: WorkId;
  readonly #here = new Set<string>();

  /** `log`: the changes whose rows were loaded. */
  constructor(store: Store, work: WorkId, log: readonly Change[]) {
    this.#store = store;
    this.#work = work;
    for (const change of log) this.know(change);
  }

  know(change: Change): void {
    for (const owner of broughtBy(change)) this.#here.add(owner);
  }

  /** Changes that are in the log no more. Gives those owners that nothing in the log brings. */
  forget(changes: readonly Change[], log: readonly Change[]): ReadonlySet<string> {
    const still = new Set(log.flatMap((change) => broughtBy(change)));
    const owners = new Set(changes.flatMap((change) => broughtBy(change).filter((owner) => !still.has(owner))));
    for (const owner of owners) this.#here.delete(owner);
    return owners;
  }

  /** Of staged rows those that nothing in the log brings. */
  unknown({ segment = [], bead = [] }: StagedRows): StagedRows {
    return { segment: segment.filter(({ version }) => !this.#here.has(version)), bead: bead.filter(({ alignment }) => !this.#here.has(alignment)) };
  }

  /** Versions and alignments that the changes bring and this tab does not have. */
  missing(changes: readonly Change[]): string[] {
    return changes.flatMap((change) => broughtBy(change).filter((owner) => !this.#here.has(owner)));
  }

  /** Their rows; null where nothing is missing. */
  async fetch(changes: readonly Change[]): Promise<Result<StagedRows | null>> {
    const missing = this.missing(changes);
    return missing.length === 0 ? { ok: true, value: null } : await this.#store.staged(this.#work, missing);
  }
}
