/**
 * What was read and aligned, as rows. An import makes hundreds of thousands of them: ids are one random id for a version or
 * an alignment and a number, so that they are as permanent as any and cost nothing.
 */
import { orderKey } from '../core/bundled.ts';
import type { AlignmentId, BeadId, SegmentId, VersionId, WorkId } from '../core/ids.ts';
import { asId } from '../core/ids.ts';
import type { Alignment, Bead, BeadStatus, Segment, Version, Work } from '../core/model.ts';
import type { RowLists } from '../core/tables.ts';
import { endsParagraph } from '../core/text/plain.ts';
import type { AlignedBead, Side } from '../workers/align.ts';
import type { ReadSentence, VersionPlan, WorkPlan } from './import-types.ts';

type NewId = (prefix: string) => string;

/** How the aligner names itself in the alignments that it makes. */
export const METHOD = 'dragoman';
/** Of an alignment that a person put together, by an act over many rows. */
export const METHOD_BY_HAND = 'manual';

/** A version and its sentences in reading order. */
export interface Sides { readonly version: Version; readonly segments: readonly Segment[] }

interface Place {
  readonly work: WorkId;
  /** Among the work's versions. */
  readonly at: number;
  readonly original: boolean;
  readonly newId: NewId;
}

/** The original is `final` from the start, a translation waits to be reviewed. */
export function versionRows(plan: VersionPlan, { work, at, original, newId }: Place): Sides {
  const id = asId<VersionId>(newId('ver'));
  const stem = newId('seg');
  return {
    version: {
      id, work, lang: plan.lang, order: orderKey(at), kind: original ? 'original' : 'translation', note: null, alignment: null,
      ...(plan.name === '' ? {} : { name: plan.name }),
    },
    segments: plan.text.sentences.map(({ text, after, block }, number) => ({
      id: asId<SegmentId>(`${stem}.${number.toString(36)}`), version: id, order: orderKey(number), text, after,
      state: original ? 'final' : 'translated', ...(block ? { block } : {}),
    })),
  };
}

export interface NewAlignment { readonly alignment: Alignment; readonly beads: readonly Bead[] }

interface Between {
  readonly source: Sides;
  readonly target: Sides;
  /** What is known about a bead beside its score; absent: nobody has looked at any. */
  readonly statusOf?: (bead: AlignedBead) => BeadStatus;
}

export function alignmentRows(aligned: readonly AlignedBead[], { source, target, statusOf = () => 'auto' }: Between, newId: NewId): NewAlignment {
  const id = asId<AlignmentId>(newId('aln')), stem = newId('bead');
  const idsOf = (segments: readonly Segment[], indexes: readonly number[]): SegmentId[] => indexes.map((index) => (segments[index] as Segment).id);
  return {
    alignment: { id, work: source.version.work, source: source.version.id, target: target.version.id, method: METHOD },
    beads: aligned.map((bead, number) => ({
      id: asId<BeadId>(`${stem}.${number.toString(36)}`), alignment: id, status: statusOf(bead), score: bead.score,
      source: idsOf(source.segments, bead.source), target: idsOf(target.segments, bead.target),
    })),
  };
}

/** A whole new work. `aligned`: the beads of each version but the pivot, in the plan's order. */
export function workRows(plan: WorkPlan, aligned: readonly (readonly AlignedBead[])[], newId: NewId): Required<RowLists> {
  const work = asId<WorkId>(newId('work'));
  const pivotFirst = [plan.pivot, ...[...plan.versions.keys()].filter((at) => at !== plan.pivot)];
  const [pivot, ...others] = pivotFirst.map((index, at) => versionRows(plan.versions[index] as VersionPlan, { work, at, original: at === 0, newId }));
  if (!pivot) throw new RangeError('a work without a version');
  const alignments = others.map((target, at) => alignmentRows(aligned[at] ?? [], { source: pivot, target }, newId));
  const abbreviations = abbreviationsOf(plan.versions);
  return {
    work: [{
      id: work, title: { en: plan.title }, date: '', signatories: [], origin: { en: originOf(plan) }, pivot: pivot.version.id, revision: 0,
      ...(abbreviations ? { abbreviations } : {}),
    }],
    version: [pivot.version, ...others.map(({ version }, at) => ({ ...version, alignment: alignments[at]?.alignment.id ?? null }))],
    segment: [pivot, ...others].flatMap(({ segments }) => segments),
    alignment: alignments.map(({ alignment }) => alignment), bead: alignments.flatMap(({ beads }) => beads), suggestion: [], forward: [], note: [],
  };
}

/** The names of the files, as far as there were files. */
function originOf({ versions }: WorkPlan): string {
  return versions.flatMap(({ text: { name } }) => name === '' ? [] : [name]).join(', ').slice(0, LONGEST_ORIGIN);
}
const LONGEST_ORIGIN = 1_000;

/** What people taught the splitter, by language; undefined: nothing. */
export function abbreviationsOf(plans: readonly VersionPlan[]): Work['abbreviations'] {
  const taught = plans.flatMap(({ lang, abbreviations = [] }) => abbreviations.length > 0 ? [[lang, abbreviations] as const] : []);
  return taught.length > 0 ? Object.fromEntries(taught) : undefined;
}

/** A text as the aligner takes it, paragraphs and headings included. */
export function sideOf(lang: string, sentences: readonly (ReadSentence | Segment)[]): Side {
  const indexes = (wanted: (sentence: ReadSentence | Segment) => boolean): number[] => sentences.flatMap((sentence, at) => wanted(sentence) ? [at] : []);
  return {
    lang, sentences: sentences.map(({ text }) => text),
    paragraphEnds: indexes(endsParagraph),
    headings: indexes(({ block }) => block !== undefined && block !== 'item'),
  };
}
