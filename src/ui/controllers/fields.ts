/** Where a person types: there, letters are letters. */
const NOT_TYPED_IN = new Set(['button', 'checkbox', 'color', 'file', 'image', 'radio', 'range', 'reset', 'submit']);

/** Is this where a person types? Of an event that is seen from the window, `composedPath()[0]` tells what is inside shadow roots. */
export function isField(target: EventTarget | null | undefined): boolean {
  if (target instanceof HTMLInputElement) return !NOT_TYPED_IN.has(target.type);
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('textarea, select'));
}
