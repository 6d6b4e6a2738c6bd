/** The editor's own keys. While an input method composes, all keys are its own. */
import { matches, parseKeys } from '../controllers/keys.ts';

export type EditorCommand = 'save' | 'suggest' | 'leave' | 'next' | 'previous' | 'nothing';

const SAVE = parseKeys('Mod+Enter'), SUGGEST = parseKeys('Mod+Shift+Enter'), NEXT = parseKeys('Alt+ArrowDown'), PREVIOUS = parseKeys('Alt+ArrowUp');

/** What a key means; null = the browser's business. `inWords`: in the sentence itself, else in the panel under it. */
export function editorCommand(event: KeyboardEvent, inWords: boolean): EditorCommand | null {
  // 229: some input methods end with an Enter that is theirs although `isComposing` is already false (WebKit).
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- nothing newer tells it
  if (event.isComposing || event.keyCode === 229) return null;
  if (event.defaultPrevented) return null; // e.g. Esc has closed a menu
  // A key that is held down would go on through all the sentences that follow.
  if (matches(SAVE, event)) return event.repeat ? 'nothing' : 'save';
  if (matches(SUGGEST, event)) return event.repeat ? 'nothing' : 'suggest';
  if (event.key === 'Escape') return 'leave';
  if (matches(NEXT, event)) return 'next';
  if (matches(PREVIOUS, event)) return 'previous';
  if (event.key !== 'Enter') return null;
  if (inWords) return 'nothing';
  return event.target instanceof HTMLInputElement ? 'suggest' : null;
}
