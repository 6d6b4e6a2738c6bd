/** How announcements say what was undone or redone. */
import type { SegmentId, VersionId } from '../../core/ids.ts';
import type { Segment } from '../../core/model.ts';
import type { Change } from '../../core/change.ts';
import type { CommandArgs, CommandKind } from '../../core/commands/registry.ts';
import type { UndoArgs } from '../../core/commands/undo.ts';
import { entriesOf, versionEntriesOf } from '../../core/history.ts';
import type { Tables } from '../../core/tables.ts';
import type { Workbench } from '../../app/workbench.ts';
import type { LocalizeController } from '../../i18n/localize-controller.ts';
import { sentenceName, versionName } from './sentences.ts';

type Taken = Exclude<CommandKind, 'undo' | 'redo' | 'receiveRelease' | 'mergeChanges'>;
/** Acts on a version as a whole. */
const OF_VERSIONS = ['addVersion', 'removeVersion', 'replaceVersion', 'describeVersion', 'chooseAlignment'] as const;
const OF_WORKS = ['describeWork', 'addAlignment', 'removeAlignment'] as const;
/** Acts on links: they change no sentence, and name those that they are about. */
const OF_LINKS = ['linkSegments', 'moveSegments', 'shiftColumn', 'groupSegments', 'splitBead', 'detachSegments', 'swapCells', 'noteLink'] as const;
type Kinds<List extends readonly string[]> = List[number];
type OfSentences = Exclude<Taken, 'adoptAlignments' | Kinds<typeof OF_VERSIONS> | Kinds<typeof OF_WORKS> | Kinds<typeof OF_LINKS> | 'setLinkStatus'>;

/** The sentences that an act on links names, in the order in which it does. */
function namesIn({ args }: Change): SegmentId[] {
  const { segments = [], segment, at, from, a, b, links = [] } = args as {
    segments?: readonly SegmentId[]; segment?: SegmentId; at?: SegmentId; from?: SegmentId; a?: SegmentId; b?: SegmentId; links?: readonly { segment: SegmentId }[];
  };
  return [...segments, ...[segment, at, from, a, b].filter((id) => id !== undefined), ...links.map((link) => link.segment)];
}

/**
 * Where an act on links was done: at the first sentence that it names. An act on one column may name its rows by sentences of
 * another one, and is told by its own: the first in the text whose links it changed. Where it has none there, by what is named.
 */
function placeOfLinks(act: Change, tables: Tables): SegmentId | null {
  const names = namesIn(act), { version } = act.args as { version?: VersionId };
  const own = (id: SegmentId): boolean => version === undefined || tables.get('segment', id)?.version === version;
  const named = names.find(own);
  if (named !== undefined) return named;
  const [first] = Object.values(act.patch.bead ?? {}).flat().flatMap((bead) => bead ? [...bead.source, ...bead.target] : []).filter(own)
    .sort((x, y) => tables.indexOf(x) - tables.indexOf(y));
  return first ?? names[0] ?? null;
}

/** The sentence that an act on texts was about: of one that was cut or joined, what is there now; of one that is gone, as it was. */
function sentenceOf(act: Change, tables: Tables): Segment | SegmentId | null {
  const { segment: named } = act.args as { segment?: SegmentId };
  const made = Object.values(act.patch.segment ?? {}).flatMap(([before, after]) => before && after ? [] : before ?? after ?? []).sort((x, y) => tables.placeIn(x) - tables.placeIn(y));
  const touched = made.length > 0 ? made.map(({ id }) => id) : entriesOf(act).map(({ segment }) => segment);
  const there = touched.flatMap((id) => tables.get('segment', id) ?? []);
  return there.find(({ id }) => id === named) ?? there[0] ?? made[0] ?? touched[0] ?? null;
}

/** "Undone: correction of sentence 12 (Russian)", and the sentence that was meant; null where none was. */
export function takenBackSentence(workbench: Workbench, change: Change, i18n: LocalizeController): { sentence: string; segment: SegmentId | null } {
  const { target } = change.args as UndoArgs;
  const act = workbench.history.find(({ id }) => id === target);
  const section = change.kind === 'undo' ? 'undone' : 'redone';
  if (!act) return { sentence: '', segment: null };
  const ofVersion = OF_VERSIONS.find((kind) => kind === act.kind), ofWork = OF_WORKS.find((kind) => kind === act.kind);
  if (act.kind === 'adoptAlignments') {
    return { sentence: i18n.t(`editor.${section}.adoptAlignments`, { act: i18n.t(`history.adopted.${(act.args as CommandArgs['adoptAlignments']).why}`) }), segment: null };
  }
  if (ofWork) return { sentence: i18n.t(`editor.${section}.${ofWork}`), segment: null };
  if (ofVersion) {
    const [entry] = versionEntriesOf(act);
    const version = entry?.after ?? entry?.before;
    return { sentence: i18n.t(`editor.${section}.${ofVersion}`, { name: version ? versionName(version, workbench.tables, i18n) : '–' }), segment: null };
  }
  const ofLink = OF_LINKS.find((kind) => kind === act.kind);
  if (ofLink || act.kind === 'setLinkStatus') {
    const named = placeOfLinks(act, workbench.tables);
    if (!ofLink) return { sentence: i18n.t(`editor.${section}.setLinkStatus`, { count: (act.args as CommandArgs['setLinkStatus']).links.length }), segment: named };
    return { sentence: named ? i18n.t(`editor.${section}.${ofLink}`, sentenceName(workbench, named, i18n)) : '', segment: named };
  }
  const about = sentenceOf(act, workbench.tables), id = typeof about === 'object' ? about?.id : about;
  if (about === null) return { sentence: '', segment: null };
  const segment = workbench.tables.get('segment', id ?? '')?.id ?? null;
  // A text that had moved on was not overwritten: the former one became a suggestion.
  const filed = Object.values(change.patch.suggestion ?? {}).some(([before, after]) => before === null && after?.origin === 'conflict');
  if (filed && act.kind !== 'suggest') return { sentence: i18n.t('editor.done.undoMet'), segment };
  const kind = act.kind as OfSentences;
  const params = sentenceName(workbench, about, i18n);
  const count = kind === 'replaceText' ? entriesOf(act).length : Object.keys(act.patch.suggestion ?? {}).length + Object.keys(act.patch.note ?? {}).length;
  const sentence = kind === 'replaceText' || kind === 'decideSuggestions' || kind === 'fileSuggestions'
    ? i18n.t(`editor.${section}.${kind}`, { count }) : i18n.t(`editor.${section}.${kind}`, params);
  return { sentence, segment };
}
