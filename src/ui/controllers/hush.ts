/**
 * Whoever types while others take the sentence away goes on typing for a moment, and the keyboard is among the cells by
 * then, where letters are acts. So letters mean nothing until the hands have rested, or gone to another key (an arrow, Esc, Tab)
 * or into another field.
 */
import { isField } from './fields.ts';

/** How long the hands rest, ms: longer than between two letters, shorter than it takes to read what has happened. */
const REST = 1_000;

export function hush(): void {
  const stop = (): void => {
    clearTimeout(timer);
    window.removeEventListener('keydown', onKey, { capture: true });
  };
  const onKey = (event: KeyboardEvent): void => {
    if (!writes(event) || isField(event.composedPath()[0])) { stop(); return; }
    event.preventDefault();
    event.stopImmediatePropagation();
    clearTimeout(timer);
    timer = window.setTimeout(stop, REST);
  };
  let timer = window.setTimeout(stop, REST);
  window.addEventListener('keydown', onKey, { capture: true });
}

/** Would it have changed the text that was being typed? */
function writes({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): boolean {
  if (key === 'Shift' || key === 'CapsLock' || key === 'AltGraph') return true;
  if (ctrlKey !== altKey || metaKey) return false; // AltGr reads as both
  return [...key].length === 1 || key === 'Backspace' || key === 'Delete' || key === 'Dead' || key === 'Process' || (key === 'Enter' && !shiftKey);
}
