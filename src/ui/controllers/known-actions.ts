/**
 * Everything a person can do anywhere, also on pages that are not open: for the list of keys in the settings, and for
 * reading a map of keys. Only names, groups and keys of these are read; none of them is ever run.
 */
import { appActions } from '../app-actions.ts';
import type { AppDeeds } from '../app-actions.ts';
import { saveActions } from '../save-actions.ts';
import { undoActions } from '../undo-actions.ts';
import type { UndoDeeds } from '../undo-actions.ts';
import type { ActingPage } from '../pages/work-actions.ts';
import { workActions } from '../pages/work-actions.ts';
import type { Action } from './actions.ts';
import { ACTION_GROUPS } from './actions.ts';
import type { Aligning } from './aligning-actions.ts';
import { aligningActions } from './aligning-actions.ts';
import type { Correcting } from './correcting-actions.ts';
import { correctingActions } from './correcting-actions.ts';
import type { Noter } from './noting-actions.ts';
import { notingActions } from './noting-actions.ts';
import type { Reviewer } from './review-actions.ts';
import { reviewActions } from './review-actions.ts';
import type { Walker } from './trouble-actions.ts';
import { troubleActions } from './trouble-actions.ts';

/** What a page says of itself, without what it does; of the work itself nothing is asked for a name. */
type Said<T> = { readonly [K in keyof T as T[K] extends (...args: never[]) => unknown ? never : K extends 'workbench' | 'i18n' ? never : K]: T[K] };

/** A page on which nothing is going on: whatever is done on it does nothing. */
function nowhere<T extends object>(said: Said<T>): T {
  return new Proxy(said, { get: (known, name) => (name in known ? Reflect.get(known, name) as unknown : () => undefined) }) as T;
}

/** Group by group, in the order of the help sheet. */
export function knownActions(): readonly Action[] {
  const actions = [
    ...appActions(nowhere<AppDeeds>({})), ...saveActions(() => null), ...undoActions(nowhere<UndoDeeds>({})),
    ...workActions(nowhere<ActingPage>({ layout: 'aligned', findsMore: false })), ...correctingActions(nowhere<Correcting>({ current: null, editing: null })),
    ...aligningActions(nowhere<Aligning>({ ready: false, inRows: false, selected: 0 })),
    ...notingActions(nowhere<Noter>({ ready: false })),
    ...reviewActions(nowhere<Reviewer>({ ready: false, selected: 0 })),
    ...troubleActions(nowhere<Walker>({ kind: 'doubtful', only: false, progress: { at: 0, of: 0 }, realignable: '…', selected: 0 })),
  ];
  return ACTION_GROUPS.flatMap((group) => actions.filter((action) => action.group === group));
}
