/** Where the person stopped in a big work, with what is needed to show those rows before the work has been read (app/glimpse.ts). */
import type { WorkId } from '../../core/ids.ts';
import type { Stop } from '../../app/glimpse.ts';
import { readRoute } from '../router.ts';
import { preferences } from './preferences.ts';

/** A shorter text is there as soon as a glimpse of it would be. */
export const ROWS_WORTH_A_STOP = 3000;

/** How high a row is at least, px: a line of text and the room around it. */
const LOWEST = 32;

/** null: the address leads elsewhere, or rows are not what will be shown. */
export function stopIn(work: WorkId): Stop | null {
  const stop = preferences.get('stop'), route = readRoute(location.hash);
  const there = route.page === 'work' && route.at === null && preferences.get('layout') !== 'reading';
  return there && stop?.work === work ? stop : null;
}

/** The same, with how many rows fill the window. */
export function stopInWindow(work: WorkId): Stop | null {
  const stop = stopIn(work);
  return stop && { ...stop, rows: Math.ceil(innerHeight / LOWEST) };
}
