/** Undo and redo belong to the work, not to a page: `dm-app` adds them to the registry, and they say on every page what they did. */
import type { SegmentId } from '../core/ids.ts';
import { isRefusal } from '../core/change.ts';
import type { Workbench } from '../app/workbench.ts';
import type { LocalizeController } from '../i18n/localize-controller.ts';
import type { Action } from './controllers/actions.ts';
import { takenBackSentence } from './controllers/sentences.ts';

export interface UndoDeeds {
  readonly workbench: () => Workbench | undefined;
  readonly i18n: LocalizeController;
  /** Says what happened, for the ear and for the eye. */
  readonly say: (sentence: string) => void;
  /** The sentence that has changed, for a page that can show it. */
  readonly show: (segment: SegmentId) => void;
}

export function undoActions(deeds: UndoDeeds): Action[] {
  const run = (kind: 'undo' | 'redo') => (): void => { takeBack(kind, deeds); };
  return [
    { id: 'edit.undo', group: 'edit', label: (t) => t('editor.action.undo'), keys: ['Mod+Z'], inFields: false, enabled: () => deeds.workbench()?.canUndo ?? false, run: run('undo') },
    { id: 'edit.redo', group: 'edit', label: (t) => t('editor.action.redo'), keys: ['Mod+Shift+Z', 'Mod+Y'], inFields: false, enabled: () => deeds.workbench()?.canRedo ?? false, run: run('redo') },
  ];
}

function takeBack(kind: 'undo' | 'redo', { workbench: open, i18n, say, show }: UndoDeeds): void {
  const workbench = open();
  const done = workbench?.[kind]();
  if (!workbench || !done) return;
  if (isRefusal(done)) { say(i18n.t(`refusal.${done.no}`, done.params)); return; }
  const { sentence, segment } = takenBackSentence(workbench, done, i18n);
  say(sentence);
  if (segment) show(segment);
}
