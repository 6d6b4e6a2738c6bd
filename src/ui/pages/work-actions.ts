/** What a person can do on the work page besides correcting: keys, palette and menus read this list. */
import type { Action } from '../controllers/actions.ts';
import { preferences } from '../controllers/preferences.ts';

/** The page, as far as its actions need it. */
export interface ActingPage {
  layout: 'aligned' | 'reading';
  goUnit(by: 'next' | 'previous' | 'first' | 'last'): void;
  copyLink(): Promise<void>;
  goDoubtful(by: 1 | -1): void;
  /** Among how many doubtful places the person walks; `at` 0: not begun. */
  readonly doubtful: { readonly at: number; readonly of: number };
  print(): Promise<void>;
  resetColumns(): void;
}

export function workActions(page: ActingPage): Action[] {
  return [
    { id: 'go.next', group: 'navigate', label: (t) => t('work.next'), keys: ['Alt+ArrowDown', 'Mod+ArrowDown'], inFields: false, run: () => { page.goUnit('next'); } },
    { id: 'go.previous', group: 'navigate', label: (t) => t('work.previous'), keys: ['Alt+ArrowUp', 'Mod+ArrowUp'], inFields: false, run: () => { page.goUnit('previous'); } },
    { id: 'go.first', group: 'navigate', label: (t) => t('work.first'), keys: [], run: () => { page.goUnit('first'); } },
    { id: 'go.last', group: 'navigate', label: (t) => t('work.last'), keys: [], run: () => { page.goUnit('last'); } },
    { id: 'go.doubtful', group: 'navigate', label: (t) => withCount(t('work.doubt.next'), page.doubtful, t), keys: ['F8'], run: () => { page.goDoubtful(1); } },
    { id: 'go.doubtfulBack', group: 'navigate', label: (t) => withCount(t('work.doubt.previous'), page.doubtful, t), keys: ['Shift+F8'], run: () => { page.goDoubtful(-1); } },
    { id: 'go.link', group: 'navigate', label: (t) => t('work.copyLink'), keys: [], run: () => { void page.copyLink(); } },
    { id: 'view.aligned', group: 'view', label: (t) => t('layout.toAligned'), keys: ['Alt+1'], run: () => { page.layout = 'aligned'; } },
    { id: 'view.reading', group: 'view', label: (t) => t('layout.toReading'), keys: ['Alt+2'], run: () => { page.layout = 'reading'; } },
    { id: 'view.numbers', group: 'view', label: (t) => t('layout.toggleNumbers'), keys: [], run: () => { preferences.set('numbers', !(preferences.get('numbers') ?? true)); } },
    { id: 'view.columnsReset', group: 'view', label: (t) => t('columns.reset'), keys: [], run: () => { page.resetColumns(); } },
    { id: 'work.print', group: 'work', label: (t) => t('work.print'), keys: [], run: () => { void page.print(); } },
  ];
}

function withCount(label: string, { at, of }: ActingPage['doubtful'], t: Parameters<Action['label']>[0]): string {
  if (of === 0) return label;
  return at === 0 ? t('work.doubt.among', { label, of }) : t('work.doubt.at', { label, at, of });
}
