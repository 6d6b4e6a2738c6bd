/** While an editor is open, one sentence is the editor's, whose keys write and whose menu is the browser's. All others can be acted on. */
import type { SegmentId } from '../../core/ids.ts';
import type { Stand } from './moves.ts';

/** `kept`: the sentence in the editor. */
export function isOutsideEditor(stand: Stand | null, kept: SegmentId | null): stand is Stand {
  return stand !== null && (kept === null || stand.segment !== kept);
}
