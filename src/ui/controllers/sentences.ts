/** How announcements name a sentence, and what was undone. */
import type { SegmentId } from '../../core/ids.ts';
import type { Change } from '../../core/change.ts';
import type { CommandKind } from '../../core/commands/registry.ts';
import type { UndoArgs } from '../../core/commands/undo.ts';
import { entriesOf } from '../../core/history.ts';
import type { Workbench } from '../../app/workbench.ts';
import type { LocalizeController } from '../../i18n/localize-controller.ts';

/** Its number in its version and the name of its language. */
export function sentenceName({ tables }: Workbench, id: SegmentId, i18n: LocalizeController): { number: string; language: string } {
  const version = tables.get('version', tables.get('segment', id)?.version ?? '');
  if (!version) return { number: '–', language: '' };
  const at = tables.segmentsOf(version.id).findIndex((segment) => segment.id === id);
  return { number: i18n.number(at + 1), language: i18n.languageWord(version.lang) };
}

type Named = Exclude<CommandKind, 'undo' | 'redo' | 'receiveRelease'>;

/** "Undone: correction of sentence 12 (Russian)", and the sentence that was meant. */
export function takenBackSentence(workbench: Workbench, change: Change, i18n: LocalizeController): { sentence: string; segment: SegmentId | null } {
  const { target } = change.args as UndoArgs;
  const act = workbench.log.find(({ id }) => id === target);
  const entries = act ? entriesOf(act) : [];
  const segment = entries[0]?.segment ?? null;
  if (!act || !segment) return { sentence: '', segment };
  // A text that had moved on was not overwritten: the former one became a suggestion.
  const filed = Object.values(change.patch.suggestion ?? {}).some(([before, after]) => before === null && after?.origin === 'conflict');
  if (filed && act.kind !== 'suggest') return { sentence: i18n.t('editor.done.undoMet'), segment };
  const section = change.kind === 'undo' ? 'undone' : 'redone';
  const kind = act.kind as Named;
  const params = sentenceName(workbench, segment, i18n);
  const sentence = kind === 'replaceText' ? i18n.t(`editor.${section}.replaceText`, { count: entries.length }) : i18n.t(`editor.${section}.${kind}`, params);
  return { sentence, segment };
}
