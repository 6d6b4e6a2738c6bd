/**
 * The backup as the screen asks for it: a file out, a file looked at, a file in. What it holds and how it meets the work
 * here is in backup.ts; reading and writing happens in workers.
 *
 * A file counts as made only after it has been read back and counts the same: a backup that cannot be restored is worse
 * than none.
 */
import type { Localized } from '../core/model.ts';
import { theWork } from '../core/units.ts';
import { Tables } from '../core/tables.ts';
import type { StoreError } from '../store/types.ts';
import type { Bundle, BundleFileResult, Json } from '../workers/read-bundle.ts';
import { readBundleFile } from '../workers/read-bundle.ts';
import { writeBundleFile } from '../workers/write-bundle.ts';
import type { RestoreReport } from './backup.ts';
import { collect, restore } from './backup.ts';
import { carryOver } from './carry-over.ts';
import { localDay } from './local-day.ts';
import type { Session, SessionEnvironment } from './session.ts';
import { openOn } from './session.ts';

export interface BackupEnvironment extends SessionEnvironment {
  /** The open session; null when opening failed. */
  readonly session: () => Session | null;
  /** A restored backup has opened the work again: this is the session from now on. */
  readonly replaced: (session: Session) => void;
  /** How the person likes to see things: carried along, and given back where nothing has been chosen yet. */
  readonly settings: { read(): { readonly [key: string]: Json }; fill(settings: { readonly [key: string]: Json }): void };
  readonly version: string;
}

type FileFailure = Extract<BundleFileResult, { ok: false }>['error'];
export type DeskResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: { readonly code: FileFailure['code']; readonly params: FileFailure['params'] } }
  | { readonly ok: false; readonly trouble: StoreError };

export interface Contents {
  /** Milliseconds since 1970, UTC. */
  readonly time: number;
  /** Who made it ('' = not given). */
  readonly person: string;
  readonly works: readonly { readonly title: Localized; readonly changes: number; readonly known: boolean }[];
  readonly changes: number;
  readonly drafts: number;
}

export class BackupDesk {
  readonly #env: BackupEnvironment;

  constructor(env: BackupEnvironment) {
    this.#env = env;
  }

  /** Everything on this device, dated; also while the disk is in trouble. */
  async create(): Promise<DeskResult<{ readonly fileName: string; readonly blob: Blob }>> {
    const session = this.#env.session();
    if (!session) return trouble('closed', 'create');
    const made = new Date(this.#env.now()).toISOString();
    const bundle = await collect(session.store, session.workbench, { made, app: this.#env.version, settings: this.#env.settings.read() });
    const written = await writeBundleFile(bundle);
    if (!written.ok) return written;
    const reread = await readBundleFile(written.value);
    if (!reread.ok) return reread;
    return { ok: true, value: { fileName: `dragoman-backup-${localDay(this.#env.now())}.json`, blob: written.value } };
  }

  /** What a file holds. Changes nothing. */
  async inspect(file: Blob, signal: AbortSignal): Promise<DeskResult<Contents>> {
    const read = await readBundleFile(file, signal);
    if (!read.ok) return read;
    const works = await this.#env.session()?.store.works();
    const known = new Set(works?.ok ? works.value.map(({ id }) => id) : []);
    return { ok: true, value: contentsOf(read.value, (id) => known.has(id as never)) };
  }

  /** Restores; the work is opened again afterwards. On an emptied storage the restored work is what is opened. */
  async restore(file: Blob, { signal, onProgress }: { readonly signal: AbortSignal; readonly onProgress: (share: number) => void }):
    Promise<DeskResult<{ readonly report: RestoreReport; readonly session: Session }>> {
    const read = await readBundleFile(file, signal);
    if (!read.ok) return read;
    if (signal.aborted) return { ok: false, error: { code: 'cancelled', params: {} } };
    const former = this.#env.session();
    await former?.workbench.settled();
    const store = former ? { ok: true as const, value: former.store } : await this.#env.openStore({ acceptEmpty: true });
    if (!store.ok) return { ok: false, trouble: store.error };
    const restored = await restore(store.value, read.value, { onProgress, now: this.#env.now, newId: this.#env.newId });
    if (!restored.ok) return { ok: false, trouble: restored.error };
    this.#env.settings.fill(read.value.settings);
    const opening = await openOn(store.value, this.#env);
    if (!opening.ok) return { ok: false, trouble: opening.error };
    if (former?.workbench.work === opening.session.workbench.work) carryOver(former.workbench, opening.session.workbench);
    former?.workbench.close();
    this.#env.replaced(opening.session);
    return { ok: true, value: { report: restored.value, session: opening.session } };
  }
}

function contentsOf(bundle: Bundle, known: (id: string) => boolean): Contents {
  const works = bundle.works.map(({ base, log }) => {
    const work = theWork(new Tables({ work: base.work }));
    return { title: work.title, changes: log.length, known: known(work.id) };
  });
  return {
    time: Date.parse(bundle.made), person: bundle.person?.name ?? '', works,
    changes: works.reduce((sum, work) => sum + work.changes, 0), drafts: bundle.drafts.length,
  };
}

function trouble(code: StoreError['code'], at: string): { readonly ok: false; readonly trouble: StoreError } {
  return { ok: false, trouble: { code, at, params: { detail: 'no work is open' } } };
}
