/**
 * The rows of the house: plain immutable objects with permanent ids, kept in eight tables.
 *
 * Order is kept apart from identity (`order` keys compare as strings); the numbers on screen are order, never
 * identity. A segment owns exactly the white space that follows it, so that reading a version in order gives its text.
 */
import type {
  AlignmentId, BeadId, CheckpointId, NoteId, PersonId, SegmentId, SuggestionId, VersionId, WorkId,
} from './ids.ts';

/** One sentence of metadata in the interface languages; `en` is always there. */
export type Localized = { readonly en: string } & { readonly [lang: string]: string };

/** Whoever wrote something. `name` is what the person called themselves at that time ('' = not given). */
export interface Author { readonly personId: PersonId; readonly name: string }

/** The author under which a new wording of a bundled text arrives. */
export const RELEASE_AUTHOR: Author = { personId: 'release' as PersonId, name: '' };

export interface Work {
  readonly id: WorkId;
  readonly title: Localized;
  /** ISO 8601 date of the document, or '' when it has none. */
  readonly date: string;
  readonly signatories: readonly Localized[];
  readonly origin: Localized;
  readonly pivot: VersionId;
  /** Which release of the bundled text has been received; 0 for a person's own work. */
  readonly revision: number;
  /** Abbreviations that the person taught the sentence splitter, by language (BCP 47), each with its full stop. */
  readonly abbreviations?: { readonly [lang: string]: readonly string[] };
  /** Names that people gave to the work as it was, in the order in which they came. */
  readonly checkpoints?: readonly Checkpoint[];
}

/** The state that it names is that of the log up to the change which brought it. */
export interface Checkpoint {
  readonly id: CheckpointId;
  readonly name: string;
  readonly author: Author;
  /** Milliseconds since 1970, UTC. */
  readonly time: number;
}

export interface Version {
  readonly id: VersionId;
  readonly work: WorkId;
  /** BCP 47 tag. */
  readonly lang: string;
  readonly order: string;
  readonly kind: 'original' | 'translation';
  readonly note: Localized | null;
  /** The chosen alignment with the pivot; null on the pivot itself, and on a version that was replaced. */
  readonly alignment: AlignmentId | null;
  /** What people call it where the language alone does not say enough; absent: the language's name. */
  readonly name?: string;
  /** A later import took its place. It is kept, with its texts, and no longer shown. */
  readonly replacedBy?: VersionId;
}

/** XLIFF 2's words (OASIS XLIFF 2.1, §4.3.1.28 `state`). */
export type SegmentState = 'initial' | 'translated' | 'reviewed' | 'final';
export const SEGMENT_STATES: readonly SegmentState[] = ['initial', 'translated', 'reviewed', 'final'];

/** What a paragraph is, where the imported file says so: a heading of a level, or an item of a list. */
export type Block = 'h1' | 'h2' | 'h3' | 'h4' | 'h5' | 'h6' | 'item';
export const BLOCKS: readonly Block[] = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'item'];

export interface Segment {
  readonly id: SegmentId;
  readonly version: VersionId;
  readonly order: string;
  readonly text: string;
  /** Exactly the white space that follows; a blank line in it ends the paragraph. */
  readonly after: string;
  readonly state: SegmentState;
  /** On every segment of a heading or a list item; absent in ordinary paragraphs. */
  readonly block?: Block;
  /** In a version that replaced another: the segment there that this one carries on. */
  readonly from?: SegmentId;
  /** Fingerprint of the text that `from` had when this segment was made, where it was another one (text/fingerprint.ts). */
  readonly was?: string;
  /**
   * Only where it is reviewed or final: fingerprints of what stood in the other columns of its row when somebody confirmed it
   * (stale.ts), in the order of the versions' ids.
   */
  readonly beside?: readonly (readonly [VersionId, string])[];
}

export interface Alignment {
  readonly id: AlignmentId;
  readonly work: WorkId;
  readonly source: VersionId;
  readonly target: VersionId;
  readonly method: string;
}

export type BeadStatus = 'auto' | 'confirmed' | 'needs-review';

export interface Bead {
  readonly id: BeadId;
  readonly alignment: AlignmentId;
  readonly source: readonly SegmentId[];
  readonly target: readonly SegmentId[];
  readonly status: BeadStatus;
  /** 0..1, how sure the method was, also after a person judged it; 1 where a person made it. */
  readonly score: number;
  /** Who last made or judged it by hand; absent: a machine, or the bundled text. */
  readonly by?: Author;
  /** What a person wrote about the link; absent, never ''. */
  readonly note?: string;
}

