/** Takes an alignment between two versions without the original away again. */
import { removeAlignment } from '../app/acts.ts';
import type { Workbench } from '../app/workbench.ts';
import { isRefusal } from '../core/change.ts';
import type { AlignmentId } from '../core/ids.ts';
import type { LocalizeController } from '../i18n/localize-controller.ts';
import '../i18n/later-words.ts';
import { ActionEvent, AnnounceEvent } from './events.ts';

/** Removes one and says so, with the way back. */
export function removeDirect(workbench: Workbench, { alignment, names, i18n: { t }, from }: { alignment: AlignmentId; names: { first: string; second: string }; i18n: LocalizeController; from: EventTarget }): void {
  const done = removeAlignment(workbench, alignment);
  from.dispatchEvent(isRefusal(done) ? new AnnounceEvent(t(`refusal.${done.no}`, done.params), { shown: true })
    : new AnnounceEvent(t('realign.direct.removed', names), { shown: true, act: { label: t('work.undo'), run: () => { from.dispatchEvent(new ActionEvent('edit.undo')); } } }));
}
