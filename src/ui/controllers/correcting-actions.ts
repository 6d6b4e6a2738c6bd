/** What a person can do while correcting, for keys, palette and help sheet. Their keys: key-profiles.ts. */
import type { SegmentId } from '../../core/ids.ts';
import type { SegmentState } from '../../core/model.ts';
import { SEGMENT_STATES } from '../../core/model.ts';
import type { Workbench } from '../../app/workbench.ts';
import type { Action } from './actions.ts';

/** The controller, as far as its actions need it. */
export interface Correcting {
  readonly workbench: Workbench;
  readonly current: SegmentId | null;
  readonly editing: SegmentId | null;
  edit(segment: SegmentId | null): void;
  discard(segment: SegmentId): void;
  setState(segment: SegmentId, state: SegmentState): void;
}

export function correctingActions(page: Correcting): Action[] {
  const onCurrent = (act: (segment: SegmentId) => void) => (): void => { if (page.current) act(page.current); };
  const hasCurrent = (): boolean => page.current !== null;
  return [
    { id: 'edit.begin', group: 'edit', scope: 'grid', label: (t) => t('editor.action.edit'), keys: [], inFields: false, enabled: hasCurrent, run: onCurrent((id) => { page.edit(id); }) },
    own('edit.save', (t) => t('editor.action.save')),
    own('edit.suggest', (t) => t('editor.action.suggest')),
    { ...own('edit.leave', (t) => t('editor.action.leave')), fixed: true },
    own('edit.cut', (t) => t('editor.action.cut')),
    own('edit.glue', (t) => t('editor.action.glue')),
    own('edit.next', (t) => t('editor.action.next')),
    own('edit.previous', (t) => t('editor.action.previous')),
    ...SEGMENT_STATES.map((state): Action => ({
      id: `edit.state.${state}`, group: 'edit', scope: 'grid', label: (t) => t('editor.action.setState', { state: t(`state.${state}`) }), keys: [],
      enabled: hasCurrent, run: onCurrent((id) => { page.setState(id, state); }),
    })),
    {
      id: 'edit.discard', group: 'edit', label: (t) => t('editor.action.discard'), keys: [], run: onCurrent((id) => { page.discard(id); }),
      enabled: () => page.editing === null && page.current !== null && page.workbench.draftOf(page.current) !== undefined,
    },
  ];
}

/** The editor takes these keys itself (parts/editor-keys.ts). */
function own(id: string, label: Action['label']): Action {
  return { id, group: 'edit', label, keys: [], ownKeys: true, run: () => undefined };
}
