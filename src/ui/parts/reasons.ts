/** Reasons that have been typed for suggestions not yet filed: they wait (unsent.ts) until the suggestion is filed. */
import type { SegmentId } from '../../core/ids.ts';
import type { Unsent } from './unsent.ts';
import { forgetUnsent, unsent } from './unsent.ts';

const PREFIX = 'dragoman.reason.';

export const reasons: Unsent<SegmentId> & { clear(): void } = {
  ...unsent<SegmentId>('reason', PREFIX),

  /** Forgets everything that was typed and not sent, for "erase everything". */
  clear(): void {
    forgetUnsent(PREFIX);
    forgetUnsent();
  },
};
