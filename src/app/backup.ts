/**
 * The backup: everything on this device in one file, and back, with nothing lost and nothing doubled.
 *
 * The open work is taken from memory, not from the disk: so a backup can be made exactly when the disk is in trouble,
 * and it holds what could not be saved. The base of each work is the log rewound (law D3). A file is read and checked whole, in a
 * worker, before anything here changes; how its changes meet ours is decided in core/merge.ts, as for the files that people send each other.
 */
import { asId } from '../core/ids.ts';
import type { DeviceId, WorkId } from '../core/ids.ts';
import type { Change } from '../core/change.ts';
import { counterOf, knownChanges } from '../core/known.ts';
import { planMerge, rowsNow } from '../core/merge.ts';
import type { Author } from '../core/model.ts';
import { broughtBy, ownersOf } from '../core/staged.ts';
import type { StagedRows } from '../core/staged.ts';
import type { RowLists } from '../core/tables.ts';
import { Tables } from '../core/tables.ts';
import { theWork } from '../core/units.ts';
import { breathe } from '../store/breathe.ts';
import type { Draft, Result, Store, StoreError } from '../store/types.ts';
import type { Bundle, BundleWork } from '../workers/read-bundle.ts';
import { rewound } from './rewind.ts';
import type { Workbench } from './workbench.ts';

export interface RestoreReport {
  readonly works: { readonly added: number; readonly merged: number };
  readonly changes: { readonly added: number; readonly known: number };
  /** Texts that met a different text here and became suggestions. */
  readonly suggestions: number;
  readonly drafts: { readonly added: number; readonly known: number };
}

/** All that is on this device. `workbench`: the open work, whose unsaved acts count too, where it is sound. */
export async function collect(store: Store, workbench: Workbench, extra: Pick<Bundle, 'settings' | 'made' | 'app'>): Promise<Bundle> {
  const [works, drafts] = await Promise.all([store.works(), store.drafts()]);
  // Rows that are not what was written are taken from the disk, mended, as those of other works are.
  const sound = await workbench.sound(), others = (works.ok ? works.value : []).filter(({ id }) => !sound || id !== workbench.work);
  const collected: BundleWork[] = sound ? [await rewound(rowsNow(workbench.tables), workbench.log)] : [];
  for (const { id } of others) {
    const loaded = await store.load(id);
    if (loaded.ok) collected.push(await rewound(loaded.value.rows, loaded.value.log));
  }
  const typed = new Map((drafts.ok ? drafts.value : []).map((draft) => [keyOf(draft), draft]));
  for (const draft of [...workbench.olderDrafts, ...workbench.drafts]) typed.set(keyOf(draft), draft);
  return { kind: 'backup', ...extra, person: workbench.person, drafts: [...typed.values()], works: collected };
}

export interface RestoreOptions {
  readonly onProgress: (share: number) => void;
  readonly now: () => number;
  readonly newId: (prefix: string) => string;
}

interface RestoreStamp extends Pick<RestoreOptions, 'newId'> { readonly device: DeviceId; readonly author: Author; readonly time: number }

/**
 * Brings a read bundle into the store. Each work arrives in one transaction, a merge as one act; what was cut short by trouble is completed
 * by restoring the same file again.
 */
export async function restore(store: Store, bundle: Bundle, { onProgress, now, newId }: RestoreOptions): Promise<Result<RestoreReport>> {
  const report = { works: { added: 0, merged: 0 }, changes: { added: 0, known: 0 }, suggestions: 0, drafts: { added: 0, known: 0 } };
  const here = await store.works();
  if (!here.ok) return here;
  const known = new Set(here.value.map(({ id }) => id));
  const person = await restorePerson(store, bundle);
  if (!person.ok) return person;
  const author = person.value ?? { personId: asId(newId('per')), name: '' };
  for (const [at, work] of bundle.works.entries()) {
    const restored = await restoreWork(store, work, { known, stamp: { device: store.device, author, time: now(), newId } });
    if (!restored.ok) return restored;
    report.works[known.has(theWork(new Tables({ work: work.base.work })).id) ? 'merged' : 'added'] += 1;
    report.changes.added += restored.value.added.length;
    report.changes.known += restored.value.known;
    report.suggestions += restored.value.suggestions;
    onProgress((at + 1) / (bundle.works.length + 1));
  }
  const drafts = await restoreDrafts(store, bundle.drafts);
  if (!drafts.ok) return drafts;
  onProgress(1);
  return { ok: true, value: { ...report, drafts: drafts.value } };
}

interface Arrived { readonly added: readonly Change[]; readonly known: number; readonly suggestions: number }

/** How often other tabs may write between our reading and our writing before we give up. */
const TRIES = 20;

async function restoreWork(store: Store, { base, log }: BundleWork, { known, stamp }: { readonly known: ReadonlySet<WorkId>; readonly stamp: RestoreStamp }): Promise<Result<Arrived>> {
  const { id } = theWork(new Tables({ work: base.work }));
  if (!known.has(id)) return adopted(await store.adopt(base, log), log);
  let staged: StagedRows = {};
  for (let tries = 0; tries < TRIES; tries++) {
    const loaded = await store.load(id);
    if (!loaded.ok) return loaded;
    if (loaded.value.log.length === 0) {
      const taken = await store.adopt(base, log);
      if (!taken.ok || taken.value) return adopted(taken, log);
      continue; // another tab has written its first change since we looked
    }
    const news = await meet({ base, log }, loaded.value, stamp);
    if (news.changes.length === 0) return { ok: true, value: { added: [], known: news.known, suggestions: 0 } };
    // Versions and alignments that the news bring are staged before them.
    if (ownersOf(staged).size > 0) await store.sweep(id, ownersOf(staged));
    staged = news.brings;
    const put = await store.stageInto(id, staged);
    if (!put.ok) return put;
    const written = await store.exchange(id, loaded.value.head, (theirs) => theirs.length > 0 ? null : { changes: news.changes, drop: [] });
    if (!written.ok) return await givenUp(store, { id, brought: staged }, written);
    if (written.value.written) return { ok: true, value: { added: news.added, known: news.known, suggestions: news.suggestions } };
  }
  return await givenUp(store, { id, brought: staged }, trouble('timeout', 'other tabs kept writing'));
}

