/** What was typed and is not committed: kept beside the log, by segment and tab. */
import type { SegmentId, WorkId } from './ids.ts';

export interface Draft {
  readonly work: WorkId;
  readonly segment: SegmentId;
  /** The tab that types it; with the segment it is the key. */
  readonly tab: string;
  /** The segment's text when the editing began. */
  readonly base: string;
  readonly text: string;
  /** Milliseconds since 1970, UTC. */
  readonly time: number;
}
