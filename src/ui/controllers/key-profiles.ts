/**
 * The key maps that people know from other tools, as data: action → keys, in the writing of keys.ts. What a profile does not
 * name keeps the keys of the action itself; what a person has set (key-map.ts) goes before both.
 *
 * OmegaT, where everybody begins: the letters of its aligner (OmegaT 6 manual, "Aligning"), with J, T, X, L and others for what it
 * has not. They stand with the actions themselves (aligning-actions.ts).
 * InterText editor: the keys of its menu. What it calls moving the text moves all that follows (Backspace, Enter), and its shifting and
 * popping moves one sentence (Ctrl+Up, Ctrl+Down); a row without any sentence does not exist here, so Ctrl+Enter parts a row instead.
 * It merges with the row above and we with the row below; where the two differ the name of the action says what happens.
 */
export const PROFILES = ['omegat', 'intertext'] as const;
export type ProfileId = (typeof PROFILES)[number];
/** Names of programs are the same in every language. */
export const PROFILE_NAMES: Readonly<Record<ProfileId, string>> = { omegat: 'OmegaT', intertext: 'InterText' };
export type KeyTable = Readonly<Record<string, readonly string[]>>;

/** Those of the widgets, which ask for them here; the others stand with their actions. */
const OMEGAT: KeyTable = {
  'edit.begin': ['Enter', 'F2'], 'edit.save': ['Mod+Enter'], 'edit.suggest': ['Mod+Shift+Enter'], 'edit.leave': ['Escape'],
  'edit.next': ['Alt+ArrowDown'], 'edit.previous': ['Alt+ArrowUp'], 'edit.cut': ['Mod+E'], 'edit.glue': ['Mod+J'],
  'edit.state.initial': ['1'], 'edit.state.translated': ['2'], 'edit.state.reviewed': ['3'], 'edit.state.final': ['4'],
};

const INTERTEXT: KeyTable = {
  'edit.begin': ['F2'], 'go.next': ['Alt+ArrowDown'], 'go.previous': ['Alt+ArrowUp'],
  'align.shiftUp': ['Backspace'], 'align.shiftDown': ['Enter'], 'align.moveUp': ['Mod+ArrowUp'], 'align.moveDown': ['Mod+ArrowDown'],
  'align.group': ['Mod+Backspace'], 'align.split': ['Mod+Enter'], 'align.swapUp': ['Mod+X'], 'align.swapDown': ['Mod+Shift+X'],
  'align.confirm': ['S'], 'align.confirmAbove': ['C'], 'align.clear': ['Shift+S'], 'align.note': ['M'], 'note.sentence': ['Shift+M'], 'align.detach': ['Shift+N'],
  'align.paragraph': ['Mod+B', 'Mod+D'], 'walk.notes': ['B'], 'walk.unequal': ['N'], 'walk.unconfirmed': ['U'],
};

/** What the sentence editor does itself with its keys. */
export const EDITOR_ACTIONS: ReadonlySet<string> = new Set(['edit.save', 'edit.suggest', 'edit.leave', 'edit.next', 'edit.previous', 'edit.cut', 'edit.glue']);

/** What one does on the review page (review-actions.ts); the way there is everywhere. */
export function isReviewAct(id: string): boolean { return id.startsWith('review.') && id !== 'review.open'; }

/** What a profile has for an action; undefined: the keys of the action itself. */
export function profileKeys(profile: ProfileId, action: string): readonly string[] | undefined {
  for (const table of profile === 'intertext' ? [INTERTEXT, OMEGAT] : [OMEGAT]) if (Object.hasOwn(table, action)) return table[action];
  return undefined;
}
