/**
 * Changes from elsewhere meet this device's log (law M1).
 *
 * What a work is follows from the set of its changes alone: run from the base in the order (counter, device, id). So the
 * files of several people can be merged in any order, and in the end all have the same rows. Working out a merge means:
 * on a copy of the rows, take back what is known to the first place where the order differs, and run everything from there
 * in the order of all. A text that meets another one becomes a suggestion by the rules of the commands; a change that does
 * not apply there is kept without effect. What comes out is small: the effects that are other ones now, as the arguments
 * of one act (commands/merge-changes.ts), which one undo takes back.
 *
 * Whoever types meanwhile is not held up (`breathe`), and the work goes on; a plan for a log that has gone on is refused
 * (`changedSince`) and worked out again. A log with a hole (damaged on disk) is taken back as far as it fits.
 */
import type { Change } from './change.ts';
import { beforeAdopting } from './commands/adopt.ts';
import type { MergeArgs } from './commands/merge-changes.ts';
import { runAgain } from './commands/registry.ts';
import type { CommandArgs } from './commands/registry.ts';
import type { ChangeId } from './ids.ts';
import type { Known } from './known.ts';
import { byPlace, KnownLog, knownChanges } from './known.ts';
import { TABLE_NAMES } from './model.ts';
import type { Rows, TableName } from './model.ts';
import { invert, NetPatch, sameValue } from './patch.ts';
import type { Patch } from './patch.ts';
import { broughtBy } from './staged.ts';
import type { StagedRows } from './staged.ts';
import { Tables } from './tables.ts';
import type { RowLists } from './tables.ts';

/** The rows of this moment, and the log that led to them, what waits to be written included. */
export interface Here { readonly tables: Tables; readonly log: readonly Change[] }

export interface Coming {
  /** Changes from elsewhere, in any order. Known ones, and merges, are passed over. */
  readonly add: readonly Change[];
  /** Known ones that are to count no more. */
  readonly remove: readonly ChangeId[];
  /** The rows of versions and alignments that the changes bring, as they were staged where they were made. */
  readonly brings?: StagedRows;
}

/** As much of an AbortSignal as the core needs. */
interface Signal { readonly aborted: boolean }

export interface MergeOptions {
  /** Gives way to whoever types. */
  readonly breathe: () => Promise<void>;
  readonly signal?: Signal | undefined;
  /** From 0 to 1. */
  readonly onProgress?: (share: number) => void;
}

export interface MergePlan {
  readonly args: Omit<MergeArgs, 'author' | 'time' | 'from'>;
  /** What the act will do to the rows. */
  readonly patch: Patch;
  /** Those that come, in their order, with the effects that they have here. */
  readonly added: readonly Change[];
  /** Known ones that have another effect by then. */
  readonly again: readonly { readonly before: Change; readonly after: Change }[];
  /** Of the rows that were offered those that are to be staged before the act: of versions and alignments that are new here. */
  readonly brings: StagedRows;
  /** The rows after it: a copy. */
  readonly after: Tables;
}

/** null: aborted. Changes nothing but a copy. A plan that brings nothing has neither changes nor any that go aside. */
export async function planMerge(here: Here, coming: Coming, { breathe, signal, onProgress = () => undefined }: MergeOptions): Promise<MergePlan | null> {
  // The rows of this moment, before anybody is given way to.
  const rows = rowsNow(here.tables), known = knownChanges(here.log), wanted = wantedOrder(known, coming);
  const brings = ofOwners(coming.brings ?? {}, newOwners(here.log, rows, wanted.news.values()));
  const tables = await Tables.gradually(rows, breathe);
  await tables.admit(brings, breathe);
  if (wanted.news.size === 0 && wanted.aside.length === 0) return planOf(known, { ...wanted, changes: known.changes, from: known.changes.length }, { tables, patch: {}, brings });
  const run = new Run(tables, { breathe, signal, onProgress, steps: known.changes.length + wanted.changes.length - 2 * wanted.from });
  const from = await run.takeBack(known.changes, wanted.from);
  if (from === null) return null;
  const changes = from === wanted.from ? wanted.changes : [...known.changes.slice(0, from), ...orderOf(known.changes.slice(from), wanted)];
  const done = await run.go(changes, from);
  return done && planOf(known, { ...wanted, changes: done, from }, { tables, patch: run.net.done(), brings });
}

/** What undoing or redoing a merge asks for: its changes go aside, or come back. */
export function takingBack(log: readonly Change[], target: ChangeId, kind: 'undo' | 'redo'): Coming {
  const merge = log.find(({ id }) => id === target), known = knownChanges(log);
  const ids = merge?.kind === 'mergeChanges' ? (merge.args as MergeArgs).changes.map(({ id }) => id) : [];
  if (kind === 'redo') return { add: ids.flatMap((id) => known.aside.get(id) ?? []), remove: [] };
  const here = new Set(known.changes.map(({ id }) => id));
  return { add: [], remove: ids.filter((id) => here.has(id)) };
}

/** The rows as they are at this moment, whatever is done while they are gone through. */
export function rowsNow(tables: Tables): Required<RowLists> {
  const all = <T extends TableName>(table: T): Rows[T][] => [...tables.all(table)];
  return {
    work: all('work'), version: all('version'), segment: all('segment'), alignment: all('alignment'), bead: all('bead'), suggestion: all('suggestion'),
    forward: all('forward'), note: all('note'),
  };
}

