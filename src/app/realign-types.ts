/** Realigning what is not confirmed: what the screen asks for, and what it gets. `realign.ts` keeps this contract. */
import type { Change } from '../core/change.ts';
import type { AlignmentId, SegmentId, VersionId } from '../core/ids.ts';
import type { Alignment, Bead } from '../core/model.ts';
import type { ImportResult, ImportWatch } from './import-types.ts';

/** A new alignment that nobody has chosen yet. Nothing of it is stored. */
export interface Proposal {
  readonly version: VersionId;
  /** The chosen alignment that it was made from. */
  readonly base: AlignmentId;
  readonly alignment: Alignment;
  readonly beads: readonly Bead[];
  readonly differences: Differences;
}

export interface Differences {
  /** Links that join the same sentences in both. */
  readonly unchanged: number;
  /** In the order of the text. */
  readonly changed: readonly Difference[];
  /** How many links of the present alignment would not be there any more. */
  readonly rows: number;
}

/** The links of a stretch as they are and as they would be: the same sentences on both sides. */
export interface Difference {
  readonly before: readonly Bead[];
  readonly after: readonly Bead[];
}

export interface RealignPort {
  /**
   * Confirmed links, and such as carry a note, are certain; what lies between them is aligned anew in the worker. `range`:
   * sentences of the rows that are meant, of the pivot or the version; everything else is certain, too. Changes nothing.
   */
  realign(version: VersionId, watch: ImportWatch, range?: readonly SegmentId[]): Promise<ImportResult<Proposal>>;
  /** It becomes the chosen alignment, in one undoable act. What was changed by hand meanwhile is kept. */
  adopt(proposal: Proposal, watch: ImportWatch): Promise<ImportResult<Change>>;
  /** Was the alignment that it was compared with, or a sentence of it, changed since? */
  isStale(proposal: Proposal): boolean;
}
