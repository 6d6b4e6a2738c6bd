/**
 * Which keys a person may give to an action, and why not the others: what a browser, the system, a text field or the way
 * through the page needs.
 *
 * A page is never asked about Ctrl+N, Ctrl+T, Ctrl+W (Chromium keeps them, `IsReservedCommandOrKey`); others it could
 * take, but people need them: reloading, the address bar, zoom, going back, caret browsing (F7). Ctrl+Alt is AltGr on Windows,
 * with which Polish, Turkish and many others type signs.
 */
import type { Action } from './actions.ts';
import type { Chord } from './keys.ts';
import { writeKeys } from './key-press.ts';
import { isFunctionKey, isSingleCharacter, onMac, parseKeys, writesText } from './keys.ts';

/** Where the keys of an action act: among the cells of the text, in the sentence editor, among suggestions, or anywhere on the page. */
export type KeyPlace = 'grid' | 'editor' | 'review' | 'page';
/** Catalog: keys.no.<problem>. */
export type KeyProblem = 'unknown' | 'system' | 'browser' | 'altGr' | 'field' | 'moves' | 'presses' | 'writes';

export function placeOf({ ownKeys, scope }: Pick<Action, 'ownKeys' | 'scope'>): KeyPlace {
  return ownKeys ? 'editor' : scope ?? 'page';
}

const BROWSER = new Set([
  'Mod+N', 'Mod+T', 'Mod+W', 'Mod+Q', 'Mod+Shift+N', 'Mod+Shift+T', 'Mod+Shift+W', 'Mod+Shift+P', 'Mod+Shift+Q', 'Mod+Tab', 'Mod+Shift+Tab', 'Mod+PageUp', 'Mod+PageDown',
  'Mod+Shift+PageUp', 'Mod+Shift+PageDown', 'Mod+R', 'Mod+Shift+R', 'F5', 'Mod+F5', 'Shift+F5', 'Mod+L', 'Alt+D', 'F6', 'F7', 'F10', 'F11', 'F12', 'Mod+F4', 'Mod+F', 'Mod+P', 'Mod+0', 'Mod+Plus', 'Mod+-', 'Mod+=',
  'Alt+ArrowLeft', 'Alt+ArrowRight', 'Alt+Home', 'Mod+[', 'Mod+]', 'Mod+Shift+I', 'Mod+Shift+J', 'Mod+Shift+C', 'Mod+Shift+K', 'Mod+Shift+Delete',
  ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map((digit) => `Mod+${digit}`),
]);
const SYSTEM = new Set(['Alt+F4', 'Alt+Tab', 'Alt+Shift+Tab', 'Alt+Escape', 'Alt+Space', 'Mod+Escape', 'Mod+Shift+Escape', 'Mod+Alt+Delete', 'Mod+Alt+Escape']);
const MAC_SYSTEM = new Set(['Mod+H', 'Mod+M', 'Mod+Space', 'Mod+`', 'Mod+Alt+D', 'Mod+Shift+3', 'Mod+Shift+4', 'Mod+Shift+5']);
/** What people have in every text field: copying, undo, going by words. */
const FIELD_SIGNS = new Set(['a', 'c', 'v', 'x', 'z', 'y']);
const FIELD_KEYS = new Set(['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End', 'Backspace', 'Delete', 'Insert']);
const MOVES = new Set(['Tab', 'Escape', 'ContextMenu', 'Home', 'End', 'PageUp', 'PageDown', 'ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown']);
const NAMED = new Set([...MOVES, ...FIELD_KEYS, 'Enter', ' ']);

/** The same keys as they are always written; null: these are no keys. */
export function normalKeys(written: string): string | null {
  const match = /^((?:Mod|Alt|Shift)\+)*([^+]+)$/u.exec(written);
  const name = match?.[2] ?? '';
  const held = written.slice(0, -name.length).split('+').filter((part) => part !== '');
  if (name === '' || new Set(held).size < held.length) return null;
  const chord = parseKeys(written);
  const letter = /^\p{L}$/u.test(chord.key), known = NAMED.has(chord.key) || isFunctionKey(chord.key) || (chord.key.length === 1 && !/[\p{C}\p{Z}\p{M}]/u.test(chord.key));
  if (!known && chord.key !== ' ') return null;
  // A sign is what is written: Shift does not tell.
  const sign = chord.key.length === 1 && chord.key !== ' ' && !letter;
  return writeKeys({ ...chord, shift: chord.shift && !(sign && (!/\d/.test(chord.key) || !(chord.mod || chord.alt))) });
}

/** Why these keys (as normalKeys gives them) cannot be given to this action; null: they can. */
export function problemOf(keys: string, action: Pick<Action, 'ownKeys' | 'scope' | 'inFields'>, mac: boolean = onMac()): KeyProblem | null {
  const chord = parseKeys(keys);
  if (/^F(1[3-9]|2\d|[3-9]\d|\d{3,}|0.*)$/.test(chord.key)) return 'unknown';
  if (SYSTEM.has(keys) || (mac && MAC_SYSTEM.has(keys))) return 'system';
  if (BROWSER.has(keys)) return 'browser';
  if (chord.mod && chord.alt && [...chord.key].length === 1) return 'altGr';
  return inPlace(chord, action);
}

function inPlace(chord: Chord, action: Pick<Action, 'ownKeys' | 'scope' | 'inFields'>): KeyProblem | null {
  const place = placeOf(action);
  const bare = !chord.mod && !chord.alt;
  if (chord.key === 'Tab' || chord.key === 'Escape' || chord.key === 'ContextMenu' || (bare && chord.shift && chord.key === 'F10')) return 'moves';
  if (bare && MOVES.has(chord.key) && !(chord.shift && (place === 'grid' || place === 'review') && !['PageUp', 'PageDown'].includes(chord.key))) return 'moves';
  if (chord.mod && ['Home', 'End'].includes(chord.key)) return 'moves'; // first and last row
  if (place === 'editor' && writesText(chord)) return 'writes';
  if (place === 'page' && bare && ['Enter', ' '].includes(chord.key)) return 'presses';
  if (place === 'page' && bare && !isSingleCharacter(chord) && !isFunctionKey(chord.key)) return 'writes';
  return neededInFields(chord, action) ? 'field' : null;
}

/** Would it take something from text fields that people need there? In the grid only copying matters. */
function neededInFields({ mod, alt, key }: Chord, action: Pick<Action, 'ownKeys' | 'scope' | 'inFields'>): boolean {
  if (!mod || alt) return false;
  if (placeOf(action) === 'grid' || placeOf(action) === 'review') return key === 'c' || key === 'a';
  if (placeOf(action) === 'page' && action.inFields === false) return ['c', 'a', 'v', 'x'].includes(key);
  return FIELD_SIGNS.has(key) || FIELD_KEYS.has(key);
}
