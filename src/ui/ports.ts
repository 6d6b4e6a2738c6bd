/** What the pages around the text need from the roof, as interfaces: `main.ts` fills them, tests write their own. */
import type { RestoreReport } from '../app/backup.ts';
import type { Contents } from '../app/backup-desk.ts';
import type { PersistenceState } from '../app/persistence.ts';
import type { Opening } from '../app/session.ts';
import type { OfflineState } from './controllers/offline.ts';

/** What went wrong in the storage: one sentence each in the catalog section `trouble`. */
export type StoreError = Extract<Opening, { ok: false }>['error'];

/** A backup ready to be downloaded. */
export interface BackupFile { readonly fileName: string; readonly blob: Blob }

/** Why a file could not be read: one sentence each in the catalog section `backup.error`. */
export type BackupErrorCode =
  | 'notJson'     // not JSON at all, e.g. a picture or a broken download
  | 'foreign'     // JSON, but not of ours
  | 'newer'       // written by a newer release of the app
  | 'damaged'     // ours, but the checksum or the contents do not fit
  | 'wrongShape'  // says it is ours, and rows have the wrong fields
  | 'otherKind'   // ours, and no backup: one work that somebody sent
  | 'tooLarge'    // over the limit; params: {size, limit} in bytes
  | 'timeLimit'   // reading took too long; params: {seconds}
  | 'crashed'     // the reader failed, e.g. for want of memory
  | 'cancelled';  // the person cancelled; nothing has changed

export interface BackupError { readonly code: BackupErrorCode; readonly params: Readonly<Record<string, string | number>> }

/** What a file holds, read without touching anything. */
export type BackupContents = Contents;
export type { RestoreReport };

export type BackupResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: BackupError }
  | { readonly ok: false; readonly trouble: StoreError };

export interface BackupPort {
  /** Everything on this device in one file, dated. Also tried when the store is in trouble: whatever can be read. */
  create(): Promise<BackupResult<BackupFile>>;
  /** Reads a file in a worker and says what it holds. Changes nothing. */
  inspect(file: File, signal: AbortSignal): Promise<BackupResult<BackupContents>>;
  /**
   * Restores in one step: nothing lost, nothing doubled. The roof opens the work again and hands the session on, also where
   * opening had failed with `emptied` and also when whoever asked has gone meanwhile.
   */
  restore(file: File, options: { readonly signal: AbortSignal; readonly onProgress: (share: number) => void }):
    Promise<BackupResult<{ readonly report: RestoreReport }>>;
}

/** Does the browser promise to keep the storage? (app/persistence.ts keeps it.) Fires `change`. */
export interface PersistencePort extends EventTarget {
  readonly state: PersistenceState;
  ask(): Promise<PersistenceState>;
}

/** The service worker, seen from the page (controllers/offline.ts keeps it). Fires `change`. */
export interface OfflinePort extends EventTarget {
  readonly state: OfflineState;
  /** Takes the waiting version over; the page reloads. */
  applyUpdate(): void;
}
