/** Writing keys as keys.ts reads them: loaded where new keys are chosen. */
import type { Chord, KeyPress } from './keys.ts';
import { isSign, keyOf, onMac } from './keys.ts';

const MODIFIERS = new Set(['Control', 'Shift', 'Alt', 'Meta', 'AltGraph', 'CapsLock', 'NumLock', 'ScrollLock', 'Fn', 'FnLock', 'Hyper', 'Super', 'OS', 'Symbol', 'SymbolLock']);

/**
 * In writing. null: so far only keys that are held with others. 'unknown': the browser does
 * not say which key it was (a dead key, an input method). 'system': with the key that belongs to the system (Windows, on a Mac Control).
 */
export function keysPressed(press: KeyPress, mac: boolean = onMac()): { readonly keys: string } | 'unknown' | 'system' | null {
  if (MODIFIERS.has(press.key)) return null;
  if (['Dead', 'Process', 'Unidentified', 'Compose', ''].includes(press.key)) return 'unknown';
  if (mac ? press.ctrlKey : press.metaKey) return 'system';
  const mod = mac ? press.metaKey : press.ctrlKey;
  const byPlace = (mac && press.altKey ? /^(?:Key|Digit)(.)$/ : mod || press.altKey ? /^Digit(.)$/ : /^$/).exec(press.code)?.[1];
  const key = byPlace?.toLowerCase() ?? keyOf(press);
  const typed = isSign(key) && byPlace === undefined && mod === press.altKey; // AltGr again
  if (typed) return { keys: writeKeys({ mod: false, alt: false, shift: false, key }) };
  const shift = press.shiftKey && (!isSign(key) || /\d/.test(key));
  return { keys: writeKeys({ mod, alt: press.altKey, shift, key }) };
}

/** The one way to write a chord, so that equal keys are equal strings. */
export function writeKeys({ mod, shift, alt, key }: Chord): string {
  const name = key === ' ' ? 'Space' : key === '+' ? 'Plus' : key.length === 1 ? key.toUpperCase() : key;
  return [mod ? 'Mod' : '', alt ? 'Alt' : '', shift ? 'Shift' : '', name].filter((part) => part !== '').join('+');
}
