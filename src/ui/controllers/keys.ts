/**
 * Keys in writing: 'Mod+K', 'Mod+Shift+Enter', 'Alt+ArrowDown', 'F1', '?', 'Space', 'Plus'. Mod is Cmd on a Mac and Ctrl
 * elsewhere.
 *
 * A letter is what the key writes where that is a–z, so Turkish Q and F and Dvorak keep their own places; Caps Lock
 * changes nothing. Where the layout writes another script (ЙЦУКЕН), it is the letter printed on the key, `event.code`. A sign
 * or a digit ('?', '/', '1') is what the key writes, whatever Shift or AltGr it takes there.
 */
import { i18n } from '../../i18n/i18n.ts';
import { layoutLetter } from './key-layout.ts';

export interface Chord {
  readonly mod: boolean;
  readonly shift: boolean;
  readonly alt: boolean;
  /** A lower-case letter, a sign, or the name of a key as in `KeyboardEvent.key`. */
  readonly key: string;
}

/** What is read of a keyboard event; a test can write it by hand. */
export type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'> & Partial<Pick<KeyboardEvent, 'getModifierState'>>;

/** Does this machine write shortcuts with ⌘? */
export function onMac(platform: string = navigator.platform): boolean {
  return /Mac|iPhone|iPad|iPod/.test(platform);
}

const IN_WORDS: Readonly<Record<string, string>> = { Space: ' ', Plus: '+' };
const parsed = new Map<string, Chord>();

export function parseKeys(keys: string): Chord {
  const known = parsed.get(keys);
  if (known) return known;
  const parts = keys.split('+');
  const written = parts.pop() ?? '';
  const key = IN_WORDS[written] ?? (written.length === 1 ? written.toLowerCase() : written);
  const chord = { mod: parts.includes('Mod'), shift: parts.includes('Shift'), alt: parts.includes('Alt'), key };
  parsed.set(keys, chord);
  return chord;
}

/** The key that was pressed, as chords name it. */
export function keyOf({ key, code }: Pick<KeyPress, 'key' | 'code'>): string {
  if (/^[A-Za-z]$/.test(key)) return key.toLowerCase();
  if (key === 'ı' || key === 'İ') return 'i';
  if (!/^\p{L}/u.test(key)) return key;
  // µ and the like are of no script: AltGr has written them.
  if (code.startsWith('Key') && !/[\p{Script=Latin}\p{Script=Common}]/u.test(key)) return code.slice(3).toLowerCase();
  return key.length === 1 ? key.toLowerCase() : key;
}

export function matches(chord: Chord, press: KeyPress, mac: boolean = onMac()): boolean {
  if (!writesKey(chord, press, mac)) return false;
  const mod = mac ? press.metaKey : press.ctrlKey;
  const other = mac ? press.ctrlKey : press.metaKey;
  if (other) return false;
  if (isSign(chord.key) && !chord.mod && !chord.alt) return mod === press.altKey || (mac && !mod); // AltGr reads as Ctrl+Alt, Option as Alt
  const shift = press.shiftKey === chord.shift || (isSign(chord.key) && !/\d/.test(chord.key) && !chord.shift);
  return shift && mod === chord.mod && press.altKey === chord.alt && !press.getModifierState?.('AltGraph');
}

function writesKey(chord: Chord, press: KeyPress, mac: boolean): boolean {
  if (keyOf(press) === chord.key) return true;
  // Option writes signs of its own (ƒ, ¡), and a French layout has its digits on Shift: there the key itself counts.
  const printed = press.code.replace(/^(Key|Digit)/, '').toLowerCase();
  if (printed !== chord.key) return false;
  return (mac && press.altKey) || (/^\d$/.test(chord.key) && (chord.mod || chord.alt || !press.shiftKey));
}

/** One character without Mod or Alt: it can be typed by mistake, so it can be switched off (WCAG 2.1.4). */
export function isSingleCharacter({ mod, alt, key }: Chord): boolean {
  return !mod && !alt && [...key].length === 1;
}

/** A letter by itself or with Shift. */
export function isLetter({ mod, alt, key }: Chord): boolean {
  return !mod && !alt && /^\p{L}$/u.test(key);
}

/** Would a text field make something of it? Function keys write nothing. */
export function writesText({ mod, alt, key }: Chord): boolean {
  return !mod && !alt && !isFunctionKey(key);
}

export function isFunctionKey(key: string): boolean {
  return /^F\d+$/.test(key);
}

/** Digits too: some layouts have them on Shift. */
export function isSign(key: string): boolean {
  return key.length === 1 && key !== ' ' && !/\p{L}/u.test(key);
}

const NAMES: Readonly<Record<string, string>> = {
  ArrowUp: '↑', ArrowDown: '↓', ArrowLeft: '←', ArrowRight: '→', Escape: 'Esc', PageUp: 'PgUp', PageDown: 'PgDn',
};
const MAC_NAMES: Readonly<Record<string, string>> = { Enter: '⏎', Escape: '⎋', Tab: '⇥', Backspace: '⌫', Delete: '⌦' };

/** One label a keycap, e.g. ['Ctrl', 'K'] or ['⌘', 'K']; where the layout writes another script, with its letter: 'K (Л)'. */
export function keyCaps(keys: string, mac: boolean = onMac()): string[] {
  const { mod, shift, alt, key } = parseKeys(keys);
  const caps: string[] = [];
  if (mod && !mac) caps.push('Ctrl');
  if (alt) caps.push(mac ? '⌥' : 'Alt');
  if (shift) caps.push(mac ? '⇧' : 'Shift');
  if (mod && mac) caps.push('⌘');
  return [...caps, capOf(key, mac)];
}

function capOf(key: string, mac: boolean): string {
  if (key === ' ') return i18n.isInitialized ? i18n.t('action.space') : 'Space';
  if (key.length > 1) return (mac ? MAC_NAMES[key] : undefined) ?? NAMES[key] ?? key;
  const letter = layoutLetter(key);
  return letter === null ? key.toUpperCase() : `${key.toUpperCase()} (${letter})`;
}

/** For tooltips, e.g. "Ctrl+K" or "⌘K". */
export function keyText(keys: string, mac: boolean = onMac()): string {
  return keyCaps(keys, mac).join(mac ? '' : '+');
}

/** For `aria-keyshortcuts`, e.g. "Control+K". */
export function ariaKeys(keys: readonly string[], mac: boolean = onMac()): string {
  return keys.map((one) => one.replace(/^Mod\+|\+Mod\+/, (mod) => mod.replace('Mod', mac ? 'Meta' : 'Control'))).join(' ');
}
