/**
 * The exchange desk: files out, a file looked at, a file merged, a merge taken back. What is in a file is in
 * exchange-bundle.ts, how it meets the work here in core/merge.ts, the act in exchange-merge.ts. Reading and writing
 * happens in workers.
 *
 * Looking at a file works out the whole merge on a copy, so that the preview says what will really happen; merging uses that
 * plan, unless somebody has acted since. A file for a work that is not open is looked at against what is on disk, and merged
 * out of sight: only where that has brought something the work is opened, so whatever else happens, the person stays where they
 * are. A work that is not here comes as a whole.
 */
import type { Change } from '../core/change.ts';
import type { ChangeId, VersionId, WorkId } from '../core/ids.ts';
import type { Coming, Here, MergePlan } from '../core/merge.ts';
import { takingBack } from '../core/merge.ts';
import { NetPatch } from '../core/patch.ts';
import { ownersOf } from '../core/staged.ts';
import { Tables } from '../core/tables.ts';
import { theWork } from '../core/units.ts';
import { breathe } from '../store/breathe.ts';
import type { Result, Store, StoreError } from '../store/types.ts';
import type { FileKind, FileScope, OpenedBundle, WorkBundle } from '../workers/read-dragoman.ts';
import { readDragomanFile, recogniseFile } from '../workers/read-dragoman.ts';
import { MIMETYPE, writeDragomanFile } from '../workers/write-dragoman.ts';
import type { ReaderWords } from '../workers/write-reader.ts';
import { writeReaderFile } from '../workers/write-reader.ts';
import { switchTo } from './carry-over.ts';
import { bundleOf, fileNameOf, outlineOf, written } from './exchange-bundle.ts';
import type { Brought, Wanted } from './exchange-merge.ts';
import { comingOf, failed, mergeInto, planned, wantedOf } from './exchange-merge.ts';
import { look } from './exchange-preview.ts';
import type { Looked } from './exchange-preview.ts';
import { growing, parts } from './exchange-progress.ts';
import type { Filed } from './exchange-table.ts';
import { fileTable, lookAtTable } from './exchange-table.ts';
import type {
  BundleScope, ExchangeFile, ExchangePort, ExchangeResult, ExchangeWatch, Merged, Outline, Preview, TableChoice,
} from './exchange-types.ts';
import type { Session, SessionEnvironment } from './session.ts';
import type { TableLanguage } from './table-desk.ts';
import { Workbench } from './workbench.ts';
import { ORDINARY, STATE, workStates } from './work-states.ts';

export type ReaderLanguage = 'en' | 'ru' | 'tr';

export interface ExchangeEnvironment extends SessionEnvironment {
  /** The open session; null when opening failed. */
  readonly session: () => Session | null;
  /** The merge has opened another work: this is the session from now on. */
  readonly replaced: (session: Session) => void;
  readonly version: string;
  /** What the one-file reader says in every language, and in which it speaks first. */
  readonly readerWords: () => Promise<{ readonly words: Readonly<Record<ReaderLanguage, ReaderWords>>; readonly language: ReaderLanguage }>;
  /** What a table for reviewers says, in the language of the interface. */
  readonly tableWords: () => Promise<TableLanguage>;
}

/** What a preview was made of. */
type Held =
  | { readonly kind: 'merge'; readonly coming: Coming; readonly wanted: Wanted }
  | { readonly kind: 'adopt'; readonly bundle: WorkBundle }
  | { readonly kind: 'table'; readonly filed: Filed };

interface Elsewhere {
  readonly bring: (workbench: Workbench, watch: ExchangeWatch) => Promise<ExchangeResult<Brought | null>>;
  /** What is staged for it. */
  readonly owners: ReadonlySet<string>;
  readonly watch: ExchangeWatch;
}

/** How long the parts of a piece of work take beside each other: measured on a book of 30,000 sentences in three languages. */
const BUNDLE_PARTS = [1, 12, 10] as const, READER_PARTS = [11, 3, 5] as const, PREVIEW_PARTS = [2, 1] as const, ELSEWHERE_PARTS = [2, 1, 6] as const, ADOPT_PARTS = [1, 1] as const;

export class ExchangeDesk implements ExchangePort {
  readonly #env: ExchangeEnvironment;
  readonly #held = new WeakMap<Preview, Held>();

