/** What a person can do about notes and about what has changed beside a confirmed sentence, for keys, palette, menu and help sheet. */
import type { Action } from './actions.ts';

/** The controller, as far as its actions need it. */
export interface Noter {
  /** Is there anything to act on, and no editor open? */
  readonly ready: boolean;
  onSentence(): void;
  stillRight(): void;
}

/** The note on the alignment stands with the other acts on it (`align.note`, B); the one on the sentence has its key with Shift. */
export function notingActions(page: Noter): Action[] {
  const base = { scope: 'grid', enabled: (): boolean => page.ready } as const;
  return [
    { ...base, id: 'note.sentence', group: 'edit', label: (t) => t('notes.act'), keys: ['Shift+B'], run: () => { page.onSentence(); } },
    { ...base, id: 'stale.confirm', group: 'edit', label: (t) => t('stale.act'), keys: ['Y'], run: () => { page.stillRight(); } },
  ];
}