interface News {
  /** To be appended to the log here. */
  readonly changes: readonly Change[];
  /** What they bring, with the effects that it has here. */
  readonly added: readonly Change[];
  readonly known: number;
  /** Texts that were not proposals before, here or there, and are now. */
  readonly suggestions: number;
  readonly brings: StagedRows;
}

/** A log that only continues the one here is taken as it is; otherwise one merge brings what is not known. */
async function meet({ base, log }: BundleWork, here: { readonly rows: Required<RowLists>; readonly log: readonly Change[] }, { device, author, time, newId }: RestoreStamp): Promise<News> {
  const offered = { segment: base.segment, bead: base.bead }, theirs = knownChanges(log).changes, tables = await Tables.gradually(here.rows, breathe);
  const rest = here.log.every(({ id }, at) => log[at]?.id === id) ? log.slice(here.log.length) : null;
  const brought = rest ? offeredTo(offered, rest) : {};
  if (rest && await continues(tables, rest, brought)) return { changes: rest, added: rest, known: here.log.length, suggestions: 0, brings: brought };
  const plan = await planMerge({ tables, log: here.log }, { add: theirs, remove: [], brings: offered }, { breathe });
  if (!plan) throw new RangeError('nobody aborts a restoring');
  const { args, patch, added, again, brings } = plan, known = theirs.length - added.length;
  if (added.length === 0) return { changes: [], added, known, suggestions: 0, brings: {} };
  const counter = 1 + [...here.log, ...added].reduce((most, change) => Math.max(most, counterOf(change)), 0);
  const merge: Change<'mergeChanges'> = {
    id: asId(newId('chg')), work: theWork(tables).id, kind: 'mergeChanges', args: { ...args, from: '', author, time }, patch, counter, device, author, time,
  };
  const suggestions = becameSuggestions([...added, ...again.map(({ after }) => after)], [...theirs, ...again.map(({ before }) => before)]);
  return { changes: [merge], added, known, suggestions, brings };
}

/** Does each follow from the one before it? */
async function continues(here: Tables, rest: readonly Change[], brings: StagedRows): Promise<boolean> {
  const tables = await Tables.gradually(here.toRows(), breathe);
  await tables.admit(brings, breathe);
  for (const { patch } of rest) {
    if (!tables.accepts(patch)) return false;
    tables.apply(patch);
  }
  return true;
}

function offeredTo({ segment, bead }: Required<StagedRows>, changes: readonly Change[]): StagedRows {
  const owners = new Set(changes.flatMap((change) => broughtBy(change)));
  return { segment: segment.filter(({ version }) => owners.has(version)), bead: bead.filter(({ alignment }) => owners.has(alignment)) };
}

async function givenUp<T>(store: Store, { id, brought }: { id: WorkId; brought: StagedRows }, why: T): Promise<T> {
  await store.sweep(id, ownersOf(brought));
  return why;
}

function adopted(result: Result<boolean>, log: readonly Change[]): Result<Arrived> {
  const added = knownChanges(log).changes;
  return result.ok ? { ok: true, value: { added, known: 0, suggestions: 0 } } : result;
}

/** How many texts these changes file as suggestions that the same changes had not filed before. */
function becameSuggestions(now: readonly Change[], before: readonly Change[]): number {
  const conflicts = ({ patch }: Change): number => {
    let filed = 0;
    for (const [was, row] of Object.values(patch.suggestion ?? {})) if (was === null && row?.origin === 'conflict') filed += 1;
    return filed;
  };
  const former = new Map(before.map((change) => [change.id, conflicts(change)]));
  return now.reduce((sum, change) => sum + Math.max(0, conflicts(change) - (former.get(change.id) ?? 0)), 0);
}

/** Restored drafts belong to nobody, so that the next tab that opens the work takes them up. */
async function restoreDrafts(store: Store, drafts: readonly Draft[]): Promise<Result<RestoreReport['drafts']>> {
  const here = await store.drafts();
  if (!here.ok) return here;
  const same = (a: Draft, b: Draft): boolean => a.segment === b.segment && a.text === b.text;
  const news = drafts.filter((draft) => !here.value.some((known) => same(known, draft)));
  for (const [number, draft] of news.entries()) {
    const put = await store.putDraft({ ...draft, tab: `restored-${draft.time}-${number}` });
    if (!put.ok) return put;
  }
  return { ok: true, value: { added: news.length, known: drafts.length - news.length } };
}

/** On a machine where nobody has given a name yet the person of the backup goes on. Gives whoever it is then. */
async function restorePerson(store: Store, bundle: Bundle): Promise<Result<Author | undefined>> {
  const here = await store.getFact('person');
  if (!here.ok) return here;
  const known = here.value as Author | undefined;
  if (!bundle.person || (known !== undefined && known.name !== '')) return { ok: true, value: known };
  const put = await store.putFact('person', bundle.person);
  return put.ok ? { ok: true, value: bundle.person } : put;
}

function keyOf({ segment, tab }: Draft): string {
  return `${segment} ${tab}`;
}

function trouble(code: StoreError['code'], detail: string): { readonly ok: false; readonly error: StoreError } {
  return { ok: false, error: { code, at: 'restore', params: { detail } } };
}
