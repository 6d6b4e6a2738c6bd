/**
 * Reasons that have been typed for suggestions not yet filed. A draft has no place for them, and nothing typed may be
 * lost; so they wait in localStorage (synchronous, survives a kill of the browser) until the suggestion is filed.
 */
import type { SegmentId } from '../../core/ids.ts';

const PREFIX = 'dragoman.reason.';

/** Storage may be forbidden or full: then a reason lasts as long as the page. */
const here = new Map<SegmentId, string>();

export const reasons = {
  get(segment: SegmentId): string {
    const known = here.get(segment);
    if (known !== undefined) return known;
    try { return localStorage.getItem(PREFIX + segment) ?? ''; } catch { return ''; }
  },

  set(segment: SegmentId, reason: string): void {
    if (reason === '') { this.delete(segment); return; }
    here.set(segment, reason);
    try { localStorage.setItem(PREFIX + segment, reason); } catch { /* it stays in memory, see above */ }
  },

  /** Forgets everything, for "erase everything". */
  clear(): void {
    here.clear();
    try {
      for (const key of Object.keys(localStorage)) if (key.startsWith(PREFIX)) localStorage.removeItem(key);
    } catch { /* then nothing was stored either */ }
  },

  delete(segment: SegmentId): void {
    here.delete(segment);
    try { localStorage.removeItem(PREFIX + segment); } catch { /* then nothing was stored either */ }
  },
};