/**
 * Versions and alignments that come and have never been here. Those that have are left alone: a row of theirs that is not
 * there any more must not come back.
 */
function newOwners(log: readonly Change[], { version = [], alignment = [] }: RowLists, news: Iterable<Change>): Set<string> {
  const known = new Set<string>([...version, ...alignment].map(({ id }) => id)), owners = new Set<string>();
  for (const change of log) {
    for (const owner of broughtBy(change)) known.add(owner);
    for (const id of [...Object.keys(change.patch.version ?? {}), ...Object.keys(change.patch.alignment ?? {})]) known.add(id);
  }
  for (const change of news) for (const owner of broughtBy(change)) if (!known.has(owner)) owners.add(owner);
  return owners;
}

function ofOwners({ segment = [], bead = [] }: StagedRows, owners: ReadonlySet<string>): StagedRows {
  return { segment: segment.filter(({ version }) => owners.has(version)), bead: bead.filter(({ alignment }) => owners.has(alignment)) };
}

interface Wanted {
  readonly news: ReadonlyMap<ChangeId, Change>;
  readonly aside: readonly ChangeId[];
  readonly changes: readonly Change[];
  /** So many of the known ones stay where they are. */
  readonly from: number;
}

function wantedOrder(known: Known, { add, remove }: Coming): Wanted {
  const here = new Set(known.changes.map(({ id }) => id));
  const news = new Map<ChangeId, Change>();
  for (const change of add) if (!here.has(change.id) && change.kind !== 'mergeChanges') news.set(change.id, change);
  const aside = remove.filter((id, at) => here.has(id) && remove.indexOf(id) === at);
  const changes = orderOf(known.changes, { news, aside });
  let from = 0;
  while (from < known.changes.length && known.changes[from]?.id === changes[from]?.id) from++;
  return { news, aside, changes, from };
}

function orderOf(known: readonly Change[], { news, aside }: Pick<Wanted, 'news' | 'aside'>): Change[] {
  const gone = new Set(aside);
  return [...known.filter(({ id }) => !gone.has(id)), ...news.values()].sort(byPlace);
}

function planOf(known: Known, { news, aside, changes, from }: Wanted, { tables, patch, brings }: { tables: Tables; patch: Patch; brings: StagedRows }): MergePlan {
  const before = new Map(known.changes.slice(from).map((change) => [change.id, change])), added: Change[] = [], again: { before: Change; after: Change }[] = [];
  for (const change of changes.slice(from)) {
    const former = before.get(change.id);
    if (news.has(change.id)) added.push(change);
    else if (former && former !== change) again.push({ before: former, after: change });
  }
  const args = { after: known.last, changes: added, again: again.map(({ after }) => ({ id: after.id, patch: after.patch })), aside };
  return { args, patch, added, again, brings, after: tables };
}

/** So much work is done between two breaths: a change counts as one, and each row that it touches. */
const WORK_A_BREATH = 40;

interface RunOptions extends MergeOptions { readonly steps: number; readonly signal: Signal | undefined; readonly onProgress: (share: number) => void }

class Run {
  readonly net = new NetPatch();
  readonly #tables: Tables;
  readonly #options: RunOptions;
  #done = 0;
  #work = 0;

  constructor(tables: Tables, options: RunOptions) {
    this.#tables = tables;
    this.#options = options;
  }

  /** How many of the changes stand in the end: `to`, or more where those before them do not fit. null: aborted. */
  async takeBack(changes: readonly Change[], to: number): Promise<number | null> {
    for (let at = changes.length; at > to; at--) {
      const back = invert((changes[at - 1] as Change).patch);
      if (!this.#tables.accepts(back)) return at;
      if (!await this.#apply(back)) return null;
    }
    return to;
  }

  /** The changes with the effects that they have, the first `from` as they are; null: aborted. */
  async go(changes: readonly Change[], from: number): Promise<readonly Change[] | null> {
    const log = new KnownLog(changes.slice(0, from)), tables = this.#tables;
    for (const change of changes.slice(from)) {
      if (change.kind === 'adoptAlignments') await beforeAdopting(tables, (change.args as CommandArgs['adoptAlignments']).adopted, this.#options.breathe);
      const patch = runAgain(change, { tables, log });
      log.read(sameValue(patch, change.patch) ? change : { ...change, patch });
      if (!await this.#apply(patch)) return null;
    }
    return log.changes;
  }

  /** False: aborted. */
  async #apply(patch: Patch): Promise<boolean> {
    this.#tables.apply(patch);
    this.net.add(patch);
    this.#done++;
    this.#work += TABLE_NAMES.reduce((rows, table) => rows + Object.keys(patch[table] ?? {}).length, 1);
    // What touches versions or alignments has looked at all of their rows.
    if (this.#work >= WORK_A_BREATH || patch.version || patch.alignment) {
      this.#work = 0;
      await this.#options.breathe();
      this.#options.onProgress(Math.min(1, this.#done / this.#options.steps));
    }
    return this.#options.signal?.aborted !== true;
  }
}
