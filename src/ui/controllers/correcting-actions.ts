/** What a person can do while correcting, for keys, palette and help sheet. */
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
    { id: 'edit.begin', group: 'edit', label: (t) => t('editor.action.edit'), keys: ['F2'], inFields: false, enabled: hasCurrent, run: onCurrent((id) => { page.edit(id); }) },
    { id: 'edit.save', group: 'edit', label: (t) => t('editor.action.save'), keys: ['Mod+Enter'], ownKeys: true, run: () => undefined },
    { id: 'edit.suggest', group: 'edit', label: (t) => t('editor.action.suggest'), keys: ['Mod+Shift+Enter'], ownKeys: true, run: () => undefined },
    { id: 'edit.leave', group: 'edit', label: (t) => t('editor.action.leave'), keys: ['Escape'], ownKeys: true, run: () => undefined },
    { id: 'edit.next', group: 'edit', label: (t) => t('editor.action.next'), keys: ['Alt+ArrowDown'], ownKeys: true, run: () => undefined },
    { id: 'edit.previous', group: 'edit', label: (t) => t('editor.action.previous'), keys: ['Alt+ArrowUp'], ownKeys: true, run: () => undefined },
    // The focused sentence handles the digits itself, so that a digit pressed elsewhere does nothing.
    { id: 'edit.state', group: 'edit', label: (t) => t('editor.action.states'), keys: ['1', '2', '3', '4'], ownKeys: true, run: () => undefined },
    ...SEGMENT_STATES.map((state): Action => ({
      id: `edit.state.${state}`, group: 'edit', label: (t) => t('editor.action.setState', { state: t(`state.${state}`) }), keys: [],
      enabled: hasCurrent, run: onCurrent((id) => { page.setState(id, state); }),
    })),
    {
      id: 'edit.discard', group: 'edit', label: (t) => t('editor.action.discard'), keys: [], run: onCurrent((id) => { page.discard(id); }),
      enabled: () => page.editing === null && page.current !== null && page.workbench.draftOf(page.current) !== undefined,
    },
  ];
}
