/** Bringing a text: what the screen asks the app for, and what it gets. `import-desk.ts` keeps this contract. */
import type { AlignmentId, VersionId, WorkId } from '../core/ids.ts';
import type { TextChoices as ReadChoices, TextRead as ReadText, TextSource } from '../workers/read-text.ts';
import type { StoreError } from '../store/types.ts';

/** A text that was read and split, with what was guessed about it; what a person decided; where it comes from. Nothing is stored yet. */
export type { TextChoices as ReadChoices, TextRead as ReadText, TextSentence as ReadSentence, TextSource } from '../workers/read-text.ts';

/** Why nothing was imported: one sentence each in the catalog section `import.error`. */
export type ImportErrorCode =
  | 'empty'        // no text in it
  | 'binary'       // not a text: a picture, a program, an old .doc
  | 'tooLarge'     // params: {size, limit} in bytes
  | 'tooMany'      // params: {count, limit}: sentences
  | 'tooLong'      // params: {limit}: one sentence has more characters than that; the split or the encoding is wrong
  | 'badZip'       // a DOCX that is no whole ZIP: params {detail}
  | 'zipBomb'      // params: {limit}
  | 'encrypted'    // a DOCX with a password
  | 'badXml'       // params: {line, column}
  | 'hostile'      // refused for what it contains: params {detail}
  | 'changed'      // the work was changed meanwhile so that the import does not fit it any more
  | 'undecodable'  // the bytes are not in the chosen encoding: params {encoding}
  | 'timeLimit'    // params: {seconds}
  | 'crashed'
  | 'cancelled';

export interface ImportError { readonly code: ImportErrorCode; readonly params: { readonly [name: string]: string | number } }

export type ImportResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: ImportError }
  | { readonly ok: false; readonly trouble: StoreError };

/** One version as it is to be stored. */
export interface VersionPlan {
  readonly text: ReadText;
  readonly lang: string;
  /** '' = the language's name says enough. */
  readonly name: string;
  /** What the person taught the sentence splitter for this text; the work remembers it for the language. */
  readonly abbreviations?: readonly string[];
}

export interface WorkPlan {
  readonly title: string;
  /** Index of the version that the others are aligned to. */
  readonly pivot: number;
  readonly versions: readonly VersionPlan[];
}

/** A row of the alignment as it becomes known: sentences of pivot and version by index. */
export interface KnownBead { readonly source: readonly number[]; readonly target: readonly number[]; readonly score: number }

export interface ImportProgress {
  /** 0..1 over the whole job, never falling. */
  readonly share: number;
  readonly stage: 'align' | 'save';
  /** Index into the plan's versions; of the one being aligned. */
  readonly version: number;
}

export interface ImportWatch {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: ImportProgress) => void;
  /** Beads of a finished stretch, in text order. `version`: index into the plan's versions. */
  readonly onBeads?: (version: number, beads: readonly KnownBead[]) => void;
}

/** Fires nothing by itself: the workbench and the library tell what arrived. */
export interface ImportPort {
  /** Reads and splits in a worker. Changes nothing. */
  read(source: TextSource, choices: ReadChoices, signal: AbortSignal): Promise<ImportResult<ReadText>>;
  /** A new work, stored in one step after all its versions are aligned. */
  addWork(plan: WorkPlan, watch: ImportWatch): Promise<ImportResult<WorkId>>;
  /** Another version of the open work, aligned to its pivot; arrives as one undoable act. */
  addVersion(plan: VersionPlan, watch: ImportWatch): Promise<ImportResult<VersionId>>;
  /** A new import takes the place of a version of the open work (also of its pivot), as one undoable act. */
  replaceVersion(former: VersionId, plan: VersionPlan, watch: ImportWatch): Promise<ImportResult<VersionId>>;
  /** Two versions of the open work against each other, without the pivot between them: an alignment beside the others. */
  alignDirectly(a: VersionId, b: VersionId, watch: ImportWatch): Promise<ImportResult<AlignmentId>>;
}
