/** The library: all works on this device. `library.ts` keeps this contract. */
import type { WorkId } from '../core/ids.ts';
import type { Localized } from '../core/model.ts';
import type { Result } from '../store/types.ts';

export interface LibraryEntry {
  readonly id: WorkId;
  readonly title: Localized;
  /** Came with the app. */
  readonly bundled: boolean;
  readonly archived: boolean;
  /** When it was deleted (ms since 1970, UTC); null: it was not. Deleted works are kept for 30 days and can be taken back. */
  readonly deleted: number | null;
}

/** Read page by page, so that counting a large work blocks nothing. */
export interface WorkFigures {
  /** In column order, pivot first where the person did not order them; without replaced and removed versions. */
  readonly versions: readonly { readonly lang: string; readonly name: string; readonly segments: number; readonly characters: number }[];
  /** Sentences of the pivot. */
  readonly sentences: number;
  /** Share (0..1) of the sentences of all translations that are `reviewed` or `final`. */
  readonly reviewed: number;
  /** Share (0..1) of beads that are confirmed. */
  readonly confirmed: number;
  readonly openSuggestions: number;
  /** Time of the last change (ms since 1970, UTC); null: nothing was changed since it came. */
  readonly lastChange: number | null;
  /** About how much it takes on disk, bytes. */
  readonly bytes: number;
}

/** Fires `change` when the list or a work's state changed, here or in another tab. */
export interface LibraryPort extends EventTarget {
  list(): Promise<Result<readonly LibraryEntry[]>>;
  figures(work: WorkId, signal: AbortSignal): Promise<Result<WorkFigures>>;
  archive(work: WorkId, archived: boolean): Promise<Result<void>>;
  /** Undoable with `restore` for 30 days. */
  remove(work: WorkId): Promise<Result<void>>;
  restore(work: WorkId): Promise<Result<void>>;
  /** Deletes for good: pages, base, log and drafts of the work. */
  purge(work: WorkId): Promise<Result<void>>;
}
