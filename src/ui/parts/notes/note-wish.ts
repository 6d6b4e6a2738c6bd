/** What a person wants done with notes, said by the parts that show them; controllers/noting.ts does it. */
import type { NoteId, SegmentId, VersionId } from '../../../core/ids.ts';

/** What a new note is about: a sentence, or its link with the sentences of another version in its row. */
export interface NoteAbout {
  readonly segment: SegmentId;
  readonly link: VersionId | null;
}

export type NoteWish =
  | { readonly what: 'write'; readonly about: NoteAbout; readonly text: string }
  | { readonly what: 'reply'; readonly thread: NoteId; readonly text: string }
  /** '' takes it away. */
  | { readonly what: 'edit'; readonly note: NoteId; readonly base: string; readonly text: string }
  | { readonly what: 'resolve'; readonly thread: NoteId; readonly resolved: boolean }
  /** The single remark on a link, of which there is one a link. */
  | { readonly what: 'remark'; readonly about: NoteAbout }
  /** A confirmed sentence whose counterparts have changed is right all the same. */
  | { readonly what: 'still'; readonly segment: SegmentId };

export class NoteWishEvent extends Event {
  static readonly type = 'dm-note-wish';
  readonly wish: NoteWish;
  /** Whether it was done; set by whoever does it. What was typed is kept until then. */
  done: Promise<boolean> = Promise.resolve(false);
  constructor(wish: NoteWish) { super(NoteWishEvent.type, { bubbles: true, composed: true }); this.wish = wish; }
}

/** Where words wait that were typed for a note and not saved (parts/unsent.ts). */
export type NoteKey = `new:${SegmentId}` | `link:${VersionId}:${SegmentId}` | `reply:${NoteId}` | `edit:${NoteId}`;

export function newNoteKey({ segment, link }: NoteAbout): NoteKey { return link === null ? `new:${segment}` : `link:${link}:${segment}`; }
