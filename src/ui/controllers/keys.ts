/**
 * Keys in writing: 'Mod+K', 'Mod+Shift+Enter', 'Alt+ArrowDown', 'F1', '?'. Mod is Cmd on a Mac and Ctrl elsewhere.
 *
 * A letter is what the key writes where that is a–z, so Turkish Q and F and Dvorak keep their own places. Where the
 * layout writes another script (ЙЦУКЕН), it is the letter printed on the key, `event.code`. A sign ('?', '/') is what
 * the key writes, whatever Shift or AltGr it takes there.
 */

export interface Chord {
  readonly mod: boolean;
  readonly shift: boolean;
  readonly alt: boolean;
  /** A lower-case letter, a sign, or the name of a key as in `KeyboardEvent.key`. */
  readonly key: string;
}

/** What is read of a keyboard event; a test can write it by hand. */
export type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/** Does this machine write shortcuts with ⌘? */
export function onMac(platform: string = navigator.platform): boolean {
  return /Mac|iPhone|iPad|iPod/.test(platform);
}

export function parseKeys(keys: string): Chord {
  const parts = keys.split('+');
  const key = parts.pop() ?? '';
  return { mod: parts.includes('Mod'), shift: parts.includes('Shift'), alt: parts.includes('Alt'), key: key.length === 1 ? key.toLowerCase() : key };
}

/** The key that was pressed, as chords name it. */
export function keyOf({ key, code }: Pick<KeyPress, 'key' | 'code'>): string {
  if (/^[A-Za-z]$/.test(key)) return key.toLowerCase();
  if (key === 'ı' || key === 'İ') return 'i';
  if (/^\P{Script=Latin}$/u.test(key) && /^\p{L}$/u.test(key) && code.startsWith('Key')) return code.slice(3).toLowerCase();
  return key;
}

export function matches(chord: Chord, press: KeyPress, mac: boolean = onMac()): boolean {
  if (!writesKey(chord, press, mac)) return false;
  const mod = mac ? press.metaKey : press.ctrlKey;
  const other = mac ? press.ctrlKey : press.metaKey;
  if (isSign(chord.key) && !chord.mod) return !other && (!mod || press.altKey); // AltGr reads as Ctrl+Alt
  return mod === chord.mod && !other && press.altKey === chord.alt && press.shiftKey === chord.shift;
}

function writesKey(chord: Chord, press: KeyPress, mac: boolean): boolean {
  if (keyOf(press) === chord.key) return true;
  // Option writes signs of its own (ƒ, ¡), and a French layout has its digits on Shift: there the key itself counts.
  const printed = press.code.replace(/^(Key|Digit)/, '').toLowerCase();
  return printed === chord.key && ((mac && press.altKey) || (/^\d$/.test(chord.key) && (chord.mod || chord.alt)));
}

/** One character without Mod or Alt: it can be typed by mistake, so it can be switched off (WCAG 2.1.4). */
export function isSingleCharacter({ mod, alt, key }: Chord): boolean {
  return !mod && !alt && [...key].length === 1;
}

function isSign(key: string): boolean {
  return key.length === 1 && !/[a-z0-9]/.test(key);
}

const NAMES: Readonly<Record<string, string>> = {
  ArrowUp: '↑', ArrowDown: '↓', ArrowLeft: '←', ArrowRight: '→', Escape: 'Esc', ' ': 'Space', PageUp: 'PgUp', PageDown: 'PgDn',
};
const MAC_NAMES: Readonly<Record<string, string>> = { Enter: '⏎', Escape: '⎋', Tab: '⇥', Backspace: '⌫', Delete: '⌦' };

/** One label a keycap, e.g. ['Ctrl', 'K'] or ['⌘', 'K']. */
export function keyCaps(keys: string, mac: boolean = onMac()): string[] {
  const { mod, shift, alt, key } = parseKeys(keys);
  const caps: string[] = [];
  if (mod && !mac) caps.push('Ctrl');
  if (alt) caps.push(mac ? '⌥' : 'Alt');
  if (shift) caps.push(mac ? '⇧' : 'Shift');
  if (mod && mac) caps.push('⌘');
  return [...caps, (mac ? MAC_NAMES[key] : undefined) ?? NAMES[key] ?? (key.length === 1 ? key.toUpperCase() : key)];
}

/** For tooltips, e.g. "Ctrl+K" or "⌘K". */
export function keyText(keys: string, mac: boolean = onMac()): string {
  return keyCaps(keys, mac).join(mac ? '' : '+');
}

/** For `aria-keyshortcuts`, e.g. "Control+K". */
export function ariaKeys(keys: readonly string[], mac: boolean = onMac()): string {
  return keys.map((one) => one.replace(/^Mod\+|\+Mod\+/, (mod) => mod.replace('Mod', mac ? 'Meta' : 'Control'))).join(' ');
}
