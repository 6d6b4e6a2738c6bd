/**
 * The marker of expected data, kept outside IndexedDB: without it a database that was deleted under us looks exactly
 * like a first visit, and a new one would be built over the loss.
 */
import type { StoreEnvironment } from './types.ts';

export interface Marker {
  readonly isSet: () => boolean;
  readonly set: () => void;
  readonly clear: () => void;
}

export function marker({ notes, name, now }: StoreEnvironment): Marker {
  const key = `${name}.expected`;
  return {
    isSet: () => notes.get(key) !== null,
    // On a full disk the notes may refuse; the work itself is stored, and the next opening sets the marker.
    set: () => { if (notes.get(key) === null) tolerate(() => notes.set(key, new Date(now()).toISOString())); },
    clear: () => notes.set(key, null),
  };
}

/** Runs a note whose refusal by the browser may be lived with. */
export function tolerate(note: () => void): void {
  try {
    note();
  } catch (reason) {
    if (!(reason instanceof DOMException)) throw reason;
  }
}
