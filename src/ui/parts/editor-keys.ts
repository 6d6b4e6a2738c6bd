/** The editor's own keys, as they are in force (controllers/key-map.ts); Escape and Enter stay what they are in any field. While an input method composes, all keys are its own. */
import { keyFits } from '../controllers/key-map.ts';

export type EditorCommand = 'save' | 'suggest' | 'leave' | 'next' | 'previous' | 'cut' | 'glue' | 'nothing';

/** What a key means; null = the browser's business. `inWords`: in the sentence itself, else in the panel under it. */
export function editorCommand(event: KeyboardEvent, inWords: boolean): EditorCommand | null {
  // 229: some input methods end with an Enter that is theirs although `isComposing` is already false (WebKit).
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- nothing newer tells it
  if (event.isComposing || event.keyCode === 229) return null;
  if (event.defaultPrevented) return null; // e.g. Esc has closed a menu
  // A key that is held down would go on through all the sentences that follow.
  if (keyFits('edit.save', event)) return event.repeat ? 'nothing' : 'save';
  if (keyFits('edit.suggest', event)) return event.repeat ? 'nothing' : 'suggest';
  if (event.key === 'Escape') return 'leave';
  if (keyFits('edit.next', event)) return 'next';
  if (keyFits('edit.previous', event)) return 'previous';
  if (keyFits('edit.cut', event)) return event.repeat || !inWords ? 'nothing' : 'cut';
  if (keyFits('edit.glue', event)) return event.repeat ? 'nothing' : 'glue';
  if (event.key !== 'Enter') return null;
  if (inWords) return 'nothing';
  return event.target instanceof HTMLInputElement ? 'suggest' : null;
}
