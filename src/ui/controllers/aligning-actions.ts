/** What a person can do about the alignment and the sentences, for keys, palette, menu and help sheet. */
import type { AlignAct } from '../../app/act-types.ts';
import type { Action } from './actions.ts';

/** The controller, as far as its actions need it. */
export interface Aligning {
  /** Is there anything to act on, other than what is in the editor? */
  readonly ready: boolean;
  /** Are there rows on screen? */
  readonly inRows: boolean;
  readonly selected: number;
  act(what: AlignAct): void;
  edit(): void;
  cut(): void;
  note(): void;
  suggestLinks(): void;
  suggestState(): void;
  select(): void;
  extend(by: 1 | -1): void;
  clearSelection(): void;
  openMenu(): void;
}

export const ROWS: readonly (readonly [AlignAct, string])[] = [
  ['moveUp', 'U'], ['moveDown', 'D'], ['shiftUp', 'Shift+U'], ['shiftDown', 'Shift+D'], ['group', 'M'], ['split', 'S'],
  ['swapUp', 'Shift+X'], ['swapDown', 'X'], ['link', 'L'], ['detach', 'N'],
];
export const STATUS: readonly (readonly [AlignAct, string])[] = [['confirm', 'A'], ['confirmAbove', 'Shift+A'], ['review', 'R'], ['clear', 'C']];
export const TEXT: readonly (readonly [AlignAct, string])[] = [['join', 'J'], ['insertBefore', 'Shift+I'], ['insertAfter', 'I'], ['delete', 'Delete'], ['paragraph', 'P']];

export function aligningActions(page: Aligning): Action[] {
  const ready = (): boolean => page.ready, choosing = (): boolean => page.ready && page.inRows;
  const base = { group: 'align', scope: 'grid', enabled: ready } as const;
  const act = ([what, key]: readonly [AlignAct, string]): Action => ({
    ...base, id: `align.${what}`, label: (t) => t(`align.act.${what}`), keys: key === '' ? [] : [key], run: () => { page.act(what); },
  });
  return [
    ...ROWS.map(act), ...STATUS.map(act),
    { ...base, id: 'align.note', label: (t) => t('align.act.note'), keys: ['B'], run: () => { page.note(); } },
    // Who may not or would not decide it alone proposes it: the keys of linking and of judging, with Shift.
    { ...base, id: 'align.suggestLinks', label: (t) => t('align.act.suggestLinks'), keys: ['Shift+L'], enabled: choosing, run: () => { page.suggestLinks(); } },
    { ...base, id: 'align.suggestState', label: (t) => t('align.act.suggestState'), keys: ['Shift+R'], run: () => { page.suggestState(); } },
    { ...base, id: 'align.edit', label: (t) => t('align.act.edit'), keys: ['E'], inPalette: false, run: () => { page.edit(); } },
    { ...base, id: 'align.cut', label: (t) => t('align.act.cut'), keys: ['T'], run: () => { page.cut(); } },
    ...TEXT.map(act),
    { ...base, id: 'align.select', label: (t) => t('align.act.select'), keys: ['Space'], enabled: choosing, run: () => { page.select(); } },
    { ...base, id: 'align.extendUp', label: (t) => t('align.act.extendUp'), keys: ['Shift+ArrowUp'], repeats: true, enabled: choosing, run: () => { page.extend(-1); } },
    { ...base, id: 'align.extendDown', label: (t) => t('align.act.extendDown'), keys: ['Shift+ArrowDown'], repeats: true, enabled: choosing, run: () => { page.extend(1); } },
    { ...base, id: 'align.clearSelection', label: (t) => t('align.act.clearSelection'), keys: ['Escape'], fixed: true, enabled: () => page.selected > 0, run: () => { page.clearSelection(); } },
    { ...base, id: 'align.menu', label: (t) => t('align.act.menu'), keys: ['Shift+F10', 'ContextMenu'], fixed: true, run: () => { page.openMenu(); } },
  ];
}
