/** What a person says about a link without changing it: its status, and a note. The machine's score stays. */
import type { SegmentId, VersionId } from '../ids.ts';
import type { Author, Bead, BeadStatus } from '../model.ts';
import { isRefusal, refuse } from '../change.ts';
import { PatchBuilder } from '../patch.ts';
import type { Command } from './command.ts';
import { BeadEdits, unsigned, withNote } from './links-edits.ts';
import { alignmentsOf, beadInRow, present, presentOne } from './links-names.ts';
import { changed } from './links-rows.ts';

/** The bead of this version's chosen alignment in which the segment, its own or one of the pivot, stands. */
export interface LinkName { readonly version: VersionId; readonly segment: SegmentId }
export interface SetLinkStatusArgs {
  readonly links: readonly LinkName[];
  /** `auto`: nobody vouches for it any more. */
  readonly status: BeadStatus;
  readonly author: Author;
}
export interface NoteLinkArgs extends LinkName {
  /** The note that the person saw; '' where there was none. */
  readonly base: string;
  /** '': none. */
  readonly note: string;
  readonly author: Author;
}

/** Links that are gone are passed over, as are those that have the status already. O(links). */
export const setLinkStatus: Command<SetLinkStatusArgs> = (tables, { links, status, author }) => {
  const edits = new BeadEdits(tables, '');
  const columns = new Map<VersionId, ReturnType<typeof alignmentsOf>>();
  let found = 0;
  for (const { version, segment } of links) {
    const alignments = columns.get(version) ?? alignmentsOf(tables, version);
    columns.set(version, alignments);
    if (isRefusal(alignments)) continue;
    for (const id of present(tables, [segment])) {
      for (const alignment of alignments) {
        const bead = beadInRow(edits, alignment, id);
        if (!bead) continue;
        found++;
        if (bead.status !== status || (status === 'auto' && bead.by)) edits.mark(marked(bead, status, author));
      }
    }
  }
  return found === 0 ? refuse('gone') : changed(edits, author);
};

/** `auto`: the mark is cleared, and whose it was. */
export function marked(bead: Bead, status: BeadStatus, by: Author): Bead {
  return status === 'auto' ? unsigned({ ...bead, status }) : { ...bead, status, by };
}

export const noteLink: Command<NoteLinkArgs> = (tables, { version, segment: name, base, note }) => {
  const segment = presentOne(tables, name), alignments = alignmentsOf(tables, version);
  if (isRefusal(alignments)) return alignments;
  const [alignment] = alignments;
  const bead = segment === undefined || !alignment ? undefined : beadInRow(new BeadEdits(tables, ''), alignment, segment);
  if (!bead) return refuse('gone');
  const now = bead.note ?? '';
  if (now === note) return refuse('asIs');
  if (now !== base) return refuse('changedSince');
  return new PatchBuilder().set('bead', bead, withNote(bead, note)).done();
};
