/** Undo and redo belong to the work, not to a page: `dm-app` adds them to the registry, and they say on every page what they did. */
import type { Refusal } from '../core/change.ts';
import { isRefusal } from '../core/change.ts';
import type { ChangeId, SegmentId } from '../core/ids.ts';
import { commandsHere, loadCommands } from '../app/commands-soon.ts';
import type { Workbench } from '../app/workbench.ts';
import type { LocalizeController } from '../i18n/localize-controller.ts';
import type { Action } from './controllers/actions.ts';
import type { CorrectingParts } from './parts/correcting-parts.ts';
import { correctingParts, loadCorrectingParts } from './parts/correcting-parts.ts';

export interface UndoDeeds {
  readonly workbench: () => Workbench | undefined;
  readonly i18n: LocalizeController;
  /** Says what happened, for the ear and for the eye. */
  readonly say: (sentence: string) => void;
  /** The sentence that has changed, for a page that can show it. */
  readonly show: (segment: SegmentId) => void;
  /** A merge is taken back (or brought again) in pieces, which takes its time. */
  readonly takeBack: (change: ChangeId, kind: 'undo' | 'redo') => void;
}

export function undoActions(deeds: UndoDeeds): Action[] {
  // Right after opening, what it takes for an act may still be on its way.
  const run = (kind: 'undo' | 'redo') => (): void => {
    if (commandsHere()) takeBack(kind, deeds); else void loadCommands().catch(() => undefined).then(() => { takeBack(kind, deeds); });
  };
  return [
    { id: 'edit.undo', group: 'edit', label: (t) => t('editor.action.undo'), keys: ['Mod+Z'], inFields: false, enabled: () => deeds.workbench()?.canUndo ?? false, run: run('undo') },
    { id: 'edit.redo', group: 'edit', label: (t) => t('editor.action.redo'), keys: ['Mod+Shift+Z', 'Mod+Y'], inFields: false, enabled: () => deeds.workbench()?.canRedo ?? false, run: run('redo') },
  ];
}

function takeBack(kind: 'undo' | 'redo', { workbench: open, i18n, say, show, takeBack: takeMergeBack }: UndoDeeds): void {
  const workbench = open();
  const done = workbench?.[kind]();
  if (!workbench || !done) return;
  if (isRefusal(done) && done.no === 'mergeUndo') { takeMergeBack(String(done.params['change']) as ChangeId, kind); return; }
  if (isRefusal(done)) { void refused(done, { workbench, i18n, say }); return; }
  const tell = ({ takenBackSentence }: CorrectingParts): void => {
    const { sentence, segment } = takenBackSentence(workbench, done, i18n);
    say(sentence);
    if (segment) show(segment);
  };
  const parts = correctingParts();
  if (parts) tell(parts); else void loadCorrectingParts().then(tell);
}

/** Where a later act is in the way, that one is named. */
async function refused({ no, params }: Refusal, { workbench, i18n, say }: { workbench: Workbench; i18n: LocalizeController; say: UndoDeeds['say'] }): Promise<void> {
  const { later } = params, why = i18n.t(`refusal.${no}`, params);
  const which = later === undefined ? '' : (await import('./history-view.ts')).laterText(String(later) as ChangeId, workbench, i18n);
  say([why, which].filter((sentence) => sentence !== '').join(' '));
}