export type Verdict = 'accepted' | 'rejected' | 'withdrawn';
/** `disputed`: two people have decided it, each in another way; it waits for somebody to decide it anew. */
export type SuggestionStatus = 'open' | 'disputed' | Verdict;

export interface Decision {
  readonly author: Author;
  readonly time: number;
  readonly reason: string;
  /** Accepted with edits: what was written instead of the proposed text. */
  readonly text?: string;
  /** Accepted: the text that it took the place of, where that was one sentence; of a proposed state the state. */
  readonly over?: string;
}

/** A decision as one of several that contradict each other. */
export interface Opinion extends Decision { readonly verdict: Verdict }

/** What is proposed where it is not a text. `base` and `text` of the suggestion are then the text that its author saw. */
export type Proposal =
  | { readonly kind: 'state'; readonly state: SegmentState }
  /** These belong together; `segment` of the suggestion is the first of them. */
  | { readonly kind: 'links'; readonly segments: readonly SegmentId[] };

export interface Suggestion {
  readonly id: SuggestionId;
  readonly version: VersionId;
  readonly segment: SegmentId;
  /**
   * It is about these segments together (the sentence that it was about was split); `segment` is the first of them. Absent:
   * about `segment` alone.
   */
  readonly run?: readonly SegmentId[];
  /** What the author saw when they wrote it. */
  readonly base: string;
  readonly text: string;
  readonly reason: string;
  /** `person`: proposed; `conflict`: an edit that met a changed text; `release`: a new wording of the bundled text. */
  readonly origin: 'person' | 'conflict' | 'release';
  readonly author: Author;
  /** Milliseconds since 1970, UTC. */
  readonly time: number;
  readonly status: SuggestionStatus;
  readonly decision: Decision | null;
  /** Absent: the text. */
  readonly proposes?: Proposal;
  /** Decisions of several people that contradict each other, in their order. Only where it is disputed (then `decision` is null). */
  readonly against?: readonly Opinion[];
  /** Of which one this is the copy, made when a later import took the place of its version. */
  readonly from?: SuggestionId;
}

/**
 * What somebody wrote beside the text: a remark, or an answer to one. It keeps the name of the sentence that it was written
 * about, also where that was split, joined, deleted or replaced since (notes.ts finds it).
 */
export interface Note {
  readonly id: NoteId;
  /** Of `segment`. */
  readonly version: VersionId;
  readonly segment: SegmentId;
  /** About the link of `segment` with the sentences of this version in its row. Absent: about the sentence. */
  readonly link?: VersionId;
  /** It answers this suggestion. */
  readonly suggestion?: SuggestionId;
  /** The first note of its thread. Absent: it begins one. */
  readonly thread?: NoteId;
  readonly text: string;
  readonly author: Author;
  /** Milliseconds since 1970, UTC. */
  readonly time: number;
  /** Only on the first of a thread: somebody called the matter settled. */
  readonly resolved?: { readonly author: Author; readonly time: number };
}

/**
 * What became of a segment that is not there any more, so that a text which is written to it later still finds its place
 * (forwards.ts). Never of one that is there.
 */
export interface Forward {
  /** The former segment. */
  readonly id: SegmentId;
  readonly version: VersionId;
  /** The segments that carry its text on, in reading order. One that was deleted: the neighbour at whose side it stood. */
  readonly into: readonly SegmentId[];
  /**
   * Joined: what stood before and behind its text in the one that carries it on. Deleted: `lead` is what would part it from its
   * neighbour.
   */
  readonly lead: string;
  readonly tail: string;
  /** It was deleted, not split or joined. */
  readonly gone: boolean;
  /** Deleted as the first of its version: it stood before its neighbour. Absent: behind it. */
  readonly before?: true;
  /** The segment of a version that was replaced which it carried on (`Segment.from`). */
  readonly from?: SegmentId;
}

export interface Rows {
  work: Work;
  version: Version;
  segment: Segment;
  alignment: Alignment;
  bead: Bead;
  suggestion: Suggestion;
  forward: Forward;
  note: Note;
}
export type TableName = keyof Rows;
export type Row = Rows[TableName];
export const TABLE_NAMES: readonly TableName[] = ['work', 'version', 'segment', 'alignment', 'bead', 'suggestion', 'forward', 'note'];

/** Under which version or alignment a row is stored ('' = under the work itself). */
export function ownerOf(table: TableName, row: Row): string {
  switch (table) {
    case 'segment': case 'suggestion': case 'forward': case 'note': return (row as Segment | Suggestion | Forward | Note).version;
    case 'bead': return (row as Bead).alignment;
    case 'work': case 'version': case 'alignment': return '';
    default: return table satisfies never;
  }
}
