/**
 * What is known of a work, read off its log.
 *
 * The log on disk is append-only: each entry goes on from the rows that the one before it left, so that it rewinds. What
 * a work is does not hang on the order in which its changes came, though: it is what the set of the known changes gives,
 * run from the base in the order (counter, device, id), the same on every machine (law M1). Where changes of others come,
 * the log takes them in as one entry, a merge, which says what each of them does in that order, and which of those that
 * were known before do something else now (merge.ts). This file reads such a log: all changes that count, in their order
 * and with the effects that they have by now. Merges themselves are no part of it, and what was taken out again (undo of a
 * merge) is kept aside.
 *
 * An act of this device has a greater counter than all that was known when it was done, so reading one more costs O(1).
 */
import type { Change } from './change.ts';
import type { LogView } from './commands/command.ts';
import type { MergeArgs } from './commands/merge-changes.ts';
import type { ChangeId } from './ids.ts';
import type { Patch } from './patch.ts';
import { compare } from './tables.ts';

export interface Known {
  /**
   * In the order in which they stand on each other: (counter, device, id). In a log of an earlier release, into which a
   * backup was merged at the end, as they stand there, until the next merge.
   */
  readonly changes: readonly Change[];
  /** Taken out again. They count no more, until a file brings them once more. */
  readonly aside: ReadonlyMap<ChangeId, Change>;
  /** The last entry of the log as it was written; null: it is empty. */
  readonly last: ChangeId | null;
}

/** The order of the changes of a work, the same on every machine. */
export function byPlace(a: Change, b: Change): number {
  return a.counter - b.counter || compare(a.device, b.device) || compare(a.id, b.id);
}

/** O(log); a merge costs O(n log n). */
export function knownChanges(log: readonly Change[]): Known {
  return new KnownLog(log);
}

/** The changes after a merge, in their order, and those that are aside then. */
export function takenIn({ changes, aside }: Known, args: Pick<MergeArgs, 'changes' | 'again' | 'aside'>): Pick<Known, 'changes' | 'aside'> {
  const others = new Map(args.again.map(({ id, patch }) => [id, patch])), leaving = new Set(args.aside), away = new Map(aside);
  const now: Change[] = [];
  for (const change of changes) {
    const patch = others.get(change.id);
    if (leaving.has(change.id)) away.set(change.id, change);
    else now.push(patch ? { ...change, patch } : change);
  }
  for (const change of args.changes) { away.delete(change.id); now.push(change); }
  return { changes: now.sort(byPlace), aside: away };
}

/** A log that is read entry by entry. As a view for commands it speaks of the known order and of the effects by now. */
export class KnownLog implements Known, LogView {
  #changes: Change[] = [];
  #aside: ReadonlyMap<ChangeId, Change> = new Map();
  #placeOf = new Map<ChangeId, number>();
  #last: ChangeId | null = null;

  constructor(log: readonly Change[] = []) {
    for (const change of log) this.read(change);
  }

  get changes(): readonly Change[] { return this.#changes; }
  get aside(): ReadonlyMap<ChangeId, Change> { return this.#aside; }
  get last(): ChangeId | null { return this.#last; }
  get known(): Known { return this; }

  get(id: ChangeId): Change | undefined {
    const at = this.#placeOf.get(id);
    return at === undefined ? undefined : this.#changes[at];
  }

  patchOf(id: ChangeId): Patch | undefined { return this.get(id)?.patch; }

  *since(id: ChangeId): Generator<Change> {
    const changes = this.#changes;
    for (let at = (this.#placeOf.get(id) ?? -1) + 1; at < changes.length; at++) yield changes[at] as Change;
  }

  /** The next entry of the log. */
  read(change: Change): void {
    this.#last = change.id;
    if (change.kind === 'mergeChanges') this.#takeIn(change.args as MergeArgs);
    else { this.#placeOf.set(change.id, this.#changes.length); this.#changes.push(change); }
  }

  #takeIn(args: MergeArgs): void {
    const { changes, aside } = takenIn(this, args);
    this.#changes = [...changes];
    this.#aside = aside;
    this.#placeOf = new Map(changes.map(({ id }, at) => [id, at]));
  }
}

/** The greatest counter that an entry of the log names, those that it brings or keeps aside included. */
export function counterOf(change: Change): number {
  if (change.kind !== 'mergeChanges') return change.counter;
  return (change.args as MergeArgs).changes.reduce((most, { counter }) => Math.max(most, counter), change.counter);
}
