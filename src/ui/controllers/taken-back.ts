/** How announcements say what was undone or redone. */
import type { SegmentId } from '../../core/ids.ts';
import type { Change } from '../../core/change.ts';
import type { CommandArgs, CommandKind } from '../../core/commands/registry.ts';
import type { UndoArgs } from '../../core/commands/undo.ts';
import { entriesOf, versionEntriesOf } from '../../core/history.ts';
import type { Workbench } from '../../app/workbench.ts';
import type { LocalizeController } from '../../i18n/localize-controller.ts';
import { sentenceName, versionName } from './sentences.ts';

type Taken = Exclude<CommandKind, 'undo' | 'redo' | 'receiveRelease' | 'mergeChanges'>;
/** Acts on a version as a whole. */
const OF_VERSIONS = ['addVersion', 'removeVersion', 'replaceVersion', 'describeVersion', 'chooseAlignment'] as const;
const OF_WORKS = ['describeWork', 'addAlignment', 'removeAlignment', 'adoptAlignments'] as const;
/** Acts on links: they change no sentence, and name those that they are about. */
const OF_LINKS = ['linkSegments', 'moveSegments', 'shiftColumn', 'groupSegments', 'splitBead', 'detachSegments', 'swapCells', 'noteLink'] as const;
type Kinds<List extends readonly string[]> = List[number];
type OfSentences = Exclude<Taken, Kinds<typeof OF_VERSIONS> | Kinds<typeof OF_WORKS> | Kinds<typeof OF_LINKS> | 'setLinkStatus'>;

/** The first sentence that an act on links names. */
function namedFirst({ args }: Change): SegmentId | null {
  const { segments, segment, at, from, a, links } = args as {
    segments?: readonly SegmentId[]; segment?: SegmentId; at?: SegmentId; from?: SegmentId; a?: SegmentId; links?: readonly { segment: SegmentId }[];
  };
  return segments?.[0] ?? segment ?? at ?? from ?? a ?? links?.[0]?.segment ?? null;
}

/** "Undone: correction of sentence 12 (Russian)", and the sentence that was meant; null where none was. */
export function takenBackSentence(workbench: Workbench, change: Change, i18n: LocalizeController): { sentence: string; segment: SegmentId | null } {
  const { target } = change.args as UndoArgs;
  const act = workbench.history.find(({ id }) => id === target);
  const section = change.kind === 'undo' ? 'undone' : 'redone';
  if (!act) return { sentence: '', segment: null };
  const ofVersion = OF_VERSIONS.find((kind) => kind === act.kind), ofWork = OF_WORKS.find((kind) => kind === act.kind);
  if (ofWork) return { sentence: i18n.t(`editor.${section}.${ofWork}`), segment: null };
  if (ofVersion) {
    const [entry] = versionEntriesOf(act);
    const version = entry?.after ?? entry?.before;
    return { sentence: i18n.t(`editor.${section}.${ofVersion}`, { name: version ? versionName(version, workbench.tables, i18n) : '–' }), segment: null };
  }
  const ofLink = OF_LINKS.find((kind) => kind === act.kind);
  if (ofLink || act.kind === 'setLinkStatus') {
    const named = namedFirst(act);
    if (!ofLink) return { sentence: i18n.t(`editor.${section}.setLinkStatus`, { count: (act.args as CommandArgs['setLinkStatus']).links.length }), segment: named };
    return { sentence: named ? i18n.t(`editor.${section}.${ofLink}`, sentenceName(workbench, named, i18n)) : '', segment: named };
  }
  const entries = entriesOf(act);
  // Of a sentence that was cut or joined: what is there now.
  const segment = (entries.find((entry) => workbench.tables.get('segment', entry.segment)) ?? entries[0])?.segment ?? null;
  if (!segment) return { sentence: '', segment };
  // A text that had moved on was not overwritten: the former one became a suggestion.
  const filed = Object.values(change.patch.suggestion ?? {}).some(([before, after]) => before === null && after?.origin === 'conflict');
  if (filed && act.kind !== 'suggest') return { sentence: i18n.t('editor.done.undoMet'), segment };
  const kind = act.kind as OfSentences;
  const params = sentenceName(workbench, segment, i18n);
  const count = kind === 'replaceText' ? entries.length : Object.keys(act.patch.suggestion ?? {}).length + Object.keys(act.patch.note ?? {}).length;
  const sentence = kind === 'replaceText' || kind === 'decideSuggestions' || kind === 'fileSuggestions'
    ? i18n.t(`editor.${section}.${kind}`, { count }) : i18n.t(`editor.${section}.${kind}`, params);
  return { sentence, segment };
}
