/**
 * The backup: everything on this device in one file, and back, with nothing lost and nothing doubled.
 *
 * The open work is taken from memory, not from the disk: so a backup can be made exactly when the disk is in trouble,
 * and it holds what could not be saved. The base of each work is the log rewound (law D3). A file is read and checked whole, in a
 * worker, before anything here changes; how its changes meet ours is decided in core/merge.ts.
 */
import type { WorkId } from '../core/ids.ts';
import type { Change } from '../core/change.ts';
import { mergeChanges } from '../core/merge.ts';
import type { Author } from '../core/model.ts';
import { editsOf } from '../core/patch.ts';
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

/** All that is on this device. `workbench`: the open work, whose unsaved acts count too. */
export async function collect(store: Store, workbench: Workbench, extra: Pick<Bundle, 'settings' | 'made' | 'app'>): Promise<Bundle> {
  const [works, drafts] = await Promise.all([store.works(), store.drafts()]);
  const others = (works.ok ? works.value : []).filter(({ id }) => id !== workbench.work);
  const collected: BundleWork[] = [await rewound(rowsOf(workbench.tables), workbench.log)];
  for (const { id } of others) {
    const loaded = await store.load(id);
    if (loaded.ok) collected.push(await rewound(loaded.value.rows, loaded.value.log));
  }
  const typed = new Map((drafts.ok ? drafts.value : []).map((draft) => [keyOf(draft), draft]));
  for (const draft of [...workbench.olderDrafts, ...workbench.drafts]) typed.set(keyOf(draft), draft);
  return { kind: 'backup', ...extra, person: workbench.person, drafts: [...typed.values()], works: collected };
}

/** The rows as they are at this moment, whatever is typed while they are gone through. */
function rowsOf(tables: Tables): Required<RowLists> {
  return {
    work: [...tables.all('work')], version: [...tables.all('version')], segment: [...tables.all('segment')],
    alignment: [...tables.all('alignment')], bead: [...tables.all('bead')], suggestion: [...tables.all('suggestion')],
    forward: [...tables.all('forward')],
  };
}

/**
 * Brings a read bundle into the store. Each work arrives in one transaction; what was cut short by trouble is completed
 * by restoring the same file again.
 */
export async function restore(store: Store, bundle: Bundle, onProgress: (share: number) => void): Promise<Result<RestoreReport>> {
  const report = { works: { added: 0, merged: 0 }, changes: { added: 0, known: 0 }, suggestions: 0, drafts: { added: 0, known: 0 } };
  const here = await store.works();
  if (!here.ok) return here;
  const known = new Set(here.value.map(({ id }) => id));
  for (const [at, work] of bundle.works.entries()) {
    const restored = await restoreWork(store, work, known);
    if (!restored.ok) return restored;
    report.works[known.has(theWork(new Tables({ work: work.base.work })).id) ? 'merged' : 'added'] += 1;
    report.changes.added += restored.value.added.length;
    report.changes.known += work.log.length - restored.value.added.length;
    report.suggestions += restored.value.suggestions;
    onProgress((at + 1) / (bundle.works.length + 1));
  }
  const drafts = await restoreDrafts(store, bundle.drafts);
  if (!drafts.ok) return drafts;
  const person = await restorePerson(store, bundle);
  if (!person.ok) return person;
  onProgress(1);
  return { ok: true, value: { ...report, drafts: drafts.value } };
}

interface Arrived { readonly added: readonly Change[]; readonly suggestions: number }

/** How often other tabs may write between our reading and our writing before we give up. */
const TRIES = 20;

async function restoreWork(store: Store, { base, log }: BundleWork, known: ReadonlySet<WorkId>): Promise<Result<Arrived>> {
  const { id } = theWork(new Tables({ work: base.work }));
  if (!known.has(id)) return adopted(await store.adopt(base, log), log);
  let brought: StagedRows | null = null;
  for (let tries = 0; tries < TRIES; tries++) {
    const loaded = await store.load(id);
    if (!loaded.ok) return loaded;
    if (loaded.value.log.length === 0) {
      const taken = await store.adopt(base, log);
      if (!taken.ok || taken.value) return adopted(taken, log);
      continue; // another tab has written its first change since we looked
    }
    if (!brought) { // versions and alignments that the news bring are staged before them
      brought = rowsBroughtBy(log, { base, known: loaded.value.log });
      const staged = await store.stageInto(id, brought);
      if (!staged.ok) return staged;
    }
    const tables = await Tables.gradually(loaded.value.rows, breathe);
    await tables.admit(brought, breathe);
    const added = mergeChanges(tables, loaded.value.log, log);
    if (added.length === 0) return { ok: true, value: { added, suggestions: 0 } };
    const written = await store.exchange(id, loaded.value.head, (theirs) => theirs.length > 0 ? null : { changes: added, drop: [] });
    if (!written.ok) return await givenUp(store, { id, brought }, written);
    if (written.value.written) return { ok: true, value: { added, suggestions: becameSuggestions(added, log) } };
  }
  return await givenUp(store, { id, brought: brought ?? {} }, trouble('timeout', 'other tabs kept writing'));
}

function rowsBroughtBy(log: readonly Change[], { base, known }: { base: Required<RowLists>; known: readonly Change[] }): StagedRows {
  const here = new Set(known.map(({ id }) => id));
  const owners = new Set(log.flatMap((change) => here.has(change.id) ? [] : broughtBy(change)));
  return { segment: base.segment.filter(({ version }) => owners.has(version)), bead: base.bead.filter(({ alignment }) => owners.has(alignment)) };
}

async function givenUp<T>(store: Store, { id, brought }: { id: WorkId; brought: StagedRows }, why: T): Promise<T> {
  await store.sweep(id, ownersOf(brought));
  return why;
}

function adopted(result: Result<boolean>, log: readonly Change[]): Result<Arrived> {
  return result.ok ? { ok: true, value: { added: log, suggestions: 0 } } : result;
}

/** How many texts were filed as suggestions here and had not been where the backup was made. */
function becameSuggestions(added: readonly Change[], original: readonly Change[]): number {
  const conflicts = ({ patch }: Change): number => {
    let filed = 0;
    for (const { table, before, after } of editsOf(patch)) {
      if (table === 'suggestion' && before === null && after !== null && 'origin' in after && after.origin === 'conflict') filed += 1;
    }
    return filed;
  };
  const before = new Map(original.map((change) => [change.id, conflicts(change)]));
  return added.reduce((sum, change) => sum + Math.max(0, conflicts(change) - (before.get(change.id) ?? 0)), 0);
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

/** On a machine where nobody has given a name yet the person of the backup goes on. */
async function restorePerson(store: Store, bundle: Bundle): Promise<Result<void>> {
  const here = await store.getFact('person');
  if (!here.ok) return here;
  const nameless = (here.value as Author | undefined)?.name === '' || here.value === undefined;
  return bundle.person && nameless ? store.putFact('person', bundle.person) : { ok: true, value: undefined };
}

function keyOf({ segment, tab }: Draft): string {
  return `${segment} ${tab}`;
}

function trouble(code: StoreError['code'], detail: string): { readonly ok: false; readonly error: StoreError } {
  return { ok: false, error: { code, at: 'restore', params: { detail } } };
}
