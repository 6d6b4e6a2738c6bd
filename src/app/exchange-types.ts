/** What the exchange page asks for and gets: files out, a file looked at, a file merged. `exchange-desk.ts` keeps it. */
import type { CommandKind } from '../core/commands/registry.ts';
import type { ChangeId, SegmentId, VersionId, WorkId } from '../core/ids.ts';
import type { Author, Localized, Verdict } from '../core/model.ts';
import type { StoreError } from '../store/types.ts';
import type { TableProblem } from '../workers/read-table.ts';

/** What goes into a file: all of the open work, what was made or came since a moment (ms since 1970, UTC), or only what this person proposed and noted. */
export type BundleScope = { readonly kind: 'whole' } | { readonly kind: 'since'; readonly time: number } | { readonly kind: 'mine' };

/** Why a file was not made, read or merged: one sentence each in the catalog section `exchange.error`. `at`: the place in the file. */
export type ExchangeErrorCode =
  | 'notJson'     // not what a bundle is made of; {line, column}
  | 'foreign'     // made by another program
  | 'newer'       // written by a newer release
  | 'damaged'     // ours, but checksum or contents do not agree with themselves
  | 'wrongShape'  // says that it is ours, and the fields are not
  | 'otherKind'   // ours, and of another kind: a backup
  | 'tooLarge'    // {size, limit} in bytes
  | 'badZip'      // not a whole ZIP; {detail}
  | 'zipBomb'     // {limit} in bytes
  | 'encrypted'   // a password is on it
  | 'hostile'     // refused for what it contains; {detail}
  | 'workMissing' // a part of a work that is not on this device; {title}
  | 'notATable'   // a document or a spreadsheet, and none of ours
  | 'badTable'    // one of ours, and its parts cannot be read; {detail}
  | 'noWork'      // no work is open
  | 'nothing'     // there is nothing to put into the file
  | 'busy'        // others kept writing to this work; nothing was changed
  | 'changed'     // the work is another one by now: look at the file again
  | 'cannotUndo'  // the merge is not there any more to be taken back, or somebody has gone on from it
  | 'notLoaded'   // a part of the app could not be loaded
  | 'timeLimit'   // reading took too long; {seconds}
  | 'crashed'     // the reader failed, e.g. for want of memory
  | 'cancelled';  // nothing has changed

export interface ExchangeError {
  readonly code: ExchangeErrorCode;
  /** A path such as `bundle.json: content.works.0.log.3`, or ''. */
  readonly at: string;
  readonly params: { readonly [name: string]: string | number };
}

export type ExchangeResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: ExchangeError }
  | { readonly ok: false; readonly trouble: StoreError };

/** Something in a reviewer's table that was not taken. One sentence each in `exchange.table.problem`. */
export type { TableProblem } from '../workers/read-table.ts';

export interface ExchangeFile { readonly fileName: string; readonly blob: Blob }

/** How much is in a file of a scope. */
export interface Outline { readonly changes: number; readonly suggestions: number; readonly notes: number }

export interface PreviewCounts {
  /** New here, and known already. */
  readonly changes: number;
  readonly known: number;
  /** Texts that will be other ones. */
  readonly corrections: number;
  readonly suggestions: number;
  /** Texts that met another text and became suggestions: those that come, and those of ours. */
  readonly conflicts: number;
  readonly decisions: number;
  readonly disputed: number;
  readonly notes: number;
  /** Rows of alignments that will be other ones. */
  readonly links: number;
  readonly versions: number;
  /** Changes that come and do nothing here. */
  readonly without: number;
  /** Known changes that did something, and will do nothing beside those that come. */
  readonly lost: number;
}

export type PreviewKind = 'correction' | 'suggestion' | 'conflict' | 'decision' | 'disputed' | 'lost' | 'note' | 'links' | 'version' | 'other';

/** `shownAgain`: it had been replaced, and is not any more; `beside`: an import that was to replace another one is a column of its own. */
export type VersionFate = 'shownAgain' | 'beside';

export interface PreviewItem {
  readonly kind: PreviewKind;
  readonly segment: SegmentId | null;
  /** BCP 47; '' where it is about no text. */
  readonly lang: string;
  readonly before: string;
  readonly after: string;
  readonly reason: string;
  readonly author: Author;
  readonly time: number;
  /** Of a decision. */
  readonly verdict?: Verdict;
  /** What kind of act loses its effect, or what becomes of the version. */
  readonly what?: CommandKind | VersionFate;
}

export interface Preview {
  readonly kind: 'bundle' | 'reader' | 'table';
  readonly fileName: string;
  /** `open`: the work on the screen; `here`: another one on this device; `new`: it will come with the merge. */
  readonly work: { readonly id: WorkId; readonly title: Localized; readonly here: 'open' | 'here' | 'new' };
  /** null: not known (a table). */
  readonly scope: BundleScope | null;
  /** Milliseconds since 1970, UTC; NaN: not known. */
  readonly made: number;
  /** Who made it ('' = not given). */
  readonly person: string;
  readonly counts: PreviewCounts;
  /** At most 500, the weightiest first. */
  readonly items: readonly PreviewItem[];
  readonly problems: readonly TableProblem[];
  /** It brings nothing. */
  readonly empty: boolean;
}

export interface ExchangeWatch {
  readonly signal: AbortSignal;
  /** The share of the work that is known to be done: 0..1, never falling. Not called as long as nothing is known. */
  readonly onProgress: (share: number) => void;
}

/**
 * What a merge did. `change`: what undo takes back; null: it brought nothing, or the work is new. `opened`: another work was opened for it.
 * `lost`: how many earlier changes have no effect any more.
 */
export interface Merged { readonly change: ChangeId | null; readonly opened: WorkId | null; readonly lost: number }

/** A review table: which versions are in it, in their order. */
export interface TableChoice { readonly format: 'docx' | 'xlsx'; readonly columns: readonly VersionId[] }

export interface ExchangePort {
  outline(scope: BundleScope): Promise<Outline>;
  createBundle(scope: BundleScope, watch: ExchangeWatch): Promise<ExchangeResult<ExchangeFile>>;
  createReader(columns: readonly VersionId[], watch: ExchangeWatch): Promise<ExchangeResult<ExchangeFile>>;
  createTable(choice: TableChoice, watch: ExchangeWatch): Promise<ExchangeResult<ExchangeFile>>;
  /** Looks at a file of any of the three kinds. Changes nothing. */
  preview(file: File, watch: ExchangeWatch): Promise<ExchangeResult<Preview>>;
  /** Aborted, failed, or where it brings nothing: nothing happened, and the work that was open is still open. One undo takes it back. */
  merge(preview: Preview, watch: ExchangeWatch): Promise<ExchangeResult<Merged>>;
  /** Takes a merge back (`undo`), or brings again what was taken back. */
  undoMerge(change: ChangeId, kind: 'undo' | 'redo', watch: ExchangeWatch): Promise<ExchangeResult<void>>;
}
