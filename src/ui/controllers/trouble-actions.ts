/** Keys and palette entries of whoever walks through the text. */
import type { Trouble } from '../row-marks.ts';
import { TROUBLES } from '../row-marks.ts';
import type { Action } from './actions.ts';

/** The walk, as far as its actions need it. */
export interface Walker {
  readonly kind: Trouble;
  readonly only: boolean;
  readonly progress: { readonly at: number; readonly of: number };
  go(by: 1 | -1): Promise<void>;
  choose(kind: Trouble, options: { readonly go: boolean }): Promise<void>;
  setOnly(only: boolean): Promise<void>;
  toggle(): Promise<void>;
  /** The translation that would be realigned, by its name; null: there is none. */
  readonly realignable: string | null;
  readonly selected: number;
  realign(range: 'all' | 'selected'): void;
}

export function troubleActions(walker: Walker): Action[] {
  return [
    { id: 'walk.next', group: 'navigate', label: (t) => withProgress(t(`walk.nextOf.${walker.kind}`), walker, t), keys: ['F8'], run: () => { void walker.go(1); } },
    { id: 'walk.previous', group: 'navigate', label: (t) => withProgress(t(`walk.previousOf.${walker.kind}`), walker, t), keys: ['Shift+F8'], run: () => { void walker.go(-1); } },
    ...TROUBLES.map((kind): Action => ({ id: `walk.${kind}`, group: 'navigate', label: (t) => t(`walk.through.${kind}`), keys: [], run: () => { void walker.choose(kind, { go: true }); } })),
    { id: 'walk.open', group: 'view', label: (t) => t('walk.title'), keys: [], run: () => { void walker.toggle(); } },
    { id: 'walk.only', group: 'view', label: (t) => (walker.only ? t('walk.showAll') : t(`walk.onlyOf.${walker.kind}`)), keys: [], run: () => { void walker.setOnly(!walker.only); } },
    { id: 'realign.column', group: 'align', label: (t) => t('realign.actOf', { name: walker.realignable ?? '' }), keys: [], enabled: () => walker.realignable !== null, run: () => { walker.realign('all'); } },
    { id: 'realign.rows', group: 'align', label: (t) => t('realign.rowsOf', { name: walker.realignable ?? '' }), keys: [], enabled: () => walker.realignable !== null && walker.selected > 0, run: () => { walker.realign('selected'); } },
  ];
}

function withProgress(label: string, { progress: { at, of } }: Walker, t: Parameters<Action['label']>[0]): string {
  if (of === 0) return label;
  return at === 0 ? t('walk.labelAmong', { label, of }) : t('walk.labelAt', { label, at, of });
}
