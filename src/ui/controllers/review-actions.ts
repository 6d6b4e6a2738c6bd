/** What a person can do on the review page, for keys, palette and help sheet. */
import type { CardMode } from '../parts/suggestion-card.ts';
import type { Action } from './actions.ts';

/** The controller, as far as its actions need it. */
export interface Reviewer {
  /** Is there a suggestion under the keyboard, or are some selected? */
  readonly ready: boolean;
  readonly selected: number;
  /** Where the selection or the suggestion can be accepted or withdrawn. */
  accept(): void;
  withdraw(): void;
  begin(mode: CardMode): void;
  go(to: 'next' | 'previous' | 'first' | 'last'): void;
  select(): void;
  extend(by: 1 | -1): void;
  selectAll(): void;
  clearSelection(): void;
  show(): void;
  toggleDecided(): void;
}

export function reviewActions(page: Reviewer): Action[] {
  const base = { group: 'review', scope: 'review', enabled: (): boolean => page.ready } as const;
  return [
    { ...base, id: 'review.accept', label: (t) => t('review.act.accept'), keys: ['A'], run: () => { page.accept(); } },
    { ...base, id: 'review.edit', label: (t) => t('review.act.edit'), keys: ['E'], run: () => { page.begin('edit'); } },
    { ...base, id: 'review.reject', label: (t) => t('review.act.reject'), keys: ['R'], run: () => { page.begin('reject'); } },
    { ...base, id: 'review.reply', label: (t) => t('review.act.reply'), keys: ['C'], run: () => { page.begin('reply'); } },
    { ...base, id: 'review.withdraw', label: (t) => t('review.act.withdraw'), keys: ['W'], run: () => { page.withdraw(); } },
    { ...base, id: 'review.skip', label: (t) => t('review.act.skip'), keys: ['S'], repeats: true, run: () => { page.go('next'); } },
    { ...base, id: 'review.back', label: (t) => t('review.act.back'), keys: ['Shift+S'], repeats: true, run: () => { page.go('previous'); } },
    { ...base, id: 'review.select', label: (t) => t('review.act.select'), keys: ['Space'], run: () => { page.select(); } },
    { ...base, id: 'review.extendDown', label: (t) => t('review.act.extendDown'), keys: ['Shift+ArrowDown'], repeats: true, run: () => { page.extend(1); } },
    { ...base, id: 'review.extendUp', label: (t) => t('review.act.extendUp'), keys: ['Shift+ArrowUp'], repeats: true, run: () => { page.extend(-1); } },
    { ...base, id: 'review.all', label: (t) => t('review.act.all'), keys: [], run: () => { page.selectAll(); } },
    { ...base, id: 'review.clear', label: (t) => t('review.act.clear'), keys: ['Escape'], fixed: true, enabled: () => page.selected > 0, run: () => { page.clearSelection(); } },
    { ...base, id: 'review.show', label: (t) => t('review.act.show'), keys: ['O'], run: () => { page.show(); } },
    { ...base, id: 'review.which', label: (t) => t('review.act.which'), keys: [], enabled: () => true, run: () => { page.toggleDecided(); } },
  ];
}

/** The ways through the list: the same acts, with the same keys, as on the page of the text, where they go from row to row. */
export function reviewWays(page: Reviewer): Action[] {
  const way = (to: 'next' | 'previous' | 'first' | 'last', keys: readonly string[]): Action => ({
    id: `go.${to}`, group: 'navigate', label: (t) => t(`review.act.${to}`), keys, inFields: false, enabled: () => page.ready, run: () => { page.go(to); },
  });
  return [way('next', ['Alt+ArrowDown', 'Mod+ArrowDown']), way('previous', ['Alt+ArrowUp', 'Mod+ArrowUp']), way('first', []), way('last', [])];
}