  constructor(env: ExchangeEnvironment) { this.#env = env; }

  outline(scope: BundleScope): Promise<Outline> {
    const session = this.#env.session();
    return Promise.resolve(session ? outlineOf(session.workbench, scope) : { changes: 0, suggestions: 0, notes: 0 });
  }

  async createBundle(scope: BundleScope, watch: ExchangeWatch): Promise<ExchangeResult<ExchangeFile>> {
    const bytes = await this.#bytes(scope, growing(watch));
    if (!bytes.ok) return bytes;
    const part = scope.kind === 'mine' ? 'suggestions' : scope.kind === 'since' ? 'changes' : '';
    return { ok: true, value: { fileName: this.#fileName(part, '.dragoman'), blob: new Blob([bytes.value], { type: MIMETYPE }) } };
  }

  async createReader(columns: readonly VersionId[], watch: ExchangeWatch): Promise<ExchangeResult<ExchangeFile>> {
    const [carrying, writing, reading] = parts(growing(watch), READER_PARTS), { signal } = watch;
    const session = this.#env.session(), payload = await this.#bytes({ kind: 'whole' }, carrying);
    if (!payload.ok) return payload;
    if (!session || session !== this.#env.session()) return failed('noWork');
    const { words, language } = await this.#env.readerWords();
    const page = await writeReaderFile({
      rows: session.workbench.tables.toRows(), columns, words, language, payload: payload.value, made: this.#env.now(), app: this.#env.version,
    }, signal);
    if (!page.ok) return page;
    writing.onProgress(1);
    const reread = await readDragomanFile(page.value, [session.workbench.work], signal);
    reading.onProgress(1);
    return reread.ok ? { ok: true, value: { fileName: this.#fileName('', '.html'), blob: page.value } } : reread;
  }

  async createTable({ format, columns }: TableChoice, watch: ExchangeWatch): Promise<ExchangeResult<ExchangeFile>> {
    const session = this.#env.session();
    if (!session) return failed('noWork');
    if (!await session.workbench.sound()) return troubled({ code: 'damaged', at: 'table', params: { detail: '' } });
    const { createTable } = await import('./table-desk.ts');
    const made = await createTable({ tables: session.workbench.tables, format, columns, language: await this.#env.tableWords(), made: this.#env.now() }, growing(watch));
    return made.ok ? { ok: true, value: { fileName: this.#fileName('', `.${format}`), blob: made.value } } : made;
  }

  async preview(file: File, watch: ExchangeWatch): Promise<ExchangeResult<Preview>> {
    const session = this.#env.session(), [reading, looking] = parts(growing(watch), PREVIEW_PARTS);
    if (!session) return failed('noWork');
    const kind = await recogniseFile(file);
    if (kind === 'table') return await this.#lookAtTable(session, file, watch);
    const refused = await refusedKind(kind, file);
    if (refused) return refused;
    const works = await session.store.works();
    if (!works.ok) return { ok: false, trouble: works.error };
    const read = await readDragomanFile(file, works.value.map(({ id }) => id), watch.signal);
    if (!read.ok) return read;
    reading.onProgress(1);
    return await this.#look(session, { ...read.value, fileName: file.name, here: new Set(works.value.map(({ id }) => id)) }, looking);
  }

  async merge(preview: Preview, watch: ExchangeWatch): Promise<ExchangeResult<Merged>> {
    const held = this.#held.get(preview), session = this.#env.session();
    if (!held || !session) return failed(session ? 'changed' : 'noWork');
    if (watch.signal.aborted) return failed('cancelled');
    const { id } = preview.work;
    if (held.kind === 'adopt') return await this.#adopt(session, { id, bundle: held.bundle }, growing(watch));
    const bring = async (workbench: Workbench, telling: ExchangeWatch): Promise<ExchangeResult<Brought | null>> =>
      held.kind === 'table' ? await fileTable(workbench, held.filed) : await mergeInto(workbench, { ...held, from: preview.fileName, watch: telling });
    const owners = held.kind === 'merge' ? ownersOf(held.coming.brings ?? {}) : new Set<string>();
    if (session.workbench.work !== id) return await this.#mergeElsewhere(session, id, { bring, owners, watch: growing(watch) });
    return mergedBy(await bring(session.workbench, growing(watch)), null);
  }

  /** Into a work that nobody sees, which is opened once it has the merge. */
  async #mergeElsewhere(session: Session, id: WorkId, { bring, owners, watch }: Elsewhere): Promise<ExchangeResult<Merged>> {
    // What cannot be saved in the open work keeps one from leaving it (`switchTo`): found out before anything is merged.
    const status = await session.workbench.settled();
    if (status.kind === 'trouble' && session.workbench.unsaved) return troubled(status.error);
    const [loading, merging, opening] = parts(watch, ELSEWHERE_PARTS), loaded = await Workbench.open(session.store, id, this.#env);
    if (!loaded.ok) return troubled(loaded.error);
    loading.onProgress(1);
    const brought = await bring(loaded.value, merging);
    loaded.value.close();
    // What waits to be written goes with whom nobody sees, and what was staged for it.
    if (!brought.ok) await session.store.sweep(id, owners);
    if (!brought.ok || !brought.value) return mergedBy(brought, null);
    const opened = await this.#open(this.#env.session() ?? session, id);
    if (!opened.ok) return opened;
    // The person may have opened it meanwhile, without the merge.
    await opened.value.workbench.sync();
    opening.onProgress(1);
    return mergedBy(brought, id);
  }

  async undoMerge(change: ChangeId, kind: 'undo' | 'redo', watch: ExchangeWatch): Promise<ExchangeResult<void>> {
    const session = this.#env.session();
    if (!session) return failed('noWork');
    const { workbench } = session, merge = workbench.log.find(({ id }) => id === change);
    if (merge?.kind !== 'mergeChanges') return failed('cannotUndo');
    const { from } = merge.args as { from: string }, coming = takingBack(workbench.log, change, kind);
    const done = await mergeInto(workbench, { coming, from, takesBack: { target: change, kind }, watch: growing(watch) });
    if (!done.ok && 'error' in done && done.error.code === 'cannotUndo') workbench.passOver(change);
    if (!done.ok) return done;
    return done.value === null ? failed('cannotUndo') : { ok: true, value: undefined };
  }

  /** A `.dragoman` file of the open work; it counts as made only once it has been read back. */
  async #bytes(scope: BundleScope, watch: ExchangeWatch): Promise<ExchangeResult<Uint8Array<ArrayBuffer>>> {
    const session = this.#env.session(), [gathering, writing, reading] = parts(watch, BUNDLE_PARTS), { signal } = watch;
    if (!session) return failed('noWork');
    const { workbench } = session, trouble = await written(workbench);
    if (trouble) return { ok: false, trouble };
    const bundle = await bundleOf(workbench, scope, { made: new Date(this.#env.now()).toISOString(), app: this.#env.version });
    if (!bundle) return failed('nothing');
    gathering.onProgress(1);
    const bytes = await writeDragomanFile(bundle, signal);
    if (!bytes.ok) return bytes;
    writing.onProgress(1);
    const reread = await readDragomanFile(new Blob([bytes.value]), [workbench.work], signal);
    if (!reread.ok) return reread;
    reading.onProgress(1);
    const found = reread.value.bundle.works[0].log.length, expected = bundle.works[0].log.length;
    return found === expected ? bytes : failed('damaged', 'bundle.json: counts.changes', { expected, found });
  }

  #fileName(part: string, ending: string): string {
    const session = this.#env.session();
    return fileNameOf(session ? theWork(session.workbench.tables).title : { en: '' }, { time: this.#env.now(), part, ending });
  }

  async #look(session: Session, file: OpenedBundle & { readonly fileName: string; readonly here: ReadonlySet<WorkId> }, watch: ExchangeWatch): Promise<ExchangeResult<Preview>> {
    const { kind, bundle, fileName } = file, [content] = bundle.works, work = theWork(new Tables({ work: content.base.work })), { id } = work;
    const head = { kind, fileName, scope: scopeOf(bundle.scope), made: Date.parse(bundle.made), person: bundle.person.name, problems: [] };
    if (!file.here.has(id)) {
      if (bundle.scope.kind !== 'whole') return failed('workMissing', '', { title: work.title.en });
      const looked = await lookAtNew(content.base, content.log, watch);
      if (!looked) return failed('cancelled');
      return this.#keep({ ...head, ...looked, work: { id, title: work.title, here: 'new' }, empty: false }, { kind: 'adopt', bundle });
    }
    const here = await rowsHere(session, id);
    if (!here.ok) return here;
    const coming = comingOf(content, here.value);
    if (!coming.ok) return coming;
    const plan = await planned(here.value, coming.value, watch);
    if (!plan.ok) return plan;
    const looked = lookAt(plan.value, here.value.tables, content.log.length);
    return this.#keep({
      ...head, ...looked, empty: plan.value.args.changes.length === 0,
      work: { id, title: theWork(here.value.tables).title, here: id === session.workbench.work ? 'open' : 'here' },
    }, { kind: 'merge', coming: coming.value, wanted: wantedOf(plan.value) });
  }

  async #lookAtTable(session: Session, file: File, { signal, onProgress }: ExchangeWatch): Promise<ExchangeResult<Preview>> {
    const { readTable } = await import('./table-desk.ts'), read = await readTable(file, signal);
    if (!read.ok) return read;
    onProgress(0.5);
    const { work: id, made, person } = read.value, works = await session.store.works();
    if (!works.ok) return troubled(works.error);
    if (!works.value.some((work) => work.id === id)) return failed('workMissing', '', { title: file.name });
    const here = await rowsHere(session, id);
    if (!here.ok) return here;
    if (signal.aborted) return failed('cancelled');
    const { filed, looked, empty, problems } = await lookAtTable(read.value, here.value, file.name);
    return this.#keep({
      kind: 'table', fileName: file.name, scope: null, made, person, ...looked, problems, empty,
      work: { id, title: theWork(here.value.tables).title, here: id === session.workbench.work ? 'open' : 'here' },
    }, { kind: 'table', filed });
  }

  #keep(preview: Preview, held: Held): ExchangeResult<Preview> {
    this.#held.set(preview, held);
    return { ok: true, value: preview };
  }

  /** The session in which a work of this device is open. */
  async #open(session: Session, id: WorkId): Promise<ExchangeResult<Session>> {
    if (session.workbench.work === id) return { ok: true, value: session };
    const back = await bringBack(session.store, id);
    if (!back.ok) return { ok: false, trouble: back.error };
    const opening = await switchTo(this.#env, session, id);
    if (!opening.ok) return { ok: false, trouble: opening.error };
    this.#env.replaced(opening.session);
    return { ok: true, value: opening.session };
  }

  async #adopt(session: Session, { id, bundle }: { readonly id: WorkId; readonly bundle: WorkBundle }, watch: ExchangeWatch): Promise<ExchangeResult<Merged>> {
    const [storing, opening] = parts(watch, ADOPT_PARTS), works = await session.store.works();
    if (!works.ok) return { ok: false, trouble: works.error };
    // It has come meanwhile, by another tab: then it is merged, and that is another preview.
    if (works.value.some((work) => work.id === id)) return failed('changed');
    if (watch.signal.aborted) return failed('cancelled');
    const [{ base, log }] = bundle.works, adopted = await session.store.adopt(base, log);
    if (!adopted.ok) return { ok: false, trouble: adopted.error };
    if (!adopted.value) return failed('changed');
    storing.onProgress(1);
    const opened = await this.#open(session, id);
    opening.onProgress(1);
    return opened.ok ? { ok: true, value: { change: null, opened: id, lost: 0 } } : opened;
  }
}

/** Looks at a work that is here: the open one as it is, another one as the disk has it. */
async function rowsHere({ store, workbench }: Session, id: WorkId): Promise<ExchangeResult<Here>> {
  if (workbench.work === id) {
    const trouble = await written(workbench);
    return trouble ? troubled(trouble) : { ok: true, value: { tables: workbench.tables, log: workbench.log } };
  }
  const loaded: Result<{ readonly rows: ConstructorParameters<typeof Tables>[0]; readonly log: readonly Change[] }> = await store.load(id);
  if (!loaded.ok) return troubled(loaded.error);
  return { ok: true, value: { tables: await Tables.gradually(loaded.value.rows ?? {}, breathe), log: loaded.value.log } };
}

function lookAt({ added, again, patch, after }: MergePlan, before: Tables, changes: number): Looked {
  return look({ before, after, patch, added, again, known: changes - added.length });
}

/** How many changes are gone through between two breaths. */
const CHANGES_A_BREATH = 100;

/** null: aborted. */
async function lookAtNew(base: ConstructorParameters<typeof Tables>[0], log: readonly Change[], { signal, onProgress }: ExchangeWatch): Promise<Looked | null> {
  const before = await Tables.gradually(base ?? {}, breathe), after = await Tables.gradually(base ?? {}, breathe), net = new NetPatch();
  for (const [at, { patch }] of log.entries()) {
    net.add(patch);
    after.apply(patch);
    if (at % CHANGES_A_BREATH !== 0) continue;
    await breathe();
    onProgress(at / log.length);
    if (signal.aborted) return null;
  }
  return look({ before, after, patch: net.done(), added: log, again: [], known: 0 });
}

async function refusedKind(kind: Exclude<FileKind, 'table'>, file: File): Promise<ExchangeResult<Preview> | null> {
  switch (kind) {
    case 'bundle': case 'reader': return null;
    case 'backup': return failed('otherKind', '', { kind });
    // A document or a sheet is a ZIP; what else is one is none of ours either.
    case 'text': return failed(new TextDecoder().decode(await file.slice(0, 2).arrayBuffer()) === 'PK' ? 'notATable' : 'foreign');
    default: return kind satisfies never;
  }
}

/** A work that was archived or deleted is wanted again. */
async function bringBack(store: Store, work: WorkId): Promise<Result<void>> {
  const states = await workStates(store);
  if (!states.ok) return states;
  const { archived, deleted } = states.value.get(work) ?? ORDINARY;
  return archived || deleted !== null ? store.putFact(STATE + work, ORDINARY) : { ok: true, value: undefined };
}

function scopeOf(scope: FileScope): BundleScope { return scope.kind === 'mine' ? { kind: 'mine' } : scope; }

function troubled(trouble: StoreError): { readonly ok: false; readonly trouble: StoreError } { return { ok: false, trouble }; }

function mergedBy(brought: ExchangeResult<Brought | null>, opened: WorkId | null): ExchangeResult<Merged> {
  return brought.ok ? { ok: true, value: { change: brought.value?.change ?? null, opened, lost: brought.value?.lost ?? 0 } } : brought;
}
