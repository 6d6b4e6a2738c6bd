/** What a person can do on the work page besides correcting: keys, palette and menus read this list. */
import type { Action } from '../controllers/actions.ts';
import { preferences } from '../controllers/preferences.ts';

/** The page, as far as its actions need it. */
export interface ActingPage {
  layout: 'aligned' | 'reading';
  goUnit(by: 'next' | 'previous' | 'first' | 'last'): void;
  copyLink(): Promise<void>;
  print(): Promise<void>;
  find(options: { replacing: boolean }): Promise<void>;
  /** Is only a part of the text drawn, and the focus not in the find panel? The browser's own find would miss the rest. */
  readonly findsMore: boolean;
  resetColumns(): void;
}

export function workActions(page: ActingPage): Action[] {
  return [
    { id: 'go.next', group: 'navigate', label: (t) => t('work.next'), keys: ['Alt+ArrowDown', 'Mod+ArrowDown'], inFields: false, run: () => { page.goUnit('next'); } },
    { id: 'go.previous', group: 'navigate', label: (t) => t('work.previous'), keys: ['Alt+ArrowUp', 'Mod+ArrowUp'], inFields: false, run: () => { page.goUnit('previous'); } },
    { id: 'go.first', group: 'navigate', label: (t) => t('work.first'), keys: [], run: () => { page.goUnit('first'); } },
    { id: 'go.last', group: 'navigate', label: (t) => t('work.last'), keys: [], run: () => { page.goUnit('last'); } },
    { id: 'go.link', group: 'navigate', label: (t) => t('work.copyLink'), keys: [], run: () => { void page.copyLink(); } },
    // Pressed again, in the panel, the key is the browser's.
    { id: 'find.long', group: 'find', label: (t) => t('work.findLong'), keys: ['Mod+F'], fixed: true, inPalette: false, enabled: () => page.findsMore, run: () => { void page.find({ replacing: false }); } },
    { id: 'view.aligned', group: 'view', label: (t) => t('layout.toAligned'), keys: ['Alt+1'], run: () => { page.layout = 'aligned'; } },
    { id: 'view.reading', group: 'view', label: (t) => t('layout.toReading'), keys: ['Alt+2'], run: () => { page.layout = 'reading'; } },
    { id: 'view.numbers', group: 'view', label: (t) => t('layout.toggleNumbers'), keys: [], run: () => { preferences.set('numbers', !(preferences.get('numbers') ?? true)); } },
    { id: 'view.columnsReset', group: 'view', label: (t) => t('columns.reset'), keys: [], run: () => { page.resetColumns(); } },
    { id: 'work.print', group: 'work', label: (t) => t('work.print'), keys: [], run: () => { void page.print(); } },
  ];
}
