/**
 * A patch: rows before and after, by table and id. Undo, history, tabs, exchange and backup are all made of patches.
 *
 * Four functions with laws (RULES.md): P1 apply then invert restores byte for byte; P2 compose(a, b) = a then b;
 * P3 the JSON round trip changes nothing (rows hold only JSON values).
 */
import type { Rows, TableName } from './model.ts';
import { TABLE_NAMES } from './model.ts';

export type Edit<R> = readonly [before: R | null, after: R | null];
export type TableEdits<T extends TableName> = { readonly [id: string]: Edit<Rows[T]> };
export type Patch = { readonly [T in TableName]?: TableEdits<T> };

export function isEmpty(patch: Patch): boolean {
  return TABLE_NAMES.every((table) => Object.keys(patch[table] ?? {}).length === 0);
}

export interface RowEdit { readonly table: TableName; readonly id: string; readonly before: Rows[TableName] | null; readonly after: Rows[TableName] | null }

/** Every edit of a patch, table by table. */
export function* editsOf(patch: Patch): Generator<RowEdit> {
  for (const table of TABLE_NAMES) {
    const edits: { readonly [id: string]: Edit<Rows[TableName]> } = patch[table] ?? {};
    for (const [id, [before, after]] of Object.entries(edits)) yield { table, id, before, after };
  }
}

/** The same, within each table in the order of the ids: the same on every machine, whatever order a patch was made in. */
export function editsById(patch: Patch): RowEdit[] {
  return TABLE_NAMES.flatMap((table) => [...editsOf({ [table]: patch[table] ?? {} })].sort((a, b) => a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}

export function invert(patch: Patch): Patch {
  return build(function* () {
    for (const { table, id, before, after } of editsOf(patch)) yield { table, id, before: after, after: before };
  });
}

/** The patch that does `first`, then `second`. Edits that cancel out leave no trace. */
export function compose(first: Patch, second: Patch): Patch {
  return new NetPatch().add(first).add(second).done();
}

/** What many patches do one after the other; each costs only its own edits. */
export class NetPatch {
  readonly #net = new Map<string, RowEdit>();

  add(patch: Patch): this {
    for (const edit of editsOf(patch)) {
      const key = `${edit.table} ${edit.id}`;
      const earlier = this.#net.get(key);
      if (earlier && !sameValue(earlier.after, edit.before)) {
        throw new RangeError(`compose: ${key} is not in the state that the next patch expects`);
      }
      const before = earlier ? earlier.before : edit.before;
      if (sameValue(before, edit.after)) this.#net.delete(key);
      else this.#net.set(key, { ...edit, before });
    }
    return this;
  }

  done(): Patch {
    return build(() => this.#net.values());
  }
}

/** Deep equality of JSON values. Key order counts for nothing, so a row read back from anywhere equals itself. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keysA = Object.keys(a), keysB = Object.keys(b);
  return keysA.length === keysB.length
    && keysA.every((key) => Object.hasOwn(b, key) && sameValue((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]));
}

/** Collects edits into a patch; commands use it instead of writing nested literals. */
export class PatchBuilder {
  readonly #tables: { [T in TableName]?: Record<string, Edit<Rows[TableName]>> } = {};

  set<T extends TableName>(table: T, before: Rows[T] | null, after: Rows[T] | null): this {
    const id = (after ?? before)?.id;
    if (id === undefined) throw new RangeError(`an edit of ${table} needs a row before or after`);
    // A null-prototype record: an id such as "__proto__" from a stranger's file stays an ordinary key.
    const edits = (this.#tables[table] ??= Object.create(null) as Record<string, Edit<Rows[TableName]>>);
    edits[id] = [before, after];
    return this;
  }

  done(): Patch {
    return this.#tables as Patch;
  }
}

function build(edits: () => Iterable<{ table: TableName; before: Rows[TableName] | null; after: Rows[TableName] | null }>): Patch {
  const builder = new PatchBuilder();
  for (const { table, before, after } of edits()) builder.set(table, before, after);
  return builder.done();
}
