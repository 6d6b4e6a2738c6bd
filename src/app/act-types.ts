/** Alignment by hand: what an act is asked about, and what is told of it. `alignment-acts.ts` does them. */
import type { Change, Refusal } from '../core/change.ts';
import type { SegmentId, VersionId } from '../core/ids.ts';
import type { UnitList } from '../core/unit-list.ts';
import type { Unit } from '../core/units.ts';
import type { ImportResult, ImportWatch } from './import-types.ts';

/** Where the keyboard is. `segment` null: an empty cell. */
export interface Stand { readonly version: VersionId; readonly segment: SegmentId | null; readonly unit: Unit }

export type AlignAct =
  | 'moveUp' | 'moveDown' | 'shiftDown' | 'shiftUp' | 'group' | 'split' | 'detach' | 'link' | 'swapUp' | 'swapDown'
  | 'confirm' | 'confirmAbove' | 'review' | 'clear'
  | 'join' | 'insertBefore' | 'insertAfter' | 'delete' | 'paragraph';

export interface ActPlace {
  readonly stand: Stand;
  /** Chosen sentences of any versions; empty: the act is about where the keyboard is. */
  readonly selection: readonly SegmentId[];
  readonly rows: UnitList;
  /** The columns on screen. */
  readonly shown: readonly VersionId[];
}

export interface Acted {
  readonly change: Change;
  /** Where the keyboard stands then; null: in the same row and column, whose cell is empty now. */
  readonly focus: SegmentId | null;
  readonly said: Said;
}

export interface SaidColumn {
  readonly version: VersionId;
  /** Of its sentences that the act is about, as they were numbered before it, from 1. None: it is about the column, or an empty cell. */
  readonly numbers: readonly number[];
}

/** By column, in their order. */
export type SaidColumns = readonly [SaidColumn, ...SaidColumn[]];

/** What to tell: `align.said.<what>`. */
export interface Said {
  /** `cut`: a sentence was cut in two; `moveTo`: sentences were dropped in another row. */
  readonly what: AlignAct | 'cut' | 'moveTo';
  /** What it was about. */
  readonly columns: SaidColumns;
  /** How many sentences, rows or links it was about. */
  readonly count: number;
  /** The row that was cut stays together on screen, because this other version holds it; null: it does not. */
  readonly bound: VersionId | null;
  /** Sentences that have lost the original's, because others were linked with it and with nothing beside it. Absent: none has. */
  readonly apart?: SaidColumns;
  /** The sentence has changed meanwhile: what was typed is a suggestion now, and nothing was cut. */
  readonly filed?: true;
}

/** An act over so many rows that it is a job: with progress, and one undo all the same. */
export interface BigAct {
  readonly what: AlignAct | 'moveTo';
  readonly big: {
    /** About how many are gone through, for the progress; how many it was about is known when it is done. */
    readonly rows: number;
    /** A refusal: there was nothing to do, as it turned out. */
    run(watch: ImportWatch): Promise<ImportResult<BigDone | Refusal>>;
  };
}
export interface BigDone { readonly change: Change; readonly said: Said }

export type ActOutcome = Acted | Refusal | BigAct;
